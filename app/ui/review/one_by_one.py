"""A leader's page of one thing a screen: its files to be read on the left, beside them what is said of it and the keys,
and the next one at once when he has spoken."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from app.ui.doing.files import FilesDoing
from app.ui.look.theme import theme
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.empty import Empty
from app.ui.parts.leading import give_focus
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.reading.preview.preview import Preview
from app.ui.reading.preview.reasons import Reason
from app.ui.shell.context import Context
from sync.replica import pages
from sync.replica.line import Line
from sync.replica.listed import AttachmentState
from sync.replica.pages import Wanted

if TYPE_CHECKING:
    from sync.replica.replica import Replica

REFRESH_MS = 200
MOST = 500
WIDTH, NARROW = 340, 290
P = TypeVar("P")


class Side(QWidget):
    """Beside the pages. `wanted`: what is to be done; `file_wanted`: this file is to be read. `first`: where the
    keyboard is to be."""

    wanted = Signal(str)
    file_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.first: QWidget = self
        self.setFixedWidth(theme.px(NARROW if theme.wants_narrow else WIDTH))

    def key(self, digit: str, words: str, does: str, symbol: str, kind: str = "key") -> QPushButton:
        """One of the leader's large keys: the digit stands on it, and is no part of its name."""
        made = button(f"{digit}   {words}", lambda: self.wanted.emit(does), symbol=symbol, kind=kind, key=digit)
        high = 34 if theme.wants_narrow else 46  # with large letters it is large enough, and the words need the room
        made.setStyleSheet(f"text-align: left; min-height: {theme.px(high)}px;")
        made.setAccessibleName(words)
        made.setToolTip(f"{words} ({digit})")
        return made


