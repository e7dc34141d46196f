"""A word in passing at the foot of the window: what has just been done, and for ten seconds how to undo it; or news
with the way to it. It never takes the keyboard from whoever is typing; a screen reader says it aloud."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.look.icons import icon
from app.ui.look.sizes import CARD_RADIUS, STRIP
from app.ui.look.theme import theme
from app.ui.parts.aloud import say_aloud
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.words.speech import translate

SHOWN_MS, UNDO_MS, NEWS_MS = 6000, 10_000, 20_000
WIDEST = 720


@dataclass(frozen=True)
class Offer:
    """What can be done about it as long as it is shown."""

    words: str
    symbol: str
    do: Callable[[], object]
    key: str = ""


class PassingWord(Surface):
    def __init__(self, window: QWidget) -> None:
        super().__init__("bar", "line2", CARD_RADIUS)
        self.setParent(window)
        self.setProperty("floats", True)
        self._offer: Offer | None = None
        self._words = Text("", "strong", "bar_text", wrap=True)
        self._button = button("", self._taken, kind="")
        self._shortcut = QShortcut(QKeySequence(), window, self._taken)
        self._shortcut.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        row.setSpacing(theme.px(12))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(icon_button("close", translate("PassingWord", "Đóng"), self._end, token="bar_text"))
        self._ends = QTimer(self, singleShot=True)
        self._ends.timeout.connect(self._end)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Tell something; `undo` is offered for ten seconds, by Ctrl+Z too."""
        offer = Offer(translate("PassingWord", "Hoàn tác"), "undo", undo, "Ctrl+Z") if undo is not None else None
        self.offer(text, offer, UNDO_MS if offer else SHOWN_MS)

    def offer(self, text: str, offer: Offer | None, for_ms: int = NEWS_MS) -> None:
        """Tell something together with what can be done about it."""
        self._offer = offer
        self._words.setText(text)
        self.setAccessibleName(text)
        self._button.setVisible(offer is not None)
        self._shortcut.setEnabled(offer is not None and bool(offer.key))
        if offer is not None:
            self._button.setText(offer.words)
            self._button.setIcon(icon(offer.symbol, "text"))
            self._shortcut.setKey(QKeySequence(offer.key))
            self._button.setToolTip(f"{offer.words} ({offer.key})" if offer.key else offer.words)
        self._ends.start(for_ms)
        self.show()
        self.raise_()
        self.place()
        say_aloud(self, text)

    def place(self) -> None:
        """Stand above the strip, in the middle."""
        window = self.parentWidget()
        assert window is not None
        room = min(theme.px(WIDEST), window.width() - theme.px(320))
        self._words.setFixedWidth(min(room, theme.metrics("strong").horizontalAdvance(self._words.text()) + 4))
        self.adjustSize()
        foot = theme.px(STRIP) + theme.px(16)
        self.move((window.width() - self.width()) // 2, window.height() - foot - self.height())

    def _taken(self) -> None:
        offer = self._offer
        self._end()
        if offer is not None:
            offer.do()

    def _end(self) -> None:
        self._offer = None
        self._ends.stop()
        self._shortcut.setEnabled(False)
        self.hide()
