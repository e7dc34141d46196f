"""The matrix: our documents down, the offices below across; how each stands with each, as a sign on its colour.

Headings stay where they are while one scrolls; the exact state is the cell's tooltip and what a screen reader says.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.ui.below.matrix_words import in_words, sign, token
from app.ui.look.icons import pixmap
from app.ui.look.sizes import ICON_SMALL
from app.ui.look.theme import theme
from app.ui.parts.text import Text, plain_tip
from app.ui.words import due
from app.ui.words.speech import translate
from sync.replica.below_page import Cell, Matrix, MatrixRow
from sync.replica.line import Line
from sync.rules.offices import Office

COLUMN, ROW, HEADING, LARGE_HEADING, NAMES, EDGE = 36, 30, 132, 100, 240, 16
CELL = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class MatrixModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[MatrixRow, ...] = ()
        self.offices: list[Office] = []

    def show(self, rows: tuple[MatrixRow, ...], offices: Sequence[Office]) -> None:
        if rows != self.rows or list(offices) != self.offices:
            self.beginResetModel()
            self.rows, self.offices = rows, list(offices)
            self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        return self.rows[index.row()].cells.get(self.offices[index.column()].id)

    def place(self, index: Index) -> tuple[str, str] | None:
        """Whose cell it is: a document and an office, which stay the same when rows come and go."""
        return (self.rows[index.row()].line.id, self.offices[index.column()].id) if index.isValid() else None

    def where(self, document: str, office: str) -> QModelIndex:
        """The cell of a document and an office; none where they do not stand here."""
        row = next((n for n, row in enumerate(self.rows) if row.line.id == document), -1)
        column = next((n for n, one in enumerate(self.offices) if one.id == office), -1)
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.offices)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and is_across:
            return self.offices[section].full_name
        if role == Qt.ItemDataRole.ToolTipRole and is_across:
            return self.offices[section].short_name
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            line = self.rows[section].line
            by = translate("Matrix", "hạn {day}").format(day=due.field(line.deadline)) if line.deadline else ""
            said = " · ".join(part for part in (line.notation, line.subject, by) if part)
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return sign(cell).letter if cell else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.told(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.told(index)
        return None

    def told(self, index: Index) -> str:
        """A cell in words: which document, which office, how it stands."""
        cell, office = self.cell(index), self.offices[index.column()].short_name
        state = in_words(cell) if cell else translate("Matrix", "không gửi cho nơi này")
        return f"{self.rows[index.row()].line.notation} · {office}: {state}"


class _Cells(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        cell = index.data(CELL)
        painter.save()
        if isinstance(cell, Cell):
            tint = token(cell)
            painter.fillRect(box.adjusted(1, 1, -1, -1), theme.color(f"{tint}_bg"))
            shown = sign(cell)
            beside = theme.px(5) if shown.symbol and shown.letter else 0
            if shown.symbol:
                _draw_symbol(painter, box.translated(-beside, 0), shown.symbol, tint)
            painter.setFont(theme.font("caption_strong"))
            painter.setPen(theme.color(tint))
            left = theme.px(ICON_SMALL) if beside else 0
            painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, shown.letter)
        if state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected):
            painter.setPen(QPen(theme.color("focus" if state & QStyle.StateFlag.State_HasFocus else "primary"), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()


def _draw_symbol(painter: QPainter, box: QRect, symbol: str, tint: str) -> None:
    device = painter.device()
    picture = pixmap(symbol, tint, ICON_SMALL, device.devicePixelRatioF() if device else 1.0)
    place = QRect(0, 0, theme.px(ICON_SMALL), theme.px(ICON_SMALL))
    place.moveCenter(box.center())
    painter.drawPixmap(place, picture)


class _Across(QHeaderView):
    """Offices' names, written upwards: many fit beside each other."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(theme.px(COLUMN))
        self.setMinimumSectionSize(theme.px(COLUMN))
        self.setFixedHeight(_heading_height())
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _heading_height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.fillRect(rect, theme.color("surface2"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.color("text2"))
        room = QRect(theme.px(8), 0, rect.height() - theme.px(12), rect.width())
        text = theme.metrics("caption_strong").elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class MatrixTable(QTableView):
    """`told`: the chosen cell in words. `opened`: a document's line."""

    told = Signal(str)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = MatrixModel()
        self._cells = _Cells()
        self.setHorizontalHeader(_Across())
        self.setModel(self._model)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(translate("Matrix", "Từng văn bản ở từng cơ quan"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._corner = Text(translate("Matrix", "Văn bản"), "caption_strong", "text2", parent=self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._corner.setProperty("floats", True)  # over the corner, which Qt leaves empty
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(theme.px(ROW))
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setHighlightSections(False)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setFont(theme.font("caption"))
        rows.setSectionsClickable(True)
        rows.sectionDoubleClicked.connect(self._open)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentChanged.connect(lambda index: self._tell(index))
        self._model.modelReset.connect(lambda: self.told.emit(""))

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        return self._model.rows

    def show_matrix(self, found: Matrix, offices: Sequence[Office], *, only_open: bool) -> None:
        """`only_open`: leave out the documents that everybody is through with."""
        rows = tuple(row for row in found.rows if not only_open or any(map(_is_open, row.cells.values())))
        before = self._model.place(self.currentIndex())
        self._model.show(rows, offices)
        if before is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.where(*before))
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """The documents' names get what the columns leave, and never too little to be read."""
        left = self.width() - self._model.columnCount() * theme.px(COLUMN) - theme.px(EDGE)
        self.verticalHeader().setFixedWidth(max(theme.px(NAMES), left))
        self._corner.setGeometry(
            theme.px(4), 0, self.verticalHeader().width() - theme.px(4), self.horizontalHeader().height() - theme.px(6)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        self.told.emit(self._model.told(index) if index.isValid() else "")

    def _open(self, row: int) -> None:
        line: Line = self._model.rows[row].line
        self.opened.emit(line)


def _heading_height() -> int:
    """With large letters rows are scarce: long names end in … there."""
    return theme.px(LARGE_HEADING if theme.wants_narrow else HEADING)


def _is_open(cell: Cell) -> bool:
    return cell.is_overdue or cell.state in ("waiting", "sent", "arrived", "opened")
