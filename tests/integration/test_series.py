"""Kinds that are numbered apart, on the office's PCs: offline and online, through a restore, in every book and list."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.actions import books, earlier_book, handing_over, outgoing, printed_books, registers, second_tries
from app.actions.composition import Asked
from app.actions.number_outlook import number_outlook
from app.documents.registers import period
from app.documents.registers.forms import Filled
from app.documents.registers.typeset import typeset
from sync.errors import Refused
from sync.replica import queries
from sync.replica.book_page import unopened_books
from sync.rules.books import Direction, Entry, Grant, token_of
from sync.rules.people import Person
from sync.rules.printing import PrintedPart
from sync.rules.series_acts import SeriesPart
from sync.server.rows import ServerState
from tests.support.old_books import old_book, old_rows
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE

APART, YEAR = "outgoing.QĐ", WRITTEN.year
BOOK_APART = f"{COMMUNE}.{APART}.{YEAR}"
DECISIONS = (SeriesPart("QĐ", ("QĐ",)),)
TODAY = date(2026, 11, 24)


def plan(pc: Pc, direction: Direction = Direction.OUTGOING, parts: tuple[SeriesPart, ...] = DECISIONS) -> None:
    books.set_series(pc.desk, direction, YEAR, parts)


def decision(pc: Pc, subject: str = "Quyết định nâng lương") -> str:
    return pc.number(subject, kind="QĐ").notation


def filled(pc: Pc, key: str) -> Filled:
    with closing(pc.replica.database.raw()) as raw:
        return registers.look(raw, pc.office, key, period.whole_year(YEAR), pc.clock.now()).filled


def unopened(pc: Pc) -> tuple[str, ...]:
    with closing(pc.replica.database.raw()) as raw:
        return unopened_books(raw, pc.office, pc.device, YEAR)


def numbers_at(place: DistrictPlace, book: str) -> list[int]:
    return sorted(e.number for e in place.children(Entry, book) if isinstance(e, Entry) and e.document)


@pytest.fixture
def office(place: DistrictPlace) -> tuple[Pc, Pc]:
    """Two clerks' PCs of an office whose decisions are numbered apart; both have heard of it."""
    first, second = place.enrol(COMMUNE), place.enrol(COMMUNE)
    plan(first)
    for pc in (first, second, second):
        pc.sync()
    return first, second


def test_two_pcs_offline_give_numbers_of_both_series_and_none_twice(
    place: DistrictPlace, office: tuple[Pc, Pc]
) -> None:
    first, second = office
    assert [first.number().notation, decision(first), decision(first)] == ["01/TB-UBND", "01/QĐ-UBND", "02/QĐ-UBND"]
    assert [second.number().notation, decision(second)] == ["101/TB-UBND", "101/QĐ-UBND"]
    for pc in (second, first, second):
        pc.sync()
    assert numbers_at(place, f"{COMMUNE}.outgoing.{YEAR}") == [1, 101]
    assert numbers_at(place, BOOK_APART) == [1, 2, 101]
    assert first.refused() == second.refused() == first.tasks() == second.tasks() == []
    with second.replica.read() as connection:
        assert [one.line.notation for one in queries.found(connection, "02/QĐ")] == ["02/QĐ-UBND"]
        assert [one.line.notation for one in queries.found(connection, "01/TB")] == ["01/TB-UBND"]


def test_a_new_series_waits_for_the_servers_word_and_other_kinds_do_not(place: DistrictPlace, commune: Pc) -> None:
    plan(commune)
    with pytest.raises(Refused, match=r"number.none_here"):
        decision(commune)
    assert commune.number().number == 1
    assert unopened(commune) == ("incoming",)
    commune.sync()
    assert unopened(commune) == (APART, "incoming")
    assert decision(commune) == "01/QĐ-UBND"
    assert unopened(commune) == ("incoming",)


def test_the_book_apart_is_opened_where_it_stands_on_paper(commune: Pc) -> None:
    plan(commune)
    commune.sync()
    assert books.open_book(commune.desk, APART, 45, YEAR).first == 45
    outlook = number_outlook(commune.replica, Asked(kind="QĐ", unit="", on=WRITTEN))
    assert (outlook.next, outlook.notation, outlook.series) == (45, "45/QĐ-UBND", "QĐ")
    assert number_outlook(commune.replica, Asked(kind="TB", unit="", on=WRITTEN)).next == 1
    assert decision(commune) == "45/QĐ-UBND"
    with pytest.raises(Refused, match=r"book.unknown"):
        books.book_state(commune.desk, "outgoing.GM")


def test_a_pc_that_has_not_heard_of_it_gives_a_number_that_stands_and_never_one_notation_twice(
    place: DistrictPlace,
) -> None:
    first, second = place.enrol(COMMUNE), place.enrol(COMMUNE)
    plan(first)
    first.sync()
    books.open_book(first.desk, APART, 101, YEAR)
    first.sync()
    assert decision(first, "Quyết định của máy thứ nhất") == "101/QĐ-UBND"
    stale = [second.number(f"Quyết định {n}", kind="QĐ") for n in range(2)]
    assert [one.notation for one in stale] == ["101/QĐ-UBND", "102/QĐ-UBND"]
    for pc in (first, second, first, second):
        pc.sync()
    assert numbers_at(place, f"{COMMUNE}.outgoing.{YEAR}") == [102]
    assert [item.code for item in second.refused()] == ["number.notation_taken"]
    assert [task.code for task in first.tasks()] == ["number_conflict"]
    assert decision(first) == "103/QĐ-UBND"  # 102 is borne by the paper of the other book
    second_tries.retry(second.desk, stale[0].id)
    second.sync()
    assert second.shown(stale[0].id).document.series == "QĐ"
    assert numbers_at(place, BOOK_APART)[0] == 101
    assert second.refused() == []


