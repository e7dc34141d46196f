"""What an enrolled PC with a client of its own may send: each intent costs its sender, never the others."""

from collections.abc import Callable
from random import Random
from threading import Event

import msgspec
import pytest
from sqlalchemy import Connection, select, update

from sync.errors import Defect, LocalHindrance
from sync.protocol import limits
from sync.protocol.codec import decode, encode
from sync.protocol.intent_bytes import form_of, read_intent, signed
from sync.protocol.messages import PulledScope, Push, PushAnswer, PushedIntent, Represent
from sync.protocol.row_bytes import read_row
from sync.protocol.signing import INTENT, Signer
from sync.rules.books import Grant
from sync.rules.deliveries import Recipient
from sync.rules.desk_acts import Remind, SaveGroup
from sync.rules.documents import FileFacts
from sync.rules.handover_acts import HandOver
from sync.rules.ids import document_id
from sync.rules.intents import FORM, AnyAct, Intent, Number, Open, Recall, Refuse, Release
from sync.rules.people import Device, Person
from sync.rules.state import Changes
from sync.server import meta, pulling
from sync.server.rows import store
from sync.server.tables import SharedRow, table_of
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import NEIGHBOUR

DEEP = b"[" * 5000 + b"]" * 5000
NEVER = 1 << 40  # a sequence that only asks what is expected


def item(pc: Pc, act: AnyAct, seq: int, lane: int = 1) -> PushedIntent:
    intent = Intent(
        form=FORM,
        id=pc.ids.new(),
        office=pc.office,
        device=pc.device,
        person=pc.replica.identity.people[0],
        made_at=pc.clock.now(),
        act=act,
    )
    raw, signature = signed(intent, Signer(pc.seed))
    return PushedIntent(lane=lane, seq=seq, raw=raw, signature=signature)


def raw_item(pc: Pc, raw: bytes, seq: int, lane: int = 1) -> PushedIntent:
    return PushedIntent(lane=lane, seq=seq, raw=raw, signature=Signer(pc.seed).sign(INTENT, raw))


def push(place: DistrictPlace, pc: Pc, *items: PushedIntent) -> PushAnswer:
    asked = decode(encode(Push(epoch=place.home.epoch, intents=items)), Push)
    device = place.row(Device, pc.device)
    return place.district.push(device, asked, "test").result(60)


def following(place: DistrictPlace, pc: Pc, lane: int = 1) -> int:
    return push(place, pc, raw_item(pc, b"{}", NEVER, lane)).expected[lane]


def verdict(place: DistrictPlace, pc: Pc, act: AnyAct) -> tuple[str, str]:
    answer = push(place, pc, item(pc, act, following(place, pc))).verdicts[0]
    return str(answer.outcome), answer.code


def number(pc: Pc, subject: str = "Thông báo", at: int = 1) -> Number:
    id = document_id(pc.office, pc.ids.new())
    return Number(document=id, kind_id="TB", number=at, subject=subject, issued_on=WRITTEN)


@pytest.mark.parametrize("read", [form_of, read_intent, lambda raw: read_row(Person, raw)])
def test_bytes_nested_without_end_are_unreadable_and_nothing_worse(read: Callable[[bytes], object]) -> None:
    with pytest.raises(Defect):
        read(b'{"form":1,"row":"person","x":' + DEEP + b"}")


def test_an_intent_nested_without_end_is_set_aside_and_the_rest_flows(place: DistrictPlace, commune: Pc) -> None:
    seq = following(place, commune)
    nested = raw_item(commune, b'{"form":1,"act":' + DEEP + b"}", seq)
    answer = push(place, commune, nested, item(commune, number(commune), seq + 1))
    assert [(str(v.outcome), v.code) for v in answer.verdicts] == [
        ("quarantined", "intent.unreadable"),
        ("applied", ""),
    ]


@pytest.mark.parametrize("large", [1 << 70, -(1 << 70)])
def test_what_the_store_cannot_hold_is_the_intents_own_fault(place: DistrictPlace, commune: Pc, large: int) -> None:
    outcome, code = verdict(place, commune, number(commune, at=large))
    assert outcome in ("quarantined", "conflict", "refused"), code
    assert verdict(place, commune, number(commune))[0] == "applied"


@pytest.mark.parametrize("id", ["", "x" * 101, "a@b", "a\0b"])
def test_an_intents_id_is_one(place: DistrictPlace, commune: Pc, id: str) -> None:
    intent = msgspec.structs.replace(read_intent(item(commune, number(commune), 1).raw), id=id)
    sent = raw_item(commune, msgspec.json.encode(intent), following(place, commune))
    assert [v.code for v in push(place, commune, sent).verdicts] == ["intent.unreadable"]


