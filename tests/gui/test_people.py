"""People and PCs of an office at the window of its leader or admin."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDateEdit, QPlainTextEdit, QTabWidget

from app.actions import enrolling, staff
from app.actions.books import book_state
from app.actions.people import acting_person
from app.actions.staff import Slip
from app.host.invitation import Invitation, one_line, read_invitation
from app.host.profile import Profile
from app.host.qr import read_qr
from app.ui.parts.chips import Chip
from app.ui.people.slip_dialog import SlipDialog
from app.ui.people.slip_paper import SlipWords, prepared, print_slip, slip_words
from app.ui.shell.navigation import _Item
from sync.rules.books import Direction
from sync.rules.people import Device, Person, Role, RoleHeld
from sync.rules.text import folded
from sync.world import SystemClock, SystemIds
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving
from tests.support.windows import Desktop, Screen


@pytest.fixture
def leader(place: DistrictPlace) -> Pc:
    """A leader's PC in an office that has a clerk with a PC of his own."""
    place.enrol(COMMUNE, name="Hoàng Thị Mai")
    return place.enrol(COMMUNE, "leader", "Lý Văn Thành")


def staffed(desktop: Desktop, pc: Pc) -> Screen:
    screen = desktop.open(pc)
    screen.shell.go("people")
    screen.until(lambda: screen.reads("Lý Văn Thành"))
    return screen


def chips(screen: Screen) -> list[str]:
    return [chip.text() for chip in screen.all(Chip)]


def person(pc: Pc, name: str) -> Person:
    pc.sync()
    return next(p for p in pc.place.children(Person, COMMUNE) if p.name == name)  # type: ignore[attr-defined,return-value]


def test_everybody_is_listed_with_roles_and_pcs_and_nobody_changes_his_own_roles(desktop: Desktop, leader: Pc) -> None:
    screen = staffed(desktop, leader)
    assert screen.reads("Máy: PC · dùng từ 23/11/2026")
    assert "Văn thư" in chips(screen)
    assert screen.all(QAbstractButton, "Đổi vai trò của Hoàng Thị Mai")
    assert screen.all(QAbstractButton, "Cấp phiếu đăng ký cho Lý Văn Thành")
    assert not screen.all(QAbstractButton, "Đổi vai trò của Lý Văn Thành")
    assert not screen.all(QAbstractButton, "Ngừng quyền của Lý Văn Thành")


def test_a_new_person_is_added_with_roles_and_offered_a_slip(desktop: Desktop, leader: Pc) -> None:
    screen = staffed(desktop, leader)
    screen.press("Thêm người")
    add = screen.find(QAbstractButton, "Thêm người")
    assert not add.isEnabled()
    screen.type("Họ và tên", "Vi Thi Le")
    assert not add.isEnabled(), "a role is wanted"
    screen.find(QCheckBox, "Công chức").click()
    add.click()
    screen.until(lambda: screen.reads("Phiếu đăng ký máy cho Vi Thi Le"))
    assert person(leader, "Vi Thi Le").roles == (RoleHeld(role=Role.OFFICER),)
    screen.press("Đóng")
    screen.until(lambda: screen.reads("Chưa dùng máy nào."))


def test_an_acting_clerk_is_one_with_a_last_day(desktop: Desktop, leader: Pc) -> None:
    staff.add_person(leader.desk, "Vi Thị Lệ", [RoleHeld(role=Role.OFFICER)])
    screen = staffed(desktop, leader)
    screen.press("Đổi vai trò của Vi Thị Lệ")
    screen.find(QCheckBox, "Văn thư").click()
    screen.find(QCheckBox, "Tạm thay").click()
    screen.find(QDateEdit, "Ngày đầu").setDate(QDate(2026, 11, 30))
    screen.find(QDateEdit, "Ngày cuối").setDate(QDate(2026, 12, 15))
    screen.press("Lưu vai trò")
    screen.said("Đã lưu vai trò của Vi Thị Lệ.")
    screen.until(lambda: "Văn thư tạm thay 30/11/2026–15/12/2026" in chips(screen))
    held = {one.role: (one.since, one.until) for one in person(leader, "Vi Thị Lệ").roles}
    assert held == {Role.OFFICER: (None, None), Role.CLERK: (date(2026, 11, 30), date(2026, 12, 15))}


