"""Kinds that are numbered apart: by a plan of the office, from a year on, and never twice under one notation."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from sync.rules.books import Book, Direction, Entry, Grant, book_named, entry_id, is_granted, token_of
from sync.rules.documents import Handling, handling_id
from sync.rules.granting import grant_at_enrolment, part_again, reserve_after_restore
from sync.rules.handover_acts import HandOver
from sync.rules.intents import OpenBook, RequestNumbers, RevokeDevice, TakeOver, Void
from sync.rules.kinds import Kind
from sync.rules.people import Device, Role
from sync.rules.series import SeriesPlan, plan_id, series_for, series_names
from sync.rules.series_acts import SeriesPart, SetSeries
from sync.rules.state import Work
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.unit.scene import DAY, OUTGOING, Scene, number_act, pc_of, person_of, register_act

APART, APART_ID = "outgoing.QĐ", f"{COMMUNE}.outgoing.QĐ"
BOOK_APART = f"{APART_ID}.2026"
PLAN = SetSeries(direction=Direction.OUTGOING, year=2026, parts=(SeriesPart("QĐ", ("QĐ",)),))
DECISION = {"kind_id": "QĐ", "subject": "Quyết định nâng lương", "series": "QĐ"}


@pytest.fixture
def scene() -> Scene:
    """The commune's decisions are numbered apart."""
    made = Scene()
    made.state.put(*(Kind(id=id, name=id, abbreviation=id) for id in ("QĐ", "TTr", "GM")))
    made.do(PLAN)
    return made


def test_a_kind_apart_has_a_series_that_counts_from_one_whatever_the_common_one_has(scene: Scene) -> None:
    scene.number("a", 1)
    assert scene.number("b", 1, **DECISION).notation == "01/QĐ-UBND"
    assert scene.number("c", 2, **DECISION).series == "QĐ"
    assert sorted(scene.entries(BOOK_APART)) == [1, 2]
    assert sorted(scene.entries()) == [1]
    assert scene.state.get(Book, BOOK_APART) == Book(id=BOOK_APART, office=COMMUNE, series=APART, year=2026)


def test_the_server_alone_grants_a_new_series_and_to_the_pc_that_keeps_the_common_one(scene: Scene) -> None:
    token = token_of(scene.state, APART_ID)
    assert token is not None
    assert (token.device, token.granted(2026), token.granted(2027)) == (pc_of(COMMUNE), ((1, 100),), ((1, 100),))
    preview = scene.ask(replace(PLAN, parts=(*PLAN.parts, SeriesPart("TTr", ("TTr",)))), pc=2, final=False)
    assert not isinstance(preview, type(None))
    assert [type(row) for row in getattr(preview, "rows", ())] == [SeriesPlan]


def test_a_plan_holds_until_a_later_one_begins(scene: Scene) -> None:
    scene.do(replace(PLAN, year=2028, parts=()), role=Role.LEADER)
    names = [series_for(scene.state, COMMUNE, Direction.OUTGOING, "QĐ", year) for year in (2025, 2026, 2027, 2028)]
    assert names == ["outgoing", APART, APART, "outgoing"]
    assert series_for(scene.state, COMMUNE, Direction.OUTGOING, "TB", 2026) == "outgoing"
    assert series_for(scene.state, COMMUNE, Direction.INCOMING, "QĐ", 2026) == "incoming"
    assert series_names(scene.state, COMMUNE) == ["outgoing", APART, "incoming"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"year": 1999}, "series.bad_year"),
        ({"parts": tuple(SeriesPart(f"S{n}", ("TB",)) for n in range(31))}, "series.too_many"),
        ({"parts": (SeriesPart("2026", ("TB",)),)}, "series.bad_key"),
        ({"parts": (SeriesPart("A.2026", ("TB",)),)}, "series.bad_key"),
        ({"parts": (SeriesPart("Quyết định", ("TB",)),)}, "series.bad_key"),
        ({"parts": (SeriesPart("A", ("TB",)), SeriesPart("a", ("CV",)))}, "series.twice"),
        ({"parts": (SeriesPart("A", ()),)}, "series.no_kinds"),
        ({"parts": (SeriesPart("A", ("XX",)),)}, "kind.unknown"),
        ({"parts": (SeriesPart("A", ("TB",)), SeriesPart("B", ("CV", "TB")))}, "series.kind_twice"),
    ],
)
def test_a_plan_that_cannot_be_kept_is_refused(scene: Scene, changed: dict[str, object], code: str) -> None:
    assert scene.refusal(replace(PLAN, **changed)).code == code


def test_a_kind_that_has_a_number_of_the_year_moves_only_with_the_next(scene: Scene) -> None:
    scene.number("a", 1)
    moved = replace(PLAN, parts=(*PLAN.parts, SeriesPart("TB", ("TB",))))
    refusal = scene.refusal(moved)
    assert (refusal.code, refusal.facts["number"]) == ("series.kind_numbered", "1")
    scene.number("b", 1, **DECISION)
    assert scene.refusal(replace(PLAN, parts=())).code == "series.kind_numbered"
    scene.do(replace(moved, year=2027))
    scene.do(PLAN)  # as it stands: nothing moves
    scene.number("c", 2)


