"""Who sits at a shared PC: asked before anything is shown, proven by a PIN, locked when nobody is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from app.actions import enrolling
from app.actions.people import check_pin, set_pin
from app.host.invitation import Invitation
from app.host.preferences import Preferences
from app.host.profile import Profile
from app.ui.documents.list_page import ListPage
from app.ui.documents.view import DocumentView
from app.ui.doing.asking import ask_line
from app.ui.door.door import Door
from sync.errors import Refused
from sync.world import SystemClock, SystemIds
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving
from tests.support.windows import Desktop, Screen

CLERK_PIN, LEADER_PIN = "248163", "975310"


@pytest.fixture
def shared(place: DistrictPlace, district: Pc) -> Pc:
    """A PC that a clerk, a leader and an officer share; clerk and leader have PINs; a document has come."""
    pc = place.enrol(COMMUNE, name="Hoàng Thị Mai")
    pc.join(place.person(COMMUNE, "leader", "Lý Văn Thành"))
    pc.join(place.person(COMMUNE, "officer", "Vi Thị Lệ"))
    clerk, leader, _ = pc.replica.identity.people
    set_pin(pc.replica, clerk, CLERK_PIN)
    set_pin(pc.replica, leader, LEADER_PIN)
    district.dispatch("Giấy mời họp giao ban", to=[COMMUNE])
    district.sync()
    pc.sync()
    return pc


def enter(screen: Screen, pin: str, doing: str = "Vào làm việc") -> None:
    screen.until(lambda: screen.all(QLineEdit, "Mã PIN") and screen.find(QLineEdit, "Mã PIN").isEnabled())
    screen.type("Mã PIN", pin)
    screen.press(doing)


def seated(desktop: Desktop, pc: Pc, **preferences: object) -> Screen:
    """The clerk's window."""
    screen = desktop.open(pc, Preferences(mode="light", language="vi", **preferences))  # type: ignore[arg-type]
    screen.press("Hoàng Thị Mai")
    enter(screen, CLERK_PIN)
    screen.until(lambda: screen.shell.window)
    return screen


