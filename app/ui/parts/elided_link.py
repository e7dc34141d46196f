"""A link with a file's name, which breaks into a few lines; what does not fit in them gives way in the middle, so that
the name keeps its ending. Whole it stands in the tooltip, and is read out."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.look.theme import theme
from app.ui.parts.enter_presses import EnterPresses
from app.ui.parts.text import laid_out, plain_tip

LEAST = 80
EDGE = 2  # of the focus, all around


class ElidedLink(EnterPresses, QPushButton):
    def __init__(self, words: str, act: Callable[[], object], style: str = "secondary", lines: int = 1) -> None:
        super().__init__(words)
        self._words, self._style, self._lines = words, style, lines
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setFont(theme.font(style))
        self.setStyleSheet(
            f"padding: 0; text-align: left; font-weight: {theme.font(style).weight()};"
            f" min-height: {theme.line_height(style)}px;"
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.clicked.connect(lambda: act())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._rows(width))) * theme.line_height(self._style) + 2 * EDGE

    def sizeHint(self) -> QSize:
        width = theme.metrics(self._style).horizontalAdvance(self._words) + self._beside()
        return QSize(width, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(LEAST), theme.line_height(self._style) + 2 * EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.text().count("\n")
        self.setText("\n".join(self._rows(event.size().width())))
        if self.text().count("\n") != before:
            self.updateGeometry()

    def _rows(self, width: int) -> list[str]:
        return laid_out(self._words, self._style, width - self._beside() + 2, self._lines, is_name=True)[0]

    def _beside(self) -> int:
        """What the words have not of its width: the picture, the edges."""
        picture = self.iconSize().width() + theme.px(6) if not self.icon().isNull() else 0
        return picture + 2 * EDGE + 2
