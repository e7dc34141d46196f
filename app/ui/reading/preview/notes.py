"""Short lines under the row of tools: what one should know of a file before trusting its pages."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.sizes import ICON_SMALL
from app.ui.look.theme import theme
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text


class Notes(Slot):
    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def clear(self) -> None:
        self.hide()

    def say(self, told: Sequence[tuple[str, str, str]]) -> None:
        """Icon, colour ("" for none) and words of each line."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for symbol, token, words in told:
            column.addWidget(_line(symbol, token, words))
        self.put(holder)
        self.setVisible(bool(told))


def _line(symbol: str, token: str, words: str) -> QWidget:
    made = Surface(f"{token}_bg" if token else "grey_bg")
    row = QHBoxLayout(made)
    row.setContentsMargins(theme.px(16), theme.px(3), theme.px(12), theme.px(3))
    row.setSpacing(theme.px(10))
    picture = QLabel()
    picture.setPixmap(pixmap(symbol, token or "grey", ICON_SMALL, made.devicePixelRatioF()))
    row.addWidget(picture)
    row.addWidget(Text(words, "caption", token or "grey", wrap=True), 1)
    made.setAccessibleName(words)
    return made
