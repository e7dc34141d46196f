"""A choice of few, side by side: one is taken. Each may have the colour of what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.sizes import CONTROL, ICON_SMALL, RADIUS
from app.ui.look.theme import theme
from app.ui.parts.flow import Flow


@dataclass(frozen=True)
class Segment:
    key: str
    text: str
    token: str = "blue"  # the colour of it when it is taken
    symbol: str = ""


class Segments(QWidget):
    """`chosen`: a person has taken another one."""

    chosen = Signal(str)

    def __init__(self, name: str, segments: Sequence[Segment]) -> None:
        super().__init__()
        self._buttons: dict[str, _Button] = {}
        flow = Flow(theme.px(6), theme.px(6))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(flow)
        for segment in segments:
            made = _Button(segment)
            made.setAccessibleName(f"{name}: {segment.text}" if name else segment.text)
            made.clicked.connect(lambda _=False, key=segment.key: self.chosen.emit(key))
            self._buttons[segment.key] = made
            flow.addWidget(made)
        self.setFocusProxy(next(iter(self._buttons.values())))

    @property
    def key(self) -> str:
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def take(self, key: str) -> None:
        """Show one as taken."""
        self._buttons[key].setChecked(True)
        self.setFocusProxy(self._buttons[key])


class _Button(QRadioButton):
    def __init__(self, segment: Segment) -> None:
        super().__init__(segment.text)
        self._segment = segment
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = theme.metrics("secondary_strong").horizontalAdvance(self._segment.text) + 2 * theme.px(12)
        if self._segment.symbol:
            width += theme.px(ICON_SMALL + 6)
        return QSize(width, theme.px(CONTROL - 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        taken, token = self.isChecked(), self._segment.token
        ground = f"{token}_bg" if taken else "hover" if self.underMouse() else "surface"
        ink = token if taken else "text2"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.color(ground))
            painter.setPen(QPen(theme.color(token if taken else "line2"), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), RADIUS, RADIUS)
            left = theme.px(12)
            if self._segment.symbol:
                side = theme.px(ICON_SMALL)
                picture = pixmap(self._segment.symbol, ink, ICON_SMALL, self.devicePixelRatioF())
                painter.drawPixmap(left, (self.height() - side) // 2, picture)
                left += side + theme.px(6)
            painter.setFont(theme.font("secondary_strong" if taken else "secondary"))
            painter.setPen(theme.color(ink))
            box = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._segment.text)
