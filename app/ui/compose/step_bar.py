"""The steps of writing a document, on top of the page: where one is, which are complete, which is not in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.theme import theme
from app.ui.parts.one_of import OneOf
from app.ui.parts.surfaces import hairline
from app.ui.words.speech import translate

DOT = 24


@dataclass(frozen=True)
class Step:
    key: str
    title: str


def wizard_steps(*, can_send: bool) -> list[Step]:
    """Who may not send lays it before a leader instead, and somebody else gives the number."""
    steps = [
        Step("papers", translate("Steps", "Văn bản")),
        Step("recipients", translate("Steps", "Nơi nhận")),
        Step("number", translate("Steps", "Cấp số")),
        Step("send", translate("Steps", "Kiểm tra và gửi")),
    ]
    return steps if can_send else steps[:2]


class StepBar(QWidget):
    """`chosen`: a person wants to go to a step."""

    chosen = Signal(str)

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _StepButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        for n, step in enumerate(steps):
            if n:
                row.addWidget(hairline("line2"), 1)
            made = _StepButton(n + 1, step)
            made.wanted.connect(lambda key=step.key: self.chosen.emit(key))
            self._group.addButton(made)
            self._buttons[step.key] = made
            row.addWidget(made)

    def show_step(self, key: str) -> None:
        self._buttons[key].show_chosen()

    def mark(self, key: str, mark: str) -> None:
        """How a step stands: done, wrong, or "" for neither."""
        self._buttons[key].mark(mark)


class _StepButton(OneOf):
    def __init__(self, number: int, step: Step) -> None:
        super().__init__()
        self._number, self._mark = str(number), ""
        self.setText(step.title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()

    def mark(self, mark: str) -> None:
        if mark != self._mark:
            self._mark = mark
            self._say()
            self.update()

    def _say(self) -> None:
        words = translate("Steps", "Bước {number}: {title}").format(number=self._number, title=self.text())
        state = {
            "done": translate("Steps", "đã đủ"),
            "wrong": translate("Steps", "có chỗ chưa được"),
        }.get(self._mark, "")
        self.setAccessibleName(f"{words}, {state}" if state else words)
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        words = theme.metrics("strong").horizontalAdvance(self.text())
        return QSize(theme.px(DOT + 8 + 14) + words, theme.px(DOT + 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        here = self.isChecked()
        side = theme.px(DOT)
        dot = QRect(theme.px(6), (self.height() - side) // 2, side, side)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.hasFocus():
                painter.setPen(QPen(theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(framed(self.rect(), 2), 6, 6)
            ground, ink, edge = self._colors(here=here)
            painter.setBrush(theme.color(ground))
            painter.setPen(QPen(theme.color(edge), 1.5))
            painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
            symbol = {"done": "check", "wrong": "close"}.get(self._mark, "")
            if symbol and not here:
                tick = theme.px(14)
                at = dot.center()
                picture = pixmap(symbol, ink, 14, self.devicePixelRatioF())
                painter.drawPixmap(at.x() - tick // 2 + 1, at.y() - tick // 2 + 1, picture)
            else:
                painter.setFont(theme.font("caption_strong"))
                painter.setPen(theme.color(ink))
                painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, self._number)
            painter.setFont(theme.font("strong" if here else "body"))
            painter.setPen(theme.color("text" if here else "red" if self._mark == "wrong" else "text2"))
            box = self.rect().adjusted(dot.right() + theme.px(8), 0, 0, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _colors(self, *, here: bool) -> tuple[str, str, str]:
        """Ground, ink and edge of the circle."""
        if here:
            return "primary", "on_primary", "primary"
        if self._mark == "wrong":
            return "red_bg", "red", "red"
        if self._mark == "done":
            return "green_bg", "green", "green"
        return "surface", "text2", "line2"
