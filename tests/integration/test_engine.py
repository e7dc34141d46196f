"""The engine with its threads against a real server: what it says is true, and the urgent goes first."""

import threading
from datetime import datetime, timedelta
from typing import Any

import msgspec

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine.enrolling import port_maker
from sync.engine.http import HttpPort
from sync.engine.outcome import Outcome
from sync.engine.status import read_waiting
from sync.protocol.intent_bytes import read_intent
from sync.protocol.messages import Push, PushAnswer
from sync.protocol.signing import Signer
from sync.replica import outbox, queries, sync_requests
from sync.replica.replica import Replica
from sync.rules.deliveries import Recipient
from sync.rules.documents import FileFacts, Urgency
from sync.rules.intents import Release
from sync.world import SystemClock
from tests.support.papers import pdf
from tests.support.places import WRITTEN
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving


def test_a_sync_settles_and_says_what_it_moved(serving: Serving) -> None:
    commune, district = Running(serving.enrol(COMMUNE)), Running(serving.enrol(DISTRICT))
    dispatch(commune.pc, "Một", 50_000)
    dispatch(commune.pc, "Hai", 20_000)
    commune.engine.settling.ask()
    with commune, district:
        outcome = commune.engine.settling.outcome()
        assert (outcome.code, outcome.summary.sent, outcome.summary.waiting) == ("", 2, 0)
        assert outcome.summary.bytes_up > 70_000
        received = district.sync().summary
        assert received.waiting == 0
        with district.pc.replica.read() as connection:
            listed = queries.incoming(connection)
        assert [a.state for x in listed for a in x.attachments] == ["here", "here"]


def test_a_watching_engine_hears_of_a_document_without_being_asked(serving: Serving) -> None:
    with Running(serving.enrol(DISTRICT)) as district, Running(serving.enrol(COMMUNE)) as commune:
        district.hear("online")
        id = dispatch(commune.pc, "Có tin", 80_000)
        assert commune.hear("sent") == id
        assert district.hear("received") == id
        assert district.hear("complete") == id


def test_the_urgent_document_overtakes_a_large_file_half_sent(serving: Serving) -> None:
    with Running(serving.enrol(DISTRICT)) as district, Running(serving.enrol(COMMUNE)) as commune:
        district.hear("online")
        serving.relay.rate = 500_000
        large = dispatch(commune.pc, "Bản quét lớn", 3_000_000)
        before = serving.relay.up
        while serving.relay.up - before < 600_000:
            threading.Event().wait(0.01)
        urgent = dispatch(commune.pc, "Công điện", 120_000, Urgency.MOST_URGENT)
        assert [district.hear("complete"), district.hear("complete")] == [urgent, large]


def test_a_server_that_dies_and_returns_is_noticed_both_times(serving: Serving) -> None:
    with Running(serving.enrol(COMMUNE)) as commune:
        commune.hear("online")
        assert commune.status().state == "up"
        serving.kill()
        assert commune.hear("offline").startswith("line.")
        down = commune.status()
        assert down.state == "down"
        assert down.since is not None
        assert down.next_try_at is not None
        id = dispatch(commune.pc, "Trong lúc mất mạng", 90_000)
        serving.start()
        assert commune.hear("sent") == id
        assert commune.status().state == "up"


def test_a_portal_is_offline_and_nothing_is_taken_from_it(serving: Serving) -> None:
    with Running(serving.enrol(COMMUNE)) as commune:
        commune.hear("online")
        serving.relay.instead = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nlogin"
        serving.relay.cut()
        dispatch(commune.pc, "Chờ", 9_000)
        while commune.hear("offline") != "line.portal":
            continue
        assert commune.status().code == "line.portal"
        serving.relay.instead = None
        assert commune.hear("sent")


