"""A QR code, drawn: dark on white in every look, or no telephone would read it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.host.qr import qr_modules
from app.ui.look.theme import theme
from app.ui.words.speech import translate

QUIET = 4


def draw_qr(painter: QPainter, box: QRectF, text: str) -> None:
    """In a square, its quiet zone included; whole pixels, so that no line is blurred."""
    modules = qr_modules(text)
    count = len(modules) + 2 * QUIET
    side = box.width() / count
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(box, QColor("white"))
    painter.setPen(Qt.PenStyle.NoPen)
    for y, row in enumerate(modules):
        for x, is_dark in enumerate(row):
            if is_dark:
                left, top = box.left() + (x + QUIET) * side, box.top() + (y + QUIET) * side
                painter.fillRect(QRectF(left, top, side, side), QColor("black"))
    painter.restore()


class QrView(QWidget):
    def __init__(self, text: str, pixels: int = 4) -> None:
        super().__init__()
        self._text = text
        count = len(qr_modules(text)) + 2 * QUIET
        self._side = count * max(2, round(theme.px(pixels)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Slip", "Mã QR của phiếu"))

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_qr(painter, QRectF(self.rect()), self._text)
