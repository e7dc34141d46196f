"""Where there is nothing: one line what belongs here, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.theme import theme
from app.ui.parts.text import Text


class Empty(QWidget):
    def __init__(self, symbol: str, text: str, action: QWidget | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(12))
        picture = QLabel()
        picture.setPixmap(pixmap(symbol, "text3", 40, self.devicePixelRatioF()))
        self._words = Text(text, "body", "text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        if action is not None:
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def set_text(self, text: str) -> None:
        self._words.setText(text)
