"""New scans at the window: a folder is chosen, what comes into it is seen, and each becomes what a clerk says."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QPlainTextEdit

from app.actions.outgoing import Wanted, save_draft
from app.actions.showing import document_page
from app.host.preferences import Preferences, read_preferences
from app.ui.compose.page import ComposePage
from app.ui.scans.page import ScansPage
from app.ui.scans.paper_sheet import PaperSheet
from app.ui.settings.scans_section import ScanFolderField
from sync.rules.documents import Source
from sync.rules.legal_time import VIET_NAM
from tests.support.opener import Opener
from tests.support.papers import readable_pdf
from tests.support.places import Pc
from tests.support.scans import Scanner
from tests.support.week_papers import letter
from tests.support.windows import Desktop, Screen

NAMED = "Bản quét mới"


def at_scans(desktop: Desktop, pc: Pc, scanner: Scanner) -> tuple[Screen, ScansPage]:
    """The place of new scans; no thread of the window looks into the folder, the test does."""
    chosen = Preferences(mode="light", language="vi", scan_folders=(str(scanner.folder),))
    screen = desktop.open(pc, chosen)
    screen.shell.go("scans")
    page = screen.window.page("scans")
    assert isinstance(page, ScansPage)
    return screen, page


@pytest.fixture
def scanner(commune: Pc) -> Iterator[Scanner]:
    made = Scanner(commune.replica, commune.clock, commune.folder / "may-quet")
    made.look()
    yield made
    made.reader.rest()


def shown(screen: Screen, page: ScansPage, name: str) -> None:
    """Wait until a scan is the one that is looked at."""
    screen.until(lambda: page._page is not None and page._page.scan.name == name)


def typeset_letter(scanner: Scanner, pc: Pc, name: str = "cong van.pdf", notation: str = "88/TB-UBND") -> Path:
    day = pc.clock.now().date()
    path = letter(scanner.folder / name, "187", "TB", "THÔNG BÁO", "Lịch tiếp công dân", "Ai", notation, day)
    scanner.written(path)
    scanner.settle()
    return path


def test_without_a_folder_there_is_no_such_place(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    assert screen.all(QAbstractButton, NAMED) == []


def test_a_folder_is_chosen_in_the_settings_and_watched_from_then_on(desktop: Desktop, commune: Pc) -> None:
    """A real watch over a real folder, by the window's own thread."""
    folder = commune.folder / "quet"
    folder.mkdir()
    screen = desktop.open(commune)
    screen.shell.go("settings")
    screen.until(lambda: len(screen.all(ScanFolderField)) == 2)
    before = screen.window
    screen.all(ScanFolderField)[0].take(str(folder))
    screen.until(lambda: screen.window is not before and screen.all(QAbstractButton, NAMED))
    screen.until(lambda: read_preferences(commune.folder).scan_folders == (str(folder),))
    screen.until(lambda: screen.shell.scans.folders == (str(folder),))
    readable_pdf(folder / "Scan0001.pdf", "To khai")

    def counted() -> bool:
        commune.clock.advance(seconds=0.05)
        screen.changed()
        return bool(screen.all(QAbstractButton, f"{NAMED} 1"))

    screen.until(counted, 20_000)
    screen.shell.go("settings")
    before = screen.window
    screen.press("Bỏ chọn: Thư mục máy quét")
    screen.until(lambda: screen.window is not before and not screen.all(QAbstractButton, NAMED))
    screen.until(lambda: screen.shell.scans.folders == ())
    assert (folder / "Scan0001.pdf").is_file()


def test_one_folder_is_not_chosen_twice(desktop: Desktop, commune: Pc) -> None:
    folder = commune.folder / "quet"
    folder.mkdir()
    screen = desktop.open(commune, Preferences(mode="light", language="vi", scan_folders=(str(folder),)))
    screen.shell.go("settings")
    screen.until(lambda: len(screen.all(ScanFolderField)) == 2)
    screen.all(ScanFolderField)[1].take(str(folder))
    screen.said("đã được chọn rồi")
    assert screen.shell.preferences.scan_folders == (str(folder),)


