"""Somebody who works at a test's window by keyboard alone, with a typing helper for Vietnamese."""

from collections.abc import Callable

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.windows import Screen
from tests.support.within_reach import spoken_name

MOST_STEPS = 120


class Keyboard:
    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def press(self, *keys: str) -> None:
        """Press keys by their names, as "Ctrl+K" or "F9", on whatever has the keyboard."""
        for name in keys:
            combination = QKeySequence(name)[0]
            QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type as an input method hands it over: word by word, each shown unfinished before it is committed."""
        for n, word in enumerate(text.split(" ")):
            committed = word if n == 0 else f" {word}"
            unfinished, finished = QInputMethodEvent(committed[:-1], []), QInputMethodEvent()
            finished.setCommitString(committed)
            for event in (unfinished, finished):
                QApplication.sendEvent(self._target(), event)

    def tab_to(self, name: str, *, back: bool = False) -> QWidget:
        """Go on by Tab until something that is called so has the keyboard."""
        for _ in range(MOST_STEPS):
            at = QApplication.focusWidget()
            if at is not None and spoken_name(at).startswith(name):
                return at
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab does not come to {name!r}; there are {self.screen.names()}")

    def down_to(self, is_there: Callable[[], bool]) -> None:
        """By arrow down until something holds."""
        for _ in range(MOST_STEPS):
            if is_there():
                return
            self.press("Down")
        raise AssertionError("arrow down does not come there")

    def _target(self) -> QWidget:
        window = QApplication.activeModalWidget() or self.screen.front
        if not window.isActiveWindow():
            window.activateWindow()
            self.screen.until(window.isActiveWindow)
        at = QApplication.focusWidget()
        assert at is not None, "nothing has the keyboard"
        return at
