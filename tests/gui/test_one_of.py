"""What is chosen by assistive technology is chosen: it toggles a button and never clicks it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui.documents.list_page import ListPage
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.one_of import OneOf
from sync.rules.documents import Urgency
from tests.support.pen import Pen
from tests.support.places import Pc
from tests.support.windows import Desktop


def choose(button: QAbstractButton) -> None:
    """As a screen reader does."""
    action = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert action.actionNames()[0] == "Toggle"
    action.doAction("Toggle")


def test_places_and_queues_are_gone_to(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    choose(screen.find(QAbstractButton, "Văn bản đi"))
    assert screen.window.place == "outgoing"
    choose(screen.find(QAbstractButton, "Văn bản đến"))
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    choose(screen.find(QAbstractButton, "Tất cả"))
    assert page.queue == "all"
    choose(screen.find(QAbstractButton, "Tất cả"))
    assert (page.queue, screen.find(QAbstractButton, "Tất cả").isChecked()) == ("all", True)


def test_an_urgency_that_is_shown_is_the_documents(desktop: Desktop, commune: Pc) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    choose(pen.screen.find(QAbstractButton, "Độ khẩn: Hỏa tốc"))
    assert pen.writing.content.urgency is Urgency.MOST_URGENT
    choose(pen.screen.find(QAbstractButton, "Bước 2"))
    assert pen.page.step == "recipients"


def test_a_look_is_taken_on(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    screen.shell.go("settings")
    before = screen.window
    choose(screen.until(lambda: screen.all(QAbstractButton, "Màu: Tối"))[0])
    screen.until(lambda: screen.window is not before)
    assert screen.shell.preferences.mode == "dark"


@pytest.mark.usefixtures("desktop")
def test_each_way_of_choosing_is_told_once_and_showing_is_not_told() -> None:
    one, told = OneOf(), []
    one.wanted.connect(lambda: told.append(1))
    one.show_chosen()
    assert (told, one.isChecked()) == ([], True)
    one.show_chosen(chosen=False)
    one.setAutoExclusive(False)
    for way in (lambda: choose(one), one.click, lambda: QTest.mouseClick(one, Qt.MouseButton.LeftButton)):
        one.show_chosen(chosen=False)
        told.clear()
        way()
        QApplication.processEvents()
        assert told == [1]


@pytest.mark.usefixtures("desktop")
def test_enter_presses_every_kind_of_button_and_ctrl_enter_none() -> None:
    for made in (button("Ghi lại"), icon_button("remind", "Đôn đốc"), OneOf()):
        told: list[int] = []
        made.clicked.connect(lambda _=False, told=told: told.append(1))  # type: ignore[misc]
        made.show()
        QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert told == []
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            QTest.keyClick(made, key)
        assert len(told) == 3
        made.close()
