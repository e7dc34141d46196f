"""What stays while windows come and go: the bridge, the engine, who sits here, and the window that is open now.

A change of look, of language, of person or of the layout builds another window in the old one's place.
"""

import logging
from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.host.preferences import Preferences, write_preferences
from app.ui.away.away_notice import AwayNotice
from app.ui.away.away_words import in_short
from app.ui.bridge.bridge import Bridge
from app.ui.bridge.engine_room import EngineRoom
from app.ui.bridge.opening import Opening, look
from app.ui.bridge.watch import Watch
from app.ui.compose.starting import pen
from app.ui.compose.writing import Writing
from app.ui.doing.doing import Doing
from app.ui.look.theme import theme
from app.ui.shell.closing import ask_to_close, waiting_now
from app.ui.shell.context import Context
from app.ui.shell.main_window import MainWindow, wants_narrow
from app.ui.shell.notices import Notices
from app.ui.shell.pages import make_pages
from app.ui.shell.passing_word import Offer
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.replica.away_page import Absence, Digest
from sync.wording import system_language
from sync.world import stamp

log = logging.getLogger(__name__)
FIRST_SIZE = (1440, 900)
OFFER_AGAIN_MS = 3000


class Shell(QObject):
    """`quit` ends the program. `start_background` begins what the first paint does not need: engine and watch."""

    def __init__(self, bridge: Bridge, opening: Opening, preferences: Preferences, quit_: Callable[[], object]) -> None:
        super().__init__()
        self.bridge, self.opening, self.preferences, self._quit = bridge, opening, preferences, quit_
        self._engine: EngineRoom | None = None
        self._watch: Watch | None = None
        self._notices: Notices | None = None
        self._away: AwayNotice | None = None
        self.window: MainWindow | None = None
        self._doing: Doing | None = None
        self._context: Context | None = None
        self.writing = Writing(bridge, self._own_office)
        self._rebuilding = QTimer(self, singleShot=True, interval=0)
        self._rebuilding.timeout.connect(self._rebuild)
        theme.system_changed.connect(self.rebuild)
        bridge.troubled.connect(self._tell_trouble)

    def show(self) -> MainWindow:
        """Build the window for who sits here, and show it."""
        self.bridge.person = self.preferences.person or self._only_person()
        self._dress()
        window = self._build(wants_narrow(*FIRST_SIZE) if not self.preferences.geometry else self._was_narrow())
        window.resize(*FIRST_SIZE)
        window.take_geometry(self.preferences.geometry)
        window.show()
        if not window.fits():
            self._rebuild()
        return self.window or window

    def start_background(self) -> None:
        """Begin what the first paint does not need."""
        self.bridge.begin()
        self._watch = Watch(self.bridge)
        self._engine = EngineRoom(self.bridge)
        self._notices = Notices(self.bridge, lambda: self.window, self.raise_window, self._quit)
        self._away = AwayNotice(self.bridge, self.preferences.away_until)
        self._away.offered.connect(self._offer_digest)

    def raise_window(self, document: str = "") -> None:
        """Bring the window to the front, at a document where one is named."""
        if self.window is None:
            return
        if document:
            self.go("incoming", "all", document)
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def rebuild(self) -> None:
        """Build another window in the present one's place, as soon as what is under way on this thread is done."""
        self._rebuilding.start()

    def keep(self, preferences: Preferences) -> None:
        """Take on other preferences; a window that they make look otherwise is built anew."""
        before, self.preferences = self.preferences, preferences
        if self._context is not None:
            self._context.preferences = preferences
        self.bridge.away(lambda: write_preferences(self.bridge.profile.folder, preferences), _nothing, about=self)
        looks = ("language", "mode", "text_factor", "compact")
        if any(getattr(before, name) != getattr(preferences, name) for name in looks):
            self.rebuild()

    def end(self) -> None:
        """Stop what works behind the window; nothing is lost by it."""
        self.writing.leave()
        if self.window is not None:
            self._remember()
            write_preferences(self.bridge.profile.folder, self.preferences)
        for part in (self._notices, self._watch, self._engine):
            if part is not None:
                part.end()
        self.bridge.end()

    def go(self, place: str, queue: str = "", document: str = "") -> None:
        """Show a place; a queue or a document in it where one is named."""
        assert self.window is not None
        page: Any = self.window.show_place(place)
        if queue and hasattr(page, "open_queue"):
            page.open_queue(queue)
        if document and hasattr(page, "show_document"):
            page.show_document(document)
        page.setFocus()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        if self.window is not None:
            self.window.passing.say(text, undo)

    def _offer_digest(self, digest: Digest) -> None:
        """In passing, so that nobody who types is disturbed; a word that can be undone goes first."""
        if self.window is None or not self.window.offers("work"):
            return
        if self.window.passing.isVisible():
            QTimer.singleShot(OFFER_AGAIN_MS, self, lambda: self._offer_digest(digest))
        else:
            look = Offer(translate("Shell", "Xem"), "eye", lambda: self.go("away"))
            self.window.passing.offer(in_short(digest), look)

    def away_read(self, absence: Absence) -> None:
        """What happened without a line has been read up to there."""
        if self._away is not None:
            self._away.read(absence)
        until = max(self.preferences.away_until, stamp(absence.until))
        self.keep(msgspec.structs.replace(self.preferences, away_until=until))

    def _only_person(self) -> str:
        people = self.opening.identity.people if self.opening.identity else ()
        return people[0] if people else ""

    def _dress(self) -> None:
        speech.speak(self.preferences.language or system_language())
        theme.apply(self.preferences.mode, self.preferences.text_factor)

    def _was_narrow(self) -> bool:
        return True  # asked again once the geometry is known

    def _build(self, narrow: bool) -> MainWindow:
        context = Context(
            bridge=self.bridge,
            opening=self.opening,
            person=self.bridge.person,
            preferences=self.preferences,
            narrow=narrow,
            go=self.go,
            say=self.say,
            keep=self.keep,
            window=self._the_window,
            motion=lambda: self._engine.motion() if self._engine else None,
            kept=lambda: self.preferences,
            writing=self.writing,
            rate=self._rate,
        )
        doing = Doing(context)
        window = MainWindow(context, make_pages(context, doing, self.away_read), pen(context))
        window.bar.searched.connect(self._search)
        window.bar.entered.connect(self._to_found)
        window.outgrown.connect(self.rebuild)
        window.closing.connect(self._closing)
        window.wanted.connect(self._wanted)
        self.window, self._doing, self._context = window, doing, context
        self.go(self._place_again(window))
        return window

    def _place_again(self, window: MainWindow) -> str:
        """Where one was; nobody comes back to a document that is not being written any more."""
        place = self.preferences.place
        is_there = window.has_place(place) and (place != "compose" or self.writing.is_open)
        return place if is_there else window.first_place()

    def _rebuild(self) -> None:
        old = self.window
        if old is None:
            return
        self._remember()
        self._dress()
        new = self._build(wants_narrow(old.width(), old.height()))
        new.setGeometry(old.geometry())
        if old.isVisible():
            new.setWindowState(old.windowState())
            new.show()
        old.closing.disconnect()
        old.close()
        old.deleteLater()

    def _remember(self) -> None:
        assert self.window is not None
        self.preferences = msgspec.structs.replace(
            self.preferences, geometry=self.window.geometry_text(), place=self.window.place, person=self.bridge.person
        )

    def _the_window(self) -> QWidget:
        assert self.window is not None
        return self.window

    def _own_office(self) -> str:
        assert self.opening.identity is not None
        return self.opening.identity.office

    def _rate(self) -> float:
        return self.window.strip.rate if self.window is not None else 0.0

    def _search(self, typed: str) -> None:
        assert self.window is not None
        if typed.strip():
            page: Any = self.window.show_place("search")
            page.search(typed)
        elif self.window.place == "search":
            self.go(self.window.first_place())

    def _to_found(self) -> None:
        assert self.window is not None
        page: Any = self.window.page(self.window.place)
        if hasattr(page, "view"):
            page.view.setFocus()

    def _wanted(self, name: str) -> None:
        if name == "try" and self._engine is not None:
            self._engine.try_now()
        elif self.window is not None and name == "refused":
            self.go("waiting")
        elif self.window is not None and self.window.has_place(name):
            self.go(name)

    def _closing(self, event: QCloseEvent) -> None:
        """With something waiting the person is asked first; a system that shuts down is never held up."""
        window = self.window
        if window is None or not window.counts.get("waiting") or _system_shuts_down():
            event.accept()
            self._quit()
            return
        event.ignore()
        if QApplication.activeModalWidget() is not None:  # asked already, or another question stands open
            return
        now = self.bridge.clock.now()
        self.bridge.page(
            waiting_now, lambda found: ask_to_close(window, found, now, self._quit), about=window, key="closing"
        )

    def _tell_trouble(self, error: EofficeError) -> None:
        self.say(speech.say(error.code, error.facts))

    def look_again(self, then: Callable[[], None]) -> None:
        """Read anew who is here and which offices there are."""

        def take(opening: Opening) -> None:
            self.opening = opening
            then()

        self.bridge.page(lambda raw: look(raw, self.bridge.profile), take, about=self, key="opening")


def _system_shuts_down() -> bool:
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()


def _nothing(_: object) -> None:
    return None
