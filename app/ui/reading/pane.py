"""The reading pane: a document's facts, what to do with it, its pages, its history and its files.

Wide, the history and the files stand beside the pages; narrow, they are tabs. When something happens to the document
while it is read, what is said around the pages changes; the pages stay where the reader is.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from app.actions.document_page import DocumentPage
from app.ui.bridge.bridge import Bridge
from app.ui.look.sizes import SIDE
from app.ui.look.theme import theme
from app.ui.parts.empty import Empty
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band, Card, Surface, scrolled
from app.ui.reading.bands import bands
from app.ui.reading.choice_bar import ChoiceBar
from app.ui.reading.choices import choices
from app.ui.reading.facts import Head
from app.ui.reading.files import Files
from app.ui.reading.history import Timeline, steps
from app.ui.reading.preview.preview import Preview
from app.ui.reading.recipients import Recipients
from app.ui.words.speech import translate
from sync.rules.people import Role

SEEN_AFTER_MS = 1000
REFRESH_MS = 250


class ReadingPane(Surface):
    """`wanted`: something is to be done with the document shown (a choice's name, the page). `seen`: it has been on
    the screen long enough to count as seen."""

    wanted = Signal(str, object)
    seen = Signal(object)

    def __init__(self, bridge: Bridge, roles: Callable[[], frozenset[Role]], *, narrow: bool) -> None:
        super().__init__("surface")
        self._bridge, self._roles, self._narrow = bridge, roles, narrow
        self._id = ""
        self._page: DocumentPage | None = None
        self._head, self._past, self._papers = Slot(), Slot(), Slot()
        self._preview = Preview(bridge)
        self._tabs = QTabWidget()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(Empty("file", translate("ReadingPane", "Chọn một văn bản trong danh sách để đọc.")))
        self._stack.addWidget(self._laid_out())
        self._seen_timer = QTimer(self, singleShot=True, interval=SEEN_AFTER_MS)
        self._seen_timer.timeout.connect(self._tell_seen)
        self._soon = Soon(self, self.refresh, REFRESH_MS)
        bridge.changed.connect(self._soon.wish)

    @property
    def page(self) -> DocumentPage | None:
        """What is shown."""
        return self._page

    def show_nothing(self) -> None:
        self._id, self._page = "", None
        self._seen_timer.stop()
        self._stack.setCurrentIndex(0)

    def show_document(self, id: str) -> None:
        """Show a document; what was shown stays until it is here."""
        if id != self._id:
            self._seen_timer.stop()
            self._id = id
            self.refresh()

    def refresh(self) -> None:
        """Look again whether something has happened to the document shown."""
        if id := self._id:
            self._bridge.read(lambda replica: _read(replica, id), self._take, about=self, key=("page", id))

    def _take(self, page: DocumentPage | None) -> None:
        if page is None or page.document.id != self._id or page == self._page:
            return
        is_other = self._page is None or self._page.document.id != page.document.id
        self._page = page
        self._fill(page, self._bridge.clock.now())
        self._preview.show_files(page.attachments)
        self._stack.setCurrentIndex(1)
        if is_other:
            self._seen_timer.start()

    def _tell_seen(self) -> None:
        if self._page is not None and self.isVisible() and self.window().isActiveWindow():
            self.seen.emit(self._page)

    def _fill(self, page: DocumentPage, now: datetime) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Head(page, now))
        for band in bands(page, now):
            column.addWidget(Band(band.token, band.symbol, band.text, band.strong))
        if offered := choices(page, self._roles()):
            column.addWidget(ChoiceBar(offered, lambda do: self.wanted.emit(do, page)))
        self._head.put(head)
        self._past.put(_past(page, now))
        files = Files(page.attachments, lambda: self.wanted.emit("save", page))
        files.wanted.connect(self._preview.show_file)
        files.wanted.connect(lambda: self._tabs.setCurrentIndex(0))
        self._papers.put(files)
        self._tabs.setTabText(2, translate("ReadingPane", "Tệp kèm theo {count}").format(count=len(page.attachments)))

    def _laid_out(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        edge = theme.px(16 if self._narrow else 28)
        column.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        column.setSpacing(theme.px(12))
        column.addWidget(self._head)
        if self._narrow:
            self._tabs.addTab(self._preview, translate("ReadingPane", "Văn bản"))
            self._tabs.addTab(scrolled(self._past), translate("ReadingPane", "Quá trình xử lý"))
            self._tabs.addTab(scrolled(self._papers), "")
            column.addWidget(self._tabs, 1)
        else:
            column.addLayout(self._beside(), 1)
        return holder

    def _beside(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self._preview, 1)
        side = QVBoxLayout()
        side.setSpacing(theme.px(12))
        past = Card(translate("ReadingPane", "Quá trình xử lý"))
        past.body.addWidget(scrolled(self._past), 1)
        papers = Card(translate("ReadingPane", "Tệp kèm theo"))
        papers.body.addWidget(self._papers)
        for card in (past, papers):
            card.setFixedWidth(theme.px(SIDE))
        side.addWidget(past, 1)
        side.addWidget(papers)
        row.addLayout(side)
        return row


def _read(replica: Any, id: str) -> DocumentPage | None:
    from app.actions.showing import document_page  # slow to import, and asked for behind the first paint

    return document_page(replica, id)


def _past(page: DocumentPage, now: datetime) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, theme.px(4), 0, 0)
    if page.own and page.recipients:
        column.addWidget(Recipients(page.recipients, now))
    column.addWidget(Timeline(steps(page, now)))
    column.addStretch(1)
    return holder
