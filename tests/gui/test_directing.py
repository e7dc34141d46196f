"""The leader's page "Cho ý kiến": one document a screen, four keys, the next at once, and what he has said undone."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QRadioButton

from app.actions import circulation
from app.actions.circulation import AGREED
from app.host.preferences import Preferences
from app.ui.directing.direct_page import DirectPage
from app.ui.parts.chips import Chip
from app.ui.work.work_board import WorkBoard
from sync.replica.view import View
from sync.rules.deadline import Deadline
from sync.rules.documents import Handling, Urgency, handling_id
from tests.support.pen import Pen
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.small_disk import forbid_writing
from tests.support.staff import DEPUTY, HELPER, LEADER, OFFICER, Staff
from tests.support.windows import Desktop

CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST, SECOND = "Rà soát hộ nghèo trên địa bàn", "Báo cáo giải ngân quý IV"
DUE = Deadline(WRITTEN + timedelta(days=4))


@pytest.fixture
def staff(place: DistrictPlace, commune: Pc) -> Staff:
    return Staff(place, commune, leaders=2)


def presented(district: Pc, commune: Pc, staff: Staff, subject: str = FIRST, **proposed: Any) -> str:
    """A document that lies before the leader, with what the clerk proposes."""
    urgency = proposed.pop("urgency", Urgency.NORMAL)
    id = district.dispatch(subject, to=[COMMUNE], urgency=urgency).id
    district.sync()
    commune.sync()
    commune.register(id)
    commune.sync()
    circulation.present(staff.desk(staff.clerk), id, staff.leader, **proposed)
    return id


def to_officer(staff: Staff) -> dict[str, Any]:
    return {"proposal": "Giao công chức LĐ-TBXH", "lead": staff.officer, "collaborators": [staff.helper], "due": DUE}


def handling(pc: Pc, id: str) -> Handling:
    with pc.replica.read() as connection:
        found = View(connection).get(Handling, handling_id(id, pc.office))
    assert found is not None
    return found


def sit(desktop: Desktop, pc: Pc, person: str) -> Pen:
    return Pen(desktop.open(pc, Preferences(mode="light", language="vi", person=person)))


def reading(pen: Pen, id: str) -> DirectPage:
    """The page as it stands once the window has opened: nobody has done anything."""
    pen.screen.until(lambda: pen.screen.window.place == "directing")
    page = pen.screen.window.page("directing")
    assert isinstance(page, DirectPage)
    pen.screen.until(lambda: page.page is not None and page.page.document.id == id)
    return page


def test_a_leaders_first_directive_is_one_key_from_the_windows_opening(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    id = presented(district, commune, staff, **to_officer(staff))
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, id)
    texts = pen.texts(page)
    for told in ("Giao công chức LĐ-TBXH", f"Chủ trì: {OFFICER}", f"Phối hợp: {HELPER}", "Hạn xử lý: 27/11/2026"):
        assert told in texts
    pen.press_key(Qt.Key.Key_1)  # the first action, and the last
    pen.screen.said(f"Đã giao {OFFICER} chủ trì")
    directive = handling(commune, id).directive
    assert directive is not None
    assert (directive.lead.person, directive.collaborators[0].person) == (staff.officer, staff.helper)
    assert (directive.by, directive.text, directive.due) == (staff.leader, AGREED, DUE.day)


def test_by_the_mouse_it_is_one_click(desktop: Desktop, district: Pc, commune: Pc, staff: Staff) -> None:
    id = presented(district, commune, staff, **to_officer(staff))
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, id)
    key = pen.screen.find(QPushButton, "Đồng ý và giao như đề xuất", page)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)  # the first action, and the last
    pen.screen.said(f"Đã giao {OFFICER} chủ trì")
    assert handling(commune, id).directive is not None


@pytest.mark.parametrize("by_mouse", [False, True])
def test_where_the_clerk_proposes_nobody_it_is_three_actions(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff, by_mouse: bool
) -> None:
    id = presented(district, commune, staff)
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, id)
    assert not pen.screen.all(QPushButton, "Đồng ý", page), "nobody can agree to what names nobody"
    if by_mouse:
        _click(pen.screen.find(QPushButton, "Giao việc…", page))
        lead = pen.screen.until(lambda: pen.screen.all(QRadioButton, f"{HELPER}: Chủ trì"))[0]
        _click(lead)
        dialog = lead.window()
        _click(next(b for b in pen.screen.all(QPushButton, "Cho ý kiến") if b.window() is dialog))
    else:
        pen.press_key(Qt.Key.Key_2)
        pen.screen.until(lambda: pen.screen.all(QRadioButton, f"{OFFICER}: Chủ trì"))
        pen.press_key(Qt.Key.Key_Space)
        pen.press_key(Qt.Key.Key_Return, CONTROL)
    pen.screen.said("chủ trì")
    directive = handling(commune, id).directive
    assert directive is not None
    assert directive.by == staff.leader


def chips(page: DirectPage) -> list[str]:
    return [chip.text() for chip in page.findChildren(Chip) if chip.isVisible()]


def _click(button: Any) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_urgent_one_stands_first_the_next_at_once_and_what_was_said_is_undone(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    first = presented(district, commune, staff, FIRST, **to_officer(staff))
    urgent = presented(district, commune, staff, SECOND, urgency=Urgency.URGENT, **to_officer(staff))
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, urgent)
    assert pen.screen.reads("1 / 2 văn bản chờ cho ý kiến")
    pen.press_key(Qt.Key.Key_Right)
    pen.screen.until(lambda: page.page is not None and page.page.document.id == first)
    assert pen.screen.reads("2 / 2 văn bản chờ cho ý kiến")
    pen.press_key(Qt.Key.Key_Left)
    pen.screen.until(lambda: page.page is not None and page.page.document.id == urgent)
    pen.press_key(Qt.Key.Key_1)
    pen.screen.said("Đã giao")
    pen.screen.until(lambda: page.page is not None and page.page.document.id == first)
    assert pen.screen.reads("1 / 1 văn bản chờ cho ý kiến")
    pen.press_key(Qt.Key.Key_Z, CONTROL)
    pen.screen.said("Đã hoàn tác")
    assert handling(commune, urgent).directive is None
    pen.screen.until(lambda: page.page is not None and page.page.document.id == urgent)


def test_what_could_not_be_stored_is_told_and_lies_there_again(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    id = presented(district, commune, staff, **to_officer(staff))
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, id)
    replica = pen.screen.shell.bridge.door.replica()
    forbid_writing(replica, True)
    pen.press_key(Qt.Key.Key_1)
    pen.screen.said("Không ghi được")
    pen.screen.until(lambda: page.page is not None and page.page.document.id == id)
    forbid_writing(replica, False)
    pen.press_key(Qt.Key.Key_1)
    pen.screen.said(f"Đã giao {OFFICER} chủ trì")
    assert len(handling(commune, id).directives) == 1


def test_two_quick_keys_are_two_documents_words_and_never_one_documents_twice(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    id = presented(district, commune, staff, **to_officer(staff))
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, id)
    key = pen.screen.find(QPushButton, "Đồng ý và giao như đề xuất", page)
    for _ in range(2):
        _click(key)
    pen.screen.said(f"Đã giao {OFFICER} chủ trì")
    pen.screen.until(lambda: pen.screen.reads("Không có văn bản nào chờ cho ý kiến."))
    assert len(handling(commune, id).directives) == 1


def test_what_is_most_urgent_leaves_at_once(desktop: Desktop, district: Pc, commune: Pc, staff: Staff) -> None:
    id = presented(district, commune, staff, urgency=Urgency.MOST_URGENT, **to_officer(staff))
    pen = sit(desktop, commune, staff.leader)
    reading(pen, id)
    pen.press_key(Qt.Key.Key_1)
    pen.screen.said(f"Đã giao {OFFICER} chủ trì")
    assert "Hoàn tác" not in pen.screen.names()


def test_handed_back_it_is_the_clerks_task_with_the_reason(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    id = presented(district, commune, staff)
    pen = sit(desktop, commune, staff.leader)
    reading(pen, id)
    pen.press_key(Qt.Key.Key_3)
    reason = pen.screen.until(lambda: pen.screen.all(QPlainTextEdit, "Lý do"))[0]
    QTest.keyClicks(reason, "1 phu luc")  # a digit in a field is typed, and is no key
    pen.press_key(Qt.Key.Key_Return, CONTROL)
    pen.screen.said("Đã trả lại cho")
    assert [task.code for task in commune.tasks()] == ["handed_back"]
    pen.screen.until(lambda: pen.screen.reads("Không có văn bản nào chờ cho ý kiến."))
    clerk = sit(desktop, commune, staff.clerk)
    clerk.screen.shell.go("work")
    clerk.screen.until(lambda: clerk.screen.reads(f"{LEADER} trả lại văn bản này: 1 phu luc."))


def test_for_later_is_the_next_one_and_with_nothing_else_back_to_ones_work(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    first = presented(district, commune, staff, FIRST)
    second = presented(district, commune, staff, SECOND)
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, second)
    pen.press_key(Qt.Key.Key_4)
    pen.screen.until(lambda: page.page is not None and page.page.document.id == first)
    circulation.hand_back(staff.desk(staff.leader), second, "Thiếu")
    pen.screen.changed()
    pen.screen.until(lambda: pen.screen.reads("1 / 1 văn bản chờ cho ý kiến"))
    pen.press_key(Qt.Key.Key_4)
    pen.screen.until(lambda: pen.screen.window.place == "work")
    board = pen.screen.window.page("work")
    assert isinstance(board, WorkBoard)
    offered = pen.screen.until(lambda: pen.screen.all(QPushButton, "Cho ý kiến 1 văn bản", board))[0]
    assert offered.property("kind") == "primary"
    _click(offered)
    assert pen.screen.window.place == "directing"


def test_what_was_presented_anew_meanwhile_is_not_agreed_to_unread(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    id = presented(district, commune, staff, **to_officer(staff))
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, id)
    read = page.page
    assert read is not None
    desk = staff.desk(staff.clerk)
    circulation.present(desk, id, staff.deputy, lead=staff.helper)
    page.decide(read, "agree")
    pen.screen.said("Văn thư vừa trình lại")
    assert handling(commune, id).directive is None


def test_who_cannot_be_given_work_any_more_and_a_day_gone_by_take_the_key_away(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    id = presented(district, commune, staff, lead=staff.officer, due=Deadline(WRITTEN))
    commune.clock.advance(seconds=3 * 86400)
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, id)
    assert not pen.screen.all(QPushButton, "Đồng ý", page)
    assert "Hạn đề xuất đã qua" in pen.texts(page)


def test_a_clerks_window_opens_where_it_was_and_has_no_such_place(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    presented(district, commune, staff)
    pen = sit(desktop, commune, staff.clerk)
    pen.screen.until(lambda: pen.screen.window.counts)
    assert pen.screen.window.place == "incoming"
    assert not pen.screen.window.offers("directing")


def test_what_lies_before_another_leader_comes_after_ones_own_and_says_so(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    theirs = presented(district, commune, staff, SECOND, urgency=Urgency.URGENT)
    own = presented(district, commune, staff, FIRST)
    circulation.present(staff.desk(staff.clerk), own, staff.deputy)
    pen = sit(desktop, commune, staff.deputy)
    page = reading(pen, own)
    assert f"Trình {DEPUTY}" in chips(page)
    pen.press_key(Qt.Key.Key_Right)
    pen.screen.until(lambda: page.page is not None and page.page.document.id == theirs)
    assert chips(page)[:2] == ["Khẩn", f"Trình {LEADER}"]
