"""A filled form on the screen: the legal columns, as on paper; Enter opens the document of a row."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent

from app.documents.registers.forms import Column, FilledRow, Form
from app.documents.registers.words import written
from app.ui.look.theme import theme
from app.ui.parts.row_table import RowTable
from app.ui.parts.text import plain_tip
from app.ui.words.speech import translate

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LINES = 2  # of a row; what is longer stands in the tooltip
HEADING_SIDE = 4  # left and right of a heading's words
DAY_MM = 20  # of a column in which days stand
ALIGNED = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class BookModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.form: Form | None = None
        self.rows: tuple[FilledRow, ...] = ()

    def show(self, form: Form, rows: tuple[FilledRow, ...]) -> None:
        if (form, rows) != (self.form, self.rows):
            self.beginResetModel()
            self.form, self.rows = form, rows
            self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self.form is None else len(self.form.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or self.form is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.form.columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        assert self.form is not None
        row, column = self.rows[index.row()], self.form.columns[index.column()]
        text = written(row.cells[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {text}"
        if role == Qt.ItemDataRole.FontRole and row.bold:
            return theme.font("secondary_strong")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNED[column.align] | Qt.AlignmentFlag.AlignVCenter
        return None


class BookTable(RowTable):
    """`opened`: the id of a row's document. `stood_on`: that of the row on which the keyboard stands, or ""."""

    opened = Signal(str)
    stood_on = Signal(str)

    def __init__(self) -> None:
        self._model = BookModel()
        super().__init__(self._model, translate("BookTable", "Các dòng của sổ"))
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(LINES * theme.line_height("secondary") + theme.px(8))
        columns.setFont(theme.font("caption_strong"))
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        columns.setDefaultAlignment(wrapped)
        columns.setStyleSheet(f"QHeaderView::section {{ padding: 0 {HEADING_SIDE}px; }}")
        self.wanted.connect(self._open)
        self.selectionModel().currentRowChanged.connect(lambda index: self.stood_on.emit(self._document(index)))

    @property
    def rows(self) -> tuple[FilledRow, ...]:
        return self._model.rows

    def show_rows(self, form: Form, rows: tuple[FilledRow, ...]) -> None:
        """Show these; the row on which one stood keeps the keyboard, where it is still there."""
        before = self.currentIndex().row()
        key = self.rows[before].key if 0 <= before < len(self.rows) and self._model.form is form else ""
        self._model.show(form, rows)
        place = next((n for n, row in enumerate(rows) if key and row.key == key), 0)
        if rows and self.currentIndex().row() != place:
            self.setCurrentIndex(self._model.index(place, 0))
        self._share_out()
        self.stood_on.emit(self._document(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Every column is as wide as it needs; what is left over goes to the words of a book, to long ones above all,
        and in a report to all as on paper. Where that is too much for the screen the table scrolls sideways. The
        headings stand whole."""
        form = self._model.form
        if form is None:
            return
        least = [_least(column) for column in form.columns]
        weights = [_weight(form, column) for column in form.columns]
        spare = max(0, self.viewport().width() - sum(least))
        widths = [width + spare * weights[n] // (sum(weights) or 1) for n, width in enumerate(least)]
        for n, width in enumerate(widths):
            self.setColumnWidth(n, width)
        tallest = max(_heading_height(column, width) for column, width in zip(form.columns, widths, strict=True))
        self.horizontalHeader().setFixedHeight(tallest + theme.px(12))

    def _document(self, index: Index) -> str:
        return self.rows[index.row()].document if index.isValid() and index.row() < len(self.rows) else ""

    def _open(self, index: Index) -> None:
        if document := self._document(index):
            self.opened.emit(document)


def _weight(form: Form, column: Column) -> int:
    if form.is_report:
        return column.width
    return column.width**2 if column.align == "left" else 0


def _heading_height(column: Column, width: int) -> int:
    room = QRect(0, 0, width - 2 * HEADING_SIDE - 1, 10_000)  # 1: the line beside it
    return theme.metrics("caption_strong").boundingRect(room, Qt.TextFlag.TextWordWrap, column.title).height()


def _least(column: Column) -> int:
    """Room for a heading's longest word, for a day, and for some words where words stand."""
    heading, text = theme.metrics("caption_strong"), theme.metrics("secondary")
    words = max(heading.horizontalAdvance(word) for word in column.title.split())
    letters = 10 if column.align == "center" and column.width >= DAY_MM else min(26, column.width // 2)
    wanted = letters if column.align != "right" else 0
    return max(words, text.averageCharWidth() * wanted) + theme.px(14)
