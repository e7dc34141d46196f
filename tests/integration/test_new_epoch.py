"""What a PC does when the server that it meets is a restored one: late words of the old one, other verdicts, claims."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import count
from typing import Any

import pytest

from app.actions import outgoing, second_tries
from app.actions.outgoing import Wanted
from sync.engine import exchange
from sync.engine.showing import Showing
from sync.errors import LineHindrance
from sync.protocol.intent_bytes import signed
from sync.protocol.limits import REPRESENT_BYTES, REPRESENT_ROWS
from sync.protocol.messages import Outcome, Pull, Push, PushedIntent, Represent, RepresentAnswer
from sync.protocol.signing import Signer
from sync.replica import pushes
from sync.replica.pulled import read_cursors
from sync.rules.documents import Document
from sync.rules.intents import FORM, Intent, Number
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR


class Late:
    """A port whose answer comes after another worker has met the restored server."""

    def __init__(self, pc: Pc, restore: Any) -> None:
        self._pc, self._port, self._restore = pc, pc.port, restore

    def pull(self, asked: Pull) -> Any:
        return self._after(self._port.pull(asked))

    def push(self, push: Push) -> Any:
        return self._after(self._port.push(push))

    def _after(self, answer: Any) -> Any:
        self._restore()
        exchange.pull_once(self._pc.replica, self._pc.port, 0, self._pc.heard)
        return answer


def test_a_late_page_of_the_old_server_moves_no_cursor_of_the_new(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    commune.dispatch("Trước")
    commune.sync()
    district.sync()
    backup = place.back_up()
    for n in range(4):
        commune.dispatch(f"Sau {n}")
    commune.sync()
    exchange.pull_once(district.replica, Late(district, lambda: place.restore(backup)), 0, district.heard)  # type: ignore[arg-type]
    with place.home.database.read() as connection:
        heads = dict(connection.exec_driver_sql("SELECT scope, max(revision) FROM placement GROUP BY scope").all())
    with district.replica.read() as connection:
        assert all(revision <= heads.get(scope, 0) for scope, revision in read_cursors(connection).items())
    commune.sync()
    district.sync()
    assert len(district.incoming()) == 5


def test_a_late_verdict_of_the_old_server_settles_nothing(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    backup = place.back_up()
    id = commune.dispatch("Trả lời muộn").id
    exchange.push_once(commune.replica, Late(commune, lambda: place.restore(backup)), commune.heard)  # type: ignore[arg-type]
    commune.sync()
    district.sync()
    assert place.row(Document, id).stored_at is not None
    assert [x.line.id for x in district.incoming()] == [id]


def test_an_older_backup_than_the_last_is_healed_too(place: DistrictPlace, commune: Pc) -> None:
    older = place.back_up()
    id = commune.dispatch("Giữa hai bản sao lưu").id
    commune.line.lost_answers = 1
    with pytest.raises(LineHindrance):
        commune.sync()
    place.back_up()  # holds it, and the PC learns that it does
    commune.sync()
    place.restore(older)
    commune.sync()
    assert place.row(Document, id).stored_at is not None


def test_what_was_refused_and_closed_by_a_person_is_never_done(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    id = commune.number("Gửi nhầm nơi").id
    commune.sync()
    backup = place.back_up()
    place.set_open(NEIGHBOUR, is_open=False)
    paper = pdf(commune.folder / "f.pdf", 60_000)
    outgoing.dispatch(commune.desk, Wanted(files=(paper,), to=(NEIGHBOUR,)), id)
    commune.sync()
    second_tries.close_task(commune.desk, commune.refused()[0].intent)
    outgoing.dispatch(commune.desk, Wanted(files=(paper,), to=(DISTRICT,)), id)
    commune.sync()
    place.restore(backup)  # from before the neighbour was closed
    for pc in (commune, district, commune):
        pc.sync()
    assert [d.office for d in commune.shown(id).deliveries] == [DISTRICT]
    assert (commune.refused(), commune.tasks()) == ([], [])


def test_another_verdict_than_before_is_a_task_and_the_files_follow(place: DistrictPlace) -> None:
    first, second = place.enrol(COMMUNE), place.enrol(COMMUNE)
    id = first.number("Hai máy cùng gửi").id
    for pc in (first, second):
        pc.sync()
    for n, pc in enumerate((first, second)):
        paper = pdf(pc.folder / "a.pdf", 60_000, n)
        outgoing.dispatch(pc.desk, Wanted(files=(paper,), to=((DISTRICT, NEIGHBOUR)[n],)), id)
    backup = place.back_up()
    first.sync()
    second.sync()
    assert [r.code for r in second.refused()] == ["document.already_released"]
    place.restore(backup)
    for pc in (second, first, second, first):
        pc.sync()
    assert place.row(Document, id).stored_at is not None
    (task,) = second.tasks()
    assert (task.code, task.facts["was"], task.facts["now"]) == ("verdict_changed", "refused", "applied")
    assert [r.code for r in first.refused()] == ["document.already_released"]
    second_tries.close_task(second.desk, task.task)
    assert second.tasks() == []


def test_receipts_wait_for_the_restored_server_to_know_of_the_document(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    backup = place.back_up()
    id = commune.dispatch("Sau sao lưu").id
    commune.sync()
    district.pull()
    place.restore(backup)
    district.sync()
    assert handed_over(district) == 1
    district.sync()
    assert handed_over(district) == 1
    commune.sync()
    district.sync()
    commune.sync()
    assert commune.states(id) == ["arrived"]


def handed_over(pc: Pc) -> int:
    with pc.replica.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one())


def test_a_recipient_cannot_claim_what_its_sender_has_not_shown_yet(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    backup = place.back_up()
    id = commune.dispatch("Sau sao lưu").id
    commune.sync()
    district.sync()
    place.restore(backup)
    district.sync()
    act = Number(document=id, kind_id="TB", number=90, subject="Của tôi", issued_on=WRITTEN)
    who = {"office": DISTRICT, "device": district.device, "person": district.desk.person}
    intent = Intent(form=FORM, id=district.ids.new(), made_at=district.clock.now(), act=act, **who)
    raw, signature = signed(intent, Signer(district.seed))
    with district.replica.write() as t:
        expected = pushes.next_push(t.connection, t.epoch)
        assert expected.intents == ()
    port = district.port
    seq = port.push(Push(epoch=place.home.epoch, intents=())).expected[1]
    pushed = PushedIntent(lane=1, seq=seq, raw=raw, signature=signature)
    (verdict,) = port.push(Push(epoch=place.home.epoch, intents=(pushed,))).verdicts
    assert (verdict.outcome, verdict.code) == (Outcome.QUARANTINED, "intent.not_yours")
    commune.sync()
    assert place.row(Document, id).office == COMMUNE


class Slow:
    """A port to a server that is told something new by the first word and nothing by the next."""

    def __init__(self) -> None:
        self.asked, self.goes_on, self._count = threading.Event(), threading.Event(), count()

    def represent(self, shown: Represent) -> RepresentAnswer:
        if next(self._count):
            return RepresentAnswer(taken=0)
        self.asked.set()
        assert self.goes_on.wait(60)
        return RepresentAnswer(taken=1)


def test_who_comes_while_another_worker_shows_what_was_sealed_waits_for_its_outcome(commune: Pc) -> None:
    port, showing = Slow(), Showing(commune.replica)

    def meets_a_stranger() -> bool:
        showing.show(port, again=False)  # type: ignore[arg-type]
        return showing.is_fresh

    with ThreadPoolExecutor(2) as workers:
        first = workers.submit(meets_a_stranger)
        assert port.asked.wait(60)
        second = workers.submit(meets_a_stranger)
        assert not wait([second], 0.2).done
        port.goes_on.set()
        assert (first.result(60), second.result(60)) == (True, True)


def test_what_is_shown_to_a_restored_server_goes_in_messages_that_its_door_takes() -> None:
    rows = [("device", bytes(n)) for n in (100, 400_000, 400_000, 30, *[10] * 700)]
    shown = list(exchange.representations(rows))
    assert [row for one in shown for row in one.rows] == rows
    assert all(len(one.rows) <= REPRESENT_ROWS for one in shown)
    assert all(sum(len(data) for _, data in one.rows) < REPRESENT_BYTES for one in shown)
