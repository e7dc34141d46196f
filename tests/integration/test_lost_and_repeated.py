"""Whatever the line does, effects happen once and every intent ends with one verdict."""

import pytest

from sync.engine import exchange
from sync.errors import LineHindrance, Refused
from sync.protocol.codec import decode
from sync.protocol.messages import Outcome, Push
from sync.protocol.signing import Signer
from sync.rules.books import Entry
from sync.rules.documents import Document
from sync.server import audit
from sync.server.tables import Intent, table_of
from tests.support.places import DistrictPlace, Pc

_intents = table_of(Intent)


def judged(place: DistrictPlace) -> int:
    with place.home.database.read() as connection:
        return len(connection.execute(_intents.select()).all())


def test_one_intent_pushed_a_hundred_times_is_one_document_one_number_one_answer(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    placed = commune.dispatch("Thông báo nghỉ lễ")
    commune.sync()
    recorded = next(b for b in commune.line.pushes if decode(b, Push).intents)
    answers = [commune.port.push_bytes(recorded).verdicts for _ in range(100)]
    assert all(answer == answers[0] for answer in answers)
    assert [v.outcome for v in answers[0]] == [Outcome.APPLIED, Outcome.APPLIED]
    assert len(place.children(Entry, f"{commune.office}.outgoing.2026")) == 1
    assert place.row(Document, placed.id).number == 1
    district.sync()
    assert len(district.incoming()) == 1


def test_requests_and_answers_lost_at_every_step_lose_and_double_nothing(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    for n in range(3):
        commune.dispatch(f"Văn bản {n}", size=40_000)
    for _ in range(12):
        commune.line.lost_requests = 1
        commune.line.lost_answers = 1
        with pytest.raises(LineHindrance):
            commune.sync()
    commune.sync_through()
    district.line.lost_answers = 5
    district.sync_through()
    assert sorted(x.line.number for x in district.incoming()) == [1, 2, 3]
    commune.sync()
    assert commune.outbox() == []
    assert {s for x in commune.outgoing() for s in commune.states(x.line.id)} == {"arrived"}


def test_a_restart_between_push_and_verdict_repeats_the_same_sequence(place: DistrictPlace, commune: Pc) -> None:
    commune.number()
    commune.line.lost_answers = 1
    with pytest.raises(LineHindrance):
        commune.sync()
    before = judged(place)
    commune.restart()
    commune.sync()
    assert judged(place) == before


def test_a_cloned_disk_is_told_to_enrol_anew(
    place: DistrictPlace, commune: Pc, tmp_path_factory: pytest.TempPathFactory
) -> None:
    commune.number("Bản gốc")
    commune.sync()
    clone = Pc(place, tmp_path_factory.mktemp("clone") / "pc", seed=55)
    clone.close()
    source = commune.replica.database.raw()
    (clone.folder / "office.db").unlink()
    for name in ("office.db-wal", "office.db-shm"):
        (clone.folder / name).unlink(missing_ok=True)
    source.execute("VACUUM INTO ?", (str(clone.folder / "office.db"),))
    source.close()
    clone.key, clone.seed, clone.device = commune.key, commune.seed, commune.device
    clone._open()
    place.pcs.append(clone)
    commune.number("Ở máy gốc")
    commune.sync()
    clone.number("Ở máy nhân bản")
    with pytest.raises(Refused) as refused:
        clone.sync()
    assert refused.value.code == "device.forked"
    assert next(x.line.subject for x in clone.outgoing()) == "Ở máy nhân bản"


def test_rows_that_come_twice_or_late_change_nothing(commune: Pc, district: Pc) -> None:
    placed = commune.dispatch()
    commune.sync()
    district.sync()
    commune.sync()
    before = commune.shown(placed.id)
    with commune.replica.write() as t:
        t.connection.exec_driver_sql("UPDATE cursor SET revision = 0")
    commune.pull()
    assert commune.shown(placed.id) == before


def test_an_intent_of_another_form_waits_for_an_update_and_uses_up_no_sequence(
    place: DistrictPlace, commune: Pc
) -> None:
    commune.number()
    with commune.replica.write() as t:
        raw = t.connection.exec_driver_sql("SELECT raw FROM outbox").scalar_one()
        newer = raw.replace(b'"form":1', b'"form":9')
        signature = Signer(commune.seed).sign(b"eoffice intent\n", newer)
        t.connection.exec_driver_sql("UPDATE outbox SET raw = ?, signature = ?", (newer, signature))
    with pytest.raises(Refused) as refused:
        exchange.push_once(commune.replica, commune.port, commune.heard)
    assert refused.value.code == "update.needed"
    with pytest.raises(Refused):
        exchange.push_once(commune.replica, commune.port, commune.heard)
    assert judged(place) == 0


def test_an_unreadable_intent_is_set_aside_and_the_rest_flows(place: DistrictPlace, commune: Pc) -> None:
    commune.number("Hỏng trên đĩa")
    commune.number("Lành")
    with commune.replica.write() as t:
        t.connection.exec_driver_sql("UPDATE outbox SET raw = ? WHERE n = 1", (b'{"form":1,"id":',))
    commune.sync()
    assert [(r.outcome, r.code) for r in commune.refused()] == [("quarantined", "intent.unreadable")]
    assert [x.line.subject for x in commune.outgoing() if x.line.state == "numbered"] == ["Lành"]


def test_an_intent_with_a_false_signature_is_set_aside(place: DistrictPlace, commune: Pc) -> None:
    commune.number()
    with commune.replica.write() as t:
        t.connection.exec_driver_sql("UPDATE outbox SET signature = ?", (b"\0" * 64,))
    commune.sync()
    assert [r.code for r in commune.refused()] == ["intent.bad_signature"]
    assert place.children(Entry, f"{commune.office}.outgoing.2026") == []


def test_the_audit_log_holds_and_shows_a_changed_line(place: DistrictPlace, commune: Pc) -> None:
    commune.dispatch()
    commune.sync()
    with place.home.database.read() as connection:
        assert audit.verify(connection, place.home.seal) == (audit.length(connection), None)
    with place.home.database.write() as connection:
        connection.exec_driver_sql("UPDATE audit SET code = 'x' WHERE n = 3")
    with place.home.database.read() as connection:
        fault = audit.verify(connection, place.home.seal)[1]
    assert fault is not None
    assert (fault.n, fault.what) == (3, "hash")
