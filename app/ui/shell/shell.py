"""What stays while windows come and go: the bridge, what works behind, who sits here, and the window that is open now.

A change of look, of language, of person or of the layout builds another window in the old one's place (`Stage`).
Before there is anybody to build one for, something else stands there (`Entrance`).
"""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer

from app.host.preferences import Preferences, write_preferences
from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Opening
from app.ui.bridge.scan_room import ScanRoom, forget_folders
from app.ui.compose.writing import Writing
from app.ui.doing.asking_date import DateQuestions
from app.ui.door.seats import has_to_ask
from app.ui.look.theme import theme
from app.ui.shell.absences import Absences
from app.ui.shell.background import Background
from app.ui.shell.context import Context
from app.ui.shell.entrance import Entrance
from app.ui.shell.falling_due import FallingDue
from app.ui.shell.keeping_up import KeepingUp
from app.ui.shell.leaving import Leaving
from app.ui.shell.main_window import MainWindow
from app.ui.shell.notices import Notices
from app.ui.shell.session import Session
from app.ui.shell.stage import Stage
from app.ui.shell.stick_offer import StickOffer
from app.ui.words.speech import speech, translate
from sync.wording import system_language

LOOKS = ("language", "mode", "text_factor", "compact")


class Shell(QObject):
    """`quit` ends the program. `start_background` begins what the first paint does not need: engine and watch."""

    def __init__(self, bridge: Bridge, opening: Opening, preferences: Preferences, quit_: Callable[[], object]) -> None:
        super().__init__()
        self.bridge, self.opening, self.preferences, self._quit = bridge, opening, preferences, quit_
        self.background = Background(bridge)
        self.scans = ScanRoom(bridge)
        self.absences = Absences(bridge, lambda: self.window)
        self.sticks = StickOffer(bridge, lambda: self.window)
        self.writing = Writing(bridge, self._own_office)
        self._dates = DateQuestions(bridge, lambda: self.window)
        self.stage = Stage(self._make_context, self.absences.read)
        self.session = Session(bridge, lambda: self.opening, lambda: self.window)
        self.entrance = Entrance(bridge, self.session, quit_)
        self.leaving = Leaving(
            bridge, lambda: self.window, quit_, lambda: self.has_tray, lambda: self.preferences, self.keep
        )
        self._keeping_up = KeepingUp(bridge)
        self._falling_due = FallingDue(bridge)
        self._notices: Notices | None = None
        self._is_new = False  # this PC has joined just now
        self.go, self.say, self.look_again = self.stage.go, self.stage.say, self._keeping_up.look_again
        self._rebuilding = QTimer(self, singleShot=True, interval=0)
        self._connect()

    @property
    def window(self) -> MainWindow | None:
        """The window of who sits here; None as long as something else stands there."""
        return self.stage.window

    @property
    def has_tray(self) -> bool:
        """Whether the program can be found again while no window of it is seen."""
        return self._notices is not None and self._notices.has_tray

    def show(self) -> None:
        """Show what has to come first: a PC's first start, the question who sits here, or somebody's window."""
        self._dress()
        present, last = self.opening.present, self.preferences.person
        if self.opening.joining is not None:
            self.entrance.show_first_start(self.opening)
        elif has_to_ask(self.opening):
            self.session.expect(last if last in present else "")
            self.entrance.show_door()
        else:
            self.seat(present[0])

    def start_background(self) -> None:
        """Begin what works behind the window: now, or as soon as this PC is enrolled."""
        self.bridge.begin()
        self._notices = Notices(self.bridge, lambda: self.window, self.raise_window, self.leaving.leave)
        self._notices.may_tell = lambda: not self.session.is_shut and self.window is not None
        self._go_to_work()

    def raise_window(self, document: str = "") -> None:
        """Bring the window to the front, at a document where one is named."""
        self.stage.bring_up(document)
        self.entrance.bring_up()

    def raise_at(self, bundle: str) -> None:
        """Bring the window to the front, where a bundle is named at the place that reads it: a person says so there."""
        self.raise_window()
        window = self.window
        if bundle and window is not None and not window.is_covered and window.offers("waiting"):
            self.go("carry", document=bundle)

    def seat(self, person: str) -> None:
        """Let somebody sit here who has proven who he is: the window becomes his, or is his again."""
        is_his = person == self.bridge.person and self.window is not None
        if person != self.bridge.person:
            self.writing.leave()
            self.bridge.person, self.bridge.given_date = person, None
        self.session.open()
        if not is_his:
            self.stage.open(self.preferences)
            self.entrance.close()
        elif self.stage.is_stale:
            self.rebuild()
        self.session.keep_watch(self.preferences.lock_after_min)

    def rebuild(self) -> None:
        """Build another window in the present one's place, as soon as what is under way on this thread is done."""
        self._rebuilding.start()

    def keep(self, preferences: Preferences) -> None:
        """Take on other preferences; a window that they make look otherwise is built anew."""
        before, self.preferences = self.preferences, preferences
        self.bridge.away(lambda: write_preferences(self.bridge.profile.folder, preferences), lambda _: None, about=self)
        self.stage.like(preferences)
        if before.lock_after_min != preferences.lock_after_min:
            self.session.keep_watch(preferences.lock_after_min)
        if before.scan_folders != preferences.scan_folders:
            self._watch_scans(preferences.scan_folders)
        has_scans = bool(before.scan_folders) != bool(preferences.scan_folders)  # with their place in the navigation
        if has_scans or any(getattr(before, name) != getattr(preferences, name) for name in LOOKS):
            self.rebuild()

    def end(self) -> None:
        """Stop what works behind the window; nothing is lost by it."""
        self.session.idle.wait(0)
        self.writing.leave()
        if self._notices is not None:
            self._notices.end()
        if self.window is not None:
            self._remember(self.window)
            write_preferences(self.bridge.profile.folder, self.preferences)
        self.scans.end()
        self.background.end()
        self.bridge.end()

    def _connect(self) -> None:
        self._rebuilding.timeout.connect(self._rebuild)
        self._keeping_up.changed.connect(self._know)
        theme.system_changed.connect(self.rebuild)
        self.scans.came.connect(self._scans_came)
        self.bridge.troubled.connect(lambda error: self.say(speech.say(error.code, error.facts)))
        self.session.opened.connect(lambda person: self.look_again(lambda: self.seat(person)))
        self.session.joined.connect(lambda: self.look_again(lambda: None))
        self.entrance.begun.connect(self._begin)
        for part in (self.entrance, self.stage):
            part.closing.connect(self.leaving.close)
        self.stage.outgrown.connect(self.rebuild)
        self.stage.wanted.connect(self._wanted)
        self.absences.wanted.connect(lambda: self.go("away"))
        self.absences.noted.connect(self._note_read)
        self.sticks.wanted.connect(lambda: self.go("carry"))

    def _make_context(self, narrow: bool) -> Context:
        return Context(
            bridge=self.bridge,
            opening=self.opening,
            person=self.bridge.person,
            preferences=self.preferences,
            narrow=narrow,
            go=self.go,
            say=self.say,
            keep=self.keep,
            window=self.stage.the_window,
            writing=self.writing,
            rate=lambda: self.window.strip.rate if self.window is not None else 0.0,
            is_cut=lambda: self.window is not None and self.window.strip.is_cut,
            motion=self.background.motion,
            kept=lambda: self.preferences,
            restart_engine=lambda: self.bridge.away(self.background.restarting_engine(), lambda _: None, about=self),
            scans=self.scans,
            is_new=self._is_new,
        )

    def _know(self, opening: Opening) -> None:
        """Know of other people, offices and PINs; a window that was built for others is built anew, once it is open."""
        if opening == self.opening and not self.stage.is_stale:
            return
        self.opening = opening
        self.session.take(opening)
        self.stage.take(opening)
        if not self.session.is_shut:
            self.session.keep_watch(self.preferences.lock_after_min)
            if self.stage.is_stale:
                self.rebuild()

    def _begin(self, opening: Opening, person: str) -> None:
        """A PC's first start is over. Nobody is named where it was restored: then it opens as any other day."""
        if not person:
            self.opening = opening
            self.show()
            self._go_to_work()
            return
        self.opening, self._is_new = opening, True
        self.seat(person)
        self._is_new = False
        self._go_to_work()

    def _go_to_work(self) -> None:
        if self._notices is not None and self.opening.joining is None:
            self.background.start()
            self.scans.choose(self.preferences.scan_folders)
            self.absences.start(self.preferences.away_until)
            self.sticks.start()

    def _watch_scans(self, folders: tuple[str, ...]) -> None:
        forget_folders(self.bridge, folders)
        self.scans.choose(folders)

    def _scans_came(self, proposed: int, same: int) -> None:
        """Say it in passing, where no page of it is open."""
        if self.window is None or self.window.place == "scans" or not self.window.offers("scans"):
            return
        told = []
        if proposed:
            told.append(translate("Shell", "Có %n bản quét mới, xem ở mục Bản quét mới.", "", proposed))
        if same:
            told.append(translate("Shell", "%n tệp trùng với tệp đã có, không đưa vào lần nữa.", "", same))
        self.say(" ".join(told))

    def _dress(self) -> None:
        speech.speak(self.preferences.language or system_language())
        theme.apply(self.preferences.mode, self.preferences.text_factor)

    def _rebuild(self) -> None:
        if self.session.is_shut and self.stage.is_stale:
            return  # whoever opens it gets another one; until then a PIN that is being typed is not taken away
        self._dress()
        self.entrance.rebuild()
        if self.window is not None:
            self._remember(self.window)
            self.stage.rebuild(self.session.show_door)

    def _remember(self, window: MainWindow) -> None:
        self.preferences = msgspec.structs.replace(
            self.preferences, geometry=window.geometry_text(), place=window.place, person=self.bridge.person
        )

    def _wanted(self, name: str) -> None:
        if name == "try":
            self.background.try_now()
        elif name == "join":
            self._ask_anew()
        elif name == "switch":
            self.session.switch()
        elif name == "lock" and not self.session.lock():
            self.say(
                translate("Door", "Chưa ai đặt mã PIN trên máy này nên chưa khóa được. Đặt mã PIN ở góc phải trên.")
            )
        elif name == "refused":
            self.go("waiting")
        elif self.window is not None and self.window.has_place(name):
            self.go(name)

    def _ask_anew(self) -> None:
        from app.ui.first.anew_question import ask_anew  # wanted once in a PC's life, if ever

        if self.stage.context is not None:
            ask_anew(self.stage.context, self._quit)

    def _note_read(self, until: str) -> None:
        """What happened without a line has been read up to there."""
        self.keep(msgspec.structs.replace(self.preferences, away_until=max(self.preferences.away_until, until)))

    def _own_office(self) -> str:
        assert self.opening.identity is not None
        return self.opening.identity.office
