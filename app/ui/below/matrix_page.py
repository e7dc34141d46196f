"""The second view of the monitor: documents × offices, over a time that one chooses."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.ui.below.matrix_table import MatrixTable
from app.ui.below.matrix_words import legend
from app.ui.look.icons import icon
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.chips import Chip
from app.ui.parts.empty import Empty
from app.ui.parts.flow import Flow
from app.ui.parts.text import Clamped, Text
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.below_page import MOST_ROWS, Matrix, matrix

RANGES = (30, 90, 365)
USUAL = 90


class MatrixPage(QWidget):
    """`opened`: a document's line."""

    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._found = context, Matrix()
        self.table = MatrixTable()
        self.table.opened.connect(self.opened)
        self._range = QComboBox()
        self._range.setAccessibleName(translate("MatrixPage", "Khoảng thời gian"))
        for days in RANGES:
            self._range.addItem(translate("MatrixPage", "%n ngày qua", "", days), days)
        self._range.setCurrentIndex(RANGES.index(USUAL))
        self._range.currentIndexChanged.connect(lambda: self.look())
        self._only_open = QCheckBox(translate("MatrixPage", "Chỉ văn bản còn nơi chưa xong"))
        self._only_open.toggled.connect(lambda: self._fill())
        self._told = Clamped("", "secondary", "text2")
        self.table.told.connect(self._told.set_text)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            Empty("table", translate("MatrixPage", "Không có văn bản nào gửi cấp dưới trong thời gian này."))
        )
        self._lay_out()

    @property
    def since(self) -> date:
        """From which day on documents are shown."""
        return self._context.today - timedelta(days=int(self._range.currentData()))

    def look(self) -> None:
        """Ask anew."""
        offices, since = [office.id for office in self._context.below], self.since
        now = self._context.bridge.clock.now()
        if self.isVisible():
            self._context.bridge.page(
                lambda raw: matrix(raw, offices, since, now), self._take, about=self, key=("matrix", id(self))
            )

    def showEvent(self, event: object) -> None:
        self.look()

    def _take(self, found: Matrix) -> None:
        self._found = found
        self._fill()

    def _fill(self) -> None:
        self.table.show_matrix(self._found, self._context.below, only_open=self._only_open.isChecked())
        self._stack.setCurrentIndex(0 if self.table.rows else 1)
        self._told.set_text(
            ""
            if self._found.is_whole
            else translate("MatrixPage", "Chỉ hiện %n văn bản mới nhất của thời gian này.", "", MOST_ROWS)
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(10), 0, 0)
        column.setSpacing(theme.px(8))
        top = QHBoxLayout()
        top.setSpacing(theme.px(14))
        top.addWidget(self._range)
        top.addWidget(self._only_open)
        top.addStretch(1)
        if theme.wants_narrow:
            top.addWidget(_legend_menu())
        column.addLayout(top)
        if not theme.wants_narrow:
            column.addWidget(_legend())
        holder = QWidget()
        holder.setLayout(self._stack)
        column.addWidget(holder, 1)
        column.addWidget(self._told)


def _legend() -> QWidget:
    """What the signs stand for, on their colours."""
    holder = QWidget()
    flow = Flow(theme.px(14), theme.px(4))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addLayout(flow)
    for sign, token, words in legend():
        one = QWidget()
        line = QHBoxLayout(one)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(5))
        line.addWidget(Chip(sign.letter, token, sign.symbol))
        line.addWidget(Text(words, "caption", "text2"))
        flow.addWidget(one)
    return holder


def _legend_menu() -> QPushButton:
    """The same behind a button, where the room is needed for rows."""
    made = button(translate("MatrixPage", "Chú giải"), symbol="help")
    menu = QMenu(made)
    for sign, token, words in legend():
        if sign.symbol:
            menu.addAction(icon(sign.symbol, token), words)
        else:
            menu.addAction(f"{sign.letter}   {words}")
    made.setMenu(menu)
    return made
