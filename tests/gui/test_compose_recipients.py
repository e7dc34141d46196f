"""Whom a document goes to: by ticks, by typing without marks, by groups; each with its purpose."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QMenu, QPushButton

from app.actions import groups
from app.ui.compose.choosing import offices_of
from app.ui.compose.groups_menu import GroupsButton
from app.ui.compose.office_list import OfficeList
from app.ui.compose.verdicts import Verdict
from sync.protocol.messages import OfficeStanding
from sync.replica.below_figures import BELOW, BelowFigures, written
from sync.replica.meta import write_meta
from sync.rules.deliveries import Channel, Purpose, Recipient
from tests.support.pen import Pen
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, PROVINCE, THIRD
from tests.support.windows import Desktop


@pytest.fixture
def wide(tmp_path: Path) -> Iterator[DistrictPlace]:
    """A district with 21 communes."""
    folder = tmp_path / "wide"
    folder.mkdir()
    place = DistrictPlace(folder, extra_communes=18)
    yield place
    for pc in place.pcs:
        pc.close()
    place.close()


def at_recipients(desktop: Desktop, pc: Pc) -> Pen:
    pen = Pen(desktop.open(pc))
    pen.begin()
    pen.to_step("recipients")
    pen.screen.until(lambda: pen.screen.all(OfficeList))
    return pen


def chosen(pen: Pen) -> list[str]:
    return sorted(offices_of(pen.writing.content.recipients))


def test_twenty_one_recipients_are_chosen_with_the_keyboard(desktop: Desktop, wide: DistrictPlace) -> None:
    pen = at_recipients(desktop, wide.enrol(DISTRICT))
    search = pen.screen.find(QLineEdit, "Tìm cơ quan")
    search.setFocus()
    pen.press_key(Qt.Key.Key_Down, on=search)
    below = pen.screen.find(OfficeList, "Cấp dưới")
    pen.screen.until(below.hasFocus)
    pen.press_key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, below)
    assert len(chosen(pen)) == 21
    assert "Đã chọn 21 nơi nhận: 21 xã, thị trấn." in pen.texts(pen.page)
    pen.press_key(Qt.Key.Key_Space, on=below)
    pen.press_key(Qt.Key.Key_Right, on=below)
    pen.press_key(Qt.Key.Key_Space, on=below)
    assert len(chosen(pen)) == 19
    assert "Đã chọn 19 nơi nhận: 19 xã, thị trấn. Không gửi: Thị trấn Đồng Mỏ, Thị trấn Chi Lăng." in pen.texts(
        pen.page
    )


def test_all_are_chosen_and_let_go_by_one_button(desktop: Desktop, wide: DistrictPlace) -> None:
    pen = at_recipients(desktop, wide.enrol(DISTRICT))
    pen.screen.press("Chọn cả 21 xã, thị trấn")
    assert len(chosen(pen)) == 21
    pen.screen.press("Bỏ chọn tất cả")
    assert chosen(pen) == []


def test_offices_are_found_by_typing_without_marks_and_taken_by_enter(desktop: Desktop, district: Pc) -> None:
    pen = at_recipients(desktop, district)
    search = pen.screen.find(QLineEdit, "Tìm cơ quan")
    for typed in ("van an", "dong mo"):
        pen.write(typed, search)
        pen.press_key(Qt.Key.Key_Return, on=search)
        assert search.text() == ""
    assert chosen(pen) == sorted([COMMUNE, THIRD])
    pen.write("khong co", search)
    pen.screen.until(lambda: "Không thấy cơ quan nào có “khong co”" in pen.texts(pen.page))


def test_a_commune_sees_who_is_above_and_beside_it(desktop: Desktop, commune: Pc) -> None:
    pen = at_recipients(desktop, commune)
    titles = [made.accessibleName() for made in pen.screen.all(OfficeList)]
    assert titles == ["Cấp trên", "Các xã, thị trấn trong huyện"]
    search = pen.screen.find(QLineEdit, "Tìm cơ quan")
    pen.write("lang son", search)
    (elsewhere,) = pen.screen.until(lambda: pen.screen.all(OfficeList, "Nơi khác"))
    elsewhere.toggled.emit(PROVINCE)
    search.clear()
    assert chosen(pen) == [PROVINCE]
    assert pen.screen.all(OfficeList, "Nơi khác"), "what is chosen stays in sight"


def test_a_screen_reader_hears_a_tick_box_with_its_state(desktop: Desktop, district: Pc) -> None:
    pen = at_recipients(desktop, district)
    below = pen.screen.find(OfficeList, "Cấp dưới")
    below.toggled.emit(COMMUNE)
    index = below.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Thị trấn Đồng Mỏ, đã chọn"
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def actions(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions()}


def opened(pen: Pen) -> QMenu:
    menu = pen.screen.find(GroupsButton, "Nhóm đã lưu").menu()
    assert menu is not None
    menu.aboutToShow.emit()
    return menu


def test_a_choice_is_kept_as_a_group_used_and_let_go(desktop: Desktop, district: Pc) -> None:
    pen = at_recipients(desktop, district)
    below = pen.screen.find(OfficeList, "Cấp dưới")
    for code in (COMMUNE, THIRD):
        below.toggled.emit(code)
    actions(opened(pen))["Lưu các nơi đang chọn thành nhóm…"].trigger()
    pen.write("Vùng cao", pen.screen.find(QLineEdit, "Tên nhóm"))
    pen.screen.press("Lưu nhóm")
    pen.screen.said("Đã lưu nhóm “Vùng cao”")
    pen.begin()
    pen.to_step("recipients")
    assert chosen(pen) == []
    pen.screen.until(lambda: "Vùng cao (2)" in actions(opened(pen)))
    actions(opened(pen))["Vùng cao (2)"].trigger()
    assert chosen(pen) == sorted([COMMUNE, THIRD])
    offered = actions(opened(pen))
    going = offered["Bỏ nhóm"].menu()
    assert isinstance(going, QMenu)
    actions(going)["Vùng cao (2)"].trigger()
    pen.screen.said("Đã bỏ nhóm “Vùng cao”")
    pen.screen.until(lambda: "Vùng cao (2)" not in actions(opened(pen)))
    pen.screen.press("Hoàn tác")
    pen.screen.until(lambda: "Vùng cao (2)" in actions(opened(pen)))


def test_a_group_leaves_out_who_is_no_more(desktop: Desktop, place: DistrictPlace, district: Pc) -> None:
    groups.save_group(district.desk, "Hai xã", [Recipient(office=COMMUNE), Recipient(office=THIRD)])
    district.sync()
    place.set_open(THIRD, is_open=False)
    district.sync()
    pen = at_recipients(desktop, district)
    pen.screen.until(lambda: "Hai xã (2)" in actions(opened(pen)))
    actions(opened(pen))["Hai xã (2)"].trigger()
    pen.screen.said("1 nơi trong nhóm đã ngừng hoạt động")
    assert chosen(pen) == [COMMUNE]


def test_several_recipients_get_another_purpose_at_once(desktop: Desktop, district: Pc) -> None:
    pen = at_recipients(desktop, district)
    pen.screen.press("Chọn cả 3 xã, thị trấn")
    pen.screen.press("Mục đích gửi: để xử lý (tất cả) · Đổi…")
    pen.screen.until(QApplication.activeModalWidget)
    listed = pen.screen.find(QListWidget, "Nơi nhận và mục đích")
    listed.clearSelection()
    for row in (0, 2):
        listed.item(row).setSelected(True)
    pen.screen.press("Để biết")
    pen.screen.press("Xong")
    purposes = {r.office: r.purpose for r in pen.writing.content.recipients}
    expected = {COMMUNE: Purpose.FOR_INFORMATION, NEIGHBOUR: Purpose.TO_ACT, THIRD: Purpose.FOR_INFORMATION}
    assert purposes == expected
    assert pen.screen.all(QPushButton, "Mục đích gửi: 1 để xử lý, 2 để biết · Đổi…")


def test_an_outside_recipient_is_named_with_its_way(desktop: Desktop, commune: Pc) -> None:
    pen = at_recipients(desktop, commune)
    pen.screen.press("Thêm nơi nhận ngoài hệ thống")
    name = pen.screen.find(QLineEdit, "Tên nơi nhận ngoài hệ thống")
    pen.write("Công ty Điện lực", name)
    pen.screen.find(QComboBox, "Cách chuyển").setCurrentIndex(1)
    pen.press_key(Qt.Key.Key_Return, on=name)
    (recipient,) = pen.writing.content.recipients
    assert (recipient.name, recipient.channel) == ("Công ty Điện lực", Channel.BY_HAND)
    assert "1 nơi ngoài hệ thống: cơ quan tự chuyển, rồi ghi đã chuyển" in pen.checks(Verdict.NOTE)
    pen.screen.press("Bỏ Công ty Điện lực")
    pen.screen.until(lambda: pen.writing.content.recipients == ())


def test_an_office_that_has_been_silent_for_long_is_marked_and_warned_of(desktop: Desktop, district: Pc) -> None:
    now = district.clock.now()
    figures = (OfficeStanding(COMMUNE, pcs=1, last_contact=now.replace(day=20)), OfficeStanding(THIRD))
    with district.replica.write() as t:
        write_meta(t.connection, BELOW, written(BelowFigures(server_time=now, here=now, offices=figures)))
    pen = at_recipients(desktop, district)
    pen.screen.press("Chọn cả 3 xã, thị trấn")
    below = pen.screen.find(OfficeList, "Cấp dưới")
    pen.screen.until(lambda: below.offices.lines[0].note == "mất liên lạc 3 ngày")
    assert below.offices.lines[2].note == "chưa có máy"
    assert [check for check in pen.checks(Verdict.WARNING) if "liên lạc" in check] == [
        "Đang mất liên lạc: Thị trấn Đồng Mỏ. Vẫn gửi được, nên gọi điện."
    ]
