"""A link whose words end in … where there is no room; whole they stand in the tooltip, and are read out."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.look.theme import theme

LEAST = 80


class ElidedLink(QPushButton):
    """`mode`: where the words give way; a file's name keeps its ending."""

    def __init__(
        self,
        words: str,
        act: Callable[[], object],
        style: str = "secondary",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(words)
        self._words, self._style, self._mode = words, style, mode
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setFont(theme.font(style))
        self.setStyleSheet(
            f"padding: 0; text-align: left; font-weight: {theme.font(style).weight()};"
            f" min-height: {theme.line_height(style)}px;"
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.clicked.connect(lambda: act())

    def sizeHint(self) -> QSize:
        picture = self.iconSize().width() + theme.px(6) if not self.icon().isNull() else 0
        width = theme.metrics(self._style).horizontalAdvance(self._words) + picture
        return QSize(width + 6, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - (
            self.sizeHint().width() - theme.metrics(self._style).horizontalAdvance(self._words)
        )
        self.setText(theme.metrics(self._style).elidedText(self._words, self._mode, room + 2))
