"""Whose turn it is of what is in flight: lanes do not wait for each other, but what is about one thing keeps its order.

While a thing's acts are pending they share a lane; a later one may have gone in another, after the verdict. Where a
restored server asks for all of them again, both are in flight at once: the later one waits for the other's verdict, and
its lane with it. So it is with the two ends of a join, and with a handover and whatever stands before or behind it; a
book's opening goes before all that was done after it.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from sync.prepared import Prepared
from sync.replica.tables import Outbox, table_of
from sync.replica.ties import tying
from sync.rules.handover_acts import HandOver
from sync.rules.intents import OpenBook

_outbox = table_of(Outbox)
_IN_FLIGHT = Prepared(
    select(_outbox.c.n, _outbox.c.lane, _outbox.c.about, _outbox.c.act)
    .where(_outbox.c.state == "sent")
    .order_by(_outbox.c.lane, _outbox.c.seq)
)
ALL = ""  # stands for every thing
NEVER = 1 << 62


class _InFlight(NamedTuple):
    n: int
    lane: int
    about: str
    act: str


def in_turn(connection: Connection) -> list[int]:
    """The places in the outbox of what may be handed over now: by lane, in the order of sequence, each lane up to what
    has to wait. Never empty while something is in flight."""
    rows = [_InFlight._make(row) for row in _IN_FLIGHT.rows(connection)]
    if len({row.lane for row in rows}) < 2:
        return [row.n for row in rows]
    turns = _Turns(rows, tying(connection, "sent"))
    stopped: set[int] = set()
    going: list[int] = []
    for row in rows:
        if row.lane not in stopped and turns.has_to_wait(row):
            stopped.add(row.lane)
        if row.lane not in stopped:
            going.append(row.n)
    return going or [row.n for row in rows]  # where each waited for another, nothing would ever go


class _Turns:
    def __init__(self, rows: Sequence[_InFlight], ties: dict[int, tuple[str, str]]) -> None:
        self._ties = ties
        # the first act in flight by lane and thing: what it is about, and what must not pass it
        self._about: dict[int, dict[str, int]] = defaultdict(dict)
        self._holds_up: dict[int, dict[str, int]] = defaultdict(dict)
        for row in rows:
            for thing in (row.about, ALL):
                _note(self._about[row.lane], thing, row.n)
            for thing in (row.about, *ties.get(row.n, ()), *([ALL] if _stops_all(row) else [])):
                _note(self._holds_up[row.lane], thing, row.n)

    def has_to_wait(self, row: _InFlight) -> bool:
        """Whether something in another lane comes before it."""
        after = {*self._ties.get(row.n, ()), *([ALL] if row.act == HandOver.kind() else [])}
        return any(
            lane != row.lane
            and (
                any(self._about[lane].get(thing, NEVER) < row.n for thing in after)
                or any(self._holds_up[lane].get(thing, NEVER) < row.n for thing in (row.about, ALL))
            )
            for lane in list(self._about)
        )


def _stops_all(row: _InFlight) -> bool:
    return row.act in (HandOver.kind(), OpenBook.kind())


def _note(first: dict[str, int], thing: str, n: int) -> None:
    first[thing] = min(first.get(thing, NEVER), n)
