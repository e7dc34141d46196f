"""A page with a list on the left and what is read on the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.documents.delegate import CardDelegate
from app.ui.documents.model import DocumentModel
from app.ui.documents.picked_bar import PickedBar
from app.ui.documents.queues import Queue
from app.ui.documents.row_facts import RowFacts, RowWords
from app.ui.documents.sources import QueueSource, Source
from app.ui.documents.tabs import QueueTabs
from app.ui.documents.view import DocumentView
from app.ui.look.theme import theme
from app.ui.parts.empty import Empty
from app.ui.parts.list_column import ListColumn
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import hairline, scrolled, upright_hairline
from app.ui.parts.text import Clamped
from app.ui.reading.pane import ReadingPane
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.replica.line import Line
from sync.replica.pages import Group

REFRESH_MS = 200
URGENCIES = ("hoa-toc", "thuong-khan", "khan", "thuong")


class ListPage(QWidget):
    """`wanted`: something is to be done with documents: a choice's name, and the page shown or the lines picked."""

    wanted = Signal(str, object)

    def __init__(
        self,
        bridge: Bridge,
        title: str,
        queues: Sequence[Queue],
        words: Callable[[], RowWords],
        pane: ReadingPane,
        *,
        narrow: bool,
        compact: bool,
        empty: Empty | None = None,
        beside: QWidget | None = None,
    ) -> None:
        """`empty`: what stands where there is nothing, if it offers something to do. `beside`: what else can be done
        here, beside the title."""
        super().__init__()
        self._bridge, self._queues, self._words, self.pane = bridge, list(queues), words, pane
        self._queue = self._queues[0] if self._queues else None
        self._sought, self._said = "", words()
        self._delegate = CardDelegate(self._facts, compact=compact)
        self._model = DocumentModel(bridge, lambda line: self._facts(line).spoken, _heading, self)
        self.view = DocumentView(self._model, self._delegate, title)
        self._title = Clamped(title, "h1", lines=2)
        self._tabs = QueueTabs(self._queues)
        self._empty = empty or Empty("inbox", "")
        self._picked = PickedBar()
        self._stack = QStackedLayout()
        self._lay_out(beside, narrow=narrow)
        self.leads_to: QWidget = self.view
        self._soon = Soon(self, self._refresh, REFRESH_MS)
        self._connect()
        if self._queue is not None:
            self._tabs.mark(self._queue.key)

    @property
    def queue(self) -> str:
        return self._queue.key if self._queue else ""

    def open_queue(self, key: str) -> None:
        """Show one of the page's queues."""
        queue = next((queue for queue in self._queues if queue.key == key), None)
        if queue is not None:
            self._queue = queue
            self._delegate.forget()  # one queue stands under its days, another one does not
            self._tabs.mark(key)
            self._show(QueueSource(queue.wanted), queue.empty)

    def show_document(self, id: str) -> None:
        """Go to a document in the queue that is shown, or among all where that does not hold it."""
        self._sought = id
        self.view.seek(id)
        self._refresh()

    def show_counts(self, counts: dict[str, int]) -> None:
        self._tabs.count(counts)

    def refresh(self) -> None:
        """Look again; many calls at once make one look."""
        self._soon.wish()

    def _facts(self, line: Line) -> RowFacts:
        by_day = self._queue is not None and self._queue.wanted.order == "newest"
        return self._words().facts(line, under_day=by_day)

    def _show(self, source: Source, nothing: str) -> None:
        self.view.forget()
        self._empty.set_text(nothing)
        self._model.show(source)

    def _refresh(self) -> None:
        self._model.refresh(self.view.keep())

    def _connect(self) -> None:
        self._tabs.chosen.connect(lambda queue: self.open_queue(queue.key))
        self.view.chosen.connect(self._read)
        self.view.picked.connect(lambda: self._picked.show_lines(self.view.picked_lines()))
        self._picked.wanted.connect(self.wanted)
        self.pane.wanted.connect(self.wanted)
        self._model.refreshed.connect(self._take_list)
        self._bridge.changed.connect(self.refresh)

    def _read(self, line: Line | None) -> None:
        if line is None:
            self.pane.show_nothing(self._nothing_to_read())
        else:
            self.pane.show_document(line.id)

    def _nothing_to_read(self) -> str:
        return translate("ListPage", "Không có văn bản nào ở mục này để đọc.")

    def _take_list(self) -> None:
        if (words := self._words()) is not self._said:  # another name, or some time has passed
            self._said = words
            self._delegate.forget()
        self._stack.setCurrentIndex(0 if self._model.rows.total else 1)
        self._bridge.begin_soon()
        if self._sought not in self._model.places:
            return
        sought, self._sought = self._sought, ""
        if self._model.places[sought] is None and self._queues and self._queue != self._queues[-1]:
            self.open_queue(self._queues[-1].key)
            self.show_document(sought)

    def _lay_out(self, beside: QWidget | None, *, narrow: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = ListColumn(narrow=narrow)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, theme.px(14), 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(24), 0, theme.px(12), theme.px(6))
        top.addWidget(self._title, 1)
        if beside is not None:
            top.addWidget(beside)
        if self._tabs.last is not None:
            top.addWidget(self._tabs.last)
        column.addLayout(top)
        below = QHBoxLayout()
        below.setContentsMargins(theme.px(13), 0, theme.px(8), theme.px(10))
        below.addWidget(self._tabs)
        column.addLayout(below)
        self._head = below
        column.addWidget(hairline())
        column.addWidget(self._picked)
        holder = QWidget()
        holder.setLayout(self._stack)
        self._stack.addWidget(self.view)
        self._stack.addWidget(scrolled(self._empty))  # with large letters its words want more than is left
        column.addWidget(holder, 1)
        row.addWidget(left)
        row.addWidget(upright_hairline())
        row.addWidget(self.pane, 1)


def _heading(group: Group) -> str:
    if group.key in ("", "found"):
        return ""
    if group.key == "inside":
        return translate("ListPage", "Có trong nội dung tệp")
    if group.key.startswith("rank-"):
        return speech.say(f"urgency.{URGENCIES[int(group.key[5:])]}")
    return dates.period(group.key, group.since)
