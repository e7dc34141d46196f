"""What befalls an engine does not end it, and is not told as trouble of the line."""

import threading
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from sync.engine import engine as engine_module
from sync.engine import settling as settling_module
from sync.engine.engine import Engine, MakePort
from sync.engine.enrolling import port_maker
from sync.engine.http import HttpPort
from sync.engine.outcome import Outcome
from sync.engine.status import read_line_status
from sync.engine.traffic import Traffic
from sync.errors import LineHindrance, LocalHindrance, Refused
from sync.protocol.messages import Pull, PullAnswer, Push, PushAnswer, Represent, RepresentAnswer, UploadState
from sync.replica import outbox, sync_requests
from sync.replica.meta import write_identity
from sync.replica.replica import Replica
from sync.rules.documents import Urgency
from tests.support.fakes import NoChance
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE
from tests.support.serving import RealPc, Serving
from tests.support.small_disk import forbid_writing


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOCAL_PAUSE_S", "DEFECT_PAUSE_S"):
        monkeypatch.setattr(engine_module, name, 0.1)


@pytest.fixture
def _resting_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer than a test listens: what ends the rest sooner is what is tried."""
    monkeypatch.setattr(engine_module, "DEFECT_PAUSE_S", 600.0)


def ports_of(pc: RealPc, kind: type[HttpPort]) -> MakePort:
    """Its connections, of another kind."""
    make = port_maker(pc.replica)

    def made(traffic: Traffic) -> HttpPort:
        port = make(traffic)
        port.__class__ = kind
        return port

    return made


def ask(beside: Replica, id: str) -> None:
    with beside.write() as t:
        sync_requests.ask(t.connection, id, beside.clock.now())


def answered(beside: Replica, id: str) -> Outcome:
    while True:
        with beside.read() as connection:
            if answer := sync_requests.take_answer(connection, id):
                return msgspec.json.decode(answer, type=Outcome)
        threading.Event().wait(0.05)


def test_after_a_good_sync_the_line_is_up_and_nothing_else_is_told(serving: Serving) -> None:
    running = Running(serving.enrol(COMMUNE))
    with running:
        dispatch(running.pc, "Bình thường", 50_000)
        assert running.sync().exit_code == 0
        running.engine.stop()
        with running.pc.replica.read() as connection:
            assert read_line_status(connection).state == "up"
    told = [running.told.get_nowait()[0] for _ in range(running.told.qsize())]
    assert "online" in told
    assert not {"offline", "fault", "halted"} & set(told)


def test_a_listener_that_has_gone_does_not_stop_the_work(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)

    def gone(event: str, about: str) -> None:
        raise BrokenPipeError

    engine = Engine(pc.replica, port_maker(pc.replica), NoChance(), gone)
    dispatch(pc, "Không ai nghe", 50_000)
    engine.settling.ask()
    engine.start()
    outcome = engine.settling.outcome()
    engine.stop()
    pc.close()
    assert (outcome.code, outcome.summary.sent, outcome.summary.waiting) == ("", 1, 0)


@pytest.mark.usefixtures("_impatient")
def test_a_full_disk_while_another_process_waits_is_outlived(serving: Serving) -> None:
    with Running(serving.enrol(COMMUNE)) as running:
        running.hear("online")
        beside = running.beside()
        forbid_writing(running.pc.replica, True)
        ask(beside, "từ máy khác")
        for _ in range(6):
            assert running.hear("fault") == "disk.read_only"
        with beside.read() as connection:
            assert sync_requests.unanswered(connection) == ["từ máy khác"]
        forbid_writing(running.pc.replica, False)
        answered(beside, "từ máy khác")
        id = dispatch(running.pc, "Sau khi dọn đĩa", 50_000)
        assert running.hear("sent") == id
        beside.close()


@pytest.mark.usefixtures("_impatient")
def test_connections_that_cannot_be_made_yet_are_made_later(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    make, left = port_maker(pc.replica), iter([LocalHindrance("disk.full"), RuntimeError("một lỗi lạ")] * 4)

    def sometimes(traffic: Traffic) -> HttpPort:
        if (error := next(left, None)) is not None:
            raise error
        return make(traffic)

    with Running(pc, sometimes) as running:
        assert {running.hear("fault") for _ in range(8)} == {"disk.full", "program.fault"}
        dispatch(pc, "Cuối cùng cũng đi", 50_000)
        outcome = running.sync()
        assert (outcome.code, outcome.summary.waiting) == ("", 0)


@pytest.mark.usefixtures("_resting_for_long")
@pytest.mark.parametrize("who", ["its window", "another process"])
def test_whoever_asks_for_another_try_ends_the_rest_after_a_fault(serving: Serving, who: str) -> None:
    pc, has_room = serving.enrol(COMMUNE), threading.Event()

    class Full(HttpPort):
        def upload(self, sha256: str, size: int, offset: int, chunks: Iterator[bytes]) -> UploadState:
            if not has_room.is_set():
                raise LineHindrance("server.disk_full", retry_after_s=60.0)
            return super().upload(sha256, size, offset, chunks)

    with Running(pc, ports_of(pc, Full)) as running:
        running.hear("online")
        id = dispatch(pc, f"Chờ máy chủ có chỗ: {who}", 50_000)
        assert running.hear("fault") == "server.disk_full"
        has_room.set()
        beside = running.beside()
        if who == "its window":
            running.engine.look_again()
        else:
            ask(beside, "thử lại")
        assert running.hear("sent") == id
        beside.close()


@pytest.mark.usefixtures("_resting_for_long")
def test_what_is_new_waits_for_no_rest_of_what_could_not_go(serving: Serving) -> None:
    pc, is_mended = serving.enrol(COMMUNE), threading.Event()

    class Ailing(HttpPort):
        def push(self, push: Push) -> PushAnswer:
            if not is_mended.is_set():
                raise LineHindrance("server.defect")
            return super().push(push)

    with Running(pc, ports_of(pc, Ailing)) as running:
        running.hear("online")
        first = dispatch(pc, "Chưa đi được", 9_000)
        assert running.hear("fault") == "server.defect"
        assert running.status().state == "up"
        is_mended.set()
        second = dispatch(pc, "Hỏa tốc", 9_000, Urgency.MOST_URGENT)
        assert {running.hear("sent") for _ in range(2)} == {first, second}


@pytest.mark.usefixtures("_impatient")
def test_the_watcher_outlives_a_fault(serving: Serving) -> None:
    with Running(serving.enrol(COMMUNE)) as running:
        running.hear("online")
        look, left = running.engine.settling.look_for_requests, iter([LocalHindrance("database.locked"), ValueError()])

        def look_or_fail() -> bool:
            if (error := next(left, None)) is not None:
                raise error
            return look()

        running.engine.settling.look_for_requests = look_or_fail  # type: ignore[method-assign]
        beside = running.beside()
        ask(beside, "một")
        assert [running.hear("fault"), running.hear("fault")] == ["database.locked", "program.fault"]
        assert answered(beside, "một").code == ""
        beside.close()


def test_an_engine_started_in_an_outage_finds_the_second_address_later(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    both = msgspec.structs.replace(pc.replica.identity, addresses=("https://127.0.0.1:1", serving.url))
    with pc.replica.write() as t:
        write_identity(t.connection, both)
    pc.close()
    pc.replica = Replica(pc.folder, pc.key, pc.replica.signer, pc.clock, pc.ids)
    serving.kill()
    with Running(pc) as running:
        running.hear("offline")
        id = dispatch(pc, "Chờ mạng", 50_000)
        serving.start()
        running.hear("online")
        assert running.hear("sent") == id


def test_an_engine_shows_life_while_others_wait_and_gives_up_in_the_end(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling_module, "SIGN_OF_LIFE_S", 0.1)
    monkeypatch.setattr(settling_module, "PATIENCE_S", 2.0)
    with Running(serving.enrol(COMMUNE)) as running:
        running.hear("online")
        serving.kill()
        dispatch(running.pc, "Mất mạng", 50_000)
        beside = running.beside()
        ask(beside, "một")
        outcome = answered(beside, "một")
        assert (outcome.exit_code, outcome.summary.waiting) == (3, 1)
        with beside.read() as connection:
            assert sync_requests.sign_of_life(connection)
            assert outbox.pending(connection)
        beside.close()


class Forgetful:
    """A port to a server that was restored from before this PC's enrolment: it knows the PC again once it was shown the
    sealed rows, and each worker may have been told before that it does not."""

    def __init__(self, port: HttpPort, said: set[str], shown: threading.Event) -> None:
        self._port, self._said, self._shown = port, said, shown

    def __getattr__(self, name: str) -> Any:
        return getattr(self._port, name)

    def pull(self, pull: Pull) -> PullAnswer:
        self._forget("pull")
        return self._port.pull(pull)

    def push(self, push: Push) -> PushAnswer:
        if self._shown.is_set():
            self._forget("push")
        return self._port.push(push)

    def represent(self, shown: Represent) -> RepresentAnswer:
        is_news = not self._shown.is_set()
        self._shown.set()
        return RepresentAnswer(taken=len(shown.rows) if is_news else 0)

    def _forget(self, what: str) -> None:
        if what not in self._said:
            self._said.add(what)
            raise Refused("device.unknown")


def test_of_two_workers_that_a_restored_server_forgot_the_second_need_not_show_anything(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    make, said, shown = port_maker(pc.replica), set[str](), threading.Event()
    with Running(pc, lambda traffic: Forgetful(make(traffic), said, shown)) as running:  # type: ignore[arg-type,return-value]
        assert shown.wait(60)
        id = dispatch(pc, "Sau khi khôi phục máy chủ", 50_000)
        told = iter(lambda: running.told.get(timeout=60), None)
        assert next(about for name, about in told if name in ("sent", "halted")) == id
        assert said == {"pull", "push"}
