"""One document as a row that leads to it: urgency, subject, who and by when; a real button, for keys and readers."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.documents.row_facts import Mark, RowFacts
from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import ICON_SMALL, RADIUS
from app.ui.look.theme import theme
from app.ui.parts.chips import chip_size, draw_chip
from app.ui.parts.enter_presses import EnterPresses
from app.ui.parts.text import laid_out

EDGE = 10


class LinkRow(EnterPresses, QAbstractButton):
    """`told`: what matters here, at the right of the first line; where it is empty, when the document was sent.
    `edge`: the room left and right of it. `lines`: how many the subject may take; where several, it has them to itself
    and the urgency stands below."""

    def __init__(self, facts: RowFacts, told: str = "", edge: int = EDGE, lines: int = 1) -> None:
        super().__init__()
        self._lines = lines
        self._facts, self._told, self._edge = facts, told or facts.when, theme.px(edge)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{facts.spoken}. {told}" if told else facts.spoken)
        self.setToolTip(facts.subject)

    def hasHeightForWidth(self) -> bool:
        return self._lines > 1

    def heightForWidth(self, width: int) -> int:
        rows = len(self._subject(width - 2 * self._edge - self._told_width())) if self._lines > 1 else 1
        return max(1, rows) * theme.line_height("body") + theme.line_height("caption") + theme.px(10)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self.heightForWidth(max(self.width(), theme.px(200))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lines > 1 and event.size().width() != event.oldSize().width():
            self.updateGeometry()

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
                painter.drawRoundedRect(framed(self.rect(), 2), RADIUS, RADIUS)
            left, right, top = self._edge, self.width() - self._edge, theme.px(5)
            right = self._paint_told(painter, QRect(left, top, right - left, first))
            if self._lines == 1:
                left = self._paint_chip(painter, QRect(left, top, right - left, first))
            painter.setFont(theme.font("strong" if facts.is_unread else "body"))
            painter.setPen(theme.color("text"))
            for row in self._subject(right - left):
                painter.drawText(QRect(left, top, right - left, first), Qt.AlignmentFlag.AlignVCenter, row)
                top += first
            self._paint_second(painter, top)

    def _subject(self, room: int) -> list[str]:
        return laid_out(self._facts.subject, "strong" if self._facts.is_unread else "body", room, self._lines)[0]

    def _told_width(self) -> int:
        return theme.metrics("caption").horizontalAdvance(self._told) + theme.px(12) if self._told else 0

    def _paint_chip(self, painter: QPainter, row: QRect) -> int:
        """Where the room goes on behind the urgency."""
        chip = self._facts.chip
        if chip is None:
            return row.left()
        size = chip_size(chip.text, chip.symbol)
        box = QRect(row.left(), row.top() + (row.height() - size.height()) // 2, size.width(), size.height())
        draw_chip(painter, box, chip.text, chip.token, chip.symbol)
        return box.right() + theme.px(8)

    def _paint_told(self, painter: QPainter, row: QRect) -> int:
        """Where the room for the subject ends."""
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._told)
        return row.right() - self._told_width()

    def _paint_second(self, painter: QPainter, top: int) -> None:
        height, left, right = theme.line_height("caption"), self._edge, self.width() - self._edge
        if self._lines > 1:
            left = self._paint_chip(painter, QRect(left, top, right - left, height))
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
