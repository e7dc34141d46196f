"""The table of a week: real rows, by days; Enter opens the document of a row. Headings of days are passed over."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QPalette, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from app.ui.calendar.week_rows import WeekRow, titles
from app.ui.look.theme import theme
from app.ui.parts.row_delegate import RowDelegate
from app.ui.parts.row_table import RowTable
from app.ui.parts.text import plain_tip
from app.ui.words.speech import translate
from sync.replica.calendar_page import CalendarEntry

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
STANDS, HOURS = 5, 0
LEAST = (108, 190, 120, 124, 120, 108)  # of the columns
SHARES = (0, 4, 2, 1, 2, 1)  # of what is left over
LINES = 2


class WeekModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[WeekRow] = []
        self.titles = titles()

    def show(self, rows: Sequence[WeekRow]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is read and cannot be stood on."""
        if self.rows[index.row()].entry is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        text = row.cells[column] if column < len(row.cells) else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken(self.titles) if column == 0 else f"{self.titles[column]}: {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _look(row, column, role)


def _look(row: WeekRow, column: int, role: int) -> object:
    """Colour and weight: today's heading, the hour, and how it stands."""
    if row.entry is None:
        token = "primary" if row.is_today else "text2"
        looks = {Qt.ItemDataRole.FontRole: theme.font("secondary_strong")}
        ground = {Qt.ItemDataRole.ForegroundRole: theme.color(token), Qt.ItemDataRole.BackgroundRole: _ground(row)}
        return (looks | ground).get(Qt.ItemDataRole(role))
    if role == Qt.ItemDataRole.FontRole and column in (HOURS, STANDS):
        return theme.font("secondary_strong")
    if role == Qt.ItemDataRole.ForegroundRole:
        is_quiet = row.entry.planned.missed or row.token == "text3"
        return theme.color(row.token if column == STANDS else "text3" if is_quiet else "text")
    return None


def _ground(row: WeekRow) -> object:
    return theme.color("selected" if row.is_today else "surface2")


class _Words(RowDelegate):
    """Words keep their colour where the row is chosen: it says how things stand."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if (brush := index.data(Qt.ItemDataRole.ForegroundRole)) is not None:
            palette: QPalette = option.palette  # type: ignore[attr-defined]
            palette.setBrush(QPalette.ColorRole.HighlightedText, QBrush(brush))


class WeekTable(RowTable):
    """`opened`: a meeting is wanted. `stood_on`: the one on which the keyboard stands, or None."""

    opened = Signal(object)
    stood_on = Signal(object)

    def __init__(self) -> None:
        self._model = WeekModel()
        super().__init__(self._model, translate("WeekTable", "Các cuộc họp trong tuần"))
        self.setItemDelegate(_Words(self))
        self.setShowGrid(False)
        self.wanted.connect(self._open)
        self.selectionModel().currentRowChanged.connect(lambda index: self.stood_on.emit(self._entry(index)))

    @property
    def rows(self) -> list[WeekRow]:
        return self._model.rows

    @property
    def entry(self) -> CalendarEntry | None:
        """The meeting on which the keyboard stands."""
        return self._entry(self.currentIndex())

    def show_rows(self, rows: Sequence[WeekRow]) -> None:
        """Show these; the meeting on which one stood keeps the keyboard, else the first to come has it."""
        if list(rows) == self.rows:
            return
        before = self.currentIndex().row()
        key = self.rows[before].key if 0 <= before < len(self.rows) else ""
        self._model.show(rows)
        self.clearSpans()
        for n, row in enumerate(rows):
            lines = 1 if row.entry is None else LINES
            self.setRowHeight(n, lines * theme.line_height("secondary") + theme.px(8))
            if row.entry is None:
                self.setSpan(n, 0, 1, self._model.columnCount())
        place = next((n for n, row in enumerate(rows) if key and row.key == key), _first_ahead(rows))
        if place is not None:
            self.setCurrentIndex(self._model.index(place, 0))
        self._share_out()
        self.stood_on.emit(self.entry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Each column is as wide as it needs, words get what is left; too much for the screen scrolls sideways."""
        headings = self.horizontalHeader()
        least = [max(theme.px(width), headings.sectionSizeHint(n)) for n, width in enumerate(LEAST)]
        spare = max(0, self.viewport().width() - sum(least))
        for n, width in enumerate(least):
            self.setColumnWidth(n, width + spare * SHARES[n] // sum(SHARES))

    def _entry(self, index: Index) -> CalendarEntry | None:
        return self.rows[index.row()].entry if index.isValid() and index.row() < len(self.rows) else None

    def _open(self, index: Index) -> None:
        if entry := self._entry(index):
            self.opened.emit(entry)


def _first_ahead(rows: Sequence[WeekRow]) -> int | None:
    """The first meeting of today or later, else the first of all."""
    found = [n for n, row in enumerate(rows) if row.entry is not None]
    today = next((n for n, row in enumerate(rows) if row.is_today), 0)
    return next((n for n in found if n >= today), found[0] if found else None)
