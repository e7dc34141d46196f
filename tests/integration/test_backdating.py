"""Documents dated before the newest number of the book: numbers that were passed over, else a suffix, on every PC."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.actions import books, outgoing, registers, second_tries
from app.actions.composition import Asked, ByHand
from app.actions.number_outlook import number_outlook
from app.actions.outgoing import Wanted
from app.actions.placing import Placed
from app.documents.registers import period
from sync.errors import Refused
from sync.replica.number_offers import Offer
from sync.rules.books import Direction, Entry, entry_id, series_id
from sync.rules.kinds import Kind
from sync.rules.rows import Validity
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT

LATE = ByHand("a", "Ký từ đầu tháng, nay mới cấp số")


def day(ago: int) -> date:
    return WRITTEN - timedelta(days=ago)


def number(pc: Pc, on: date, given: int | None = None, by_hand: ByHand = ByHand()) -> Placed:
    wanted = Wanted(kind="TB", subject=f"Thông báo ngày {on}", issued_on=on)
    return outgoing.number(pc.desk, wanted, given=given, by_hand=by_hand)


def offered(pc: Pc, on: date) -> list[str]:
    found = number_outlook(pc.replica, Asked(kind="TB", unit="", on=on)).backdated
    return [offer.written for offer in found.offers] if found else []


@pytest.fixture
def book(commune: Pc) -> Pc:
    """Numbers 1 (ten days ago), 2 (six), 5 (two), 6 (today); 3 and 4 were passed over."""
    for ago, given in ((10, 1), (6, 2), (2, 5), (0, 6)):
        number(commune, day(ago), given)
    return commune


def test_a_number_that_was_passed_over_is_offered_where_it_fits_in_date(book: Pc) -> None:
    assert offered(book, day(4)) == ["03", "04"]
    assert number(book, day(4), 3).notation == "03/TB-UBND"
    assert offered(book, day(5)) == ["02a"]  # 4 would stand after 3, which is of a later day


def test_else_a_suffix_to_the_last_number_up_to_that_day(book: Pc) -> None:
    assert offered(book, day(8)) == ["01a"]
    placed = number(book, day(8), 1, LATE)
    assert (placed.number, placed.notation) == (1, "01a/TB-UBND")
    assert offered(book, day(8)) == ["01b"]


def test_nothing_is_offered_before_the_first_number_and_on_the_newest_day(book: Pc) -> None:
    found = number_outlook(book.replica, Asked(kind="TB", unit="", on=day(20))).backdated
    assert found is not None
    assert (found.newest, found.newest_on, found.offers) == (6, WRITTEN, ())
    assert number_outlook(book.replica, Asked(kind="TB", unit="", on=WRITTEN)).backdated is None


def test_the_next_number_is_the_next_whatever_has_a_suffix(book: Pc) -> None:
    number(book, day(8), 1, LATE)
    assert number(book, WRITTEN).number == 7


@pytest.mark.parametrize(
    ("given", "said", "code"),
    [
        (1, ByHand("b", "x"), "number.other_suffix"),
        (3, ByHand("a", "x"), "number.no_base"),
        (500, ByHand("a", "x"), "number.not_granted_here"),
        (1, ByHand("á", "x"), "number.bad_suffix"),
        (1, ByHand("a"), "reason.empty"),
    ],
)
def test_a_suffix_that_may_not_be_given_is_refused_and_nothing_is_used_up(
    book: Pc, given: int, said: ByHand, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        number(book, day(8), given, said)
    assert offered(book, day(8)) == ["01a"]


def test_a_suffix_once_given_is_given_for_ever_also_after_a_restart_and_when_void(book: Pc) -> None:
    placed = number(book, day(8), 1, LATE)
    assert outgoing.void(book.desk, placed.id, "Viết hỏng")["number"] == "1a"
    book.restart()
    with pytest.raises(Refused, match=r"number.taken"):
        number(book, day(8), 1, LATE)
    assert number(book, day(8), 1, ByHand("b", LATE.reason)).notation == "01b/TB-UBND"


def test_a_suffix_whose_document_was_refused_is_a_task_until_it_is_explained(place: DistrictPlace, book: Pc) -> None:
    book.sync()
    number(book, day(8), 1, LATE)
    place.put(Kind(id="TB", name="thông báo", abbreviation="TB", validity=Validity(until=date(2020, 1, 1))))
    book.sync()
    assert [refused.code for refused in book.refused()] == ["kind.unknown"]
    left = {task.facts["number"]: task.task for task in book.tasks() if task.code == "numbers_skipped"}
    assert sorted(left) == ["1a", "3", "4"]
    outgoing.void(book.desk, left["1a"], "Văn bản bị từ chối")
    book.sync()
    assert sorted(t.facts["number"] for t in book.tasks() if t.code == "numbers_skipped") == ["3", "4"]


def test_two_pcs_never_give_one_suffix_for_each_has_its_own_numbers(place: DistrictPlace) -> None:
    first, second = place.enrol(COMMUNE), place.enrol(COMMUNE)
    first.pull()
    number(first, day(8))
    number(second, day(8))
    for pc in (first, second, first):
        pc.sync()
    number(first, WRITTEN)
    for pc in (first, second):
        pc.sync()
    assert (offered(first, day(4)), offered(second, day(4))) == (["01a"], ["101a"])
    with pytest.raises(Refused, match=r"number.not_granted_here"):
        number(second, day(4), 1, LATE)
    given = {number(first, day(4), 1, LATE).notation, number(second, day(4), 101, LATE).notation}
    for pc in (first, second, first):
        pc.sync()
    assert given == {"01a/TB-UBND", "101a/TB-UBND"}
    assert first.refused() == second.refused() == []


def test_it_stands_in_its_place_in_the_register_with_its_reason(book: Pc) -> None:
    number(book, day(8), 1, LATE)
    number(book, day(8), 1, ByHand("b", "Như trên"))
    with closing(book.replica.database.raw()) as raw:
        rows = registers.look(raw, book.office, "outgoing", period.whole_year(2026), book.clock.now()).filled.rows
    assert [row.key for row in rows] == ["1", "1a", "1b", "2", "3", "4", "5", "6"]
    assert [row.cells[9] for row in rows][1:3] == [f"Số phụ: {LATE.reason}", "Số phụ: Như trên"]


def test_what_has_a_suffix_is_sent_and_found_like_any_other(book: Pc, district: Pc) -> None:
    placed = number(book, day(8), 1, LATE)
    paper = pdf(book.folder / "a.pdf")
    outgoing.dispatch(book.desk, Wanted(files=(paper,), to=(DISTRICT,)), placed.id)
    book.sync()
    district.sync()
    book.sync()
    assert [one.line.notation for one in district.incoming()] == ["01a/TB-UBND"]
    assert district.shown(placed.id).document.suffix == "a"


def test_the_command_line_is_told_what_fits(book: Pc) -> None:
    state = books.book_state(replace(book.desk, given_date=day(8)), Direction.OUTGOING)
    assert state.offered == ("01a",)
    assert Offer(7).written == "07"


def test_a_suffix_that_another_has_is_tried_again_as_the_next_number(place: DistrictPlace, book: Pc) -> None:
    """There is no number yet to which the letter could stand behind it."""
    id = number(book, day(8), 1, LATE).id
    kept_by = f"{series_id(COMMUNE, Direction.OUTGOING)}.{WRITTEN.year}"
    other = Entry(
        id=entry_id(kept_by, 1, "a"),
        book=kept_by,
        office=COMMUNE,
        number=1,
        state="used",
        on=day(8),
        suffix="a",
        document="x",
    )
    place.put(other)
    book.sync()
    [item] = book.refused()
    assert item.code == "number.taken"
    assert second_tries.retry(book.desk, id) == 1
    book.sync()
    assert book.refused() == []
    assert (book.shown(id).document.number, book.shown(id).document.suffix) == (7, "")


def test_who_has_taken_the_book_over_gives_suffixes_and_says_what_became_of_a_number(
    place: DistrictPlace, book: Pc
) -> None:
    book.sync()
    heir = place.enrol(COMMUNE, role="leader")
    place.operator.set_role(heir.replica.identity.people[0], "leader,clerk")
    heir.sync()
    assert offered(heir, day(8)) == []
    books.take_over(heir.desk, Direction.OUTGOING, "Máy cũ hỏng")
    heir.sync()
    assert offered(heir, day(8)) == ["01a"]
    assert offered(heir, day(4)) == ["02a"], "3 and 4 may stand on a paper that nobody here has seen"
    assert number(heir, day(4), 2, LATE).notation == "02a/TB-UBND"
    explained = f"numbers_skipped:{COMMUNE}.outgoing.2026.3"
    assert outgoing.void(heir.desk, explained, "Tờ giấy viết hỏng")["state"] == "void"
    with pytest.raises(Refused, match=r"document.unknown"):
        outgoing.void(heir.desk, f"numbers_skipped:{COMMUNE}.outgoing.2026.900", "Ngoài sổ")
    heir.sync()
    assert heir.refused() == []
    entry = place.row(Entry, entry_id(f"{COMMUNE}.outgoing.2026", 3))
    assert (entry.state, entry.reason) == ("void", "Tờ giấy viết hỏng")
