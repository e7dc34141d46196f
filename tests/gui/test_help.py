"""F1 opens the help about what is shown, and Esc leads back to where one was, with nothing lost or done on the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPlainTextEdit, QTextBrowser

from app.actions.people import set_pin
from app.host.preferences import Preferences
from app.host.profile import Profile
from app.ui.documents.list_page import ListPage
from app.ui.doing.asking import Question
from app.ui.door.door import Door
from app.ui.help.topics import topic_about, topics
from sync.world import SystemClock, SystemIds
from tests.support.pen import Pen
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen

PIN = "248163"
ABOUT = {
    "incoming": "Văn bản đến",
    "outgoing": "Văn bản đi",
    "drafts": "Soạn và gửi văn bản",
    "waiting": "Chờ gửi",
    "work": "Việc của tôi",
    "away": "Dải trạng thái ở cuối cửa sổ",
    "log": "Dải trạng thái ở cuối cửa sổ",
    "below": "Theo dõi cấp dưới",
    "settings": "Cài đặt",
}


def press(screen: Screen, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window = QApplication.activeModalWidget() or screen.front
    window.activateWindow()
    screen.until(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def page_shown(screen: Screen) -> str:
    return screen.find(QTextBrowser, "Trang trợ giúp").toPlainText().partition("\n")[0]


@pytest.mark.parametrize("shown", ABOUT)
def test_f1_opens_the_page_about_the_place_and_esc_leads_back(desktop: Desktop, district: Pc, shown: str) -> None:
    screen = desktop.open(district)
    screen.shell.go(shown)
    press(screen, Qt.Key.Key_F1)
    screen.until(lambda: screen.window.place == "help")
    assert page_shown(screen) == ABOUT[shown]
    press(screen, Qt.Key.Key_F1)
    assert page_shown(screen) == ABOUT[shown]
    press(screen, Qt.Key.Key_Escape)
    assert screen.window.place == shown
    press(screen, Qt.Key.Key_F1)
    press(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert screen.window.place == shown


def test_the_list_stands_where_it_stood_and_has_the_keyboard(desktop: Desktop, district: Pc, commune: Pc) -> None:
    for n in range(3):
        district.dispatch(f"Thông báo {n}", to=[COMMUNE])
    district.sync()
    commune.sync()
    screen = desktop.open(commune)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.view.current)
    page.view.setFocus()
    press(screen, Qt.Key.Key_Down)
    document = page.view.current
    press(screen, Qt.Key.Key_F1)
    press(screen, Qt.Key.Key_Escape)
    assert (page.view.current, page.view.hasFocus()) == (document, True)


def test_what_is_being_written_is_not_touched_by_asking_for_help(desktop: Desktop, commune: Pc) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.write("Báo cáo")
    press(pen.screen, Qt.Key.Key_F1)
    assert page_shown(pen.screen) == "Soạn và gửi văn bản"
    press(pen.screen, Qt.Key.Key_Escape)
    assert pen.screen.window.place == "compose"
    subject = pen.screen.find(QPlainTextEdit, "Trích yếu")
    assert (subject.toPlainText(), subject.hasFocus()) == ("Báo cáo", True)


def test_esc_first_lets_go_of_what_is_looked_for(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    press(screen, Qt.Key.Key_F1)
    screen.type("Tìm trong trợ giúp", "xyzt")
    assert screen.find(QListWidget, "Các trang trợ giúp").count() == 0
    press(screen, Qt.Key.Key_Escape)
    assert screen.window.place == "help"
    assert screen.find(QListWidget, "Các trang trợ giúp").count() > 5
    press(screen, Qt.Key.Key_Escape)
    assert screen.window.place == "incoming"


def test_f1_in_a_question_does_nothing(desktop: Desktop, district: Pc, commune: Pc) -> None:
    district.dispatch(to=[COMMUNE])
    district.sync()
    commune.sync()
    screen = desktop.open(commune)
    screen.press("Từ chối tiếp nhận")
    question = screen.until(QApplication.activeModalWidget)
    assert isinstance(question, Question)
    press(screen, Qt.Key.Key_F1)
    QApplication.processEvents()
    assert (screen.window.place, question.isVisible()) == ("incoming", True)
    assert screen.find(QPlainTextEdit, "Lý do").toPlainText() == ""


def test_the_first_start_has_its_page_and_what_was_typed_stays(desktop: Desktop, tmp_path: Path) -> None:
    screen = desktop.start(Profile(tmp_path / "new"), SystemClock(), SystemIds())
    screen.type("Mã đăng ký, nhóm 1", "J912")
    press(screen, Qt.Key.Key_F1)
    assert page_shown(screen) == topic_about("first_start").title
    press(screen, Qt.Key.Key_Escape)
    assert screen.find(QLineEdit, "Mã đăng ký, nhóm 1").text() == "J912"


def test_a_locked_screen_shows_help_and_nothing_else(desktop: Desktop, commune: Pc) -> None:
    set_pin(commune.replica, commune.replica.identity.people[0], PIN)
    screen = desktop.open(commune)
    assert page_about_the_lock(screen)
    screen.press("Nguyễn Thị Mẫu")
    screen.until(lambda: screen.all(QLineEdit, "Mã PIN"))
    screen.type("Mã PIN", PIN)
    press(screen, Qt.Key.Key_Return)
    screen.until(lambda: screen.shell.window)
    press(screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    screen.until(lambda: screen.window.is_covered)
    assert page_about_the_lock(screen)
    assert isinstance(screen.window.centralWidget(), Door)


def page_about_the_lock(screen: Screen) -> bool:
    """F1 opens it, Esc closes it."""
    press(screen, Qt.Key.Key_F1)
    is_it = page_shown(screen) == topic_about("lock").title
    press(screen, Qt.Key.Key_Escape)
    screen.until(lambda: QApplication.activeModalWidget() is None)
    return is_it


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_no_line_of_the_help_runs_out_of_its_place(desktop: Desktop, commune: Pc, factor: float) -> None:
    screen = desktop.open(commune, Preferences(mode="light", language="vi", text_factor=factor), size=(1366, 728))
    press(screen, Qt.Key.Key_F1)
    text = screen.find(QTextBrowser, "Trang trợ giúp")
    for topic in topics():
        screen.shell.go("help", topic.key)
        QApplication.processEvents()
        assert text.document().size().width() <= text.viewport().width(), topic.key
