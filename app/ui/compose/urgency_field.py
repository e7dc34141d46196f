"""The urgency of a document: one of four, side by side, each in the colour that it has everywhere."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.documents.row_facts import URGENCY_TOKENS
from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CONTROL, ICON_SMALL, RADIUS
from app.ui.look.theme import theme
from app.ui.parts.flow import Flow
from app.ui.parts.one_of import OneOf
from app.ui.words.speech import speech, translate
from sync.rules.documents import Urgency


class UrgencyField(QWidget):
    """`chosen`: a person has taken another one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons = {urgency: _Button(urgency) for urgency in Urgency}
        flow = Flow(theme.px(6), theme.px(6))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(flow)
        for urgency, made in self._buttons.items():
            made.wanted.connect(lambda key=urgency.value: self.chosen.emit(key))
            flow.addWidget(made)
        self.setFocusProxy(self._buttons[Urgency.NORMAL])

    @property
    def urgency(self) -> Urgency:
        return next((u for u, made in self._buttons.items() if made.isChecked()), Urgency.NORMAL)

    def take(self, urgency: Urgency) -> None:
        """Show one as taken."""
        self._buttons[urgency].show_chosen()
        self.setFocusProxy(self._buttons[urgency])


class _Button(OneOf):
    def __init__(self, urgency: Urgency) -> None:
        super().__init__()
        self.setText(speech.say(f"urgency.{urgency}"))
        self._token = URGENCY_TOKENS.get(urgency.value, "blue")
        self._symbol = "flag" if urgency is Urgency.MOST_URGENT else ""
        self.setAccessibleName(translate("UrgencyField", "Độ khẩn: {urgency}").format(urgency=self.text()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = theme.metrics("secondary_strong").horizontalAdvance(self.text()) + 2 * theme.px(12)
        if self._symbol:
            width += theme.px(ICON_SMALL + 6)
        return QSize(width, theme.px(CONTROL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        taken, token = self.isChecked(), self._token
        ground = f"{token}_bg" if taken else "hover" if self.underMouse() else "surface"
        ink = token if taken else "text2"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.color(ground))
            painter.setPen(QPen(theme.color(token if taken else "line2"), 1))
            painter.drawRoundedRect(framed(self.rect()), RADIUS, RADIUS)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRoundedRect(framed(self.rect(), 2), RADIUS, RADIUS)
            left = theme.px(12)
            if self._symbol:
                side = theme.px(ICON_SMALL)
                picture = pixmap(self._symbol, ink, ICON_SMALL, self.devicePixelRatioF())
                painter.drawPixmap(left, (self.height() - side) // 2, picture)
                left += side + theme.px(6)
            painter.setFont(theme.font("secondary_strong" if taken else "secondary"))
            painter.setPen(theme.color(ink))
            box = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())
