"""Between the window and everything that may take time: disk, network, cryptography.

A view asks for values and sends actions; both run on threads of their own, and what comes of them is told on the
window's thread, unless the view has gone meanwhile. Only plain values cross.

lane     what runs on it                                       may take
-------------------------------------------------------------------------
pages    lists, counts and search over a bare connection       milliseconds
reads    a whole document, people, books                       tens of them
acts     what a person does: files checked, intents saved      as long as copying the files
copies   files taken in while a document is written            as long as a slow stick takes
sticks   bundles written and read                              minutes; stopped by a person, or by the end
line     questions that need the server: a slip, enrolment     seconds
drawing  the pages of files, by a process of their own         as long as a page takes; see DrawingRoom
"""

import logging
import threading
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from app.host.profile import Profile
from app.ui.bridge.drawing_room import DrawingRoom
from app.ui.bridge.errand import Errand
from app.ui.bridge.lane import Lane
from app.ui.bridge.opening import open_raw
from app.ui.bridge.replica_door import ReplicaDoor
from sync.errors import EofficeError
from sync.replica.office_file import DATABASE
from sync.rules.ids import Ids
from sync.rules.legal_time import legal_day
from sync.sqlite import driver_errors
from sync.world import Clock

if TYPE_CHECKING:  # the window's first paint does not wait for what these bring
    from app.actions.desk import Desk
    from sync.replica.replica import Replica

log = logging.getLogger(__name__)
T = TypeVar("T")
BEHIND_PAINT_MS = 20
Then = Callable[[T], object]
RefusedThen = Callable[[EofficeError], object]
CLOCK_IN_DOUBT = frozenset({"clock.far_off", "clock.backwards"})


