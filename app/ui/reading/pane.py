"""The reading pane: a document's facts, what to do with it, its pages, its history and its files.

Wide, the history and the files stand beside the pages; narrow, they are tabs, and what is said over the pages keeps to
few lines; what is still too high for the window scrolls as a whole. When something happens to the document
while it is read, what is said around the pages changes; the pages stay where the reader is.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from app.actions.document_page import DocumentPage
from app.ui.bridge.bridge import Bridge
from app.ui.look.sizes import SIDE
from app.ui.look.theme import theme
from app.ui.parts.empty import Empty
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band, Card, Surface, hairline, scrolled
from app.ui.parts.text import Text
from app.ui.reading.bands import BandFacts, bands, deadline
from app.ui.reading.choice import Choice
from app.ui.reading.choice_bar import ChoiceRow
from app.ui.reading.choices import choices
from app.ui.reading.facts import Head
from app.ui.reading.files import Files
from app.ui.reading.history import steps
from app.ui.reading.preview.preview import Preview
from app.ui.reading.preview.reasons import nothing_to_show, remedy
from app.ui.reading.recipients import Recipients
from app.ui.reading.timeline import Timeline
from app.ui.words.speech import translate
from sync.rules.people import Role

if TYPE_CHECKING:
    from sync.replica.replica import Replica

SEEN_AFTER_MS = 1000
REFRESH_MS, MINUTE_MS = 250, 60_000
LEAST_HEIGHT, LEAST_TABS = 300, 240  # of the pages, at 100 % text


class ReadingPane(Surface):
    """`wanted`: something is to be done with the document shown (a choice's name, the page). `file_wanted`: with one of
    its files (open, save or reply, the document's id, the file's hash). `scanned`: this is the scan of it (its id,
    paths; none where it is still to be chosen). `seen`: it has been on the screen long enough to count as seen."""

    wanted = Signal(str, object)
    file_wanted = Signal(str, str, str)
    scanned = Signal(str, object)
    seen = Signal(object)

    def __init__(self, bridge: Bridge, roles: Callable[[], frozenset[Role]], *, narrow: bool) -> None:
        super().__init__("surface")
        self._bridge, self._roles, self._narrow = bridge, roles, narrow
        self._id = ""
        self._page: DocumentPage | None = None
        self._head, self._todo, self._past, self._papers = Slot(), Slot(), Slot(), Slot()
        self._files_title = Text("", "h2", wrap=True)
        self._signed: dict[str, int] = {}  # how many signatures each file bears that was looked into
        self.preview = Preview(bridge)
        self.preview.looked_into.connect(self._note_signatures)
        self.preview.open_wanted.connect(lambda sha256: self.file_wanted.emit("open", self._id, sha256))
        self.preview.save_wanted.connect(lambda sha256: self.file_wanted.emit("save", self._id, sha256))
        self.preview.scanned.connect(self.scanned)
        self._tabs = _Tabs(self)
        self._stack = QStackedLayout(self)
        self._nothing = Empty("file", _choose_one())
        self._stack.addWidget(self._nothing)
        self._area = scrolled(self._laid_out())
        self._stack.addWidget(self._area)
        self._seen_timer = QTimer(self, singleShot=True, interval=SEEN_AFTER_MS)
        self._seen_timer.timeout.connect(self._tell_seen)
        self._rest: deque[Callable[[], object]] = deque()  # what of a page is still to be shown
        self._told: list[BandFacts] = []
        self._minutes = QTimer(self, interval=MINUTE_MS)
        self._minutes.timeout.connect(self._look_at_clock)
        self._minutes.start()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._show_rest)
        self._soon = Soon(self, self.refresh, REFRESH_MS)
        bridge.changed.connect(self._soon.wish)

    @property
    def page(self) -> DocumentPage | None:
        """What is shown."""
        return self._page

    @property
    def is_whole(self) -> bool:
        """Whether everything of the page stands there, with nothing of the one before."""
        return not self._rest

    def show_nothing(self, why: str = "") -> None:
        """Empty it. `why`: what there is to say of that, where it is not that nothing has been chosen."""
        self._nothing.set_text(why or _choose_one())
        self._id, self._page = "", None
        self._seen_timer.stop()
        self._rest.clear()
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
        if page is None or page.document.id != self._id or (page == self._page and not self._says_otherwise()):
            return
        is_other = self._page is None or self._page.document.id != page.document.id
        self._page = page
        self._fill(page, self._bridge.clock.now())
        self._stack.setCurrentIndex(1)
        if is_other:
            self._area.verticalScrollBar().setValue(0)
            self._seen_timer.start()

    def _says_otherwise(self) -> bool:
        """Whether time alone has changed what stands over the document: a deadline comes nearer, and passes."""
        return self._page is not None and self._said(self._page, self._bridge.clock.now()) != self._told

    def _look_at_clock(self) -> None:
        if self._page is not None and self._page.document.id == self._id and self._says_otherwise():
            self._fill(self._page, self._bridge.clock.now())

    def _tell_seen(self) -> None:
        if self._page is not None and self.isVisible() and self.window().isActiveWindow():
            self.seen.emit(self._page)

    def _said(self, page: DocumentPage, now: datetime) -> list[BandFacts]:
        return bands(page, now, self._roles(), self._bridge.person)

    def _fill(self, page: DocumentPage, now: datetime) -> None:
        """Its head at once, the rest one after the other: together it would hold up a frame too long."""
        roles, person = self._roles(), self._bridge.person
        self._told = self._said(page, now)
        due = deadline(page, now)
        in_head = due if self._narrow and due in self._told and due is not None and not due.text else None
        said = [band for band in self._told if band != in_head]
        offered = choices(page, roles, person, now)
        without_files = replace(page, attachments=())
        of_todo = (page.document.id, said, offered)  # not what else is told: a button that is pressed stays
        self._head.make(
            (without_files, in_head, now.date()), lambda: Head(page, now, narrow=self._narrow, pressing=in_head)
        )
        self._todo.setVisible(bool(said or offered))
        files = translate("ReadingPane", "Tệp văn bản {count}").format(count=len(page.attachments))
        self._tabs.setTabText(2, files)
        self._files_title.setText(files)
        of_past = (page.recipients, steps(page, now), now.date())
        self._rest = deque(
            (
                lambda: self._todo.make(of_todo, lambda: self._make_todo(page, said, offered)),
                lambda: self._past.make(of_past, lambda: _past(page, now)),
                lambda: self._show_files(page, roles),
                lambda: self._show_papers(page),
                self._look_into_files,
            )
        )
        self._turn.start()

    def _show_rest(self) -> None:
        if self._rest:
            self._rest.popleft()()
            self._turn.start()

    def _make_todo(self, page: DocumentPage, said: list[BandFacts], offered: list[Choice]) -> QWidget:
        """What presses, and what can be done; a button does it with the document that it was made for."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(6) if self._narrow else 0, 0, 0)
        column.setSpacing(theme.px(10 if self._narrow else 12))
        for band in said:
            column.addWidget(Band(band.token, band.symbol, band.text, band.strong))
        if offered:
            column.addWidget(ChoiceRow(offered, lambda do: self.wanted.emit(do, self._now_of(page))))
        return holder

    def _now_of(self, page: DocumentPage) -> DocumentPage:
        now = self._page
        return now if now is not None and now.document.id == page.document.id else page

    def _show_files(self, page: DocumentPage, roles: frozenset[Role]) -> None:
        nothing, helps = nothing_to_show(page, roles), remedy(page, roles)
        self.preview.show_files(page.document.id, page.attachments, nothing, helps)

    def _show_papers(self, page: DocumentPage) -> None:
        signed = {file.sha256: self._signed[file.sha256] for file in page.attachments if file.sha256 in self._signed}
        can_reply = any(choice.do == "reply" for choice in choices(page, self._roles(), self._bridge.person))
        of_papers = (page.document.id, page.attachments, page.slips, signed, can_reply)
        self._papers.make(of_papers, lambda: self._make_papers(page, signed, can_reply=can_reply))

    def _look_into_files(self) -> None:
        """Where the files stand without their pages, what those would tell of them is still to be known."""
        if self._narrow and self.isVisible() and self._tabs.currentIndex() == 2:
            self.preview.look()

    def _note_signatures(self, sha256: str, signatures: int) -> None:
        """A file was looked into: how many signatures it bears is a fact of it from now on."""
        self._signed[sha256] = signatures
        if (page := self._page) is not None:
            self._rest.append(lambda: self._show_papers(page))  # its own turn may be over already
            self._turn.start()

    def _make_papers(self, page: DocumentPage, signed: dict[str, int], *, can_reply: bool) -> QWidget:
        files = Files(page.attachments, signed, tuple(page.slips.values()), can_reply=can_reply)
        files.reply_wanted.connect(lambda one: self.file_wanted.emit("reply", page.document.id, one.sha256))
        files.wanted.connect(self.preview.show_file)
        files.wanted.connect(lambda: self._tabs.setCurrentIndex(0))
        return files

    def _laid_out(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        edge, above, below = (theme.px(room) for room in ((16, 12, 10) if self._narrow else (28, 14, 14)))
        column.setContentsMargins(edge, above, edge, below)
        column.setSpacing(theme.px(4 if self._narrow else 12))
        column.addWidget(self._head)
        column.addWidget(self._todo)
        if self._narrow:
            self._tabs.addTab(self.preview, translate("ReadingPane", "Văn bản"))
            self._tabs.addTab(scrolled(self._past), translate("ReadingPane", "Quá trình xử lý"))
            self._tabs.addTab(scrolled(self._papers), "")
            self._tabs.currentChanged.connect(self._look_into_files)
            column.addWidget(self._tabs, 1)
            self._files_title.setParent(self)
            self._files_title.hide()
        else:
            column.addLayout(self._beside(), 1)
            self._tabs.hide()
        return holder

    def _beside(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self.preview.setMinimumHeight(theme.px(LEAST_HEIGHT))
        row.addWidget(self.preview, 1)
        side = QVBoxLayout()
        side.setSpacing(theme.px(12))
        past = Card(translate("ReadingPane", "Quá trình xử lý"))
        steps_area = scrolled(self._past)
        steps_area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        past.body.addWidget(steps_area, 1)
        papers = Card()
        papers.body.addWidget(self._files_title)
        papers.body.addWidget(self._papers)
        for card in (past, papers):
            card.setFixedWidth(theme.px(SIDE))
        side.addWidget(past, 1)
        side.addWidget(papers)
        row.addLayout(side)
        return row


class _Tabs(QTabWidget):
    """They take the height that is left, and ask for no more than one can read in."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(LEAST_TABS))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.px(LEAST_TABS))


def _choose_one() -> str:
    return translate("ReadingPane", "Chọn một văn bản trong danh sách để đọc.")


def _read(replica: "Replica", id: str) -> DocumentPage | None:
    from app.actions.showing import document_page  # slow to import, and asked for behind the first paint

    return document_page(replica, id)


def _past(page: DocumentPage, now: datetime) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, theme.px(4), 0, 0)
    if page.own and page.recipients:
        title = translate("ReadingPane", "Nơi nhận {count}").format(count=len(page.recipients))
        column.addWidget(Text(title, "secondary_strong", "text2"))
        column.addWidget(Recipients(page.recipients, now))
        column.addWidget(hairline())
    column.addWidget(Timeline(steps(page, now)))
    column.addStretch(1)
    return holder