def test_a_paper_is_entered_from_its_scan_by_keyboard(desktop: Desktop, commune: Pc, scanner: Scanner) -> None:
    typeset_letter(scanner, commune)
    screen, page = at_scans(desktop, commune, scanner)
    shown(screen, page, "cong van.pdf")
    screen.until(lambda: page.view.hasFocus())
    QTest.keyClick(page.view, Qt.Key.Key_Return)  # Enter does what most probably is wanted
    sheet = screen.until(lambda: next(iter(screen.all(PaperSheet, within=screen.window)), None))
    field = screen.find(QLineEdit, "Số, ký hiệu")
    assert (field.text(), field.accessibleDescription()) == ("88/TB-UBND", "gợi ý")
    assert screen.find(QLineEdit, "Nơi gửi").text() == "Ủy ban nhân dân Huyện Chi Lăng"  # as the directory spells it
    screen.until(lambda: screen.find(QLineEdit, "Số tờ").hasFocus())  # all else is filled in
    screen.type("Số tờ", "2")
    screen.press("Đến bằng: Trao tay")
    screen.find(QLineEdit, "Giờ nhận").setText("7h45")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.said("số đến 1")
    [scan] = scanner.all()
    entered = document_page(commune.replica, scan.document)
    assert entered is not None
    origin = entered.document.origin
    assert origin is not None
    assert (origin.source, origin.sheets, origin.received_at.isoformat()[11:16]) == (Source.BY_HAND, 2, "07:45")
    assert entered.document.kind == "TB"
    assert (scan.state, scan.person) == ("used", commune.desk.person)


def test_an_invitation_on_paper_is_entered_with_its_meeting_whose_hour_is_suggested(
    desktop: Desktop, commune: Pc, scanner: Scanner
) -> None:
    subject, day = "Họp giao ban lúc 8 giờ 00 ngày 26/11/2026", commune.clock.now().date()
    path = letter(scanner.folder / "giay moi.pdf", "187", "GM", "GIẤY MỜI", subject, "Ai", "90/GM-UBND", day)
    scanner.written(path)
    scanner.settle()
    screen, page = at_scans(desktop, commune, scanner)
    shown(screen, page, "giay moi.pdf")
    screen.press("Nhận văn bản giấy")
    screen.until(lambda: screen.all(PaperSheet, within=screen.window))
    assert screen.find(QLineEdit, "Giờ bắt đầu họp").text() == "08:00"
    assert screen.reads("Ngày, giờ họp · gợi ý")
    enter = screen.find(QAbstractButton, "Nhận và vào sổ")
    assert not enter.isEnabled(), "a meeting is somewhere"
    screen.type("Địa điểm", "Hội trường tầng 2")
    enter.click()
    screen.said("số đến 1")
    [scan] = scanner.all()
    entered = document_page(commune.replica, scan.document)
    assert entered is not None
    assert entered.planned is not None
    meeting = entered.planned.meeting
    assert (meeting.place, meeting.starts_at) == ("Hội trường tầng 2", datetime(2026, 11, 26, 8, tzinfo=VIET_NAM))


def test_a_suggestion_is_marked_until_somebody_changes_it_and_none_is_needed(
    desktop: Desktop, commune: Pc, scanner: Scanner
) -> None:
    scanner.written(readable_pdf(scanner.folder / "anh.pdf"))
    scanner.settle()
    screen, page = at_scans(desktop, commune, scanner)
    shown(screen, page, "anh.pdf")
    screen.until(lambda: screen.reads("không có chữ để đọc"))
    screen.press("Nhận văn bản giấy")
    screen.until(lambda: screen.all(PaperSheet, within=screen.window))
    assert screen.find(QLineEdit, "Số, ký hiệu").text() == ""
    assert not screen.find(QAbstractButton, "Nhận và vào sổ").isEnabled()
    screen.type("Nơi gửi", "Công ty Điện lực")
    screen.find(QLineEdit, "Ngày văn bản").setText("20/11/2026")
    screen.find(QPlainTextEdit, "Trích yếu").setPlainText("Lịch ngừng cấp điện")
    form = screen.all(PaperSheet, within=screen.window)[0].form
    form._kind.take("TB")
    screen.press("Nhận và vào sổ")
    screen.said("số đến 1")
    assert [listed.line.sender for listed in commune.incoming()] == ["Công ty Điện lực"]


