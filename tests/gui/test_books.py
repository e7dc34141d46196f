"""The place of the books: what is chosen is shown as it will stand on paper, printed, saved, and printed by month."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPlainTextEdit

from app.actions import books, outgoing
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from app.host.preferences import Preferences
from app.ui.books.books_place import BooksPlace
from app.ui.books.series_sheet import SeriesSheet
from app.ui.books.taking_over import OldBookSheet
from app.ui.doing.asking import Question
from sync.rules.books import Direction
from sync.rules.series_acts import SeriesPart
from tests.gui.test_printing import inked_pages, modal, print_to
from tests.support.filled_forms import in_the_pdf, in_the_workbook
from tests.support.fitting import misfits
from tests.support.old_books import old_book_with_mistakes
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.staff import Staff
from tests.support.windows import Desktop, Screen


def shown(desktop: Desktop, pc: Pc, key: str, span: str = "year", person: str = "") -> tuple[Screen, BooksPlace]:
    screen = desktop.open(pc, Preferences(mode="light", language="vi", person=person))
    screen.shell.go("books")
    place: Any = screen.window.page("books")
    assert isinstance(place, BooksPlace)
    choose(screen, place, key, span)
    return screen, place


def choose(screen: Screen, place: BooksPlace, key: str, span: str) -> None:
    place.choice.book.setCurrentIndex(place.choice.book.findData(key))
    place.choice.span.setCurrentIndex(place.choice.span.findData(span))
    wanted = place.choice.period
    screen.until(
        lambda: (
            place.filled is not None
            and place.filled.form.key == key
            and (place.filled.since, place.filled.until) == (wanted.since, wanted.until)
        )
    )


def number(pc: Pc, *days: date) -> list[str]:
    return [
        outgoing.number(pc.desk, Wanted(kind="TB", subject=f"Việc {n}", issued_on=day)).id
        for n, day in enumerate(days, 1)
    ]


def keys(place: BooksPlace) -> list[str]:
    return [row.key for row in place.table.rows]


def test_what_is_chosen_is_shown_and_follows_what_happens(desktop: Desktop, commune: Pc) -> None:
    number(commune, date(2026, 10, 5), date(2026, 11, 2))
    screen, place = shown(desktop, commune, "outgoing")
    assert keys(place) == ["1", "2"]
    choose(screen, place, "outgoing", "m10")
    assert keys(place) == ["1"]
    choose(screen, place, "outgoing", "q4")
    number(commune, date(2026, 11, 3))
    screen.changed()
    screen.until(lambda: keys(place) == ["1", "2", "3"])
    choose(screen, place, "incoming", "year")
    assert screen.reads("Kỳ này sổ chưa có dòng nào.")


def test_any_days_of_the_year_are_a_period(desktop: Desktop, commune: Pc) -> None:
    number(commune, date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 2))
    screen, place = shown(desktop, commune, "outgoing", "free")
    assert keys(place) == ["1", "2", "3"]
    place.choice.since.setDate(date(2026, 4, 1))  # type: ignore[arg-type]
    place.choice.until.setDate(date(2026, 4, 1))  # type: ignore[arg-type]
    screen.until(lambda: keys(place) == ["2"])


def test_enter_opens_the_document_of_a_row(desktop: Desktop, commune: Pc) -> None:
    number(commune, date(2026, 11, 2), date(2026, 11, 3))
    screen, place = shown(desktop, commune, "outgoing")
    place.table.setFocus()
    QTest.keyClick(place.table, Qt.Key.Key_Down)
    QTest.keyClick(place.table, Qt.Key.Key_Return)
    page: Any = screen.until(lambda: screen.window.place == "outgoing" and screen.window.page("outgoing"))
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.number == 2)


def test_the_same_rows_go_into_pdf_and_excel(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    number(commune, date(2026, 11, 2), date(2026, 11, 3))
    screen, place = shown(desktop, commune, "outgoing")
    filled = place.filled
    assert filled is not None
    for name in ("so.pdf", "so.xlsx"):
        place.doing.save_to(filled, tmp_path / name)
        screen.said(f"Đã lưu {tmp_path / name}")
    assert in_the_pdf((tmp_path / "so.pdf").read_bytes(), filled.rows) == [1, 1]
    assert in_the_workbook(tmp_path / "so.xlsx", filled) == [row.cells for row in filled.rows]


def test_a_month_is_printed_and_noted_when_its_pages_have_come_out(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    number(commune, date(2026, 10, 5), date(2026, 10, 6), date(2026, 11, 2))
    screen, place = shown(desktop, commune, "outgoing", "m10")
    assert screen.reads("Sổ năm này chưa in trang nào theo tháng.")
    for answer in ("Chưa đủ, chưa ghi", "Đã in đủ, ghi lại"):
        screen.press("In sổ tháng")
        modal(screen, Question)
        assert screen.reads("In tiếp từ trang 1: 2 dòng mới đến hết ngày 31/10/2026, 0 dòng đã in nay cần sửa.")
        screen.press("Chọn máy in")
        print_to(screen, tmp_path / "thang-10.pdf")
        screen.press(answer)
    screen.said("Đã ghi là đã in đến trang 1.")
    screen.until(lambda: screen.reads("Đã in đến trang 1, các dòng đến hết ngày 31/10/2026."))
    assert len(inked_pages(tmp_path / "thang-10.pdf")) == 1
    choose(screen, place, "outgoing", "m11")
    screen.press("In sổ tháng")
    modal(screen, Question)
    assert screen.reads("In tiếp từ trang 2: 1 dòng mới")
    screen.press("Thôi")


def test_where_nothing_is_left_to_print_it_is_said(desktop: Desktop, commune: Pc) -> None:
    screen, _ = shown(desktop, commune, "outgoing", "m10")
    screen.press("In sổ tháng")
    screen.until(lambda: any("không có dòng nào mới" in text for text in told(screen)))


def test_a_leader_looks_and_saves_but_does_not_print_the_book(desktop: Desktop, commune: Pc) -> None:
    staff = Staff(commune.place, commune)
    screen, place = shown(desktop, commune, "outgoing", person=staff.leader)
    names = [name for name in screen.names() if name]
    assert {"In", "Lưu PDF", "Lưu Excel"} <= set(names)
    assert "In sổ tháng" not in names
    choose(screen, place, "report-incoming", "year")
    assert "In phiếu giải quyết" not in screen.names()


def test_the_slip_of_the_chosen_document_is_printed(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    id = district.dispatch("Rà soát hộ nghèo", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    screen, place = shown(desktop, commune, "incoming")
    assert not screen.find(QAbstractButton, "In phiếu giải quyết").isEnabled()
    commune.register(id)
    screen.changed()
    screen.until(lambda: keys(place) == ["1"])
    screen.press("In phiếu giải quyết")
    assert print_to(screen, tmp_path / "phieu.pdf") == "In 1 trang"
    screen.said("Đã chuyển 1 tờ sang máy in.")
    assert min(inked_pages(tmp_path / "phieu.pdf")) > 500


def told(screen: Screen) -> list[str]:
    passing = screen.window.passing
    said = [passing.accessibleName()] if passing.isVisible() else []
    return said + [dialog.windowTitle() for dialog in screen.all(QDialog)]


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_years_that_have_books_are_offered(desktop: Desktop, commune: Pc, year: int) -> None:
    number(commune, date(2025, 12, 30), date(2026, 1, 5))
    screen, place = shown(desktop, commune, "outgoing")
    screen.until(lambda: place.choice.year.count() == 2)
    place.choice.year.setCurrentIndex(place.choice.year.findData(str(year)))
    screen.until(lambda: place.filled is not None and place.filled.year == year)
    assert keys(place) == ["1"]


def test_an_old_register_is_looked_through_row_by_row_and_taken_over(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    commune.open_book(31, Direction.INCOMING)
    screen, place = shown(desktop, commune, "incoming")
    file = old_book_with_mistakes(tmp_path / "cu.xlsx", 12)
    place.taking_over.look_through(Direction.INCOMING, 2026, "Sổ đăng ký văn bản đến", file)
    sheet = modal(screen, OldBookSheet)
    assert isinstance(sheet, OldBookSheet)
    assert screen.reads("5 dòng để lại, chưa nhập được")
    assert [row.cells[1] for row in sheet.table.rows][:5] == [None, 6, 9, 9, 9000]
    sheet.save_to(tmp_path / "ket-qua.xlsx")
    screen.said(f"Đã lưu {tmp_path / 'ket-qua.xlsx'}")
    screen.press("Nhập 9 dòng")
    screen.said("Đã nhập 9 dòng vào Sổ đăng ký văn bản đến năm 2026.")
    screen.changed()
    screen.until(lambda: keys(place) == ["1", "2", "4", "5", "7", "8", "10", "11", "12"])


def test_a_leader_is_not_offered_to_take_a_register_over(desktop: Desktop, commune: Pc) -> None:
    staff = Staff(commune.place, commune)
    _, place = shown(desktop, commune, "incoming", person=staff.leader)
    assert not [b for b in place.findChildren(QAbstractButton) if b.text() == "Nhập sổ cũ…" and b.isVisible()]


def test_the_figures_of_a_report_have_room_and_their_headings_stand_whole(desktop: Desktop, commune: Pc) -> None:
    number(commune, date(2026, 11, 2))
    screen, place = shown(desktop, commune, "report-incoming")
    screen.until(lambda: place.table.columnWidth(1) >= 96)
    assert place.filled is not None
    widths = [place.table.columnWidth(n) for n in range(len(place.filled.form.columns))]
    assert min(widths[1:]) >= 96
    assert widths[0] < sum(widths) / 2
    assert misfits(place) == []


def test_numbers_that_were_passed_over_are_explained_from_their_row_also_those_of_the_pc_before(
    desktop: Desktop, place: DistrictPlace, commune: Pc
) -> None:
    staff, heir = Staff(place, commune), place.enrol(COMMUNE)
    commune.number("Ba", given=3)
    commune.sync()
    heir.join(staff.leader)
    books.take_over(Desk(heir.replica, staff.leader), Direction.OUTGOING, "Máy cũ hỏng")
    heir.sync()
    heir.sync()
    heir.number("Đầu tiên", given=116)
    screen, shows = shown(desktop, heir, "outgoing", person=heir.desk.person)
    assert keys(shows)[:5] == ["1-2", "3", "4-100", "111-113", "114"]

    def stand_on(key: str) -> bool:
        shows.table.selectRow(keys(shows).index(key))
        return screen.find(QAbstractButton, "Ghi lý do số trống").isEnabled()

    assert not stand_on("3"), "it is used"
    assert not stand_on("4-100"), "it was never come to"
    for key, numbers, rows in (("114", "114", ["114", "115"]), ("1-2", "1–2", ["1", "2", "3"])):
        assert stand_on(key)
        screen.press("Ghi lý do số trống")
        modal(screen, Question)
        assert screen.reads(f"Vì sao số {numbers} bỏ trống?")
        screen.find(QPlainTextEdit, "Lý do").setPlainText("Tờ giấy in hỏng")
        screen.press("Ghi vào sổ")
        screen.said(f"Đã ghi lý do số {numbers} bỏ trống.")
        screen.changed()
        screen.until(lambda rows=rows: set(rows) <= set(keys(shows)) and not stand_on(rows[0]))  # type: ignore[misc]
    heir.sync()
    assert heir.refused() == []
    cells = {row.key: row.cells[-1] for row in shows.table.rows}
    assert [cells[key] for key in ("1", "2", "114")] == ["Số hủy: Tờ giấy in hỏng"] * 3


def test_kinds_are_numbered_apart_by_keyboard_and_the_book_apart_is_shown(desktop: Desktop, commune: Pc) -> None:
    screen, shows = shown(desktop, commune, "outgoing")
    screen.press("Sổ riêng…")
    sheet = modal(screen, SeriesSheet)
    assert isinstance(sheet, SeriesSheet)
    screen.until(lambda: QApplication.focusWidget() is sheet.year)
    assert screen.reads("Mọi loại đánh số trong sổ chung.")
    assert not sheet.do.isEnabled()
    QTest.keyClick(sheet.year, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.kind
    sheet.kind.setCurrentIndex(sheet.kind.findData("QĐ"))
    assert sheet.key.text() == "QĐ"
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.add
    QTest.keyClick(sheet.add, Qt.Key.Key_Return)
    assert sheet.parts == (SeriesPart("QĐ", ("QĐ",)),)
    assert misfits(sheet) == []
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.said("Đã ghi cách đánh số. Sổ riêng mới có số khi máy chủ trả lời.")
    commune.sync()
    outgoing.number(commune.desk, Wanted(kind="QĐ", subject="Quyết định nâng lương", issued_on=date(2026, 11, 2)))
    screen.changed()
    screen.until(lambda: shows.choice.book.findData("outgoing.QĐ") > 0)
    shows.choice.book.setCurrentIndex(shows.choice.book.findData("outgoing.QĐ"))
    screen.until(lambda: shows.filled is not None and shows.filled.series == "outgoing.QĐ" and keys(shows) == ["1"])
    assert shows.filled is not None
    assert shows.filled.range == "Sổ QĐ. Từ số 01 đến số 01"
