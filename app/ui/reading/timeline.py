"""The steps of a document's history, painted as dots on a line."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.theme import theme
from app.ui.parts.text import Text
from app.ui.reading.history import Step

DOT = 18


class Timeline(QWidget):
    """Steps one below the other, joined by a line."""

    def __init__(self, told: list[Step]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for n, step in enumerate(told):
            column.addWidget(_StepRow(step, is_last=n == len(told) - 1))


class _StepRow(QWidget):
    def __init__(self, step: Step, *, is_last: bool) -> None:
        super().__init__()
        self._step, self._is_last = step, is_last
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(DOT + 12), 0, 0, theme.px(10))
        row.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        style = "secondary_strong" if step.kind == "now" else "secondary"
        words.addWidget(Text(step.title, style, "text3" if step.kind == "coming" else "text", wrap=True))
        detail = " · ".join(part for part in (step.when, step.detail) if part)
        if detail:
            words.addWidget(Text(detail, "caption", "text3", wrap=True))
        row.addLayout(words, 1)
        self.setAccessibleName(" · ".join(part for part in (step.title, step.detail, step.when) if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(DOT)
        dot = QRect(0, theme.px(1), side, side)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self._is_last:
                style = Qt.PenStyle.SolidLine if self._step.kind == "past" else Qt.PenStyle.DashLine
                painter.setPen(QPen(theme.color("primary" if self._step.kind == "past" else "line2"), 2, style))
                painter.drawLine(dot.center().x(), dot.bottom() + 3, dot.center().x(), self.height())
            if self._step.kind == "past":
                painter.setBrush(theme.color("primary"))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(dot)
                tick = pixmap("check", "on_primary", 12, self.devicePixelRatioF())
                at = dot.center()
                painter.drawPixmap(at.x() - theme.px(6) + 1, at.y() - theme.px(6) + 1, tick)
            else:
                token = "focus" if self._step.kind == "now" else "line2"
                painter.setBrush(theme.color("surface"))
                painter.setPen(QPen(theme.color(token), 3 if self._step.kind == "now" else 2))
                painter.drawEllipse(dot.adjusted(2, 2, -2, -2))
