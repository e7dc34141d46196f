"""The table of offices below: one row an office, how it is in touch, and its numbers as cells of heat."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.ui.below.office_rows import HEAT, OfficeRow, headings, heat_token
from app.ui.look.icons import icon
from app.ui.look.sizes import ICON_SMALL
from app.ui.look.theme import theme
from app.ui.words.amounts import number
from app.ui.words.speech import translate

ROW_HEIGHT, LARGE_ROW = 34, 48
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
WORDS, ACTED = 3, 2  # columns before those of heat; the last of them
WIDTHS = (226, 150, 60, 60, 60, 60)  # of all but the first, which takes the rest
LEAST_NAME, LEAST_HEAT = 124, 44
LEAST = (176, 112, LEAST_HEAT, LEAST_HEAT, LEAST_HEAT, LEAST_HEAT)  # of the same as WIDTHS
LARGE_WIDTHS = (134, 142, 58, 50, 62, 50)  # with large letters words go on in a second line
HEADING_SIDES = 4  # pixels beside a heading, of which one language needs more than the other


class OfficeModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[OfficeRow] = []
        self._headings = [
            translate("OfficeTable", "Cơ quan"),
            translate("OfficeTable", "Kết nối"),
            translate("OfficeTable", "Có người dùng\nlần cuối"),
            *(heading.replace(" ", "\n", 1) for heading in headings().values()),
        ]

    def show(self, rows: Sequence[OfficeRow]) -> None:
        """Take other rows; the same offices in the same order change in place."""
        same = [row.office for row in rows] == [row.office for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = list(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section < WORDS else Qt.AlignmentFlag.AlignHCenter
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if column == 0 else f"{self._spoken(column)}: {self._text(row, column)}"
        if role == Qt.ItemDataRole.ToolTipRole and column == ACTED:
            return row.acted
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and column in (1, 2):
            return theme.color(self._tint(row, column))
        return None

    def _spoken(self, column: int) -> str:
        return self._headings[column].replace("\n", " ")

    def _text(self, row: OfficeRow, column: int) -> str:
        if column < WORDS:
            return (row.name, row.contact, row.last_acted)[column]
        value = row.heat(HEAT[column - WORDS])
        return number(value) if value else "–"

    def _tint(self, row: OfficeRow, column: int) -> str:
        """Colour only where that column has something to say; grey silence is plain text. In touch is green, whoever
        works there or not."""
        is_idle = row.silence.kind == "nobody_acts"
        if column == 1 and is_idle:
            return "green"
        is_its = is_idle == (column == 2)
        return row.silence.token if is_its and row.silence.token in ("red", "amber", "green") else "text2"

    def _picture(self, row: OfficeRow, column: int) -> object:
        if column == 1:
            symbol = "online" if row.silence.kind == "nobody_acts" else row.silence.symbol
            token = "green" if row.silence.kind == "nobody_acts" else row.silence.token
            return icon(symbol, token, ICON_SMALL)
        if column == 2 and row.silence.kind == "nobody_acts":
            return icon("people", row.silence.token, ICON_SMALL)
        return None


class WordsDelegate(QStyledItemDelegate):
    """Words keep their colour where the row is chosen: it says how bad it is."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if (brush := index.data(Qt.ItemDataRole.ForegroundRole)) is not None:
            palette: QPalette = option.palette  # type: ignore[attr-defined]
            palette.setBrush(QPalette.ColorRole.HighlightedText, QBrush(brush))


class HeatDelegate(QStyledItemDelegate):
    """A number on a ground that says how bad it is; nothing is a dash."""

    def __init__(self, model: OfficeModel) -> None:
        super().__init__()
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        column = HEAT[index.column() - WORDS]
        value = self._model.rows[index.row()].heat(column)
        token = heat_token(column, value)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("selected"))
        if token:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"{token}_bg"))
            painter.drawRoundedRect(box.adjusted(4, 3, -4, -3), 4, 4)
        painter.setFont(theme.font("strong" if token else "body"))
        painter.setPen(theme.color(token or "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()


def column_widths(
    wanted: Sequence[int], room: int, px: Callable[[float], int], headings: Sequence[int] = ()
) -> list[int]:
    """The widths of all columns where the others want so much: the office's name is there whole as long as when
    somebody worked there, then the numbers, and at last how it is in touch can give way. `headings`: what those of the
    others need, which stand whole."""
    others, least = list(wanted), px(LEAST_NAME)
    narrowest = [max(px(LEAST[n]), *headings[n : n + 1], 0) for n in range(len(others))]
    heat = range(WORDS - 1, len(others))
    for left, column in ((1, 1), *((len(others) - n, n) for n in heat), (1, 0)):
        lack = least - (room - sum(others))
        others[column] -= max(0, min(-(-lack // left), others[column] - narrowest[column]))
    return [max(least, room - sum(others)), *others]


class OfficeTable(QTableView):
    """`chosen`: the row of an office, or None. `entered`: Enter or a double click on it."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = OfficeModel()
        self._current = ""
        self._wanted = LARGE_WIDTHS if theme.wants_narrow else WIDTHS
        self.setModel(self._model)
        self._heat, self._words = HeatDelegate(self._model), WordsDelegate()
        self.setItemDelegate(self._words)
        for column in range(WORDS, self._model.columnCount()):
            self.setItemDelegateForColumn(column, self._heat)
        self.setAccessibleName(translate("OfficeTable", "Các cơ quan trực thuộc"))
        self.setShowGrid(False)
        self.setWordWrap(theme.wants_narrow)
        self.setFont(theme.font("secondary"))
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(theme.px(ICON_SMALL), theme.px(ICON_SMALL)))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(theme.px(LARGE_ROW if theme.wants_narrow else ROW_HEIGHT))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setHighlightSections(False)
        columns.setStyleSheet(f"QHeaderView::section {{ padding-left: {HEADING_SIDES}px; padding-right: 0; }}")
        columns.setMinimumSectionSize(theme.px(LEAST_HEAT))
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda: self.entered.emit())
        self.selectionModel().currentRowChanged.connect(lambda index: self._changed(index.row()))

    @property
    def rows(self) -> list[OfficeRow]:
        return self._model.rows

    def show_rows(self, rows: Sequence[OfficeRow]) -> None:
        """Show these; the office that was chosen stays chosen, wherever it stands now."""
        current = self._current
        self._model.show(rows)
        place = next((n for n, row in enumerate(rows) if row.office == current), 0)
        if rows and self.currentIndex().row() != place:
            self.setCurrentIndex(self._model.index(place, 0))
        else:
            self._changed(place if rows else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        headings = self.horizontalHeader()
        needed = [headings.sectionSizeHint(n) for n in range(1, len(self._wanted) + 1)]
        wanted = [max(theme.px(width), least) for width, least in zip(self._wanted, needed, strict=True)]
        widths = column_widths(wanted, self.viewport().width(), theme.px, needed)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _changed(self, row: int) -> None:
        found = self._model.rows[row] if 0 <= row < len(self._model.rows) else None
        self._current = found.office if found else ""
        self.chosen.emit(found)
