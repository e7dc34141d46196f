"""What stands around the work: the first start, the door, people, settings, help, what is told in passing."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTabWidget

from app.actions.staff import Slip
from app.host.invitation import Invitation
from app.ui.door.door import Door
from app.ui.first.code_page import CodePage
from app.ui.first.first_start import FirstStart
from app.ui.first.restore_dialog import RestoreDialog
from app.ui.handover.handover_place import HandoverPlace
from app.ui.people.slip_dialog import SlipDialog
from app.ui.settings.about_dialog import AboutDialog
from app.ui.settings.recovery_dialog import RecoveryDialog
from sync.errors import LineHindrance
from sync.protocol.recovery_code import make_recovery_code
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand
from tests.support.week import CLERK

SLIP = Invitation(
    addresses=("https://10.20.30.5:8443", "https://vanphongdientu.chilang.langson.gov.vn:8443"),
    fingerprint="9f86d081" * 8,
    code="J912-28VN-NJ0S",
    proxy="http://10.0.0.1:3128",
)


def _start(stand: Stand, stage: str) -> FirstStart:
    start = stand.screen.shell.entrance.start
    assert start is not None
    start.stage, start.trouble, start.clock_trouble = stage, None, ""
    return start


@shows("first-code", "first")
def first_code(stand: Stand) -> None:
    start = _start(stand, "typing")
    start.changed.emit()


@shows("first-by-hand", "first")
def first_by_hand(stand: Stand) -> None:
    _start(stand, "typing").changed.emit()
    page = stand.screen.front.findChild(CodePage)
    assert page is not None
    page._set_by_hand(True)


@shows("first-from-slip", "first")
def first_from_slip(stand: Stand) -> None:
    start = _start(stand, "typing")
    start.name_server(SLIP, "carried")
    page = stand.screen.front.findChild(CodePage)
    assert page is not None
    page._set_by_hand(False)


@shows("first-waiting", "first")
def first_waiting(stand: Stand) -> None:
    """The code is kept until there is a line."""
    start = _start(stand, "waiting")
    start.name_server(SLIP, "carried")
    start.next_try_at = stand.clock.now() + timedelta(seconds=40)
    start.trouble = LineHindrance("line.portal")
    start.changed.emit()


@shows("first-confirm", "first")
def first_confirm(stand: Stand) -> None:
    start = _start(stand, "confirming")
    start.opening = stand.opening_of("commune")
    start.clock_trouble = "clock.far_off"
    start.changed.emit()


@shows("first-declined", "first")
def first_declined(stand: Stand) -> None:
    start = _start(stand, "declined")
    start.opening = stand.opening_of("commune")
    start.changed.emit()


def _door(stand: Stand) -> Door:
    door = stand.screen.front.findChild(Door)
    assert door is not None
    return door


@shows("door", "door")
def door(stand: Stand) -> None:
    _door(stand).show_seats()


@shows("door-pin", "door")
def door_pin(stand: Stand) -> None:
    clerk = next(seat for seat in _door(stand)._seats() if seat.name == CLERK)
    _door(stand).show_seat(clerk.person)
    _door(stand).findChildren(QLineEdit)[-1].setText("2481")


@shows("door-forgotten", "door")
def door_forgotten(stand: Stand) -> None:
    clerk = next(seat for seat in _door(stand)._seats() if seat.name == CLERK)
    _door(stand)._show_forgotten(clerk)


@shows("door-join", "door")
def door_join(stand: Stand) -> None:
    _door(stand).show_join()


@shows("people", "leader")
def people(stand: Stand) -> None:
    page = stand.go("people")
    page.findChildren(QTabWidget)[0].setCurrentIndex(0)
    stand.screen.until(lambda: stand.screen.reads("Đỗ Văn Mẫu"))


@shows("people-pcs", "leader")
def people_pcs(stand: Stand) -> None:
    page = stand.go("people")
    stand.screen.until(lambda: page.findChildren(QTabWidget)[0].tabText(1))
    page.findChildren(QTabWidget)[0].setCurrentIndex(1)


@shows("people-add", "leader")
def people_add(stand: Stand) -> None:
    page = stand.go("people")
    page._staffing.add(lambda person, name: None)
    stand.question().findChildren(QLineEdit)[0].setText("Nguyễn Thị Hằng")


@shows("handover", "leader")
def handover(stand: Stand) -> None:
    """The clerk's work, to the officer, whose PC will keep the books."""
    page = _handover(stand)
    page.ends.setChecked(True)


@shows("handover-own")
def handover_own(stand: Stand) -> None:
    page = stand.go("handover")
    stand.screen.until(lambda: page.person.count())
    page.to.take(stand.person("leader"))


@shows("ask-handover", "leader")
def ask_handover(stand: Stand) -> None:
    page = _handover(stand)
    page.absent.setChecked(True)
    page.ask()
    stand.question().findChildren(QPlainTextEdit)[0].setPlainText("Nghỉ ốm từ 24/11, chưa hẹn ngày trở lại.")


def _handover(stand: Stand) -> HandoverPlace:
    page = stand.go("handover")
    assert isinstance(page, HandoverPlace)
    stand.screen.until(lambda: page.person.count())
    page.person.take(stand.person("clerk"))
    page.to.take(stand.person("officer"))
    return page


@shows("people-slip", "leader")
def people_slip(stand: Stand) -> None:
    page = stand.go("people")
    page._give_slip("", "Đỗ Văn Mẫu")
    dialog = stand.question()
    assert isinstance(dialog, SlipDialog)
    dialog._show(Slip(SLIP.code, SLIP.fingerprint, datetime(2026, 12, 2, tzinfo=UTC), SLIP.addresses))


@shows("settings")
def settings(stand: Stand) -> None:
    stand.go("settings")
    stand.screen.until(lambda: stand.screen.reads("UBND xã Quang Lang"))


@shows("about")
def about(stand: Stand) -> None:
    """What the window's toolkit is, by its terms."""
    stand.go("settings")
    AboutDialog(stand.context).open()
    dialog = stand.question()
    assert isinstance(dialog, AboutDialog)
    stand.screen.until(lambda: dialog.parts.count() and dialog.terms.toPlainText())
    names = [dialog.parts.item(n).text() for n in range(dialog.parts.count())]
    dialog.parts.setCurrentRow(next(n for n, name in enumerate(names) if name.startswith("pyside6")))
    stand.screen.until(lambda: "LESSER" in dialog.terms.toPlainText())


@shows("ask-recovery-key")
def recovery_key(stand: Stand) -> None:
    stand.go("settings")
    RecoveryDialog(stand.context, make_recovery_code(bytes(range(24)))).open()
    assert isinstance(stand.question(), RecoveryDialog)


@shows("first-restore", "first")
def first_restore(stand: Stand) -> None:
    dialog = _start(stand, "typing").ask_restore(stand.screen.front)
    assert isinstance(dialog, RestoreDialog)
    dialog.take("E:/sao lưu/eoffice-06463-0d9f21c4-20261124-083000.eobackup")
    dialog.key.setText("GH7K2-MN4P1")
    dialog.begin()


@shows("help")
def help_(stand: Stand) -> None:
    stand.go("help", "incoming")


@shows("told-in-passing")
def told(stand: Stand) -> None:
    """What can be undone is told over the page for ten seconds."""
    stand.read("incoming", "border")
    stand.screen.shell.say("Đã trình Lý Văn Thành.", lambda: None)