def test_the_window_of_an_acting_clerk_says_until_when_and_changes_with_the_day(
    desktop: Desktop, place: DistrictPlace, leader: Pc
) -> None:
    """Without a line and without a touch: the day alone ends it."""
    officer = place.enrol(COMMUNE, "officer", "Đỗ Văn Mẫu")
    leader.sync()
    staff.name_acting_clerk(leader.desk, officer.desk.person, None, WRITTEN)
    leader.sync()
    officer.sync()
    screen = desktop.open(officer)
    assert screen.all(QAbstractButton, "Đỗ Văn Mẫu, Công chức, văn thư tạm thay đến hết 23/11")
    assert screen.window.offers("outgoing")
    officer.clock.advance(days=1)
    screen.shell._keeping_up._minutes.timeout.emit()
    screen.until(lambda: screen.all(QAbstractButton, "Đỗ Văn Mẫu, Công chức"))
    screen.until(lambda: not screen.all(QAbstractButton, "Đỗ Văn Mẫu, Công chức, văn thư"))


def test_a_refusal_stands_as_a_sentence_where_it_was_asked_for(desktop: Desktop, leader: Pc) -> None:
    screen = staffed(desktop, leader)
    screen.press("Thêm người")
    screen.type("Họ và tên", "x" * 400)
    screen.find(QCheckBox, "Công chức").click()
    screen.find(QAbstractButton, "Thêm người").click()
    screen.until(lambda: screen.reads("trống hoặc quá dài"))
    assert screen.find(QAbstractButton, "Thêm người").isEnabled()


def test_ending_somebody_says_what_becomes_of_his_work(desktop: Desktop, leader: Pc) -> None:
    screen = staffed(desktop, leader)
    screen.press("Ngừng quyền của Hoàng Thị Mai")
    screen.until(lambda: screen.reads("Đây là văn thư duy nhất."))
    assert screen.reads("Việc đã làm, số đã cấp và tên trong sổ vẫn giữ nguyên.")
    screen.press("Ngừng quyền")
    screen.until(lambda: screen.reads("Đã ngừng quyền ngày 23/11/2026"))
    assert person(leader, "Hoàng Thị Mai").ended_at is not None
    assert not screen.all(QAbstractButton, "Cấp phiếu đăng ký cho Hoàng Thị Mai")


def test_a_lost_pc_is_shut_out_and_its_books_are_taken_over_here(desktop: Desktop, leader: Pc) -> None:
    lost = leader.place.pcs[0].device
    screen = staffed(desktop, leader)
    tabs = next(tabs for tabs in screen.all(QTabWidget) if tabs.tabText(0).startswith("Người"))
    assert [tabs.tabText(n) for n in (0, 1)] == ["Người 2", "Máy 2"]
    tabs.setCurrentIndex(1)
    screen.until(lambda: "Máy này" in chips(screen))
    assert {"Giữ sổ văn bản đi", "Giữ sổ văn bản đến"} <= set(chips(screen))
    screen.press("Ngừng quyền của máy PC")
    screen.until(lambda: screen.reads("Máy này đang giữ sổ: lãnh đạo cần nhận lại sổ"))
    screen.press("Ngừng quyền")
    screen.until(lambda: screen.reads("đã ngừng quyền ngày 23/11/2026"))
    leader.sync()
    assert leader.place.row(Device, lost).revoked_at is not None
    screen.press("Nhận lại sổ văn bản đi")
    screen.find(QAbstractButton, "Nhận lại sổ")
    screen.find(QPlainTextEdit, "Lý do").setPlainText("Máy cũ hỏng ổ cứng")
    screen.find(QAbstractButton, "Nhận lại sổ").click()
    screen.said("Đã ghi yêu cầu nhận lại sổ.")
    leader.sync()
    screen.changed()
    screen.until(lambda: not screen.all(QAbstractButton, "Nhận lại sổ văn bản đi"))
    assert book_state(leader.desk, Direction.OUTGOING, WRITTEN.year).left == 0, "not before he says where it stands"


