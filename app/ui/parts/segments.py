"""One of a few, as a row of buttons; the arrow keys go from one to the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CONTROL, ICON, RADIUS
from app.ui.look.theme import theme
from app.ui.parts.one_of import OneOf

EDGE, GAP = 14, 8


class Segments(QWidget):
    """`chosen`: the key of what a person has chosen. `offered`: key, words and an icon's name or ""."""

    chosen = Signal(str)

    def __init__(self, name: str, offered: Sequence[tuple[str, str, str]], key: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments: list[_Segment] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        for own, words, symbol in offered:
            segment = _Segment(words, symbol, f"{name}: {words}")
            segment.show_chosen(chosen=own == key)
            segment.wanted.connect(lambda k=own: self.chosen.emit(k))
            self._group.addButton(segment)
            self._segments.append(segment)
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        at = next((n for n, segment in enumerate(self._segments) if segment.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        segment = self._segments[(at + step) % len(self._segments)]
        segment.setFocus(Qt.FocusReason.TabFocusReason)
        segment.click()


class _Segment(OneOf):
    def __init__(self, words: str, symbol: str, spoken: str) -> None:
        super().__init__()
        self.setText(words)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._symbol = symbol

    def sizeHint(self) -> QSize:
        width = theme.metrics("strong").horizontalAdvance(self.text()) + 2 * theme.px(EDGE)
        return QSize(width + (theme.px(ICON) + theme.px(GAP) if self._symbol else 0), theme.px(CONTROL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            event.ignore()  # the row goes to the neighbour; a button alone would only move the focus
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        is_on = self.isChecked() and self.isEnabled()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.color("primary" if is_on else "line2"))
            painter.setBrush(
                theme.color("selected" if is_on else "hover" if self.underMouse() and self.isEnabled() else "surface")
            )
            painter.drawRoundedRect(framed(self.rect()), RADIUS, RADIUS)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRoundedRect(framed(self.rect(), 2), RADIUS, RADIUS)
            token = "primary" if is_on else "text" if self.isEnabled() else "text3"
            left = theme.px(EDGE)
            if self._symbol:
                side = theme.px(ICON)
                picture = pixmap(self._symbol, token, ICON, self.devicePixelRatioF())
                painter.drawPixmap(left, (self.height() - side) // 2, picture)
                left += side + theme.px(GAP)
            painter.setFont(theme.font("strong" if is_on else "body"))
            painter.setPen(theme.color(token))
            box = self.rect().adjusted(left, 0, 0, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