def test_the_plan_may_come_after_numbers_that_lie_where_it_puts_them() -> None:
    """A restored server hears first from a PC whose decisions are in their series already."""
    known, again = Scene(), Scene()
    for one in (known, again):
        one.state.put(Kind(id="QĐ", name="quyết định", abbreviation="QĐ"))
    known.do(PLAN)
    again.state.put(*known.state.all(Grant))
    again.number("a", 1, **DECISION)
    again.do(PLAN)
    assert [g.id for g in again.state.children(Grant, APART_ID)] == [
        g.id for g in known.state.children(Grant, APART_ID)
    ]


def test_no_two_papers_of_a_year_bear_one_notation(scene: Scene) -> None:
    """A PC that has not heard of the plan gives a decision a number of the common series."""
    scene.number("a", 7, **DECISION)
    outcome = scene.do(number_act("b", 7, kind_id="QĐ", subject="Quyết định khác"))
    assert outcome.conflict is not None
    assert outcome.conflict.code == "number.notation_taken"
    assert outcome.conflict.facts["taken_by"] == "Quyết định nâng lương"
    assert 7 not in scene.entries()
    assert scene.tasks(COMMUNE) == ["number_conflict"]
    scene.do(number_act("c", 8, kind_id="QĐ", subject="Quyết định khác"))  # late, and nobody else's
    outcome = scene.do(number_act("d", 8, **DECISION))
    assert outcome.conflict is not None
    assert outcome.conflict.code == "number.notation_taken"
    scene.number("e", 7)  # 07/TB-UBND is another paper


def test_a_number_of_a_series_that_was_not_granted_is_a_conflict_with_a_task(scene: Scene) -> None:
    for document, series, pc in (("a", "GM", 1), ("b", "QĐ", 2)):
        outcome = scene.do(number_act(document, 1, **DECISION | {"series": series}), pc=pc)
        assert outcome.conflict is not None
        assert outcome.conflict.code == "number.not_granted"
    assert scene.refusal(number_act("x", 1, series="2026")).code == "book.unknown"
    assert scene.refusal(number_act("x", 1, series="a.b")).code == "book.unknown"


def test_another_pc_asks_for_its_ten_of_each_series(scene: Scene) -> None:
    scene.do(RequestNumbers(book=BOOK_APART), pc=2, person="")
    assert is_granted(scene.state, APART_ID, pc_of(COMMUNE, 2), 101, 2026)
    scene.do(number_act("a", 101, **DECISION), pc=2)
    assert scene.refusal(RequestNumbers(book=f"{COMMUNE}.outgoing.GM.2026"), pc=2, person="").code == "book.unknown"


def test_a_book_apart_opens_where_it_stands_on_paper_has_suffixes_and_void_numbers(scene: Scene) -> None:
    scene.do(OpenBook(book=BOOK_APART, first=45))
    scene.number("a", 45, **DECISION)
    scene.number("b", 45, **DECISION, suffix="a", reason="Lùi ngày")
    scene.do(Void(book=BOOK_APART, number=46, reason="Viết hỏng", on=DAY))
    entries = {entry.id for entry in scene.state.children(Entry, BOOK_APART)}
    assert entries == {entry_id(BOOK_APART, 45), entry_id(BOOK_APART, 45, "a"), entry_id(BOOK_APART, 46)}
    assert scene.state.get(Book, OUTGOING) is None


def test_incoming_documents_of_a_kind_have_a_book_of_their_own() -> None:
    scene = Scene()
    scene.do(SetSeries(direction=Direction.INCOMING, year=2026, parts=(SeriesPart("ĐT", ("CV",)),)), DISTRICT)
    for document in ("a", "b"):
        scene.release(document, number=1 if document == "a" else 2)
    scene.do(register_act("a", 1), DISTRICT)
    scene.do(register_act("b", 1, series="ĐT"), DISTRICT)
    page = scene.state.get(Handling, handling_id("b", DISTRICT))
    assert page is not None
    assert page.arrival is not None
    assert page.arrival.book == f"{DISTRICT}.incoming.ĐT.2026"
    assert scene.refusal(register_act("b", 2, series="."), DISTRICT).code == "book.unknown"


def test_who_takes_over_the_common_series_takes_over_all_of_its_direction(scene: Scene) -> None:
    scene.number("a", 3, **DECISION)
    scene.do(TakeOver(series=f"{COMMUNE}.outgoing", reason="Máy hỏng", on=DAY), role=Role.LEADER, pc=2)
    for series in (f"{COMMUNE}.outgoing", APART_ID):
        token = token_of(scene.state, series)
        assert token is not None
        assert token.device == pc_of(COMMUNE, 2)
    entries = scene.state.children(Entry, BOOK_APART)
    assert {(e.number, e.through) for e in entries if e.state == "void"} == {(1, 2), (4, 100)}
    again = TakeOver(series=APART_ID, reason="Máy hỏng", on=DAY)
    assert scene.refusal(again, role=Role.LEADER, pc=2).code == "book.yours_already"
    assert scene.refusal(replace(again, series=f"{COMMUNE}.outgoing.GM"), role=Role.LEADER).code == "book.unknown"


