"""The program beside the clock: closing only hides it, and what it says there is seldom and never tells a stranger."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.shell.notices import Notices
from sync.rules.documents import Urgency
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen


class Tray:
    """Stands where the system's tray is, which a window off screen has none of."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def showMessage(self, title: str, text: str, *_: object) -> None:
        self.said.append((title, text))

    def hide(self) -> None:
        pass


@pytest.fixture
def tray() -> Tray:
    return Tray()


def beside_the_clock(screen: Screen, tray: Tray) -> Notices:
    """A window whose program has a tray, as far as a tray can be had without a desktop."""
    shell = screen.shell
    notices = Notices(shell.bridge, lambda: shell.window, shell.raise_window, shell.leaving.leave)
    notices.may_tell = lambda: not shell.session.is_shut
    notices._tray = tray  # type: ignore[assignment]
    shell._notices = notices
    return notices


def test_the_first_closing_explains_and_hides_and_the_next_ones_hide(desktop: Desktop, commune: Pc, tray: Tray) -> None:
    screen = desktop.open(commune)
    beside_the_clock(screen, tray)
    screen.window.close()
    assert screen.window.isVisible()
    screen.until(lambda: screen.all(QLabel, "Đóng cửa sổ, chương trình vẫn làm việc"))
    screen.press("Đã rõ")
    assert not screen.window.isVisible()
    screen.shell.raise_window()
    assert screen.window.isVisible()
    screen.window.close()
    assert not screen.window.isVisible()
    assert desktop.left == []
    assert screen.shell.preferences.closed_to_tray


def test_who_wants_to_leave_altogether_is_asked_only_where_something_waits(
    desktop: Desktop, commune: Pc, tray: Tray
) -> None:
    commune.dispatch("Báo cáo tuần")
    screen = desktop.open(commune)
    beside_the_clock(screen, tray)
    screen.until(lambda: screen.window.counts.get("waiting") == 1)
    screen.window.close()
    screen.press("Thoát hẳn chương trình")
    screen.until(lambda: screen.all(QLabel, "Còn 1 văn bản chờ gửi"))
    screen.press("Không đóng")
    assert desktop.left == []
    commune.sync()
    screen.changed()
    screen.until(lambda: not screen.window.counts.get("waiting"))
    screen.shell.leaving.leave()
    assert desktop.left == [screen.shell]


def came(screen: Screen, district: Pc, commune: Pc, subject: str, urgency: Urgency = Urgency.NORMAL) -> None:
    id = district.dispatch(subject, to=[COMMUNE], urgency=urgency).id
    district.sync()
    commune.sync()
    screen.shell.bridge.told.emit("received", id)


def test_the_most_urgent_is_told_at_once_and_all_else_in_one_message(
    desktop: Desktop, district: Pc, commune: Pc, tray: Tray
) -> None:
    screen = desktop.open(commune)
    notices = beside_the_clock(screen, tray)
    screen.window.hide()
    for subject in ("Thông báo nghỉ lễ", "Kế hoạch tiêm chủng"):
        came(screen, district, commune, subject)
    came(screen, district, commune, "Công điện về lũ quét", Urgency.MOST_URGENT)
    screen.until(lambda: tray.said)
    assert tray.said == [("Văn bản hỏa tốc vừa đến", "Công điện về lũ quét")]
    screen.until(lambda: len(notices._came) == 2)
    notices._gathered.setInterval(0)
    screen.until(lambda: len(tray.said) == 2)
    assert tray.said[1] == ("2 văn bản vừa đến", "Kế hoạch tiêm chủng")


def test_behind_a_locked_screen_it_is_not_told_what_came(
    desktop: Desktop, district: Pc, commune: Pc, tray: Tray
) -> None:
    screen = desktop.open(commune)
    notices = beside_the_clock(screen, tray)
    notices.may_tell = lambda: False
    came(screen, district, commune, "Công điện về lũ quét", Urgency.MOST_URGENT)
    screen.until(lambda: tray.said)
    assert tray.said == [("Văn bản hỏa tốc vừa đến", "")]


def test_who_reads_at_the_window_is_told_nothing_beside_it(
    desktop: Desktop, district: Pc, commune: Pc, tray: Tray
) -> None:
    screen = desktop.open(commune)
    notices = beside_the_clock(screen, tray)
    screen.window.activateWindow()
    screen.until(lambda: QApplication.activeWindow() is screen.window)
    came(screen, district, commune, "Thông báo nghỉ lễ")
    screen.until(lambda: notices._came)
    notices._gathered.setInterval(0)
    screen.until(lambda: not notices._came)
    assert tray.said == []
