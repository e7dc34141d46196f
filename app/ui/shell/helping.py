"""F1 in the main window: the help about what is shown, and the way back to where one was."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

HELP = "help"


class Helping(QObject):
    """`go` shows a place."""

    def __init__(self, window: QWidget, go: Callable[..., None]) -> None:
        super().__init__(window)
        self._window, self._go = window, go
        self._before = ""
        self._focus: QWidget | None = None

    def leave(self, place: str) -> None:
        """The help comes now, by whatever way, and this place was shown until now."""
        self._before, self._focus = place, self._window.focusWidget()

    def open_about(self, place: str) -> None:
        """Open the page about a place."""
        if place != HELP:
            self._go(HELP, place)

    def back(self, otherwise: str) -> None:
        """Go back to where one was, with the keyboard on what it was on; `otherwise`: where one was nowhere."""
        self._go(self._before or otherwise)
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()
