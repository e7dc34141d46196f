"""The list on the screen: one column of cards, by keyboard and by mouse, several at once where wanted."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.documents.delegate import CardDelegate
from app.ui.documents.model import LINE, DocumentModel
from sync.replica.line import Line


class DocumentView(QTableView):
    """`chosen`: the document to show has changed (None: none). `picked`: which are selected has. `opened`: Enter or a
    double click on the current one. `asked`: a menu is wanted at a point of the screen."""

    chosen = Signal(object)
    picked = Signal()
    opened = Signal(object)
    asked = Signal(object)

    def __init__(self, model: DocumentModel, delegate: CardDelegate, name: str) -> None:
        super().__init__()
        self._model, self._delegate = model, delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(delegate.row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.doubleClicked.connect(self._open)
        self._current, self._place, self._sought = "", 0, ""
        self._top, self._top_offset = "", 0
        self._headings: list[int] = []
        model.modelAboutToBeReset.connect(self._note_top)
        model.modelReset.connect(self._size_headings)
        model.refreshed.connect(self._after_refresh)
        model.dataChanged.connect(self._show_what_came)
        self.selectionModel().currentRowChanged.connect(lambda index: self._current_changed(index))
        self.selectionModel().selectionChanged.connect(lambda: self.picked.emit())

    @property
    def current(self) -> str:
        """The id of the document that is shown; "" for none."""
        return self._current

    def picked_lines(self) -> list[Line]:
        """The selected documents in the order of the list; those whose page is not here are left out."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [line for row in rows if (line := self._model.line(row)) is not None]

    def keep(self) -> tuple[str, ...]:
        """The documents whose places a refresh has to bring along: the one sought, the current one, the one on top."""
        top = self._model.line(self.rowAt(0))
        return tuple(dict.fromkeys(id for id in (self._sought, self._current, top.id if top else "") if id))

    def forget(self) -> None:
        """Another list comes: nothing of this one is to be kept."""
        self._current, self._place, self._top, self._sought = "", 0, "", ""
        self.scrollToTop()

    def seek(self, document: str) -> None:
        """Make this document the current one with the next refresh, which has to bring its place along."""
        self._sought = document

    def choose(self, place: int) -> None:
        """Make a document the current one by its number in the list."""
        if 0 <= place < self._model.rows.documents:
            index = self._model.index(self._model.rows.row_of(place), 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def choose_next(self) -> None:
        """Go on to the next document, or to the one before where this is the last."""
        place = self._model.rows.document_in(self.currentIndex().row())
        if place is not None:
            self.choose(min(place + 1, self._model.rows.documents - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit(event.globalPos())

    def _open(self) -> None:
        if line := self.currentIndex().data(LINE):
            self.opened.emit(line)

    def _look(self) -> None:
        self._model.look_at(self.rowAt(0), self.rowAt(self.viewport().height() - 1))

    def _size_headings(self) -> None:
        rows, headings = self.verticalHeader(), self._model.rows.headings
        for row in set(self._headings).difference(headings):  # a header remembers sizes beyond a reset
            if row < rows.count():
                rows.resizeSection(row, self._delegate.row_height)
        for row in headings:
            rows.resizeSection(row, self._delegate.heading_height)
        self._headings = headings

    def _note_top(self) -> None:
        top = self.rowAt(0)
        line = self._model.line(top)
        self._top, self._top_offset = (line.id, -self.rowViewportPosition(top)) if line else ("", 0)

    def _after_refresh(self) -> None:
        """Stand where one stood: the same document at the same height. One that has left gives way to its follower."""
        count = self._model.rows.documents
        if is_found := self._model.places.get(self._sought) is not None:
            self._current, self._top, self._sought = self._sought, "", ""
        place = self._model.places.get(self._current) if self._current else self._place
        if place is None:
            place = min(self._place, count - 1)
        top = self._model.places.get(self._top)
        if top is not None and self._top:
            offset = self.verticalHeader().sectionPosition(self._model.rows.row_of(top)) + self._top_offset
            self.verticalScrollBar().setValue(offset)
        self._top = ""
        if count == 0:
            self._current, self._place = "", 0
            self.chosen.emit(None)
        else:
            self._settle(place)
            if is_found:
                self.scrollTo(self.currentIndex())
        self._look()

    def _settle(self, place: int) -> None:
        index = self._model.index(self._model.rows.row_of(place), 0)
        if self.currentIndex() != index or not self.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
        self._current_changed(index)

    def _show_what_came(self) -> None:
        """The page of the current row may just have come."""
        index = self.currentIndex()
        if index.isValid() and self._model.line(index.row()) is not None:
            self._current_changed(index)

    def _current_changed(self, index: QModelIndex) -> None:
        line = self._model.line(index.row()) if index.isValid() else None
        if line is not None:
            self._current, self._place = line.id, self._model.rows.document_in(index.row()) or 0
            self.chosen.emit(line)
