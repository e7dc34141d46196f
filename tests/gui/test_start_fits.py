"""Everything of the first start, the door, people and settings fits: small screens, large text, light and dark."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from app.actions import staff
from app.actions.people import set_pin
from app.actions.staff import Slip
from app.host.invitation import Invitation
from app.host.preferences import Preferences
from app.host.profile import Profile
from app.ui.bridge.opening import Joining, Opening
from app.ui.door.door import Door
from app.ui.first.code_page import CodePage
from app.ui.first.first_page import FirstPage
from app.ui.people.slip_dialog import SlipDialog
from app.ui.words.speech import translate
from sync.errors import LineHindrance
from sync.rules.people import Role, RoleHeld
from tests.support.fakes import MovableClock, SeededIds
from tests.support.fitting import misfits
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen

SIZES = [
    ((1366, 728), 1.0, "light", "vi"),
    ((1440, 860), 1.15, "dark", "vi"),
    ((1366, 728), 1.5, "light", "vi"),
    ((1440, 860), 1.3, "dark", "vi"),
    ((1366, 728), 1.5, "light", "en"),
]
LONG = Invitation(
    addresses=("https://10.20.30.5:8443", "https://vanphongdientu.chilang.langson.gov.vn:8443"),
    fingerprint="9f86d081" * 8,
    code="J912-28VN-NJ0S",
    proxy="http://10.0.0.1:3128",
)
NAME = "Ủy viên Đỗ Nguyễn Xuân Mẫu Hoàng Thị Phương Thảo"

pytestmark = pytest.mark.parametrize(("size", "factor", "mode", "language"), SIZES)


def settle(screen: Screen) -> None:
    QApplication.processEvents()
    screen.front.repaint()


def fits(screen: Screen, root: QWidget | None = None) -> None:
    settle(screen)
    assert misfits(root or screen.front) == []
    controls = [c for kind in (QAbstractButton, QLineEdit, QComboBox) for c in screen.all(kind, "", root)]
    assert [type(c).__name__ for c in controls if not (c.accessibleName() or _text(c))] == []


def _text(control: QWidget) -> str:
    return control.text() if isinstance(control, QAbstractButton) else ""


def liked(factor: float, mode: str, language: str) -> Preferences:
    return Preferences(mode=mode, text_factor=factor, language=language)


@pytest.fixture
def leader(place: DistrictPlace) -> Pc:
    clerk = place.enrol(COMMUNE, name=NAME)
    pc = place.enrol(COMMUNE, "leader", "Lý Văn Thành")
    until = datetime(2026, 12, 15, tzinfo=UTC).date()
    roles = [
        RoleHeld(role=Role.CLERK, until=until),
        *(RoleHeld(role=r) for r in (Role.LEADER, Role.OFFICER, Role.ADMIN)),
    ]
    staff.add_person(pc.desk, "Nguyễn Thị Hằng", roles)
    pc.sync()
    staff.revoke_device(pc.desk, clerk.device)
    pc.sync()
    return pc


def test_the_first_start_fits(
    desktop: Desktop,
    tmp_path_factory: pytest.TempPathFactory,
    size: tuple[int, int],
    factor: float,
    mode: str,
    language: str,
) -> None:
    profile = Profile(tmp_path_factory.mktemp("first") / "profile")
    screen = desktop.start(profile, MovableClock(), SeededIds(1), liked(factor, mode, language))
    screen.front.resize(*size)
    start = screen.shell.entrance.start
    assert start is not None
    fits(screen)
    page = screen.front.findChild(CodePage)
    assert page is not None
    page._set_by_hand(True)
    fits(screen)
    page._set_by_hand(False)
    start.name_server(LONG, "carried")
    fits(screen)
    for stage in ("waiting", "confirming", "declined"):
        start.stage, start.trouble = stage, LineHindrance("line.portal")
        start.opening = Opening(joining=Joining())
        start.clock_trouble = "clock.far_off"
        start.changed.emit()
        fits(screen)
    assert screen.front.findChild(FirstPage) is not None


def test_the_door_fits(
    desktop: Desktop, leader: Pc, size: tuple[int, int], factor: float, mode: str, language: str
) -> None:
    leader.join(leader.place.person(COMMUNE, "clerk", NAME))
    first, second = leader.replica.identity.people
    for person in (first, second):
        set_pin(leader.replica, person, "248163")
    screen = desktop.open(leader, liked(factor, mode, language))
    screen.front.resize(*size)
    door = screen.front.findChild(Door)
    assert door is not None
    fits(screen)
    door.show_seat(second)
    fits(screen)
    screen.press(translate("Pin", "Quên mã PIN"))
    fits(screen)
    door.show_join()
    fits(screen)


@pytest.mark.parametrize("place_", ["people", "settings"])
def test_a_place_fits(
    desktop: Desktop, leader: Pc, size: tuple[int, int], factor: float, mode: str, language: str, place_: str
) -> None:
    screen = desktop.open(leader, liked(factor, mode, language), size)
    screen.shell.go(place_)
    screen.until(lambda: screen.reads("Nguyễn Thị Hằng") or screen.reads(leader.device))
    fits(screen, screen.window.page(place_))


def test_a_slip_fits(
    desktop: Desktop, leader: Pc, size: tuple[int, int], factor: float, mode: str, language: str
) -> None:
    screen = desktop.open(leader, liked(factor, mode, language), size)
    screen.shell.go("people")
    screen.press(translate("People", "Cấp phiếu cho {name}").format(name=NAME))
    dialog = screen.front.findChild(SlipDialog)
    assert dialog is not None
    fits(screen, dialog)
    dialog._show(Slip(LONG.code, LONG.fingerprint, datetime(2026, 11, 30, tzinfo=UTC), LONG.addresses))
    fits(screen, dialog)