class Bridge(QObject):
    """`changed`: the office's file has other contents. `told`: an engine's event and what it is about. `troubled`: an
    error that no view wanted to hear of. `date_wanted`: the clock is in doubt, why, and two functions: one to call with
    the day's date, the other if nobody names it.

    `person` is who acts; empty while nobody has said who sits here.
    """

    changed = Signal()
    told = Signal(str, str)
    troubled = Signal(object)
    date_wanted = Signal(object, object, object)
    _finished = Signal(object)

    def __init__(self, profile: Profile, clock: Clock, ids: Ids) -> None:
        super().__init__()
        self.profile, self.clock, self.ids = profile, clock, ids
        self.person = ""
        self._given: tuple[date, date] | None = None  # the day's date, and what the clock made of the day
        self.door = ReplicaDoor(profile, clock, ids)
        self._pages, self._reads, self._acts, self._line = (Lane(name) for name in ("pages", "reads", "acts", "line"))
        self.drawing = DrawingRoom()
        self.ending = threading.Event()
        self._copies, self._sticks = Lane("copies"), Lane("sticks")
        self._pages.begin()
        self._raw: Any = None
        self._finished.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def given_date(self) -> date | None:
        """Today's legal date as a person has named it, for as long as the clock's own day lasts."""
        given = self._given
        return given[0] if given is not None and given[1] == legal_day(self.clock.now()) else None

    @given_date.setter
    def given_date(self, day: date | None) -> None:
        self._given = (day, legal_day(self.clock.now())) if day is not None else None

    def begin(self) -> None:
        """Let everything run that is slow to import: the first page is on the screen. May be called again."""
        self._reads.put(warm_up, "warm up")
        for lane in (self._reads, self._acts, self._copies, self._sticks, self._line):
            lane.begin()

    def begin_soon(self) -> None:
        """As `begin`, a moment after the paint that what is shown now brings: timers run before paints are done."""
        QTimer.singleShot(BEHIND_PAINT_MS, self, self.begin)

    def page(self, query: Callable[[Any], T], then: Then[T], *, about: QObject, key: object = None) -> None:
        """Ask the lists (`sync.replica.pages`); a later question of the same key takes the place of one that waits."""

        def run() -> T:
            with driver_errors(self.profile.folder / DATABASE):
                return query(self._connection())

        self._put(self._pages, run, then, about, None, key)

    def read(self, query: "Callable[[Replica], T]", then: Then[T], *, about: QObject, key: object = None) -> None:
        """Ask the replica; `query` gets it whole."""
        self._put(self._reads, lambda: query(self.door.replica()), then, about, None, key)

    def act(
        self,
        action: "Callable[[Desk], T]",
        then: Then[T],
        *,
        about: QObject,
        refused: RefusedThen | None = None,
    ) -> None:
        """Do something at the desk of who acts now. `refused` hears of any error; without it the window tells it."""
        person = self.person

        def run() -> T:
            from app.actions.desk import Desk  # the window's first paint does not wait for it

            return action(Desk(self.door.replica(), person, self.given_date))

        def hindered(error: EofficeError) -> None:
            if error.code in CLOCK_IN_DOUBT and self.given_date is None:
                self.date_wanted.emit(
                    error,
                    lambda day: self._again_on(day, action, then, about, refused),
                    lambda: refused(error) if refused is not None and isValid(about) else None,
                )
            else:
                (refused or self.troubled.emit)(error)

        self._put(self._acts, run, self._then_changed(then), about, hindered, None)

    def copy(
        self,
        action: "Callable[[Replica], T]",
        then: Then[T],
        *,
        about: QObject,
        refused: RefusedThen | None = None,
    ) -> None:
        """Take a file in, or look into one; `action` gets the replica. What a person does meanwhile waits for none of
        it; the end of the window does, so it must be told to stop by whoever began it."""
        self._put(self._copies, lambda: action(self.door.replica()), then, about, refused, None)

    def carry(
        self,
        action: "Callable[[Replica], T]",
        then: Then[T],
        *,
        about: QObject,
        refused: RefusedThen | None = None,
    ) -> None:
        """Write or read what goes by stick; `action` gets the replica, and stops where `ending` is set."""
        self._put(self._sticks, lambda: action(self.door.replica()), then, about, refused, None)

    def over_line(
        self,
        action: "Callable[[Replica], T]",
        then: Then[T],
        *,
        about: QObject,
        refused: RefusedThen | None = None,
    ) -> None:
        """Ask the server something; `action` gets the replica. It may take as long as a bad line takes."""
        self._put(self._line, lambda: action(self.door.replica()), then, about, refused, None)

    def away(
        self,
        work: Callable[[], T],
        then: Then[T],
        *,
        about: QObject,
        refused: RefusedThen | None = None,
    ) -> None:
        """Do something slow that needs no replica: enrolling, reading a picture."""
        self._put(self._line, work, then, about, refused, None)

    def end(self) -> None:
        """Finish what is under way and close the file. `ending` says so to what may take long."""
        self.ending.set()
        self.drawing.end()
        for lane in (self._sticks, self._copies, self._acts, self._reads, self._pages):
            lane.end()
        self._line.leave()
        if self._raw is not None:
            self._raw.close()
        self.door.close()

    def _connection(self) -> Any:
        if self._raw is None:
            self._raw = open_raw(self.profile)
        return self._raw

    def _again_on(
        self,
        day: date,
        action: "Callable[[Desk], T]",
        then: Then[T],
        about: QObject,
        refused: RefusedThen | None,
    ) -> None:
        self.given_date = day
        self.act(action, then, about=about, refused=refused)

    def _then_changed(self, then: Then[T]) -> Callable[[T], None]:
        def both(result: T) -> None:
            then(result)
            self.changed.emit()

        return both

    def _put(
        self,
        lane: Lane,
        run: Callable[[], T],
        then: Then[T],
        about: QObject,
        refused: RefusedThen | None,
        key: object,
    ) -> None:
        errand = Errand(run, then, refused or self.troubled.emit, about)

        def job() -> None:
            errand.do()
            self._finished.emit(errand)

        lane.put(job, key)

    @Slot(object)
    def _tell(self, errand: Errand) -> None:
        errand.tell()


def warm_up() -> None:
    """Import what actions need, so that the first click finds it there."""
    from app.actions import books, incoming, outgoing, saving, showing, syncing

    log.debug("ready: %s", [module.__name__ for module in (books, incoming, outgoing, saving, showing, syncing)])
