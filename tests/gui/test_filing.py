"""Case files at the window, by keyboard: planned, opened, filled from a document, closed, handed over, on paper."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)

from app.actions import case_files, file_plan, outgoing
from app.actions.case_files import Facts
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from app.documents.registers.forms import Filled
from app.host.preferences import Preferences
from app.ui.documents.list_page import ListPage
from app.ui.filing.files_place import FilesPlace
from app.ui.filing.files_tab import ALL
from sync.replica.case_file_page import CaseFilesPage, case_files_page
from tests.support.filled_forms import in_the_pdf, in_the_workbook
from tests.support.keyboard import Keyboard
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.staff import OFFICER, Staff
from tests.support.windows import Desktop, Screen

YEAR = WRITTEN.year


@pytest.fixture
def staff(place: DistrictPlace, commune: Pc) -> Staff:
    return Staff(place, commune)


def known(pc: Pc) -> CaseFilesPage:
    with closing(pc.replica.database.raw()) as raw:
        return case_files_page(raw, pc.office)


def number(pc: Pc, *subjects: str) -> list[str]:
    wanted = [Wanted(kind="TB", subject=subject, issued_on=WRITTEN) for subject in subjects]
    return [outgoing.number(pc.desk, one).id for one in wanted]


def facts(pc: Pc, code: str = "01.VP", title: str = "Hồ sơ tiếp dân năm 2026", years: int = 20) -> Facts:
    return Facts(code, title, years, pc.replica.identity.people[0])


def sit(desktop: Desktop, pc: Pc, person: str = "") -> tuple[Screen, Keyboard]:
    screen = desktop.open(pc, Preferences(mode="light", language="vi", person=person))
    return screen, Keyboard(screen)


def place_of(screen: Screen, queue: str = ALL) -> FilesPlace:
    screen.shell.go("files", queue)
    place: Any = screen.window.page("files")
    assert isinstance(place, FilesPlace)
    screen.until(lambda: place.known is not None)
    return place


def question(screen: Screen) -> QDialog:
    found = screen.until(lambda: QApplication.activeModalWidget())
    assert isinstance(found, QDialog)
    return found


def test_a_file_is_planned_and_opened_by_keyboard(desktop: Desktop, commune: Pc) -> None:
    screen, keys = sit(desktop, commune)
    place = place_of(screen, "plan")
    screen.press("Thêm vào danh mục")
    question(screen)
    keys.type("01.VP")
    keys.tab_to("Tiêu đề hồ sơ")
    keys.type("Hồ sơ tiếp dân năm 2026")
    keys.tab_to("Thời hạn bảo quản")
    keys.press("Ctrl+A")
    keys.type("90")
    assert screen.reads("Không quá 70 năm.")
    keys.press("Ctrl+A")
    keys.type("vĩnh viễn")
    keys.press("Ctrl+Return")
    screen.said("Đã ghi 01.VP vào danh mục.")
    screen.until(lambda: [row.cells[0] for row in place.plan.table.rows] == ["01.VP"])
    place.plan.table.setFocus()
    keys.press("Return")
    screen.until(lambda: place.view.page is not None and place.view.isVisible())
    [file] = known(commune).files
    assert (file.code, file.keep_years, file.id) == ("01.VP", 0, known(commune).plan[0].id)
    assert screen.reads("Hồ sơ chưa có văn bản nào.")


def test_a_document_goes_into_a_file_from_its_menu_and_says_so(desktop: Desktop, commune: Pc) -> None:
    file = case_files.open_file(commune.desk, facts(commune))
    case_files.open_file(commune.desk, facts(commune, "02.VP", "Hồ sơ thi đua"))
    number(commune, "Lịch tiếp dân")
    screen, keys = sit(desktop, commune)
    screen.shell.go("outgoing", "all")
    page = screen.window.page("outgoing")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.is_whole)
    page.view.setFocus()
    keys.press("Ctrl+Shift+H")
    question(screen)
    keys.type("tiep dan")
    found = screen.find(QListWidget, "Các hồ sơ")
    assert found.count() == 1
    keys.press("Return")
    screen.said("Đã đưa 1 văn bản vào hồ sơ 01.VP.")
    screen.until(lambda: screen.reads("01.VP Hồ sơ tiếp dân năm 2026"))
    assert known(commune).counts == {file.id: 1}


def test_many_selected_documents_go_into_a_planned_file_which_opens_by_it(desktop: Desktop, commune: Pc) -> None:
    entry = file_plan.save_entry(commune.desk, YEAR, facts(commune))
    number(commune, "Một", "Hai", "Ba")
    screen, keys = sit(desktop, commune)
    screen.shell.go("outgoing", "all")
    page: Any = screen.window.page("outgoing")
    screen.until(lambda: page.pane.page is not None)
    page.view.setFocus()
    keys.press("Shift+Down")
    screen.until(lambda: len(page.view.picked_lines()) == 2)
    screen.find(QPushButton, "Đưa vào hồ sơ", page._picked).click()
    question(screen)
    keys.press("Ctrl+Return")
    screen.said("Đã đưa 2 văn bản vào hồ sơ 01.VP.")
    assert known(commune).counts == {entry.id: 2}


def test_a_file_is_filled_emptied_closed_and_reopened_on_its_page(desktop: Desktop, commune: Pc) -> None:
    file = case_files.open_file(commune.desk, facts(commune))
    first, second = number(commune, "Lịch tiếp dân", "Lịch trực")
    case_files.add(commune.desk, file.id, [first])
    screen, keys = sit(desktop, commune)
    place = place_of(screen)
    place.files.table.setFocus()
    keys.press("Return")
    screen.until(lambda: place.view.isVisible() and place.view.table.rows)
    screen.press("Thêm văn bản")
    question(screen)
    keys.type("lich truc")
    screen.until(lambda: screen.all(QListWidget, "Văn bản tìm thấy"))
    keys.press("Return", "Ctrl+Return")
    screen.until(lambda: [row.document for row in place.view.table.rows] == [first, second])
    place.view.table.selectRow(1)
    screen.press("Lấy ra khỏi hồ sơ")
    question(screen)
    keys.type("Đưa nhầm")
    keys.press("Ctrl+Return")
    screen.until(lambda: [row.document for row in place.view.table.rows] == [first])
    assert any(text.endswith("Đưa nhầm") for text in [label.text() for label in _labels(place)])
    screen.press("Kết thúc hồ sơ")
    question(screen)
    assert _says(screen, "Hồ sơ có 1 văn bản. Kết thúc rồi thì không thêm, bớt hay sửa nữa")
    assert _says(screen, "Kết thúc hôm nay thì nộp lưu chậm nhất ngày 23/11/2027.")
    keys.type("12")
    keys.press("Ctrl+Return")
    screen.said("Đã kết thúc hồ sơ 01.VP.")
    assert [(f.state, f.documents, f.sheets) for f in known(commune).files] == [("closed", 1, 12)]
    screen.press("Đổi thời hạn bảo quản")
    question(screen)
    for field, text in (("Thời hạn bảo quản mới", "50"), ("Ai đồng ý", "Hội đồng xác định giá trị")):
        line = screen.find(QComboBox, field).lineEdit() if "mới" in field else screen.find(QLineEdit, field)
        assert line is not None
        line.setText(text)
    screen.find(QPlainTextEdit, "Lý do").setPlainText("Đang có khiếu nại")
    keys.press("Ctrl+Return")
    screen.said("Đã đổi thời hạn bảo quản của hồ sơ 01.VP.")
    screen.until(lambda: _says(screen, "Hội đồng xác định giá trị, 23/11/2026: Đang có khiếu nại"))
    assert [f.keep_years for f in known(commune).files] == [50]
    screen.press("Mở lại hồ sơ")
    question(screen)
    keys.type("Thiếu một văn bản")
    keys.press("Ctrl+Return")
    screen.said("Đã mở lại hồ sơ 01.VP.")
    screen.until(lambda: "Thêm văn bản" in screen.names())
    screen.press("Về danh sách hồ sơ")
    screen.until(lambda: place.files.isVisible())


def test_what_is_due_stands_above_and_is_noted_as_transferred(desktop: Desktop, commune: Pc) -> None:
    then = Desk(commune.replica, commune.desk.person, date(YEAR - 1, 10, 1))
    file = case_files.open_file(then, facts(commune), YEAR - 1)
    case_files.add(then, file.id, number(commune, "Lịch tiếp dân"))
    case_files.close_file(then, file.id, 1, 9, date(YEAR - 1, 11, 30))
    screen, keys = sit(desktop, commune)
    place = place_of(screen, "open")
    screen.until(lambda: screen.reads("1 hồ sơ đến hạn nộp lưu."))
    screen.press("Xem các hồ sơ này")
    screen.until(lambda: [row.key for row in place.files.table.rows] == [file.id])
    screen.press("Ghi đã nộp lưu")
    question(screen)
    keys.type("Lưu trữ huyện")
    keys.press("Ctrl+Return")
    screen.said("Đã ghi 1 hồ sơ nộp lưu.")
    screen.until(lambda: not screen.reads("1 hồ sơ đến hạn nộp lưu."))
    assert [(f.state, f.taken_by) for f in known(commune).files] == [("transferred", "Lưu trữ huyện")]


def test_an_officer_sees_every_file_and_works_on_his_own(desktop: Desktop, commune: Pc, staff: Staff) -> None:
    others = case_files.open_file(commune.desk, facts(commune))
    own = case_files.open_file(commune.desk, Facts("02.NN", "Hồ sơ dịch bệnh", 10, staff.officer))
    screen, _ = sit(desktop, commune, staff.officer)
    place = place_of(screen)
    screen.until(lambda: len(place.files.table.rows) == 2)
    for file, may in ((others, False), (own, True)):
        place.open_file(file.id)
        screen.until(lambda f=file: place.view.page is not None and place.view.page.file.id == f.id)  # type: ignore[misc]
        assert ("Thêm văn bản" in screen.names()) is may
        place.close_file()
    place.tabs.setCurrentWidget(place.plan)
    assert "Thêm vào danh mục" not in screen.names()
    assert OFFICER in [row.cells[2] for row in place.files.table.rows]


def test_the_same_rows_go_into_pdf_and_excel(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    file_plan.save_entry(commune.desk, YEAR, facts(commune, "05.VP", "Hồ sơ thi đua", 0))
    file = case_files.open_file(commune.desk, facts(commune))
    case_files.add(commune.desk, file.id, number(commune, "Lịch tiếp dân"))
    screen, _ = sit(desktop, commune)
    place = place_of(screen)
    saved: list[tuple[str, Filled]] = []
    place.paper.save = lambda filled, name, _: saved.append((name, filled))  # type: ignore[method-assign]
    screen.until(lambda: place.files.table.rows)
    screen.press("Lưu PDF")
    place.tabs.setCurrentWidget(place.plan)
    screen.until(lambda: place.plan.table.rows)
    screen.press("Lưu PDF")
    place.open_file(file.id)
    screen.until(lambda: place.view.isVisible() and place.view.table.rows)
    screen.press("Lưu PDF")
    screen.until(lambda: len(saved) == 3)
    names = [f"Mục lục hồ sơ, tài liệu nộp lưu {YEAR}", f"Danh mục hồ sơ {YEAR}"]
    assert [name for name, _ in saved] == [*names, "Mục lục văn bản, tài liệu trong hồ sơ 01.VP"]
    for n, (_, filled) in enumerate(saved):
        for ending in (".pdf", ".xlsx"):
            place.paper.save_to(filled, tmp_path / f"{n}{ending}")
            screen.said(f"Đã lưu {tmp_path / f'{n}{ending}'}")
        assert in_the_pdf((tmp_path / f"{n}.pdf").read_bytes(), filled.rows) == [1]
        assert in_the_workbook(tmp_path / f"{n}.xlsx", filled) == [row.cells for row in filled.rows]


def test_an_original_is_lent_and_returned_from_its_document(desktop: Desktop, commune: Pc) -> None:
    number(commune, "Lịch tiếp dân")
    screen, keys = sit(desktop, commune)
    screen.shell.go("outgoing", "all")
    page: Any = screen.window.page("outgoing")
    screen.until(lambda: page.pane.page is not None and page.pane.is_whole)
    page.wanted.emit("lend", page.pane.page)
    question(screen)
    keys.type("Lý Văn Mượn")
    keys.press("Ctrl+Return")
    screen.said("Đã ghi cho mượn bản lưu 01/TB-UBND.")
    screen.until(lambda: page.pane.page.loan is not None)
    screen.until(lambda: screen.reads("Lý Văn Mượn"))
    page.wanted.emit("give_back", page.pane.page)
    screen.said("Đã ghi trả bản lưu 01/TB-UBND.")
    screen.until(lambda: page.pane.page.loan is None)


def _labels(place: FilesPlace) -> list[Any]:
    return [label for label in place.findChildren(QLabel) if label.isVisible()]


def _says(screen: Screen, text: str) -> bool:
    return any(text in label.text() for label in screen.all(QLabel))
