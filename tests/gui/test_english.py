"""The window in English: nothing of its own is left in Vietnamese, and the longer words fit."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.host.preferences import Preferences
from app.ui.documents.list_page import ListPage
from sync.rules.documents import Urgency
from tests.support.fitting import misfits
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import DISTRICT
from tests.support.window_texts import english
from tests.support.windows import Desktop, Screen

PLACES = ["work", "incoming", "outgoing", "drafts", "waiting", "log", "away", "settings", "help"]
VIETNAMESE = {source for source, said in english().items() if source != said}


@pytest.fixture
def busy(district: Pc, commune: Pc) -> Pc:
    """A commune with documents in every place that a clerk looks at."""
    ids = [
        district.dispatch(subject, to=["all"], urgency=urgency, due=WRITTEN + timedelta(days=days)).id
        for subject, urgency, days in (
            ("Khẩn trương phòng, chống dịch tả lợn Châu Phi", Urgency.MOST_URGENT, 0),
            ("Đề nghị báo cáo tiến độ giải ngân vốn đầu tư công", Urgency.NORMAL, 1),
            ("Kế hoạch tiêm chủng mở rộng và uống vitamin A đợt 2", Urgency.URGENT, 9),
        )
    ]
    district.sync()
    commune.sync()
    commune.register(ids[1])
    commune.dispatch("Báo cáo kết quả rà soát hộ chăn nuôi", to=[DISTRICT])
    commune.sync()
    commune.clock.advance(days=2)
    commune.number("Thông báo họp thôn", "TB")
    commune.dispatch("Báo cáo hộ chăn nuôi bị thiệt hại", to=[DISTRICT], urgency=Urgency.URGENT)
    return commune


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_a_clerks_places_speak_english_and_fit(desktop: Desktop, busy: Pc, factor: float) -> None:
    screen = desktop.open(busy, Preferences(mode="light", language="en", text_factor=factor), (1366, 728))
    for place in PLACES:
        screen.shell.go(place)
        page = screen.window.page(place)
        if isinstance(page, ListPage):
            page.open_queue("all")
            screen.until(lambda page=page: page.pane.page is not None)
        come_to_rest(screen)
        assert said(screen.window) & VIETNAMESE == set(), place
        assert misfits(screen.window) == [], place


def test_an_office_above_watches_in_english(desktop: Desktop, district: Pc, busy: Pc) -> None:
    district.sync()
    screen = desktop.open(district, Preferences(mode="light", language="en"), (1366, 728))
    screen.shell.go("below")
    screen.until(lambda: screen.reads("copies to arrive"))
    come_to_rest(screen)
    assert said(screen.window) & VIETNAMESE == set()
    assert misfits(screen.window) == []


def said(root: QWidget) -> set[str]:
    """Every text, name and tooltip that is shown."""
    found: set[str] = set()
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root):
            found |= {widget.accessibleName(), widget.toolTip()}
            if isinstance(widget, QLabel | QAbstractButton):
                found.add(widget.text())
            if isinstance(widget, QLineEdit | QPlainTextEdit):
                found.add(widget.placeholderText())
            if isinstance(widget, QComboBox):
                found |= {widget.itemText(n) for n in range(widget.count())}
    return found


def come_to_rest(screen: Screen) -> None:
    """Let the page show its rows and its layouts settle."""
    before: list[object] = []

    def still() -> bool:
        nonlocal before
        now: list[object] = [(w.geometry(), w.isVisible()) for w in screen.window.findChildren(QWidget)]
        before, was = now, before
        return now == was and not misfits(screen.window)

    try:
        for _ in range(3):
            screen.until(still, within_ms=3000)
    except AssertionError:
        pass  # what does not fit is said by whoever asks
