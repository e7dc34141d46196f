"""A document's files, looked at: their pages, or why there are none and what to do."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.documents.page_protocol import MOST_PAGES, Draw, Opened, Unopened
from app.documents.page_text import PageText
from app.ui.bridge.bridge import Bridge
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.dropping import DropDoor
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface
from app.ui.reading.preview import reasons
from app.ui.reading.preview.find_bar import FindBar
from app.ui.reading.preview.finder import Finder
from app.ui.reading.preview.instead import Instead
from app.ui.reading.preview.notes import Notes
from app.ui.reading.preview.reasons import Reason
from app.ui.reading.preview.text_view import TextView
from app.ui.reading.preview.tool_row import ToolRow
from app.ui.words import amounts
from app.ui.words.speech import translate
from sync.errors import EofficeError
from sync.replica.listed import AttachmentState

UNSEEN = -1  # no showing of the drawing room
SLOW_MS = 500  # after which it is said that a file is being opened


class Preview(Surface):
    """`open_wanted`, `save_wanted`: a copy of the file of this hash is to be opened or saved; `fetch_wanted`: the files
    of the document of this id that wait at the server are to come. `looked_into`: it has
    pages, and bears so many signatures. `scanned`: this is the scan of the document shown here (its id, paths; none
    where it is still to be chosen)."""

    open_wanted = Signal(str)
    save_wanted = Signal(str)
    fetch_wanted = Signal(str)
    looked_into = Signal(str, int)
    scanned = Signal(str, object)

    def __init__(self, bridge: Bridge, find: Callable[[str], Path] | None = None) -> None:
        """`find`: where the file of a hash lies, asked on the drawing lane; else it lies in the office's store."""
        super().__init__("canvas", "", CARD_RADIUS)
        self._bridge, self._room, self._find = bridge, bridge.drawing, find
        self._file: AttachmentState | None = None
        self._opened: Opened | None = None
        self._showing, self._is_opening = 0, False
        self._document = self._remedy = ""
        self.tools, self.view, self.bar, self._notes = ToolRow(), TextView(), FindBar(), Notes()
        self.finder = Finder(self.bar, self.view)
        self._instead = Slot()
        self._lay_out()
        DropDoor(self, translate("Preview", "Thả để gắn bản quét và gửi"), self._tell_scan)
        self.setAcceptDrops(False)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._want)
        self._connect()

    def show_files(
        self, document: str, attachments: tuple[AttachmentState, ...], nothing: Reason, remedy: str = ""
    ) -> None:
        """Show a document's main file, unless one of its files is shown already as it is. `nothing`: what is said where
        there is none. `remedy`: what helps where one of them is damaged, if it is not the sender's to help."""
        is_other, self._document = document != self._document, document
        says_otherwise, self._remedy = remedy != self._remedy and self._opened is None, remedy
        hash_ = self._file.sha256 if self._file is not None and not is_other else ""
        if not attachments:
            self._file = None
            self._put(nothing)
            self.tools.hide()
            return
        wanted = next((file for file in attachments if file.sha256 == hash_), attachments[0])
        if wanted != self._file or says_otherwise:
            self.show_file(wanted)

    def show_file(self, file: AttachmentState) -> None:
        self._file = file
        self.setAcceptDrops(False)
        self.finder.close()
        self.tools.show()
        self.tools.show_file(file.name, reasons.symbol_of(file.name), file.bytes, here=file.state == "here")
        if file.state == "here":
            self._open(file)
        else:
            self._put(reasons.not_here(file, was_damaged=file.sha256 in self._room.damaged))

    def _open(self, file: AttachmentState) -> None:
        self._notes.clear()
        self._opened = None
        self.view.show_file(file.name, ())
        self._stack.setCurrentIndex(0)
        self._slow.start()
        self._look_at(file)

    def look(self) -> None:
        """Look into the file that stands here also while it is not seen: what is found is told beside it."""
        if self._file is not None and self._is_opening and self._showing == UNSEEN:
            self._look_at(self._file, unseen=True)

    def _look_at(self, file: AttachmentState, *, unseen: bool = False) -> None:
        """One room draws for all places of the window: who is not seen leaves it to who is, and looks when shown."""
        self._showing, self._is_opening = UNSEEN, True
        if not (unseen or self.isVisible()):
            return
        door, sha256, elsewhere = self._bridge.door, file.sha256, self._find

        def find() -> Path:
            if elsewhere is not None:
                return elsewhere(sha256)
            from app.actions.saving import checked_path  # the window's first paint does not wait for it

            return checked_path(door.replica(), sha256)

        self._showing = self._room.show(find, sha256)

    def _say_slow(self) -> None:
        if self._file is not None:
            self._show_instead(reasons.opening(self._file))

    def _put(self, reason: Reason) -> None:
        """Say why there are no pages."""
        self._room.leave(self._showing)
        self._opened, self._is_opening = None, False
        self._slow.stop()
        self._notes.clear()
        self.finder.close()
        self.view.show_file("", ())  # no page of another file is held, nor asked for, behind what is said
        self._show_instead(reason)

    def _show_instead(self, reason: Reason) -> None:
        actions: list[QWidget] = []
        if reason.can_open:
            actions.append(button(translate("Preview", "Mở bản sao"), partial(self._ask, "open"), symbol="external"))
        if reason.takes_scan:
            choose = translate("Preview", "Chọn bản quét…")
            actions.append(button(choose, partial(self._tell_scan, []), symbol="folder"))
        if reason.can_fetch:
            fetch = partial(self.fetch_wanted.emit, self._document)
            actions.append(button(translate("Preview", "Tải về"), fetch, symbol="save"))
        self.setAcceptDrops(reason.takes_scan)
        if reason.can_retry:
            actions.append(button(translate("Preview", "Thử lại"), partial(self._ask, "again"), symbol="undo"))
        self._instead.put(Instead(reason, actions))
        self._stack.setCurrentIndex(1)

    def _take_opened(self, number: int, found: Opened | Unopened | EofficeError) -> None:
        file, before = self._file, self._opened
        if file is None:
            return
        if number != self._showing:
            if file.state != "here" and file.sha256 in self._room.damaged:
                self._put(reasons.not_here(file, was_damaged=True))  # it was listed as lost before it was told why
            return
        self._slow.stop()
        self._is_opening = False
        if isinstance(found, EofficeError):
            self._put(reasons.troubled(file, found))
        elif isinstance(found, Unopened):
            reason = reasons.unopened(file, found, self._remedy)
            self.tools.show_file(file.name, reason.symbol, file.bytes, here=True)
            self._put(reason)
        else:
            self._opened = found
            self._room.damaged.discard(file.sha256)
            self._stack.setCurrentIndex(0)
            if found != before:  # else it was looked at before, and the reader is somewhere in it
                self.view.show_file(file.name, found.sizes)
                self._tell_zoom()
                self._say_notes(found)
                self.looked_into.emit(file.sha256, found.signatures)
            self._soon.start()

    def _say_notes(self, opened: Opened) -> None:
        told = []
        if opened.is_cut:
            cut = translate("Preview", "Tệp thiếu phần cuối, có thể thiếu trang. Hãy đối chiếu với nơi gửi.")
            told.append(("alert", "amber", cut))
        if opened.signatures:
            signed = translate("Preview", "Tệp có %n chữ ký số, chưa kiểm tra", "", opened.signatures)
            told.append(("signature", "", signed))
        if opened.pages > MOST_PAGES:
            many = translate("Preview", "Chỉ xem được {count} trang đầu; muốn xem đủ, hãy mở bản sao.")
            told.append(("info", "", many.format(count=amounts.number(MOST_PAGES))))
        self._notes.say(told)

    def _take_drawn(self, number: int, drawn: Draw, image: QImage | None) -> None:
        if number == self._showing:
            self.view.drawings.put(drawn, image)
            self.view.refresh()
            self._soon.start()

    def _take_read(self, number: int, page: int, text: PageText | None) -> None:
        if number == self._showing:
            self.view.take_text(page, text)
            self.finder.take(page, text)
            self._soon.start()

    def _want(self) -> None:
        """Ask for what is seen; only then for what may be wanted later, so that nothing seen ever waits for that."""
        if self._opened is not None:
            wishes = self.view.wishes() or [*self.finder.wishes(), *self.view.ahead()]
            self._room.want(self._showing, list(dict.fromkeys(wishes)))

    def _tell_scan(self, paths: Sequence[Path]) -> None:
        """About the document that stands here: another one may be on its way already."""
        self.scanned.emit(self._document, paths)

    def _ask(self, name: str) -> None:
        if name == "find":
            self.finder.open()
        elif name in ("in", "out"):
            self.view.zoom(up=name == "in")
        elif name == "again" and self._file is not None:
            self.show_file(self._file)
        elif self._file is not None and name in ("open", "save"):
            (self.open_wanted if name == "open" else self.save_wanted).emit(self._file.sha256)

    def _tell_page(self) -> None:
        if self._opened is not None and self._file is not None:
            self.tools.show_pages(self.view.current_page + 1, self._opened.pages, self._file.bytes)

    def _tell_zoom(self) -> None:
        self._tell_page()
        can_grow, can_shrink = self.view.can_zoom(up=True), self.view.can_zoom(up=False)
        self.tools.show_zoom(self.view.factor, can_grow=can_grow, can_shrink=can_shrink)

    def _connect(self) -> None:
        self._room.opened.connect(self._take_opened)
        self._room.drawn.connect(self._take_drawn)
        self._room.read.connect(self._take_read)
        self.tools.wanted.connect(self._ask)
        self.view.moved.connect(self._soon.start)
        self.finder.moved.connect(self._soon.start)
        self.view.page_changed.connect(self._tell_page)
        self.view.zoomed.connect(self._tell_zoom)
        self.view.copy_opened.connect(partial(self._ask, "open"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 1)  # within the card's edge
        column.setSpacing(0)
        for part in (self.tools, self.bar, self._notes):
            column.addWidget(part)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._instead)
        column.addWidget(holder, 1)

    def hasHeightForWidth(self) -> bool:
        """It takes the height that is left; what it would like to have must not press upon what stands above."""
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Another place of the window may have looked at its own files meanwhile."""
        looks = self._is_opening or self._opened is not None
        if self._file is not None and looks and self._room.showing != self._showing:
            self._look_at(self._file)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        below = self.bar if self.bar.isVisible() else self.tools
        if not self.tools.isVisible():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QPainterPath()
            whole.addRoundedRect(QRectF(self.rect().adjusted(0, 0, -1, -1)), CARD_RADIUS, CARD_RADIUS)
            painter.setClipRect(0, 0, self.width(), below.geometry().bottom() + 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface2"))
            painter.drawPath(whole)