def heard(screen: Screen) -> str:
    """All that a screen reader can reach from any window of the program."""
    names: list[str] = []

    def walk(one: object) -> None:
        for n in range(one.childCount()):  # type: ignore[attr-defined]
            child = one.child(n)  # type: ignore[attr-defined]
            if child is not None and child.isValid():
                names.extend(child.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
                walk(child)

    walk(QAccessible.queryAccessibleInterface(QApplication.instance()))
    return "\n".join(names)


def test_nothing_is_shown_before_somebody_has_said_who_he_is(desktop: Desktop, shared: Pc) -> None:
    screen = desktop.open(shared)
    assert screen.shell.window is None
    assert screen.reads("Chọn người dùng")
    assert [button.text() for button in screen.all(QAbstractButton)][:3] == [
        "Hoàng Thị Mai",
        "Lý Văn Thành",
        "Vi Thị Lệ",
    ]
    assert screen.find(QAbstractButton, "Hoàng Thị Mai").accessibleName() == "Hoàng Thị Mai, Văn thư, có mã PIN"
    assert "Giấy mời" not in heard(screen)
    screen.press("Hoàng Thị Mai")
    enter(screen, CLERK_PIN)
    screen.until(lambda: screen.shell.window)
    assert screen.shell.bridge.person == shared.replica.identity.people[0]
    assert screen.shell.entrance.window is None


def test_who_has_no_pin_sits_down_by_his_name_alone(desktop: Desktop, shared: Pc) -> None:
    screen = desktop.open(shared)
    screen.press("Vi Thị Lệ")
    screen.until(lambda: screen.shell.window)
    assert screen.shell.bridge.person == shared.replica.identity.people[2]


def test_one_person_without_a_pin_is_asked_nothing_and_with_one_he_is(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    assert screen.shell.window is not None
    desktop.end(screen)
    set_pin(commune.replica, commune.replica.identity.people[0], CLERK_PIN)
    again = desktop.open(commune)
    assert again.shell.window is None
    again.press("Nguyễn Thị Mẫu")
    enter(again, CLERK_PIN)
    again.until(lambda: again.shell.window)


def test_a_wrong_pin_says_how_many_tries_are_left_and_then_how_long_to_wait(desktop: Desktop, shared: Pc) -> None:
    screen = desktop.open(shared)
    screen.press("Hoàng Thị Mai")
    for left in (4, 3, 2, 1):
        enter(screen, "0000")
        screen.until(lambda left=left: screen.reads(f"Còn {left} lần thử"))
    enter(screen, "0000")
    screen.until(lambda: screen.reads("Mã PIN không đúng.") and not screen.reads("lần thử"))
    enter(screen, CLERK_PIN)
    screen.until(lambda: screen.reads("phải chờ 30 giây nữa"))
    assert not screen.find(QLineEdit, "Mã PIN").isEnabled()
    shared.clock.advance(seconds=18)
    screen.until(lambda: screen.reads("phải chờ 12 giây nữa"))
    shared.clock.advance(seconds=13)
    enter(screen, CLERK_PIN)
    screen.until(lambda: screen.shell.window)


def test_a_locked_window_holds_nothing_to_see_or_to_read_out_and_gives_it_back(desktop: Desktop, shared: Pc) -> None:
    screen = seated(desktop, shared)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None)
    screen.until(lambda: "Giấy mời" in heard(screen))
    QTest.keyClick(screen.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    screen.until(lambda: screen.reads("Màn hình đang khóa"))
    assert screen.reads("Hoàng Thị Mai")
    assert screen.window.findChildren(DocumentView) == []
    assert "Giấy mời" not in heard(screen)
    QTest.keyClick(screen.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    enter(screen, CLERK_PIN, "Mở khóa")
    screen.until(lambda: not screen.window.is_covered)
    assert screen.window.page("incoming") is page, "what he was at is still there"
    assert page.isVisible()


def test_a_lock_closes_questions_and_says_nothing_in_passing(desktop: Desktop, shared: Pc) -> None:
    screen = seated(desktop, shared)
    question = ask_line(screen.window, "Văn bản 03/TB-UBND", "", "Ghi", "Cách chuyển", lambda text: None)
    screen.shell.session.lock()
    assert not question.isVisible()
    screen.shell.say("Đã vào sổ, số đến 1.")
    assert not screen.window.passing.isVisible()
    assert screen.shell.bridge.person == shared.replica.identity.people[0]


def test_a_locked_window_is_taken_over_by_another_person_with_his_own(desktop: Desktop, shared: Pc) -> None:
    screen = seated(desktop, shared)
    before = screen.window
    screen.shell.session.lock()
    screen.press("Người khác")
    screen.press("Lý Văn Thành")
    enter(screen, LEADER_PIN)
    screen.until(lambda: screen.shell.window is not before)
    assert screen.shell.bridge.person == shared.replica.identity.people[1]
    assert not screen.window.is_covered
    desktop.end(screen)
    again = desktop.start(Profile(shared.folder), shared.clock, shared.ids, screen.shell.preferences)
    assert again.reads("Lý Văn Thành"), "who sat here last is asked first"
    assert again.find(QLineEdit, "Mã PIN").isEnabled()
    again.press("Người khác")
    assert again.reads("Chọn người dùng")


def test_another_look_does_not_open_a_locked_window(desktop: Desktop, shared: Pc) -> None:
    screen = seated(desktop, shared)
    screen.shell.session.lock()
    before = screen.window
    screen.shell.rebuild()
    screen.until(lambda: screen.window is not before)
    assert screen.window.is_covered
    assert screen.window.findChildren(DocumentView) == []
    enter(screen, CLERK_PIN, "Mở khóa")
    screen.until(lambda: not screen.window.is_covered)


def test_a_switch_is_asked_for_in_the_persons_menu(desktop: Desktop, shared: Pc) -> None:
    screen = seated(desktop, shared)
    screen.window.bar.asked.emit("switch")
    screen.until(lambda: screen.reads("Chọn người dùng"))
    screen.press("Vi Thị Lệ")
    screen.until(lambda: screen.shell.bridge.person == shared.replica.identity.people[2])
    assert not screen.window.is_covered


@pytest.mark.parametrize(("minutes", "locks"), [(10, True), (0, False)])
def test_it_locks_by_itself_after_the_chosen_time_without_a_touch(
    desktop: Desktop, shared: Pc, minutes: int, locks: bool
) -> None:
    screen = seated(desktop, shared, lock_after_min=minutes)
    idle = screen.shell.session.idle
    shared.clock.advance(minutes=9)
    idle.look()
    assert not screen.window.is_covered
    QTest.keyClick(screen.window.windowHandle(), Qt.Key.Key_Down)
    shared.clock.advance(minutes=9)
    idle.look()
    assert not screen.window.is_covered, "a touch counts anew"
    shared.clock.advance(minutes=2)
    idle.look()
    assert screen.window.is_covered is locks


def test_it_never_locks_where_nobody_could_unlock(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    commune.clock.advance(minutes=60)
    screen.shell.session.idle.look()
    screen.until(screen.window.isActiveWindow)
    QTest.keyClick(screen.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    screen.said("Chưa ai đặt mã PIN")
    assert not screen.window.is_covered


def test_a_leader_at_the_same_pc_sets_a_forgotten_pin_anew_without_a_line(desktop: Desktop, shared: Pc) -> None:
    screen = desktop.open(shared)
    screen.press("Hoàng Thị Mai")
    screen.press("Quên mã PIN")
    screen.type("Mã PIN của lãnh đạo", "1111")
    for name in ("Mã PIN mới", "Gõ lại mã PIN"):
        screen.type(name, "864200")
    screen.press("Đặt mã PIN mới")
    screen.until(lambda: screen.reads("Mã PIN không đúng."))
    screen.type("Mã PIN của lãnh đạo", LEADER_PIN)
    screen.press("Đặt mã PIN mới")
    screen.until(lambda: screen.reads("Đã đặt mã PIN mới."))
    enter(screen, "864200")
    screen.until(lambda: screen.shell.window)


def test_without_a_leaders_pin_a_forgotten_one_is_replaced_by_a_new_code(desktop: Desktop, commune: Pc) -> None:
    set_pin(commune.replica, commune.replica.identity.people[0], CLERK_PIN)
    screen = desktop.open(commune)
    screen.press("Nguyễn Thị Mẫu")
    screen.press("Quên mã PIN")
    assert screen.reads("Hãy xin phiếu đăng ký mới cho chính mình")
    assert screen.all(QLineEdit) == []


def test_one_sets_changes_and_drops_his_own_pin(desktop: Desktop, commune: Pc) -> None:
    screen, person = desktop.open(commune), commune.replica.identity.people[0]

    def pinned() -> bool:
        return person in screen.shell.opening.pinned

    def ask() -> None:
        screen.window.bar.asked.emit("pin")

    ask()
    for name in ("Mã PIN mới", "Gõ lại mã PIN"):
        screen.type(name, CLERK_PIN)
    screen.press("Đặt mã PIN")
    screen.said("Đã đặt mã PIN.")
    screen.until(pinned)
    ask()
    screen.until(lambda: screen.all(QLineEdit, "Mã PIN đang dùng"))
    screen.type("Mã PIN đang dùng", "0000")
    for name in ("Mã PIN mới", "Gõ lại mã PIN"):
        screen.type(name, "135790")
    screen.press("Đổi mã PIN")
    screen.until(lambda: screen.reads("Mã PIN không đúng."))
    field = screen.find(QLineEdit, "Mã PIN đang dùng")
    field.clear()
    screen.type("Mã PIN đang dùng", CLERK_PIN)
    screen.press("Đổi mã PIN")
    screen.said("Đã đặt mã PIN.")
    check_pin(commune.replica, person, "135790")
    ask()
    screen.until(lambda: screen.all(QLineEdit, "Mã PIN đang dùng"))
    screen.type("Mã PIN đang dùng", "135790")
    screen.press("Không dùng mã PIN nữa")
    screen.said("Đã bỏ mã PIN.")
    screen.until(lambda: not pinned())


def test_other_roles_change_the_window_at_once_but_not_behind_the_door(desktop: Desktop, shared: Pc) -> None:
    clerk = shared.replica.identity.people[0]
    screen = seated(desktop, shared)
    before = screen.window
    screen.shell.session.lock()
    screen.type("Mã PIN", CLERK_PIN[:3])
    shared.place.operator.set_role(clerk, "officer")
    shared.pull()
    screen.changed()
    screen.until(lambda: screen.shell.opening.people[clerk].roles[0].role == "officer")
    assert screen.window is before
    screen.type("Mã PIN", CLERK_PIN[3:])
    screen.press("Mở khóa")
    screen.until(lambda: screen.window is not before)
    assert "Chờ gửi" not in screen.names()


def test_a_window_that_was_to_be_built_anew_when_the_screen_was_locked_waits_until_it_is_open(
    desktop: Desktop, shared: Pc
) -> None:
    clerk = shared.replica.identity.people[0]
    screen = seated(desktop, shared)
    before, shell = screen.window, screen.shell
    shell._keeping_up.changed.connect(lambda _: shell.session.lock())
    shared.place.operator.set_role(clerk, "officer")
    shared.pull()
    screen.changed()
    screen.until(lambda: shell.session.is_shut)
    screen.type("Mã PIN", CLERK_PIN[:3])
    screen.until(lambda: not shell._rebuilding.isActive())
    assert screen.window is before
    screen.type("Mã PIN", CLERK_PIN[3:])
    shell._keeping_up.changed.disconnect()
    screen.press("Mở khóa")
    screen.until(lambda: screen.window is not before)


def test_who_has_left_the_office_does_not_sit_down(desktop: Desktop, shared: Pc) -> None:
    officer = shared.replica.identity.people[2]
    shared.place.operator.end_person(officer)
    shared.pull()
    screen = desktop.open(shared)
    gone = screen.find(QAbstractButton, "Vi Thị Lệ")
    assert not gone.isEnabled()
    assert "Không còn làm việc ở cơ quan" in gone.accessibleName()


def test_another_person_joins_at_the_door_with_his_code(desktop: Desktop, serving: Serving, tmp_path: Path) -> None:
    profile, clock, ids = Profile(tmp_path / "profile"), SystemClock(), SystemIds()
    slip = Invitation(addresses=(serving.url,), fingerprint=serving.fingerprint, code=serving.slip(COMMUNE))
    person = enrolling.begin_work(profile, slip, clock, ids).person
    leader = serving.operator.add_person(COMMUNE, "Lý Văn Thành", "leader")["id"]
    screen = desktop.start(profile, clock, ids)
    screen.window.bar.asked.emit("switch")
    screen.press("Thêm người vào máy này")
    door = screen.front.findChild(Door)
    assert door is not None
    serving.relay.is_open = False
    page = screen.find(QLineEdit, "Mã đăng ký, nhóm 1")
    page.setFocus()
    for key in serving.operator.enrol(leader, 1).code:
        QTest.keyClick(screen.front.focusWidget(), key)
    screen.press("Thêm vào máy này")
    screen.until(lambda: screen.reads("Đường truyền tới máy chủ bị ngắt"), 60_000)
    serving.relay.is_open = True
    screen.press("Thêm vào máy này")
    screen.until(lambda: screen.reads("Đặt mã PIN"), 60_000)
    for name in ("Mã PIN mới", "Gõ lại mã PIN"):
        screen.type(name, LEADER_PIN)
    screen.press("Đặt mã PIN")
    screen.until(lambda: screen.shell.bridge.person == leader)
    assert screen.shell.opening.present == (person, leader)
    assert screen.shell.opening.pinned == {leader}
    replica = profile.open(clock, ids)
    with pytest.raises(Refused, match=r"person\.pin_wrong"):
        check_pin(replica, leader, "0000")
    replica.close()
