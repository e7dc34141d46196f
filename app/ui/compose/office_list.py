"""Offices to be ticked, in as many columns as there is room for. One stop of the Tab key: arrows, blank, letters.

Drawn by a delegate, so that a province's thousand offices cost no more than a district's twenty; a screen reader hears
each as a tick box with its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import RADIUS
from app.ui.look.theme import theme
from app.ui.words.speech import translate
from sync.rules.text import folded

CELL, ROW, BESIDE = 216, 36, 56  # beside the words there are the tick box and the edges
OFFICE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class OfficeLine:
    """`note`: why to think again: it has been silent for long, it has no PC yet."""

    code: str
    name: str
    is_chosen: bool = False
    note: str = ""

    @property
    def noted(self) -> str:
        """Its note as it stands behind the name."""
        return f" · {self.note}" if self.note else ""

    @property
    def spoken(self) -> str:
        state = translate("OfficeList", "đã chọn") if self.is_chosen else translate("OfficeList", "chưa chọn")
        return ", ".join(part for part in (self.name, state, self.note) if part)


class OfficeModel(QAbstractListModel):
    """`renoted`: the same offices, but what is said of them may take another width."""

    renoted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[OfficeLine, ...] = ()

    @property
    def widest_note(self) -> int:
        """The width of the cell that the longest name with a note takes; 0 where there is no note."""
        metrics = theme.metrics("body")
        words = (metrics.horizontalAdvance(line.name + line.noted) for line in self.lines if line.note)
        return max(words, default=-theme.px(BESIDE)) + theme.px(BESIDE)

    def show_lines(self, lines: Sequence[OfficeLine]) -> None:
        lines = tuple(lines)
        if [line.code for line in lines] != [line.code for line in self.lines]:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
        elif lines != self.lines:
            self.lines = lines
            self.renoted.emit()
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == OFFICE:
            return line
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.is_chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.note or None
        return None


class OfficeList(QListView):
    """`toggled`: a person wants this office in or out. `all_wanted`: Ctrl+A."""

    toggled = Signal(str)
    all_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.offices = OfficeModel()
        self.setModel(self.offices)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offices.modelReset.connect(self._fit)
        self.offices.renoted.connect(self._fit)

    def show_lines(self, lines: Sequence[OfficeLine]) -> None:
        here = self.currentIndex().row()
        self.offices.show_lines(lines)
        if not self.currentIndex().isValid() and lines and self.hasFocus():
            self._go_to(min(max(here, 0), len(lines) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._toggle(self.currentIndex())
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.all_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """To the next office whose name has a word that begins so, marks or not."""
        wanted, start = folded(search), self.currentIndex().row() + 1
        count = len(self.offices.lines)
        for step in range(count):
            row = (start + step) % count
            if any(word.startswith(wanted) for word in folded(self.offices.lines[row].name).split()):
                self._go_to(row)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._toggle(self.indexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.offices.lines:
            self._go_to(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many columns as fit, and as high as all rows are."""
        width = max(1, self.viewport().width() - 2)  # a row that is filled to the last pixel would be broken
        columns = max(1, width // max(theme.px(CELL), min(width, self.offices.widest_note)))
        self.setGridSize(QSize(width // columns, theme.px(ROW)))
        rows = -(-len(self.offices.lines) // columns)
        self.setFixedHeight(rows * theme.px(ROW) + 2)

    def _go_to(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.offices.index(row), flag)

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            self.toggled.emit(self.offices.lines[index.row()].code)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: OfficeList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(OFFICE)
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if not isinstance(line, OfficeLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = box.adjusted(2, 2, -theme.px(6), -2)
        if line.is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if line.is_chosen else "hover"))
            painter.drawRoundedRect(cell, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(framed(cell, 2), RADIUS, RADIUS)
        ratio = painter.device().devicePixelRatioF()
        left = _paint_tick(painter, cell, ratio, is_chosen=line.is_chosen)
        right = cell.right() - theme.px(6)
        painter.setFont(theme.font("body"))
        for words, token in ((line.name, "text"), (line.noted, "amber")):
            shown = theme.metrics("body").elidedText(words, Qt.TextElideMode.ElideRight, right - left)
            painter.setPen(theme.color(token))
            painter.drawText(QRect(left, cell.top(), right - left, cell.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += theme.metrics("body").horizontalAdvance(shown)
        painter.restore()


def _paint_tick(painter: QPainter, cell: QRect, ratio: float, *, is_chosen: bool) -> int:
    """The tick box at the left of a cell; where the name begins."""
    side = theme.px(18)
    box = QRect(cell.left() + theme.px(8), cell.center().y() - side // 2, side, side)
    painter.setBrush(theme.color("primary" if is_chosen else "surface"))
    painter.setPen(QPen(theme.color("primary" if is_chosen else "field_border"), 1))
    painter.drawRoundedRect(framed(box), 3, 3)
    if is_chosen:
        inner = theme.px(14)
        at = box.center()
        picture = pixmap("check", "on_primary", 14, ratio)
        painter.drawPixmap(at.x() - inner // 2, at.y() - inner // 2, picture)
    return box.right() + theme.px(8)