def test_a_handover_takes_a_series_apart_along(scene: Scene) -> None:
    who, to = person_of(COMMUNE, Role.CLERK), person_of(COMMUNE, Role.OFFICER)
    act = HandOver(person=who, to=to, on=DAY, roles=(Role.CLERK,), reason="Nghỉ hưu", is_present=False)
    moved = replace(act, device=pc_of(COMMUNE, 2), series=(f"{COMMUNE}.outgoing", APART_ID))
    scene.do(moved, role=Role.LEADER)
    token = token_of(scene.state, APART_ID)
    assert token is not None
    assert token.device == pc_of(COMMUNE, 2)
    assert scene.refusal(replace(act, series=(f"{COMMUNE}.outgoing.GM",)), role=Role.LEADER).code == "book.unknown"


def test_a_new_pc_gets_numbers_of_every_series_and_a_revoked_one_loses_them(scene: Scene) -> None:
    third = scene.state.get(Device, pc_of(COMMUNE, 2))
    assert third is not None
    work = Work(scene.state)
    work.put(third := replace(third, id="third"))
    grant_at_enrolment(work, third, "enrolment-3", DAY)
    scene.state.apply(work.changes())
    assert is_granted(scene.state, APART_ID, "third", 101, 2026)
    scene.do(RevokeDevice(device="third"), role=Role.LEADER)
    assert all(g.closed for g in scene.state.children(Grant, APART_ID) if g.device == "third")


def restored(on: date) -> Scene:
    """On a server that was restored that day, from before the plan; the plan is set once more."""
    scene = Scene()
    scene.state.put(Kind(id="QĐ", name="quyết định", abbreviation="QĐ"))
    token = token_of(scene.state, f"{COMMUNE}.outgoing")
    assert token is not None
    work = Work(scene.state)
    reserve_after_restore(work, token, "epoch-2", on, 300)
    scene.state.apply(work.changes())
    scene.do(PLAN)
    return scene


def test_a_restored_server_keeps_clear_of_what_it_may_have_granted_of_a_series_it_has_forgotten() -> None:
    scene = restored(DAY)
    token = token_of(scene.state, APART_ID)
    assert token is not None
    assert (token.granted(2026), token.granted(2027)) == (((401, 500),), ((401, 500),))
    scene.number("a", 401, **DECISION)
    kept = scene.entries(BOOK_APART)[1]
    assert (kept.number, kept.through, kept.state, kept.reason) == (1, 400, "void", "server.restored")
    scene.do(RequestNumbers(book=BOOK_APART), pc=2, person="")
    lease = next(g for g in scene.state.children(Grant, APART_ID) if g.device == pc_of(COMMUNE, 2))
    assert lease.granted(2026) == ((501, 510),)


def test_a_month_after_a_restore_a_new_series_begins_at_one_again() -> None:
    scene = restored(DAY - timedelta(days=30))
    scene.number("a", 1, **DECISION)
    scene.do(RequestNumbers(book=BOOK_APART), pc=2, person="")
    lease = next(g for g in scene.state.children(Grant, APART_ID) if g.device == pc_of(COMMUNE, 2))
    assert lease.granted(2026) == ((101, 110),)


def test_of_two_tokens_that_a_lost_server_and_the_restored_one_have_given_the_last_stays() -> None:
    scene = restored(DAY)
    lost = Grant(id=f"{APART_ID}.before", office=COMMUNE, series=APART, device=pc_of(COMMUNE, 2), token=True)
    lost = replace(lost, ranges={2026: ((1, 100),)})
    work = Work(scene.state)
    work.put(lost)
    assert part_again(work, APART_ID, 2026)
    scene.state.apply(work.changes())
    held = {g.device: (g.granted(2026), g.closed) for g in scene.state.children(Grant, APART_ID) if g.token}
    assert held == {pc_of(COMMUNE): (((401, 500),), False), pc_of(COMMUNE, 2): (((1, 100),), True)}
    assert scene.number("late", 7, pc=2, **DECISION).number == 7


def test_a_book_is_known_by_one_spelling() -> None:
    assert book_named(BOOK_APART, COMMUNE) == (APART, 2026)
    assert book_named(OUTGOING, COMMUNE) == ("outgoing", 2026)
    for text in (f"{COMMUNE}.outgoing.2026.2026", f"{COMMUNE}.outgoing.QĐ", f"x{BOOK_APART}", f"{APART_ID}.0026", ""):
        assert book_named(text, COMMUNE) is None
    assert plan_id(COMMUNE, Direction.OUTGOING, date(2026, 1, 1).year) == f"{COMMUNE}.outgoing.from.2026"