def test_what_a_rule_refuses_is_said_on_the_sheet_and_nothing_typed_is_lost(
    desktop: Desktop, commune: Pc, scanner: Scanner
) -> None:
    typeset_letter(scanner, commune)
    screen, page = at_scans(desktop, commune, scanner)
    shown(screen, page, "cong van.pdf")
    screen.press("Nhận văn bản giấy")
    screen.until(lambda: screen.all(PaperSheet, within=screen.window))
    screen.find(QPlainTextEdit, "Trích yếu").setPlainText("MẬT - Kế hoạch")
    screen.press("Nhận và vào sổ")
    screen.until(lambda: screen.reads("Văn bản mật không được đưa lên hệ thống"))
    assert screen.find(QPlainTextEdit, "Trích yếu").toPlainText() == "MẬT - Kế hoạch"
    assert commune.incoming() == []


def test_a_paper_that_came_already_is_warned_of(desktop: Desktop, commune: Pc, scanner: Scanner) -> None:
    typeset_letter(scanner, commune)
    screen, page = at_scans(desktop, commune, scanner)
    shown(screen, page, "cong van.pdf")
    screen.press("Nhận văn bản giấy")
    screen.until(lambda: screen.all(PaperSheet, within=screen.window))
    screen.press("Nhận và vào sổ")
    screen.said("số đến 1")
    typeset_letter(scanner, commune, "quet lan hai.pdf", "088/TB-UBND")
    screen.changed()
    screen.until(lambda: page._model.rows.documents == 2)
    page.view.choose(0)
    shown(screen, page, "quet lan hai.pdf")
    screen.until(lambda: screen.reads("Có thể văn bản này đã đến rồi"))


def test_the_scan_of_a_numbered_document_finds_it_by_its_number(
    desktop: Desktop, commune: Pc, scanner: Scanner
) -> None:
    commune.number("Kế hoạch khác", "KH")
    placed = commune.number("Lịch tiếp công dân", "TB")
    typeset_letter(scanner, commune, "ky.pdf", placed.notation)
    screen, page = at_scans(desktop, commune, scanner)
    shown(screen, page, "ky.pdf")
    screen.press(f"Gắn vào {placed.notation}")
    asked = screen.until(lambda: next(iter(screen.all(QListWidget, "Bản quét của văn bản nào?")), None))
    assert asked.currentItem().text().startswith(placed.notation)
    screen.press("Gắn bản quét")
    screen.said("Đã gắn “ky.pdf”")
    screen.until(lambda: screen.window.place == "compose")
    writing = screen.shell.writing
    assert isinstance(screen.window.page("compose"), ComposePage)
    assert (writing.content.id, [file.name for file in writing.content.files]) == (placed.id, ["ky.pdf"])


def test_an_enclosure_joins_what_is_being_written(desktop: Desktop, commune: Pc, scanner: Scanner) -> None:
    draft = save_draft(commune.desk, Wanted(kind="TB", subject="Nghỉ lễ"))
    scanner.put("phu luc.pdf")
    scanner.settle()
    screen, page = at_scans(desktop, commune, scanner)
    screen.shell.writing.take_up(draft.id, lambda _: None)
    screen.until(lambda: screen.shell.writing.is_open)
    screen.shell.writing.change(subject="Nghỉ lễ Quốc khánh")  # typed, and not on the disk yet
    shown(screen, page, "phu luc.pdf")
    screen.press("Kèm vào dự thảo")
    screen.until(lambda: screen.all(QListWidget, "Kèm bản quét vào văn bản nào?"))
    screen.press("Kèm bản quét")
    screen.until(lambda: screen.window.place == "compose")
    content = screen.shell.writing.content
    assert (content.subject, [file.name for file in content.files]) == ("Nghỉ lễ Quốc khánh", ["phu luc.pdf"])


