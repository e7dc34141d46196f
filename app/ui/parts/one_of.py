"""A button of several of which one is chosen: by mouse, by key, or by assistive technology."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton

from app.ui.parts.enter_presses import EnterPresses


class OneOf(EnterPresses, QAbstractButton):
    """`wanted`: a person wants this one. A screen reader's "choose" only toggles a button, it does not click it; that
    counts as wanting it too, so that what is shown as chosen always is."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_ours = False  # what toggles it now is the program, or a click that is told anyway
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.wanted.emit())
        self.toggled.connect(self._toggled)

    def show_chosen(self, *, chosen: bool = True) -> None:
        """Show it as chosen or not; nobody wanted anything by it."""
        self._is_ours = True
        self.setChecked(chosen)
        self._is_ours = False

    def nextCheckState(self) -> None:
        self._is_ours = True
        super().nextCheckState()
        self._is_ours = False

    def _toggled(self, chosen: bool) -> None:
        if chosen and not self._is_ours:
            self.wanted.emit()