def test_a_restored_server_learns_plan_grants_and_numbers_again(place: DistrictPlace) -> None:
    first, second = place.enrol(COMMUNE), place.enrol(COMMUNE)
    backup = place.back_up()
    plan(first)
    for pc in (first, second, second):
        pc.sync()
    assert [decision(first), decision(second), decision(second)] == ["01/QĐ-UBND", "101/QĐ-UBND", "102/QĐ-UBND"]
    second.sync()
    place.restore(backup)
    assert place.children(Grant, f"{COMMUNE}.{APART}") == []
    third = place.enrol(COMMUNE)
    for pc in (first, third):  # before the second PC tells the server of its ten numbers
        pc.sync()
    with place.home.database.read() as connection:
        token = token_of(ServerState(connection), f"{COMMUNE}.{APART}")
    assert token is not None
    assert token.device == first.device
    given = [decision(third), decision(first)]
    for pc in (third, second, first, third, second):
        pc.sync()
    given.append(decision(second))
    second.sync()
    assert len(set(given)) == 3
    assert numbers_at(place, BOOK_APART) == sorted([1, 101, 102, *(int(one.partition("/")[0]) for one in given)])
    assert first.refused() == second.refused() == third.refused() == []


def test_registers_reports_and_pages_on_paper_know_the_book(place: DistrictPlace, commune: Pc) -> None:
    plan(commune)
    commune.sync()
    commune.number()
    decision(commune)
    passed = commune.number("Bỏ qua", kind="QĐ", given=4)
    assert [row.key for row in filled(commune, "outgoing").rows] == ["1"]
    apart = filled(commune, APART)
    assert [row.key for row in apart.rows] == ["1", "2", "3", "4"]
    assert apart.range == "Sổ QĐ. Từ số 01 đến số 04"
    assert [row.cells[:2] for row in filled(commune, "report-outgoing").rows][-1] == ("Cộng", 3)
    assert {task.facts["series"] for task in commune.tasks()} == {"QĐ"}
    assert outgoing.void(commune.desk, passed.id, "Viết hỏng")["number"] == 4
    outgoing.void(commune.desk, commune.tasks()[0].task, "Không dùng")
    with closing(commune.replica.database.raw()) as raw:
        part = registers.next_part(raw, commune.office, APART, TODAY, TODAY)
    printed_books.note_printed(commune.desk, part, typeset(part.filled, part.first_page))
    commune.sync()
    assert commune.refused() == []
    assert len(place.children(PrintedPart, BOOK_APART)) == 1
    with pytest.raises(Refused, match=r"usage.bad_value"):
        filled(commune, "post.QĐ")


def test_incoming_documents_of_a_kind_are_entered_in_their_own_book(commune: Pc, district: Pc) -> None:
    plan(commune, Direction.INCOMING, (SeriesPart("ĐT", ("BC",)),))
    commune.sync()
    sent = [district.dispatch(f"Văn bản {kind}", to=[COMMUNE], kind=kind).id for kind in ("TB", "BC")]
    district.sync()
    commune.sync()
    entered = [commune.register(id, TODAY) for id in sent]
    assert [one.arrival_number for one in entered] == [1, 1]
    assert entered[1].book == f"{COMMUNE}.incoming.ĐT.{YEAR}"
    commune.sync()
    assert commune.refused() == []
    assert [row.document for row in filled(commune, "incoming.ĐT").rows] == [sent[1]]
    assert filled(commune, "report-incoming").rows[-1].cells[1] == 2


def test_who_hands_over_hands_over_every_series_and_the_record_names_them(
    place: DistrictPlace, office: tuple[Pc, Pc]
) -> None:
    first, _ = office
    decision(first)
    first.sync()
    clerk = place.row(Person, first.replica.identity.people[0])
    stands = handing_over.standing(first.replica, clerk)
    assert f"{COMMUNE}.{APART}" in stands.series
    assert [(one.book, one.last) for one in stands.books if one.book == BOOK_APART] == [(BOOK_APART, 1)]


def test_an_old_register_of_a_book_apart_is_taken_over(commune: Pc, tmp_path: Path) -> None:
    plan(commune, Direction.INCOMING, (SeriesPart("ĐT", ("BC",)),))
    commune.sync()
    file = old_book(tmp_path / "so.xlsx", old_rows(6))
    judged = earlier_book.judge(commune.desk, "incoming.ĐT", YEAR, file)
    assert (judged.first, earlier_book.enter(commune.desk, judged)) == (7, 6)
    commune.sync()
    assert commune.refused() == []
    assert len(filled(commune, "incoming.ĐT").rows) == 6
    assert filled(commune, "incoming").rows == ()
    with pytest.raises(Refused, match=r"book.unknown"):
        earlier_book.judge(commune.desk, "incoming.XX", YEAR, file)