def test_put_aside_by_key_and_had_back(desktop: Desktop, commune: Pc, scanner: Scanner) -> None:
    for name in ("a.pdf", "b.pdf"):
        scanner.put(name)
    scanner.settle()
    screen, page = at_scans(desktop, commune, scanner)
    shown(screen, page, "b.pdf")
    screen.press("Bỏ qua")
    screen.said("Đã bỏ qua “b.pdf”")
    shown(screen, page, "a.pdf")  # the next one
    assert scanner.names("aside") == ["b.pdf"]
    screen.press("Hoàn tác")
    screen.until(lambda: scanner.names("waiting") == ["a.pdf", "b.pdf"])


def test_what_may_not_come_in_is_not_shown_and_says_why(desktop: Desktop, commune: Pc, scanner: Scanner) -> None:
    scanner.put("MẬT ke hoach.pdf", "ke hoach")
    scanner.settle()
    screen, page = at_scans(desktop, commune, scanner)
    shown(screen, page, "MẬT ke hoach.pdf")
    screen.until(lambda: screen.reads("Văn bản mật chỉ vào sổ giấy"))
    assert not page.pane.preview.isVisible()
    assert screen.reads("Xóa tệp MẬT ke hoach.pdf khỏi thư mục may-quet.")
    assert [offered.text() for offered in screen.all(QAbstractButton, "", page.pane)] == ["Mở thư mục", "Bỏ qua"]
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    screen.press("Mở thư mục")
    QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [scanner.folder]


def test_a_thousand_scans_leave_the_list_usable(desktop: Desktop, commune: Pc, scanner: Scanner) -> None:
    for n in range(1000):
        (scanner.folder / f"{n:04}.jpg").write_bytes(b"\xff\xd8\xff%04d\xff\xd9" % n)
        scanner.written(scanner.folder / f"{n:04}.jpg")
    scanner.settle()
    screen, page = at_scans(desktop, commune, scanner)
    screen.until(lambda: page._model.rows.documents == 1000)
    QTest.keyClick(page.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    shown(screen, page, "0000.jpg")
    screen.until(lambda: bool(screen.all(QAbstractButton, f"{NAMED} 1.000")))


def test_a_paper_without_a_scan_waits_in_the_list_and_is_not_returned_through_the_system(
    desktop: Desktop, commune: Pc
) -> None:
    screen = desktop.open(commune)
    screen.shell.go("incoming")
    screen.press("Nhận văn bản giấy…")
    sheet = screen.until(lambda: next(iter(screen.all(PaperSheet, within=screen.window)), None))
    screen.press("Đến bằng: Zalo")
    screen.type("Nơi gửi", "hat")
    screen.find(QLineEdit, "Nơi gửi").setText("Hạt Kiểm lâm")
    screen.find(QLineEdit, "Ngày văn bản").setText("20/11")
    screen.find(QPlainTextEdit, "Trích yếu").setPlainText("Phòng cháy rừng")
    sheet.form._kind.take("KH")
    assert not sheet._scroll.isAncestorOf(sheet.register)  # it decides what the button does, and stays in sight
    sheet.register.setChecked(False)
    screen.press("Nhận văn bản")
    screen.said("chờ vào sổ")
    screen.until(lambda: screen.reads("Từ Hạt Kiểm lâm · Zalo · nhận lúc"))
    screen.until(lambda: screen.all(QAbstractButton, "Vào sổ"))
    assert screen.all(QAbstractButton, "Từ chối tiếp nhận") == []
    screen.press("Vào sổ")
    screen.said("số đến 1")


def test_a_sender_is_found_without_marks_and_taken_by_keyboard(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    screen.shell.go("incoming")
    screen.press("Nhận văn bản giấy…")
    sheet = screen.until(lambda: next(iter(screen.all(PaperSheet, within=screen.window)), None))
    screen.type("Nơi gửi", "huyen chi")
    known = screen.until(lambda: next(iter(screen.all(QListWidget, "Nơi gửi đã biết")), None))
    field = screen.find(QLineEdit, "Nơi gửi")
    QTest.keyClick(field, Qt.Key.Key_Down)
    screen.until(known.hasFocus)
    QTest.keyClick(known, Qt.Key.Key_Return)
    screen.until(lambda: field.text() == "Ủy ban nhân dân Huyện Chi Lăng")
    assert not known.isVisible()
    assert sheet.isVisible()  # Enter was the list's
