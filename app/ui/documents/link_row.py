"""One document as a row that leads to it: urgency, subject, who and by when; a real button, for keys and readers."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.documents.row_facts import Mark, RowFacts
from app.ui.look.icons import pixmap
from app.ui.look.sizes import ICON_SMALL, RADIUS
from app.ui.look.theme import theme
from app.ui.parts.chips import chip_size, draw_chip
from app.ui.parts.enter_presses import EnterPresses

EDGE = 10


class LinkRow(EnterPresses, QAbstractButton):
    """`told`: what matters here, at the right of the first line; where it is empty, when the document was sent.
    `edge`: the room left and right of it."""

    def __init__(self, facts: RowFacts, told: str = "", edge: int = EDGE) -> None:
        super().__init__()
        self._facts, self._told, self._edge = facts, told or facts.when, theme.px(edge)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{facts.spoken}. {told}" if told else facts.spoken)
        self.setToolTip(facts.subject)

    def sizeHint(self) -> QSize:
        height = theme.line_height("body") + theme.line_height("caption") + theme.px(10)
        return QSize(theme.px(320), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        facts, first = self._facts, theme.line_height("body")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover"))
                painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            left, right, top = self._edge, self.width() - self._edge, theme.px(5)
            right = self._paint_told(painter, QRect(left, top, right - left, first))
            if facts.chip:
                size = chip_size(facts.chip.text, facts.chip.symbol)
                box = QRect(left, top + (first - size.height()) // 2, size.width(), size.height())
                draw_chip(painter, box, facts.chip.text, facts.chip.token, facts.chip.symbol)
                left = box.right() + theme.px(8)
            style = "strong" if facts.is_unread else "body"
            painter.setFont(theme.font(style))
            painter.setPen(theme.color("text"))
            subject = theme.metrics(style).elidedText(facts.subject, Qt.TextElideMode.ElideRight, right - left)
            painter.drawText(QRect(left, top, right - left, first), Qt.AlignmentFlag.AlignVCenter, subject)
            self._paint_second(painter, top + first)

    def _paint_told(self, painter: QPainter, row: QRect) -> int:
        """Where the room for the subject ends."""
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._told)
        if not self._told:
            return row.right()
        return row.right() - theme.metrics("caption").horizontalAdvance(self._told) - theme.px(12)

    def _paint_second(self, painter: QPainter, top: int) -> None:
        height, left, right = theme.line_height("caption"), self._edge, self.width() - self._edge
        for mark in (Mark(self._facts.who, "text2"), *self._facts.marks):
            if left >= right:
                return
            left = self._paint_mark(painter, QRect(left, top, right - left, height), mark) + theme.px(10)

    def _paint_mark(self, painter: QPainter, room: QRect, mark: Mark) -> int:
        left = room.left()
        if mark.symbol:
            side = theme.px(ICON_SMALL)
            picture = pixmap(mark.symbol, mark.token, ICON_SMALL, self.devicePixelRatioF())
            painter.drawPixmap(left, room.center().y() - side // 2, picture)
            left += side + theme.px(4)
        style = "caption" if mark.token in ("text2", "text3") else "caption_strong"
        painter.setFont(theme.font(style))
        painter.setPen(theme.color(mark.token))
        text = theme.metrics(style).elidedText(mark.text, Qt.TextElideMode.ElideRight, max(0, room.right() - left))
        painter.drawText(
            QRect(left, room.top(), room.right() - left, room.height()), Qt.AlignmentFlag.AlignVCenter, text
        )
        return left + theme.metrics(style).horizontalAdvance(text)
