"""Somebody as a large button: circle, name, roles, and whether a PIN is asked for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.door.seats import Seat
from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS, ICON
from app.ui.look.theme import theme
from app.ui.parts.avatar import draw_avatar
from app.ui.words.speech import translate

HEIGHT, CIRCLE, EDGE = 64, 40, 14


class SeatButton(QAbstractButton):
    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._below = seat.roles
        if seat.is_gone:
            self._below = translate("Door", "Không còn làm việc ở cơ quan")
        self.setEnabled(not seat.is_gone)
        self.setText(seat.name)
        pin = translate("Door", "có mã PIN") if seat.has_pin else translate("Door", "chưa đặt mã PIN")
        self.setAccessibleName(", ".join(part for part in (seat.name, self._below, pin) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = 2 if self.hasFocus() else 1
            painter.setPen(QPen(theme.color("focus" if self.hasFocus() else "line2"), width))
            painter.setBrush(theme.color("hover" if self.underMouse() and self.isEnabled() else "surface"))
            painter.drawRoundedRect(framed(self.rect(), width), CARD_RADIUS, CARD_RADIUS)
            side, left = theme.px(CIRCLE), theme.px(EDGE)
            draw_avatar(painter, QRect(left, (self.height() - side) // 2, side, side), self._seat.name, "strong")
            left += side + theme.px(EDGE)
            right = self.width() - theme.px(EDGE)
            if self._seat.has_pin:
                right -= theme.px(ICON)
                picture = pixmap("lock", "text3", ICON, self.devicePixelRatioF())
                painter.drawPixmap(right, (self.height() - theme.px(ICON)) // 2, picture)
            elif not self._seat.is_gone:
                right -= self._paint_without_pin(painter, right)
            name_high, below_high = theme.line_height("strong"), theme.line_height("secondary")
            top = (self.height() - name_high - (below_high if self._below else 0)) // 2
            room = QRect(left, top, right - left - theme.px(8), name_high)
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.color("text" if self.isEnabled() else "text3"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _fitted(painter, self._seat.name, room.width()))
            room.moveTop(top + name_high)
            room.setHeight(below_high)
            painter.setFont(theme.font("secondary"))
            painter.setPen(theme.color("text2" if self.isEnabled() else "text3"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _fitted(painter, self._below, room.width()))

    def _paint_without_pin(self, painter: QPainter, right: int) -> int:
        """Say at the right that anybody may sit down here; how wide that is."""
        words = translate("Door", "Chưa đặt mã PIN")
        width = theme.metrics("caption").horizontalAdvance(words)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        painter.drawText(QRect(right - width, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return width


def _fitted(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