def key_row(*keys: QPushButton) -> QHBoxLayout:
    """Two keys in one row: what is to be read before a key is pressed needs the height."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(10))
    for made in keys:
        row.addWidget(made, 1)
    return row


class OneByOne(Surface, Generic[P]):
    """What waits for the leader's word: his own first, urgent ones before others. What he has spoken on leaves, and the
    next one stands there."""

    def __init__(self, context: Context, title: str, before: str, after: str, nothing: str) -> None:
        """`before`, `after`: what the arrows are called; `nothing`: what is said where nothing waits."""
        super().__init__("surface")
        self._context = context
        self._ids: list[str] = []
        self._id = ""
        self._page: P | None = None
        self._files = FilesDoing(context)
        self._count = Text("", "secondary_strong", "text2")
        self._back = icon_button("left", before, lambda: self._step(-1), key="Left")
        self._on = icon_button("right", after, lambda: self._step(1), key="Right")
        self.preview = Preview(context.bridge)
        self.preview.open_wanted.connect(lambda sha256: self._files.open_copy(self._id, sha256))
        self.preview.save_wanted.connect(lambda sha256: self._files.save_one(self._id, sha256))
        self.preview.fetch_wanted.connect(self._files.fetch)
        self._side = Slot()
        self._stack = QStackedLayout()
        self._lay_out(title, nothing)
        self._soon = Soon(self, self._look_if_shown, REFRESH_MS)
        context.bridge.changed.connect(self._soon.wish)

    @property
    def page(self) -> P | None:
        """What is read."""
        return self._page

    @property
    def leads_to(self) -> QWidget:
        """Where the keyboard is to be when the place is shown: at what can be said."""
        side = self._side.held
        return side.first if isinstance(side, Side) and self._ids else self._on

    def show_document(self, id: str) -> None:
        """Read this one, as soon as it is known to be there."""
        self._id = id
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    @abstractmethod
    def wanted(self) -> Wanted:
        """What waits."""

    @abstractmethod
    def told(self, place: int, count: int) -> str:
        """Which one it is, of how many."""

    @abstractmethod
    def read_one(self, replica: Replica, id: str) -> P | None:
        """Asked on a lane of the bridge."""

    @abstractmethod
    def id_of(self, page: P) -> str: ...

    @abstractmethod
    def files_of(self, page: P) -> tuple[tuple[AttachmentState, ...], Reason]:
        """Its files, and why there is none."""

    def remedy(self) -> str:
        """What helps where a file of it is damaged; "" where that is its sender's to help."""
        return ""

    @abstractmethod
    def make_side(self, page: P) -> Side: ...

    @abstractmethod
    def decide(self, page: P, what: str) -> None:
        """Do what a key says; what is wanted later is left to `go_on`."""

    def go_on(self) -> None:
        """To the next one, for this one is left for later."""
        self._step(1)

    def let_go(self) -> None:
        """He has spoken on what is shown: the next one stands there at once. What he said in vain comes back, as soon
        as it is known."""
        at = self._ids.index(self._id) if self._id in self._ids else 0
        self._ids = [id for id in self._ids if id != self._id]
        self._id = self._ids[min(at, len(self._ids) - 1)] if self._ids else ""
        self._page = None
        self._show_place()
        self._read()

    def _look_if_shown(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        person, wanted = self._context.person, self.wanted()

        def read(raw: Any) -> list[Line]:
            with pages.looking(raw):
                found = pages.lines(raw, wanted, 0, MOST)
            return sorted(found, key=lambda line: person not in line.people)

        self._context.bridge.page(read, self._take, about=self, key=(self, "waits"))

    def _take(self, lines: list[Line]) -> None:
        before, self._ids = self._ids, [line.id for line in lines]
        if self._id not in self._ids:
            at = before.index(self._id) if self._id in before else 0
            self._id = self._ids[min(at, len(self._ids) - 1)] if self._ids else ""
        self._show_place()
        self._read()

    def _step(self, by: int) -> None:
        if self._id in self._ids:
            self._id = self._ids[(self._ids.index(self._id) + by) % len(self._ids)]
            self._show_place()
            self._read()

    def _show_place(self) -> None:
        self._stack.setCurrentIndex(0 if self._ids else 1)
        at = self._ids.index(self._id) + 1 if self._id in self._ids else 0
        self._count.setText(self.told(at, len(self._ids)) if self._ids else "")
        for arrow in (self._back, self._on):
            arrow.setVisible(len(self._ids) > 1)

    def _read(self) -> None:
        if not (wanted := self._id):
            self._page = None
            return
        bridge = self._context.bridge
        bridge.read(lambda replica: self.read_one(replica, wanted), self._show, about=self, key=(self, "one"))

    def _show(self, page: P | None) -> None:
        if page is None or self.id_of(page) != self._id or page == self._page:
            return
        is_other = self._page is None or self.id_of(self._page) != self.id_of(page)
        self._page = page
        side = self.make_side(page)
        side.wanted.connect(lambda what: self._decide(page, what))
        side.file_wanted.connect(self.preview.show_file)
        self._side.put(side)
        files, why = self.files_of(page)
        self.preview.show_files(self.id_of(page), files, why, self.remedy())
        if is_other and self.isVisible():
            give_focus(self)

    def _decide(self, page: P, what: str) -> None:
        """What stands on the screen is what is spoken on."""
        if page == self._page and self.id_of(page) == self._id:
            self.decide(page, what)

    def _lay_out(self, title: str, nothing: str) -> None:
        column = QVBoxLayout(self)
        edge = theme.px(16 if self._context.narrow else 28)
        column.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        column.setSpacing(theme.px(12))
        top = QHBoxLayout()
        top.setSpacing(theme.px(10))
        top.addWidget(Text(title, "h1"), 1)
        for part in (self._count, self._back, self._on):
            top.addWidget(part)
        column.addLayout(top)
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self.preview, 1)
        row.addWidget(self._side)
        holder = QWidget()
        holder.setLayout(self._stack)
        self._stack.addWidget(shown)
        self._stack.addWidget(Empty("done", nothing))
        column.addWidget(holder, 1)