def test_another_process_asks_the_running_engine_and_gets_its_answer(serving: Serving) -> None:
    with Running(serving.enrol(COMMUNE)) as commune:
        pc = commune.pc
        beside = Replica(pc.folder, pc.key, Signer(pc.seed), pc.clock, pc.ids)
        dispatch(pc, "Từ tiến trình khác", 70_000)
        with beside.write() as t:
            sync_requests.ask(t.connection, "yêu cầu", pc.clock.now())
        answer = None
        while answer is None:
            with beside.read() as connection:
                answer = sync_requests.take_answer(connection, "yêu cầu")
        outcome = msgspec.json.decode(answer, type=Outcome)
        assert (outcome.code, outcome.summary.waiting) == ("", 0)
        with beside.read() as connection:
            assert not read_waiting(connection).can_move
        beside.close()


def test_a_held_release_leaves_when_its_time_is_up_and_not_before(serving: Serving) -> None:
    with Running(serving.enrol(COMMUNE)) as commune:
        pc = commune.pc
        commune.hear("online")
        placed = outgoing.number(pc.desk, Wanted("TB", "Có thể hoàn tác", WRITTEN))
        with pc.replica.write() as t:
            sha256 = pc.replica.files.put_bytes(b"%PDF-1.4 held")
            release = Release(
                document=placed.id,
                subject="Có thể hoàn tác",
                files=(FileFacts(name="a.pdf", sha256=sha256, bytes=13),),
                recipients=(Recipient(office=DISTRICT),),
            )
            until = pc.clock.now() + timedelta(seconds=2)
            t.save_intent(release, person=pc.desk.person, rank=3, hold_until=until)
        assert commune.hear("sent") == placed.id
        assert pc.clock.now() >= until


class Noting:
    """A connection that notes when which acts were handed over."""

    def __init__(self, port: HttpPort, handed: list[tuple[datetime, set[str]]]) -> None:
        self._port, self._handed = port, handed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._port, name)

    def push(self, push: Push) -> PushAnswer:
        self._handed.append((SystemClock().now(), {read_intent(one.raw).act.kind() for one in push.intents}))
        return self._port.push(push)


def test_what_is_held_is_handed_over_within_a_second_of_its_time(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    handed: list[tuple[datetime, set[str]]] = []
    make = port_maker(pc.replica)
    with Running(pc, lambda traffic: Noting(make(traffic), handed)) as commune:
        commune.hear("online")
        paper = pdf(pc.folder / "a.pdf")
        wanted = Wanted("TB", "Giữ hai giây", WRITTEN, files=(paper,), to=(DISTRICT,))
        id = outgoing.dispatch(pc.desk, wanted, hold_s=2).id
        with pc.replica.read() as connection:
            until = outbox.held_until(connection)
        assert until is not None
        assert commune.hear("sent") == id
    (at,) = (at for at, acts in handed if "release" in acts)
    assert until <= at <= until + timedelta(seconds=1)


def test_what_is_held_is_let_go_at_its_time_without_a_line_too(serving: Serving) -> None:
    with Running(serving.enrol(COMMUNE)) as commune:
        commune.hear("online")
        assert serving.stop() == 0
        commune.hear("offline")
        paper = pdf(commune.pc.folder / "a.pdf")
        wanted = Wanted("TB", "Giữ một giây", WRITTEN, files=(paper,), to=(DISTRICT,))
        id = outgoing.dispatch(commune.pc.desk, wanted, hold_s=1).id
        late_s = commune.pc.clock.monotonic_s() + 10

        def is_held() -> bool:
            with commune.pc.replica.read() as connection:
                return outbox.is_held(connection, id)

        assert is_held()
        while is_held():
            assert commune.pc.clock.monotonic_s() < late_s, "nobody lets it go"
            threading.Event().wait(0.01)
        assert not outgoing.undo_dispatch(commune.pc.desk, id)


def test_a_revoked_pc_stops_says_so_and_keeps_its_work(serving: Serving) -> None:
    with Running(serving.enrol(COMMUNE)) as commune:
        commune.hear("online")
        serving.kill()
        dispatch(commune.pc, "Chưa gửi được", 9_000)
        serving.operator.revoke_device(commune.pc.device)
        serving.start()
        assert commune.hear("halted") == "device.revoked"
        assert commune.status().state == "halted"
        with commune.pc.replica.read() as connection:
            assert len(queries.waiting_to_send(connection)) == 1
        assert commune.sync().code == "device.revoked"
