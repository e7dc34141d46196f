"""In sổ tháng: a printed book goes on where its last page ended, and what changed on a page is said on the next."""

from contextlib import closing
from datetime import date

import pytest

from app.actions import books, circulation, outgoing, printed_books, registers
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from app.documents.registers.month_print import NextPrint
from app.documents.registers.period import whole_year
from app.documents.registers.typeset import typeset
from sync.errors import Refused
from sync.rules import printing
from sync.rules.assignments import Assigned
from sync.rules.books import Direction
from tests.support.filled_forms import in_one_piece, in_the_pdf, page_texts, solid
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.staff import Staff

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 31)


def number(pc: Pc, day: date, count: int = 1, given: int | None = None) -> list[str]:
    return [
        outgoing.number(pc.desk, Wanted(kind="TB", subject=f"Việc {n} ngày {day}", issued_on=day), given=given).id
        for n in range(count)
    ]


def due(pc: Pc, until: date, key: str = "outgoing") -> NextPrint:
    with closing(pc.replica.database.raw()) as raw:
        return registers.next_part(raw, pc.office, key, until, WRITTEN)


def print_it(pc: Pc, until: date, key: str = "outgoing") -> tuple[NextPrint, bytes]:
    """What was printed, and its pages; the clerk has said that all of them came out."""
    part = due(pc, until, key)
    pages = typeset(part.filled, part.first_page)
    assert printed_books.note_printed(pc.desk, part, pages) == (part.first_page, pages.last_page)
    return part, pages.pdf


def test_the_next_month_goes_on_with_the_next_page_and_row(commune: Pc) -> None:
    number(commune, date(2026, 10, 5), 40)
    number(commune, date(2026, 11, 2), 3)
    october, first = print_it(commune, OCTOBER)
    assert [row.key for row in october.new] == [str(n) for n in range(1, 41)]
    assert (october.first_page, october.rows_before) == (1, 0)
    last = len(page_texts(first))
    assert last > 1
    november, second = print_it(commune, NOVEMBER)
    assert [row.key for row in november.new] == ["41", "42", "43"]
    assert (november.part, november.first_page, november.rows_before) == (2, last + 1, 40)
    [text] = page_texts(second)
    assert f"Trang{last + 1}" in text
    assert solid("Dòng 41 đến dòng 43") in text
    assert in_the_pdf(second, november.new) == [1, 1, 1]
    with pytest.raises(Refused, match=r"print\.nothing"):
        due(commune, NOVEMBER)


def test_a_number_of_an_earlier_day_is_printed_with_the_next_part(commune: Pc) -> None:
    number(commune, date(2026, 11, 2))
    print_it(commune, NOVEMBER)
    number(commune, date(2026, 10, 30))
    number(commune, date(2027, 1, 4))
    assert [row.key for row in due(commune, DECEMBER).new] == ["2"]


def test_what_was_printed_and_reads_otherwise_now_is_a_correction_once(commune: Pc) -> None:
    [id, *_] = number(commune, date(2026, 10, 5), 3)
    print_it(commune, OCTOBER)
    outgoing.void(commune.desk, id, "Viết hỏng")
    number(commune, date(2026, 11, 2))
    november, pages = print_it(commune, NOVEMBER)
    assert [row.key for row in november.new] == ["4"]
    [corrected] = november.corrected
    assert (corrected.key, corrected.cells[-1]) == ("1", "Thay dòng ở trang 1. Số hủy: Viết hỏng")
    [text] = page_texts(pages)
    heading = text.index(solid("Sửa những dòng đã in ở các trang trước"))
    assert text.index(in_one_piece(november.new[0])) < heading < text.index(in_one_piece(corrected))
    with pytest.raises(Refused, match=r"print\.nothing"):
        due(commune, NOVEMBER)


def test_a_directive_given_later_corrects_the_printed_row_of_the_arrival(district: Pc, commune: Pc) -> None:
    staff = Staff(commune.place, commune)
    id = district.dispatch("Rà soát hộ nghèo", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    commune.register(id)
    print_it(commune, NOVEMBER, "incoming")
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer))
    [row] = due(commune, DECEMBER, "incoming").corrected
    assert (row.cells[1], row.cells[6], row.cells[-1]) == (1, "Đỗ Văn Mẫu", "Thay dòng ở trang 1")


def test_a_number_that_was_passed_over_and_used_after_all_is_corrected(commune: Pc) -> None:
    number(commune, date(2026, 10, 5))
    number(commune, date(2026, 10, 6), given=3)
    part, _ = print_it(commune, OCTOBER)
    assert [row.key for row in part.new] == ["1", "2", "3"]
    number(commune, date(2026, 10, 6), given=2)
    [row] = due(commune, OCTOBER).corrected
    assert (row.key, row.cells[0]) == ("2", "02/TB-UBND")


def test_a_void_range_that_a_late_number_cuts_is_struck_out_once(place: DistrictPlace, commune: Pc) -> None:
    staff = Staff(place, commune)
    other = place.enrol(COMMUNE)
    number(commune, date(2026, 11, 2))
    commune.sync()
    number(commune, date(2026, 11, 3))
    other.join(staff.leader)
    books.take_over(Desk(other.replica, staff.leader), Direction.OUTGOING, "Máy hỏng")
    other.sync()
    print_it(other, NOVEMBER)
    commune.sync()
    other.sync()
    part, _ = print_it(other, NOVEMBER)
    assert [row.key for row in part.new] == ["2", "3-100"]
    [struck] = part.corrected
    assert (struck.cells[0], struck.cells[-1]) == ("2-100", "Bỏ dòng ở trang 1")
    with pytest.raises(Refused, match=r"print\.nothing"):
        due(other, NOVEMBER)


def test_every_pc_of_the_office_knows_what_is_on_paper_and_two_never_print_the_same_part(
    place: DistrictPlace, commune: Pc
) -> None:
    other = place.enrol(COMMUNE, name="Lý Thị Hai")
    number(commune, date(2026, 10, 5), 2)
    commune.sync()
    other.sync()
    print_it(commune, OCTOBER)
    print_it(other, OCTOBER)  # neither knows of the other yet
    commune.sync()
    other.sync()
    assert [item.code for item in other.refused()] == ["print.not_next"]
    with pytest.raises(Refused, match=r"print\.nothing"):
        due(other, OCTOBER)
    with closing(other.replica.database.raw()) as raw:
        [before] = registers.look(raw, other.office, "outgoing", whole_year(2026), other.clock.now()).printed
    assert (before.first_page, before.last_page, before.rows, before.until) == (1, 1, 2, OCTOBER)
    assert before.who == "Nguyễn Thị Mẫu"


def test_a_large_first_part_is_noted_in_several_acts(commune: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed_books, "MOST_ROWS", 10)
    number(commune, date(2026, 10, 5), 35)
    _, pages = print_it(commune, OCTOBER)
    number(commune, date(2026, 11, 5))
    november = due(commune, NOVEMBER)
    assert (november.part, november.first_page) == (5, len(page_texts(pages)) + 1)
    assert [row.key for row in november.new] == ["36"]
    assert printing.MOST_ROWS == 400


def test_only_a_clerk_notes_what_is_printed_and_only_of_bound_books(commune: Pc) -> None:
    staff = Staff(commune.place, commune)
    number(commune, date(2026, 10, 5))
    part = due(commune, OCTOBER)
    with pytest.raises(Refused, match=r"person\.may_not"):
        printed_books.note_printed(Desk(commune.replica, staff.leader), part, typeset(part.filled))
    with pytest.raises(Refused, match=r"print\.unknown_form"):
        due(commune, OCTOBER, "followed")
