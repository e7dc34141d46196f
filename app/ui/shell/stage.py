"""The main window that is open now: built for who sits here, and built anew in its own place when that has to be."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.host.preferences import Preferences
from app.ui.bridge.opening import Opening
from app.ui.compose.starting import pen
from app.ui.doing.doing import Doing
from app.ui.door.new_pin_page import ask_new_pin
from app.ui.parts.leading import give_focus, namesake
from app.ui.shell.context import Context
from app.ui.shell.main_window import MainWindow, wants_narrow
from app.ui.shell.pages import make_pages
from sync.replica.away_page import Absence

FIRST_SIZE = (1440, 900)
FRAME = 30  # what the system puts above a window


class Stage(QObject):
    """`closing`, `outgrown`, `wanted`: as the window's. `make_context`: for a window of the narrow layout or not."""

    closing = Signal(object)
    outgrown = Signal()
    wanted = Signal(str)

    def __init__(self, make_context: Callable[[bool], Context], away_read: Callable[[Absence], None]) -> None:
        """`away_read` hears which time without a line has been read about."""
        super().__init__()
        self._make_context, self._away_read = make_context, away_read
        self.window: MainWindow | None = None
        self.context: Context | None = None
        self._is_untouched = False  # it has just been opened, and nobody has gone anywhere in it
        self._built_for: tuple[object, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Whether the window was built for somebody who has other roles by now, or another office."""
        return self.context is not None and self.context.built_for != self._built_for

    def take(self, opening: Opening) -> None:
        """Know of other people and offices."""
        if self.context is not None:
            self.context.take(opening)

    def like(self, preferences: Preferences) -> None:
        """Know of other preferences."""
        if self.context is not None:
            self.context.preferences = preferences

    def open(self, preferences: Preferences) -> None:
        """A window for somebody who has just sat down, in the place of the one before him."""
        old, size = self.window, first_size(preferences.geometry)
        new = self._build(narrow=wants_narrow(size.width(), size.height()), place=preferences.place)
        if old is None:
            new.resize(size)
            new.take_geometry(preferences.geometry)
            new.show()
        else:
            _replace(old, new)
        if not new.fits():
            self.rebuild(lambda window: None)
        self._is_untouched = True

    def rebuild(self, dress: Callable[[MainWindow], object]) -> None:
        """Another window at the same place; `dress` is shown it before it is seen."""
        if (old := self.window) is not None:
            is_untouched = self._is_untouched
            new = self._build(narrow=wants_narrow(old.width(), old.height()), place=old.place)
            self._is_untouched = is_untouched
            dress(new)
            _replace(old, new)

    def the_window(self) -> QWidget:
        assert self.window is not None
        return self.window

    def go(self, place: str, queue: str = "", document: str = "") -> None:
        """Show a place; a queue or a document in it where one is named."""
        assert self.window is not None
        self._is_untouched = False
        page: Any = self.window.show_place(place)
        if queue and hasattr(page, "open_queue"):
            page.open_queue(queue)
        if document and hasattr(page, "show_document"):
            page.show_document(document)
        give_focus(page)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Tell the person something in passing; behind a door nobody is told anything."""
        if self.window is not None and not self.window.is_covered:
            self.window.passing.say(text, undo)

    def bring_up(self, document: str = "") -> None:
        """Bring the window to the front, at a document where one is named."""
        window = self.window
        if window is None:
            return
        if document and not window.is_covered:
            self.go("incoming", "all", document)
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    def _to_what_waits(self) -> None:
        """A leader's window opens at what waits for his word, unless he has gone somewhere already."""
        window = self.window
        if window is None or window.is_covered or not self._is_untouched:
            return
        self._is_untouched = False
        held = window.focusWidget()
        if QApplication.activeModalWidget() is not None or (held is not None and window.bar.isAncestorOf(held)):
            return  # he has begun something else: a search, a question
        if window.offers("directing") and window.counts.get("incoming.to_direct"):
            self.go("directing")

    def _build(self, *, narrow: bool, place: str) -> MainWindow:
        context = self._make_context(narrow)
        window = MainWindow(context, make_pages(context, Doing(context), self._away_read), pen(context))
        window.bar.asked.connect(lambda name: ask_new_pin(context) if name == "pin" else None)
        window.outgrown.connect(self.outgrown)
        window.closing.connect(self.closing)
        window.wanted.connect(self.wanted)
        window.counted.connect(self._to_what_waits)
        self.window, self.context, self._built_for = window, context, context.built_for
        is_there = window.has_place(place) and (place != "compose" or context.writing.is_open)
        self.go(place if is_there else window.first_place())
        return window


def first_size(kept: str) -> QSize:
    """How large a window will be that was kept so, as far as today's screens go; else as large as the screen lets it
    be. To know that beforehand saves building it twice."""
    window = QWidget()
    if kept and window.restoreGeometry(QByteArray.fromHex(kept.encode())):
        return window.size()
    return QSize(*fitting(FIRST_SIZE))


def fitting(wanted: tuple[int, int]) -> tuple[int, int]:
    """A window's size as far as the screen goes."""
    room = QGuiApplication.primaryScreen().availableGeometry()
    return min(wanted[0], room.width()), min(wanted[1], room.height() - FRAME)


def _replace(old: MainWindow, new: MainWindow) -> None:
    """Show a window where another one stands, with the focus on what it was on; the other one goes."""
    new.setGeometry(old.geometry())
    if old.isVisible():
        new.setWindowState(old.windowState())
        new.show()
    if not new.is_covered and old.place == new.place:
        _focus_like(old.focusWidget(), new)
    old.drop()


def _focus_like(old: QWidget | None, new: MainWindow) -> None:
    """Put the focus on what has the same name in the new window, and bring it into view."""
    widget = namesake(old, new) if old is not None else None
    if widget is not None:
        widget.setFocus()
        if (area := _scrolling(widget)) is not None:
            area.ensureWidgetVisible(widget)


def _scrolling(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
