"""Which file each connection carries, so that two of them fill a line and never carry the same one.

worker     up                                      down
---------------------------------------------------------------------------------------------------------
first      the most urgent, then due, then small   just so
second     beside the first, the largest first     just so: it fills the line while the first one begins anew
express    -                                       only what is urgent, while the other two are in a file

While a short urgent file is under way, nothing less urgent begins, and what goes up makes way at the next chunk; the
server lets the urgent pass what comes down. A large urgent file shares the line.
"""

import threading

from sqlalchemy import Connection

from sync.replica import transfers
from sync.replica.transfers import Wanted
from sync.rules.documents import ORDINARY

SHORT_BYTES = 1 << 20
NOBODY = 99
UP, DOWN = ("up", "up-2"), ("down", "down-2", "down-urgent")
FIRST = frozenset({"up", "down"})
LARGEST_FIRST, EXPRESS = frozenset({"up-2", "down-2"}), frozenset({"down-urgent"})


class Hands:
    """Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, Wanted] = {}
        self._next_up = NOBODY

    def take(self, connection: Connection, worker: str) -> Wanted | None:
        """The file that a worker should carry now; it is this worker's until `put_down`."""
        way = "up" if worker in UP else "down"
        with self._lock:
            self._held.pop(worker, None)
            others = self._others(way)
            if worker in EXPRESS and len(others) < len(DOWN) - 1:
                return None
            carried = [one.sha256 for one in others]
            wanted = transfers.next_of(connection, way, carried, largest_first=worker in LARGEST_FIRST)
            if wanted is None or _is_held_up(wanted, others):
                return None
            is_first = worker in FIRST or (others and worker not in EXPRESS)
            if wanted.rank >= ORDINARY and not is_first:
                return None
            self._held[worker] = wanted
        return wanted

    def put_down(self, worker: str) -> None:
        with self._lock:
            self._held.pop(worker, None)

    def look(self, connection: Connection) -> None:
        """See how urgent the most urgent file is that should go up and that nobody carries."""
        with self._lock:
            carried = [one.sha256 for one in self._others("up")]
            wanted = transfers.next_of(connection, "up", carried)
            self._next_up = wanted.rank if wanted else NOBODY

    def must_yield(self, wanted: Wanted) -> bool:
        """Whether a file that goes up makes way now."""
        with self._lock:
            return self._next_up < wanted.rank or _is_held_up(wanted, self._others("up"))

    @property
    def are_busy(self) -> bool:
        """Whether files move at all."""
        with self._lock:
            return bool(self._held)

    def _others(self, way: str) -> list[Wanted]:
        return [one for worker, one in self._held.items() if (worker in UP) == (way == "up")]


def _is_held_up(wanted: Wanted, others: list[Wanted]) -> bool:
    """Whether one of the others is urgent, more so, and soon done."""
    return any(one.rank < min(wanted.rank, ORDINARY) and one.bytes <= SHORT_BYTES for one in others)
