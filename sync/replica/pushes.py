"""What is handed over next: what is in flight, and what is ready and goes along, in pushes that a line bears."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from sync.prepared import Prepared
from sync.protocol.limits import PUSH_BYTES, PUSH_INTENTS
from sync.protocol.messages import PushedIntent
from sync.replica import offering_again
from sync.replica.outbox import URGENT, give_sequences
from sync.replica.tables import Outbox, table_of
from sync.replica.turns import in_turn
from sync.rules.intents import Release

_outbox = table_of(Outbox)
_CARRIED = ("lane", "seq", "raw", "signature", "put_away")
_HANDED_OVER = Prepared(
    select(*(_outbox.c[name] for name in _CARRIED), _outbox.c.act, _outbox.c.about)
    .where(_outbox.c.n.in_(bindparam("places", expanding=True)))
    .order_by(_outbox.c.lane, _outbox.c.seq)
)
_WAITING = Prepared(select(func.count()).where(_outbox.c.state == "sent"))
LEAST_ROOM = 10  # for what is urgent, also where hundreds went onto a stick and have no verdict yet


@dataclass(frozen=True)
class Batch:
    """Intents to hand over, and the documents that they release."""

    intents: tuple[PushedIntent, ...]
    released: frozenset[str]


class _Going(NamedTuple):
    intent: PushedIntent
    act: str
    about: str


EMPTY = Batch((), frozenset())


def next_push(connection: Connection, epoch: str) -> Batch:
    """The next intents to hand over, those without a verdict first; gives lanes and sequences where they lack.

    Urgent ones first, and alone, so that nothing else is judged before their answer; within a lane in the order of
    sequence, as far as it is their turn.
    """
    offering_again.put_in_lane(connection)
    give_sequences(connection, max(PUSH_INTENTS - _WAITING.value(connection), LEAST_ROOM), epoch)
    rows = list(_rows(connection, in_turn(connection)[:PUSH_INTENTS]))
    if rows and rows[0].intent.lane == URGENT:
        rows = [row for row in rows if row.intent.lane == URGENT]
    return next(_batches(rows), EMPTY)


def all_pushes(connection: Connection, epoch: str) -> list[Batch]:
    """All that has no verdict, in batches as pushes take them, one empty one where there is nothing; gives lanes and
    sequences where they lack. What waits for the verdict of another one stays."""
    offering_again.put_in_lane(connection)
    give_sequences(connection, sys.maxsize, epoch)
    return list(_batches(_rows(connection, in_turn(connection)))) or [EMPTY]


def _rows(connection: Connection, places: list[int]) -> Iterator[_Going]:
    """Places in the outbox are by lane and sequence, and so are these."""
    for at in range(0, len(places), PUSH_INTENTS):
        for *carried, act, about in _HANDED_OVER.rows(connection, places=places[at : at + PUSH_INTENTS]):
            yield _Going(PushedIntent(**dict(zip(_CARRIED, carried, strict=True))), act, about)


def _batches(rows: Iterable[_Going]) -> Iterator[Batch]:
    intents: list[PushedIntent] = []
    released: set[str] = set()
    size = 0
    for row in rows:
        size += len(row.intent.raw)
        if intents and (len(intents) == PUSH_INTENTS or size > PUSH_BYTES):
            yield Batch(tuple(intents), frozenset(released))
            intents, released, size = [], set(), len(row.intent.raw)
        intents.append(row.intent)
        released |= {row.about} if row.act == Release.kind() else set()
    if intents:
        yield Batch(tuple(intents), frozenset(released))
