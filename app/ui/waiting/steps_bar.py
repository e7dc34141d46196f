"""Five steps beside each other, joined by a line: done, now with how much of it, to come."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.theme import theme
from app.ui.parts.text import laid_out
from app.ui.waiting.progress import Step

DOT = 18
MOST_LINES = 2


class StepsBar(QWidget):
    def __init__(self, steps: tuple[Step, ...]) -> None:
        super().__init__()
        self._steps = steps
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        if steps != self._steps:
            self._steps = steps
            self._name()
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._room(width)
        lines = max(len(laid_out(step.words, _style(step), room, MOST_LINES)[0]) for step in self._steps)
        return theme.px(DOT) + theme.px(4) + lines * theme.line_height("caption")

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.px(480))
        return QSize(theme.px(480), self.heightForWidth(width))

    def _name(self) -> None:
        self.setAccessibleName(", ".join(step.words for step in self._steps if step.kind != "coming"))

    def _room(self, width: int) -> int:
        return width // len(self._steps) - theme.px(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        cell = self.width() // len(self._steps)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for n, step in enumerate(self._steps):
                left = n * cell
                if n + 1 < len(self._steps):
                    self._paint_line(painter, left + theme.px(DOT) + 4, left + cell - 4, step)
                self._paint_dot(painter, QRect(left, 0, theme.px(DOT), theme.px(DOT)), step)
                self._paint_words(painter, left, step)

    def _paint_line(self, painter: QPainter, first: int, last: int, step: Step) -> None:
        is_past = step.kind == "past"
        style = Qt.PenStyle.SolidLine if is_past else Qt.PenStyle.DashLine
        painter.setPen(QPen(theme.color("primary" if is_past else "line2"), 2, style))
        middle = theme.px(DOT) // 2
        painter.drawLine(first, middle, last, middle)

    def _paint_dot(self, painter: QPainter, dot: QRect, step: Step) -> None:
        if step.kind == "past":
            painter.setBrush(theme.color("primary"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(dot)
            side = theme.px(12)
            tick = pixmap("check", "on_primary", 12, self.devicePixelRatioF())
            painter.drawPixmap(dot.center().x() - side // 2 + 1, dot.center().y() - side // 2 + 1, tick)
            return
        ring = dot.adjusted(2, 2, -2, -2)
        is_now = step.kind == "now"
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("primary" if is_now else "line2"), 2))
        painter.drawEllipse(ring)
        if is_now and step.part > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("primary"))
            painter.drawPie(ring.adjusted(2, 2, -2, -2), 90 * 16, -round(step.part * 360 * 16))

    def _paint_words(self, painter: QPainter, left: int, step: Step) -> None:
        style = _style(step)
        painter.setFont(theme.font(style))
        painter.setPen(theme.color("text3" if step.kind == "coming" else "text"))
        height, top = theme.line_height("caption"), theme.px(DOT) + theme.px(4)
        room = self._room(self.width())
        for row in laid_out(step.words, style, room, MOST_LINES)[0]:
            painter.drawText(QRect(left, top, room, height), Qt.AlignmentFlag.AlignVCenter, row)
            top += height


def _style(step: Step) -> str:
    return "caption_strong" if step.kind == "now" else "caption"
