"""A word in passing at the foot of the window: what has just been done, and for ten seconds how to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.look.sizes import CARD_RADIUS, STRIP
from app.ui.look.theme import theme
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.words.speech import translate

SHOWN_MS = 6000


class PassingWord(Surface):
    def __init__(self, window: QWidget) -> None:
        super().__init__("bar", "", CARD_RADIUS)
        self.setParent(window)
        self._undo: Callable[[], object] | None = None
        self._words = Text("", "strong", "bar_text")
        self._button = button(translate("PassingWord", "Hoàn tác"), self._undone, symbol="undo", kind="")
        self._shortcut = QShortcut(QKeySequence("Ctrl+Z"), window, self._undone)
        self._shortcut.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        row.setSpacing(theme.px(12))
        row.addWidget(self._words)
        row.addWidget(self._button)
        row.addWidget(icon_button("close", translate("PassingWord", "Đóng"), self.hide, token="bar_text"))
        self._ends = QTimer(self, singleShot=True)
        self._ends.timeout.connect(self._end)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None, for_ms: int = SHOWN_MS) -> None:
        """Tell something; `undo` is offered as long as it is shown."""
        self._undo = undo
        self._words.setText(text)
        self.setAccessibleName(text)
        self._button.setVisible(undo is not None)
        self._shortcut.setEnabled(undo is not None)
        self._ends.start(for_ms)
        self.show()
        self.raise_()
        self.place()

    def place(self) -> None:
        """Stand above the strip, in the middle."""
        window = self.parentWidget()
        assert window is not None
        self.adjustSize()
        foot = theme.px(STRIP) + theme.px(16)
        self.move((window.width() - self.width()) // 2, window.height() - foot - self.height())

    def _undone(self) -> None:
        undo = self._undo
        self._end()
        if undo is not None:
            undo()

    def _end(self) -> None:
        self._undo = None
        self._shortcut.setEnabled(False)
        self.hide()
