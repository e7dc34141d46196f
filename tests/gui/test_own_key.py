"""A button's own key presses it at once, so that a view that is shown anew right after loses no press."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.parts.buttons import button
from tests.support.windows import until


def test_a_button_that_goes_right_after_its_key_was_pressed_has_done_its_work(qapp: QApplication) -> None:
    window, done = QWidget(), list[bool]()
    QVBoxLayout(window).addWidget(button("Trả lời", lambda: done.append(True), key="F7"))
    window.show()
    window.activateWindow()
    until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert done == [True]
    window.hide()


def test_enter_that_is_held_down_presses_once(qapp: QApplication) -> None:
    done = list[bool]()
    made = button("Vào sổ", lambda: done.append(True))
    none, enter = Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Return
    for is_repeated in (False, True, True):
        qapp.sendEvent(made, QKeyEvent(QEvent.Type.KeyPress, enter, none, "", is_repeated))
    assert done == [True]
