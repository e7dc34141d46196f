"""How pages look: paper with a soft edge on the canvas, what is drawn so far, and marks seen through like a marker's.

Everything is placed in the screen's own pixels, so that a drawing is never scaled twice.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from app.documents.page_text import Box
from app.ui.look.theme import theme
from app.ui.reading.preview.drawings import Drawings, parts
from app.ui.reading.preview.sheets import Sheet
from app.ui.words.speech import translate

SHADOW = 3  # pixels
Marks = Sequence[tuple[Box, str]]


class SheetPainter:
    """Paints pages into a widget of a device pixel ratio; `is_slow`: what is not drawn yet says that it will be."""

    def __init__(self, painter: QPainter, ratio: float, drawings: Drawings, *, is_slow: bool) -> None:
        self._painter, self._ratio, self._drawings, self._is_slow = painter, ratio, drawings, is_slow

    def paint(self, page: int, sheet: Sheet, moved: QPoint, marks: Marks) -> None:
        """Paint a page where it lies once the window has moved over it by so much, with its marks."""
        painter, ratio = self._painter, self._ratio
        painter.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        size = pixel_size(sheet, ratio)
        box = QRect(round((sheet.left - moved.x()) * ratio), round((sheet.top - moved.y()) * ratio), *size)
        self._paper(box)
        painter.setClipRect(box)
        if self._drawings.is_refused(page):
            self._say(box, _refused())
        else:
            self._fill(page, box)
            self._mark(box, marks)
        painter.setClipping(False)
        painter.resetTransform()

    def _paper(self, box: QRect) -> None:
        edge = QColor(theme.color("text"))
        for n in range(SHADOW, 0, -1):
            edge.setAlpha(10)
            self._painter.fillRect(box.adjusted(-n + 1, -n + 2, n - 1, n + 1), edge)
        self._painter.setPen(QPen(theme.color("line2")))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box.adjusted(-1, -1, 0, 0))
        self._painter.fillRect(box, theme.color("paper"))

    def _fill(self, page: int, box: QRect) -> None:
        ground = theme.color("paper").rgb() & 0xFFFFFF
        missing = [part for part in parts(page, box.width(), box.height(), ground) if part not in self._drawings]
        if missing:
            stand_in = self._drawings.whole(page)
            if stand_in is not None:
                self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                self._painter.drawImage(box, stand_in)
            elif self._is_slow:
                self._say(box, translate("Preview", "Đang mở trang…"))
        for part in parts(page, box.width(), box.height(), ground):
            image = self._drawings.get(part)
            if image is not None:
                self._painter.drawImage(box.left() + part.left, box.top() + part.top, image)

    def _mark(self, box: QRect, marks: Marks) -> None:
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for place, token in marks:
            left, right = box.left() + place.left * box.width(), box.left() + place.right * box.width()
            top, bottom = box.top() + place.top * box.height(), box.top() + place.bottom * box.height()
            shown = QRect(round(left), round(top), max(1, round(right - left)), max(1, round(bottom - top)))
            self._painter.fillRect(shown, theme.color(token))
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _say(self, box: QRect, words: str) -> None:
        made = theme.font("body")
        made.setPixelSize(round(made.pixelSize() * self._ratio))
        self._painter.setFont(made)
        self._painter.setPen(theme.color("on_paper"))
        room = box.adjusted(*(round(n * self._ratio) for n in (24, 24, -24, -24)))
        room.setHeight(min(room.height(), round(theme.px(240) * self._ratio)))
        self._painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


def pixel_size(sheet: Sheet, ratio: float) -> tuple[int, int]:
    """A page's size in the screen's own pixels."""
    return max(1, round(sheet.width * ratio)), max(1, round(sheet.height * ratio))


def _refused() -> str:
    return translate(
        "Preview", "Không hiển thị được trang này. Các trang khác vẫn xem được; muốn xem đủ, hãy mở bản sao."
    )