@pytest.mark.on_postgresql
def test_what_no_index_can_hold_is_the_intents_own_fault(place: DistrictPlace, commune: Pc) -> None:
    person = place.row(Person, commune.replica.identity.people[0])
    place.put(msgspec.structs.replace(person, ended_at=commune.clock.now()))  # what he does becomes a task about it
    about = "".join(str(Random(n).random()) for n in range(600))
    assert verdict(place, commune, Open(document=about)) == ("quarantined", "intent.fault")


@pytest.mark.on_sqlite
def test_a_full_disk_while_intents_are_judged_is_no_fault_of_theirs(place: DistrictPlace, commune: Pc) -> None:
    def room(pages: str) -> None:
        def say(connection: Connection) -> None:
            most = pages or connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={most}")

        place.district.writer.submit(say).result(60)

    seq = following(place, commune)
    items = [item(commune, number(commune, "Báo cáo " * 200, at), seq + at - 1) for at in range(1, 41)]
    room("")
    with pytest.raises(LocalHindrance, match=r"disk\.full"):
        push(place, commune, *items)
    room("1000000")
    assert {(str(v.outcome), v.code) for v in push(place, commune, *items).verdicts} == {("applied", "")}


def test_what_the_database_cannot_do_costs_whoever_asks_and_nobody_beside_him(place: DistrictPlace) -> None:
    writer, begun, go_on = place.district.writer, Event(), Event()

    def hold(connection: Connection) -> None:
        begun.set()
        assert go_on.wait(60)

    held = writer.submit(hold)
    assert begun.wait(60)
    good = writer.submit(lambda c: meta.write(c, "first", "yes"))
    bad = writer.submit(lambda c: c.exec_driver_sql("SELECT nothing FROM nowhere"))
    also_good = writer.submit(lambda c: meta.read(c, "first"))
    go_on.set()
    assert (held.result(60), good.result(60), also_good.result(60)) == (None, None, "yes")
    with pytest.raises(Defect):
        bad.result(60)


@pytest.mark.on_sqlite
def test_nothing_is_called_done_that_sqlite_has_undone(place: DistrictPlace) -> None:
    """It does so where it has no memory, and tells it by Python's own error."""
    writer, begun, go_on = place.district.writer, Event(), Event()

    def hold(connection: Connection) -> None:
        begun.set()
        assert go_on.wait(60)

    def without_memory(connection: Connection) -> None:
        connection.connection.driver_connection.execute("ROLLBACK")  # type: ignore[union-attr]
        raise MemoryError

    writer.submit(hold)
    assert begun.wait(60)
    jobs = [
        writer.submit(lambda c: meta.write(c, "before", "yes")),
        writer.submit(without_memory),
        writer.submit(lambda c: meta.write(c, "after", "yes")),
    ]
    go_on.set()
    for job in jobs:
        with pytest.raises(MemoryError):
            job.result(60)
    assert writer.submit(lambda c: [meta.read(c, key) for key in ("before", "after")]).result(60) == ["", ""]


def test_a_row_of_the_servers_own_that_cannot_be_read_is_no_fault_of_an_act(place: DistrictPlace, commune: Pc) -> None:
    seq, act = following(place, commune), number(commune)
    sent = item(commune, act, seq)

    def turned(connection: Connection) -> None:
        rows = table_of(SharedRow)
        same = rows.c.type == Grant.type_name()
        for id, data in connection.execute(select(rows.c.id, rows.c.data).where(same)).all():
            connection.execute(update(rows).where(same, rows.c.id == id).values(data=data[::-1]))

    place.district.writer.submit(turned).result(60)
    assert [(str(v.outcome), v.code) for v in push(place, commune, sent).verdicts] == [("later", "server.defect")]
    place.district.writer.submit(turned).result(60)
    assert [(str(v.outcome), v.code) for v in push(place, commune, sent).verdicts] == [("applied", "")]


def test_an_act_is_small_and_a_release_has_room_for_a_whole_district(place: DistrictPlace, commune: Pc) -> None:
    long = "a " * limits.INTENT_BYTES
    assert verdict(place, commune, number(commune, long)) == ("quarantined", "intent.too_large")
    assert verdict(place, commune, Refuse(document="d", reason=long)) == ("quarantined", "intent.too_large")
    file = FileFacts("a.pdf", "ab" * 32, 10)
    many = tuple(Recipient(office=f"{n:05}") for n in range(limits.RECIPIENTS))
    full = Release(document="d", subject="a", files=(file,), recipients=many)
    assert verdict(place, commune, full) == ("refused", "document.unknown")
    over = msgspec.structs.replace(full, recipients=(*many, Recipient(office="one more")))
    assert verdict(place, commune, over) == ("quarantined", "intent.too_large")
    twice = msgspec.structs.replace(full, recipients=(Recipient(office=NEIGHBOUR),) * 2)
    assert verdict(place, commune, twice) == ("quarantined", "recipient.twice")
    recall = Recall(document="d", reason="r", offices=(NEIGHBOUR, NEIGHBOUR))
    assert verdict(place, commune, recall) == ("quarantined", "recipient.twice")
    remind = Remind(document="d", text="x", offices=tuple(f"{n:05}" for n in range(limits.RECIPIENTS)))
    assert verdict(place, commune, remind) == ("refused", "document.unknown")
    assert verdict(place, commune, SaveGroup(group="g", name="Mọi nơi", recipients=many))[1] == "group.too_large"
    desk = HandOver(person="p", to="q", on=WRITTEN, documents=("d" * 60,) * 2000, reason="ế" * 2000)
    assert verdict(place, commune, desk) == ("refused", "person.unknown")
    too_many = SaveGroup(group="g", name="Mọi nơi", recipients=over.recipients)
    assert verdict(place, commune, too_many) == ("quarantined", "intent.too_large")