def test_an_admin_sees_people_settings_and_help_and_no_document(desktop: Desktop, place: DistrictPlace) -> None:
    admin = place.enrol(COMMUNE, "admin", "Lý Văn Thành")
    screen = staffed(desktop, admin)
    assert [item.text() for item in screen.all(_Item)] == ["Người và máy", "Cài đặt", "Trợ giúp"]
    assert screen.window.place == "people"
    assert not screen.window.bar.search.isVisible()


def test_an_officer_does_not_find_the_place(desktop: Desktop, place: DistrictPlace) -> None:
    officer = place.enrol(COMMUNE, "officer")
    screen = desktop.open(officer)
    assert "Người và máy" not in [item.text() for item in screen.all(_Item)]


def test_a_slip_is_given_over_the_line_and_enrols_who_it_is_for(
    desktop: Desktop, serving: Serving, tmp_path: Path
) -> None:
    profile, clock, ids = Profile(tmp_path / "profile"), SystemClock(), SystemIds()
    told = Invitation(addresses=(serving.url,), fingerprint=serving.fingerprint, code=serving.slip(COMMUNE, "leader"))
    enrolling.begin_work(profile, told, clock, ids)
    screen = desktop.start(profile, clock, ids)
    screen.shell.start_background()
    screen.shell.go("people")
    serving.relay.is_open = False
    screen.press("Thêm người")
    screen.type("Họ và tên", "Hoàng Thị Mai")
    screen.find(QCheckBox, "Văn thư").click()
    screen.find(QAbstractButton, "Thêm người").click()
    screen.press("Cấp phiếu")
    screen.until(lambda: screen.reads("Phiếu chỉ cấp được khi có mạng."), 60_000)
    serving.relay.is_open = True
    screen.press("Cấp phiếu")
    dialog = screen.front.findChild(SlipDialog)
    assert dialog is not None
    screen.until(lambda: dialog.words, 60_000)
    assert dialog.words is not None
    invitation = dialog.words.invitation
    assert screen.reads("  –  ".join(invitation.code.split("-")))
    file = tmp_path / "Hoàng Thị Mai.eoffice"
    dialog.save_to(file)
    screen.until(file.is_file)
    assert read_invitation(file.read_text(encoding="utf-8")) == invitation
    assert invitation.addresses == (serving.url,)
    other = Profile(tmp_path / "other")
    enrolling.begin_work(other, invitation, clock, ids)
    replica = other.open(clock, ids)
    assert acting_person(replica, "Hoàng Thị Mai", None)
    replica.close()


def paper(path: Path, size: QPageSize.PageSizeId, words: SlipWords) -> pypdfium2.PdfDocument:
    printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution), size)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    assert print_slip(printer, words)
    return pypdfium2.PdfDocument(path)


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A5, QPageSize.PageSizeId.A4])
def test_a_printed_slip_can_be_read_by_a_person_and_by_a_camera(
    desktop: Desktop, tmp_path: Path, size: QPageSize.PageSizeId
) -> None:
    slip = Slip(
        "J912-28VN-NJ0S",
        "9f86d081" * 8,
        SystemClock().now(),
        ("https://10.0.0.5:8443", "https://vanphong.chilang.langson.gov.vn:8443"),
    )
    words = slip_words("Ủy ban nhân dân Thị trấn Đồng Mỏ", "Đỗ Xuân Mẫu", "Văn thư", slip)
    document = paper(tmp_path / "phiếu.pdf", size, words)
    assert len(document) == 1
    page = document[0]
    text = page.get_textpage()
    read = folded(text.get_text_bounded()).replace(" ", "")  # marks stand apart in a PDF's text
    for wanted in (
        "Ủy ban nhân dân Thị trấn Đồng Mỏ",
        "Đỗ Xuân Mẫu",
        "28VN",
        "5.",
        "vanphong.chilang.langson.gov.vn:8443",
    ):
        assert folded(wanted).replace(" ", "") in read
    picture = page.render(scale=2, grayscale=True)
    found = read_qr(memoryview(bytes(picture.buffer)), picture.width, picture.height, picture.stride)
    assert found == [one_line(words.invitation)]
    for part in (picture, text, page, document):
        part.close()
