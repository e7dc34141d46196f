"""A word on a coloured ground: a state, an urgency. Colour is never alone: the word says it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.ui.look.icons import pixmap
from app.ui.look.sizes import CHIP_RADIUS, ICON_SMALL
from app.ui.look.theme import theme

STYLE = "caption_strong"
PADDING, GAP = 8, 5


def chip_size(text: str, symbol: str) -> QSize:
    width = theme.metrics(STYLE).horizontalAdvance(text) + 2 * theme.px(PADDING)
    if symbol:
        width += theme.px(ICON_SMALL) + (theme.px(GAP) if text else 0)
    return QSize(width, theme.px(22))


def draw_chip(painter: QPainter, box: QRect, text: str, token: str, symbol: str = "") -> None:
    """A chip in a box of `chip_size`. `token`: red, orange, amber, green, blue or grey."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{token}_bg"))
    painter.drawRoundedRect(box, CHIP_RADIUS, CHIP_RADIUS)
    left = box.left() + theme.px(PADDING)
    if symbol:
        side = theme.px(ICON_SMALL)
        top = box.top() + (box.height() - side) // 2
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        painter.drawPixmap(left, top, pixmap(symbol, token, ICON_SMALL, ratio))
        left += side + theme.px(GAP)
    painter.setFont(theme.font(STYLE))
    painter.setPen(theme.color(token))
    painter.drawText(QRect(left, box.top(), box.right() - left, box.height()), Qt.AlignmentFlag.AlignVCenter, text)


class Chip(QLabel):
    def __init__(self, text: str, token: str, symbol: str = "") -> None:
        super().__init__(text)
        self._token, self._symbol = token, symbol
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), self._symbol)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_chip(painter, self.rect(), self.text(), self._token, self._symbol)
