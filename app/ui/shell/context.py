"""What the pages of a window share: whose window it is, and the ways to everything else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QWidget

from app.host.preferences import Preferences
from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Opening
from app.ui.bridge.scan_room import ScanRoom
from app.ui.compose.writing import Writing
from app.ui.documents.row_facts import RowWords
from sync.engine.traffic import Motion
from sync.replica.identity import Identity
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office, offices_above
from sync.rules.people import Person, Role


@dataclass
class Context:
    """Made anew with each window.

    `go` shows a place (its key, and a queue or a document in it); `say` tells the person something in passing, with the
    way to undo it where there is one; `keep` changes the preferences, `kept` gives them as they are by now; `motion`
    says what moves on the line, None where another process runs the engine; `restart_engine` lets it begin anew, with
    another proxy, or after `rest_engine` ended it, which waits; `ask_move` asks to move the office to another PC;
    `scans` watches the folders that scans come into. `writing` is the document that is being written; `rate` how many
    bytes a second went up lately, 0 where that is not known; `is_cut` whether the strip says that the server is out of
    reach. `is_new`: this PC has joined just now.
    """

    bridge: Bridge
    opening: Opening
    person: str
    preferences: Preferences
    narrow: bool
    go: Callable[..., None]
    say: Callable[..., None]
    keep: Callable[[Preferences], None]
    window: Callable[[], QWidget]
    writing: Writing
    rate: Callable[[], float]
    is_cut: Callable[[], bool]
    motion: Callable[[], Motion | None]
    kept: Callable[[], Preferences]
    restart_engine: Callable[[], None]
    rest_engine: Callable[[], None]
    ask_move: Callable[[], object]
    scans: ScanRoom
    is_new: bool = False
    _words: RowWords | None = field(default=None)

    @property
    def identity(self) -> Identity:
        assert self.opening.identity is not None
        return self.opening.identity

    @property
    def office(self) -> Office:
        """The own office; a name of its own where the directory has not come yet."""
        code = self.identity.office
        return self.opening.offices.get(code) or Office(id=code, name=code, full_name=code, organisation=code)

    @property
    def who(self) -> Person | None:
        return self.opening.people.get(self.person)

    @property
    def has_scans(self) -> bool:
        """Whether a folder is chosen that scans come into."""
        return bool(self.preferences.scan_folders)

    @property
    def today(self) -> date:
        return legal_day(self.bridge.clock.now())

    @property
    def roles(self) -> frozenset[Role]:
        """What the person who sits here may do today."""
        return self.who.roles_on(self.today) if self.who else frozenset()

    @property
    def parent(self) -> Office | None:
        return self.opening.offices.get(self.office.parent_on(self.today))

    @property
    def below(self) -> list[Office]:
        """The open offices directly below."""
        code, today = self.identity.office, self.today
        below = (o for o in self.opening.offices.values() if o.is_open_on(today) and o.parent_on(today) == code)
        return sorted(below, key=lambda office: office.id)

    def is_below(self, office: str) -> bool:
        """Whether an office stands below this one, at whatever distance."""
        return self.office.id in offices_above(self.opening.offices.get, office, self.today)

    @property
    def open_offices(self) -> frozenset[str]:
        """The codes of those that can be written to today."""
        return frozenset(code for code, office in self.opening.offices.items() if office.is_open_on(self.today))

    @property
    def built_for(self) -> tuple[object, ...]:
        """What a window is built on; where that is another, so has the window to be."""
        return (self.who, self.roles, self.office, self.parent, bool(self.below), *self._pins)

    @property
    def _pins(self) -> tuple[bool, bool]:
        """Whether anybody on this PC has a PIN, and whether he has who sits here."""
        return bool(self.opening.pinned), self.person in self.opening.pinned

    def take(self, opening: Opening) -> None:
        """Know of other people and offices."""
        self.opening, self._words = opening, None

    def words(self) -> RowWords:
        """How rows are said now."""
        now = self.bridge.clock.now()
        if self._words is None or (now - self._words.now).total_seconds() > 30:
            self._words = RowWords(self.opening.offices, self.opening.people, now)
        return self._words