def test_a_push_is_judged_up_to_its_bounds_and_the_rest_comes_again(place: DistrictPlace, commune: Pc) -> None:
    seq = following(place, commune)
    many = [raw_item(commune, b"x%d" % n, seq + n) for n in range(limits.PUSH_INTENTS + 5)]
    assert len(push(place, commune, *many).verdicts) == limits.PUSH_INTENTS
    lane2 = following(place, commune, 2)
    heavy = [raw_item(commune, b"%d" % n + b" " * (300 << 10), lane2 + n, 2) for n in range(3)]
    assert len(push(place, commune, *heavy).verdicts) == 1


@pytest.mark.parametrize(
    "message",
    [
        Push(epoch="e", intents=(PushedIntent(lane=1, seq=1, raw=b"", signature=b""),) * 1001),
        Push(epoch="e", intents=(), files=(b"",) * (limits.PUSH_FILES + 1)),
        Represent(rows=(("", b""),) * (limits.REPRESENT_ROWS + 1)),
    ],
)
def test_a_message_of_many_small_parts_is_not_read(message: Push | Represent) -> None:
    with pytest.raises(Defect) as defect:
        decode(encode(message), type(message))
    assert defect.value.code == "message.unreadable"


def test_a_message_larger_than_its_door_takes_is_not_unpacked() -> None:
    body = encode(Represent(rows=(("person", b"x" * 2000),)))
    assert decode(body, Represent, 4000)
    with pytest.raises(Defect):
        decode(body, Represent, 1000)


def test_a_row_too_large_for_a_page_is_never_stored(place: DistrictPlace, commune: Pc) -> None:
    person = place.row(Person, commune.replica.identity.people[0])
    grown = msgspec.structs.replace(person, name="x" * limits.ROW_BYTES)
    with pytest.raises(Defect) as defect, place.home.database.write() as connection:
        store(connection, Changes(rows=(grown,)), place.home.seal)
    assert defect.value.code == "row.too_large"
    assert place.row(Person, person.id) == person


def test_a_cursor_beyond_every_number_is_an_empty_page(place: DistrictPlace, commune: Pc) -> None:
    with place.home.database.read() as connection:
        found: dict[str, PulledScope] = pulling.pages(connection, ("directory",), {"directory": (1 << 64) - 1}, 10)
    assert found == {}


@pytest.mark.parametrize("put_away", [False, True])
def test_nobody_can_set_anothers_unsent_work_aside_for_its_owner(
    place: DistrictPlace, commune: Pc, put_away: bool
) -> None:
    thief = place.enrol(NEIGHBOUR)
    mine = item(commune, number(commune), following(place, commune))
    stolen = msgspec.structs.replace(mine, seq=following(place, thief), put_away=put_away)
    taken = push(place, thief, stolen).verdicts[0]
    assert str(taken.outcome) == ("refused" if put_away else "quarantined")
    assert push(place, thief, stolen).verdicts[0] == taken
    assert str(push(place, commune, mine).verdicts[0].outcome) == "applied"


@pytest.mark.parametrize("said", [b"", b"{", b"[]", b"5", b'{"intent": 5}', b"\xff", DEEP])
def test_a_broken_note_of_the_last_crash_does_not_stop_the_start(place: DistrictPlace, said: bytes) -> None:
    (place.folder / "judging.json").write_bytes(said)
    place.reopen()
    assert not (place.folder / "judging.json").exists()


def test_a_disk_that_is_full_for_the_note_is_the_disks_trouble(place: DistrictPlace, commune: Pc) -> None:
    seq = following(place, commune)
    (place.folder / "judging.json").mkdir()
    with pytest.raises(LocalHindrance):
        push(place, commune, item(commune, number(commune), seq))
    (place.folder / "judging.json").rmdir()
    assert str(push(place, commune, item(commune, number(commune), seq)).verdicts[0].outcome) == "applied"
