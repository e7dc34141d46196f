"""Draws a list's rows: headings, and a document as a card of four lines or, compact, of three."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.documents.hits import draw_pieces, hits
from app.ui.documents.model import HEADING, LINE
from app.ui.documents.row_facts import Mark, RowFacts
from app.ui.look.icons import pixmap
from app.ui.look.sizes import GROUP, ICON_SMALL, ROW, ROW_COMPACT
from app.ui.look.theme import theme
from app.ui.parts.chips import chip_size, draw_chip
from app.ui.parts.text import laid_out
from sync.replica.line import Line

LEFT, RIGHT, BAR = 24, 16, 4
KEPT = 400
MIDDLE = Qt.AlignmentFlag.AlignVCenter
AT_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
LEAST_MARK = 72  # pixels at 100 % text that a quiet mark wants
Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """`facts` says in words what a line's row holds."""

    def __init__(self, facts: Callable[[Line], RowFacts], *, compact: bool) -> None:
        super().__init__()
        self._facts, self._compact, self._pieces = facts, compact, hits("")
        self._known: OrderedDict[tuple[str, int], tuple[Line, RowFacts, list[str]]] = OrderedDict()

    def forget(self) -> None:
        """Say rows anew: a name or the day has changed."""
        self._known.clear()

    def mark(self, typed: str) -> None:
        """Mark what was searched for from now on; "" for nothing."""
        self._pieces = hits(typed)

    @property
    def row_height(self) -> int:
        return theme.px(ROW_COMPACT if self._compact else ROW)

    @property
    def heading_height(self) -> int:
        return theme.px(GROUP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_line = index.data(HEADING) is None
        return QSize(theme.px(200), self.row_height if is_line else self.heading_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]
        line = index.data(LINE)
        heading = index.data(HEADING) if line is None else None
        painter.save()
        if heading is not None:
            self._paint_heading(painter, box, str(heading))
        else:
            state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
            self._paint_ground(painter, box, state)
            if isinstance(line, Line):
                self._paint_line(painter, box, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, heading: str) -> None:
        painter.fillRect(box, theme.color("surface2"))
        painter.setPen(theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.color("text2"))
        painter.drawText(box.adjusted(theme.px(LEFT), 0, 0, 0), MIDDLE, heading)

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_under_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, theme.color("selected" if is_selected else "hover" if is_under_mouse else "surface"))
        painter.setPen(theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if is_selected:
            painter.fillRect(box.left(), box.top(), BAR, box.height(), theme.color("primary"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))

    def _paint_line(self, painter: QPainter, box: QRect, line: Line) -> None:
        facts, subject = self._said(line, box.width() - theme.px(LEFT + RIGHT))
        left, right = box.left() + theme.px(LEFT), box.right() - theme.px(RIGHT)
        y = box.top() + theme.px(8)
        y = self._paint_first(painter, QRect(left, y, right - left, theme.line_height("secondary")), facts)
        painter.setPen(theme.color("text"))
        height, style = theme.line_height("body"), "strong" if facts.is_unread else "body"
        for row in subject:
            draw_pieces(painter, QRect(left, y, right - left, height), self._pieces(row), style)
            y += height
        foot = theme.px(22)
        self._paint_foot(painter, QRect(left, box.bottom() - theme.px(6) - foot, right - left, foot), facts)

    def _paint_first(self, painter: QPainter, row: QRect, facts: RowFacts) -> int:
        """Who and when; the height where the next row begins."""
        style = "secondary_strong" if facts.is_unread else "secondary"
        if facts.is_unread:
            side = theme.px(20)
            dot = pixmap("dot", "primary", 20, painter.device().devicePixelRatioF())
            painter.drawPixmap(row.left() - side + theme.px(1), row.center().y() - side // 2, dot)
        small = "caption_strong" if facts.is_unread else "caption"
        painter.setFont(theme.font(small))
        painter.setPen(theme.color("primary" if facts.is_unread else "text3"))
        painter.drawText(row, AT_RIGHT, facts.when)
        room = row.width() - theme.metrics(small).horizontalAdvance(facts.when) - theme.px(10)
        painter.setPen(theme.color("text" if facts.is_unread else "text2"))
        who = theme.metrics(style).elidedText(facts.who, Qt.TextElideMode.ElideRight, room)
        draw_pieces(painter, QRect(row.left(), row.top(), room, row.height()), self._pieces(who), style)
        return row.bottom() + 1

    def _paint_foot(self, painter: QPainter, row: QRect, facts: RowFacts) -> None:
        right = row.right()
        if facts.files:
            right = self._paint_files(painter, row, facts.files)
        left = row.left()
        for chip in (facts.box, facts.chip):
            if chip is None:
                continue
            size = chip_size(chip.text, chip.symbol)
            painter.setPen(Qt.PenStyle.NoPen)
            box = QRect(left, row.top(), size.width(), size.height())
            draw_chip(painter, box, chip.text, chip.token, chip.symbol)
            left = box.right() + theme.px(8)
        for mark in facts.marks:
            if right - left < theme.px(LEAST_MARK) and mark.token == "text3":
                break  # a name of which three letters would be left says nothing
            left = self._paint_mark(painter, QRect(left, row.top(), right - left, row.height()), mark)

    def _paint_mark(self, painter: QPainter, room: QRect, mark: Mark) -> int:
        style = "caption" if mark.token == "text3" else "caption_strong"
        left = room.left()
        if mark.symbol:
            side = theme.px(ICON_SMALL)
            if room.width() < side:
                return room.right()
            picture = pixmap(mark.symbol, mark.token, ICON_SMALL, painter.device().devicePixelRatioF())
            painter.drawPixmap(left, room.center().y() - side // 2, picture)
            left += side + theme.px(4)
        painter.setFont(theme.font(style))
        painter.setPen(theme.color(mark.token))
        text = theme.metrics(style).elidedText(mark.text, Qt.TextElideMode.ElideRight, max(0, room.right() - left))
        painter.drawText(QRect(left, room.top(), room.right() - left, room.height()), MIDDLE, text)
        return left + theme.metrics(style).horizontalAdvance(text) + theme.px(10)

    def _paint_files(self, painter: QPainter, row: QRect, files: int) -> int:
        """How many files there are, at the right; where the room for other marks ends."""
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        text = str(files)
        painter.drawText(row, AT_RIGHT, text)
        side = theme.px(ICON_SMALL)
        left = row.right() - theme.metrics("caption").horizontalAdvance(text) - theme.px(4) - side
        picture = pixmap("clip", "text3", ICON_SMALL, painter.device().devicePixelRatioF())
        painter.drawPixmap(left, row.center().y() - side // 2, picture)
        return left - theme.px(8)

    def _said(self, line: Line, width: int) -> tuple[RowFacts, list[str]]:
        """A line in words with its subject broken into rows, kept for the next time it is drawn."""
        key = (line.id, width)
        known = self._known.get(key)
        if known is None or known[0] != line:
            facts = self._facts(line)
            style = "strong" if facts.is_unread or facts.box else "body"  # hits are bold, and want the room
            known = (line, facts, laid_out(facts.subject, style, width, 1 if self._compact else 2)[0])
            self._known[key] = known
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        return known[1], known[2]
