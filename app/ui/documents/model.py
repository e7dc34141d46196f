"""The model of a document list: headings and lines, of which only the pages that are looked at are held.

A row is a heading or a document. Pages come from the lists' thread; until one is here its rows are blank. A refresh
brings headings, pages and the places of chosen documents in one piece, so that nothing flickers or jumps.
"""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.ui.bridge.bridge import Bridge
from app.ui.documents.rows import Rows
from app.ui.documents.sources import PAGE, Snapshot, Source
from sync.replica.line import Line
from sync.replica.pages import Group

LINE = Qt.ItemDataRole.UserRole + 1
HEADING = Qt.ItemDataRole.UserRole + 2
KEPT_PAGES = 16
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class DocumentModel(QAbstractTableModel):
    """`refreshed`: a new state of the list has been taken in. `words` says a line for a screen reader, `heading` a
    group's heading, "" for none."""

    refreshed = Signal()

    def __init__(
        self, bridge: Bridge, words: Callable[[Line], str], heading: Callable[[Group], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._words, self._heading = bridge, words, heading
        self._source: Source | None = None
        self._now = bridge.clock.now()
        self._groups: tuple[Group, ...] = ()
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()
        self._asked: set[int] = set()
        self._seen_pages: tuple[int, ...] = (0,)
        self.rows = Rows()
        self.places: dict[str, int | None] = {}
        self.inside: tuple[str, ...] = ()

    def show(self, source: Source, keep: tuple[str, ...] = ()) -> None:
        """Show another list; `keep`: documents whose places are wanted."""
        self._source, self._seen_pages = source, (0,)
        self._ask_all(keep)

    def refresh(self, keep: tuple[str, ...] = ()) -> None:
        """Look again; `keep` as for `show`."""
        if self._source is not None:
            self._ask_all(keep)

    def look_at(self, first_row: int, last_row: int) -> None:
        """Which rows are on the screen: their pages come along with the next refresh."""
        seen = {n // PAGE for row in (first_row, last_row) if (n := self.rows.document_in(row)) is not None}
        self._seen_pages = tuple(sorted(seen)) or (0,)

    def line(self, row: int) -> Line | None:
        """The document in a row; None for a heading, or while its page is on its way."""
        number = self.rows.document_in(row)
        if number is None:
            return None
        page = self._page(number // PAGE)
        inside = number % PAGE
        return page[inside] if page is not None and inside < len(page) else None

    def _ask_all(self, keep: tuple[str, ...]) -> None:
        source, seen, now = self._source, self._seen_pages, self._bridge.clock.now()
        assert source is not None

        def take(snapshot: Snapshot) -> None:
            if source == self._source:
                self._now = now
                self._take(snapshot)

        self._bridge.page(lambda raw: source.snapshot(raw, now, seen, keep), take, about=self, key=(id(self), "all"))

    def _take(self, snapshot: Snapshot) -> None:
        self.places, self.inside = snapshot.places, snapshot.inside
        is_same = snapshot.groups == self._groups
        if not is_same:
            self.beginResetModel()
            self._groups = snapshot.groups
            self.rows = Rows([(group.count, self._heading(group) != "") for group in self._groups])
        self._pages = OrderedDict(snapshot.pages)
        self._asked.clear()
        if not is_same:
            self.endResetModel()
        elif self.rows.total:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rows.total - 1, 0))
        self.refreshed.emit()

    def _page(self, number: int) -> list[Line] | None:
        page = self._pages.get(number)
        if page is None and number not in self._asked:
            self._ask(number)
        elif page is not None:
            self._pages.move_to_end(number)
        return page

    def _ask(self, number: int) -> None:
        source, now = self._source, self._now
        assert source is not None
        self._asked.add(number)

        def take(lines: list[Line]) -> None:
            if source == self._source and number in self._asked:
                self._take_page(number, lines)

        self._bridge.page(lambda raw: source.page(raw, now, number), take, about=self)

    def _take_page(self, number: int, lines: list[Line]) -> None:
        self._asked.discard(number)
        self._pages[number] = lines
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        first, last = number * PAGE, min((number + 1) * PAGE, self.rows.documents) - 1
        if first <= last:
            self.dataChanged.emit(self.index(self.rows.row_of(first), 0), self.index(self.rows.row_of(last), 0))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self.rows.total

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows.document_in(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (LINE, HEADING, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if self.rows.document_in(index.row()) is None:
            group = self.rows.group_of(index.row())
            return self._heading(self._groups[group]) if group is not None and role != LINE else None
        line = self.line(index.row()) if role != HEADING else None
        return self._words(line) if line is not None and role == Qt.ItemDataRole.AccessibleTextRole else line
