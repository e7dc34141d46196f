"""What is handed over next: what is in flight, and what is ready and goes along, in pushes that a line bears."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from sync.protocol.limits import PUSH_BYTES, PUSH_INTENTS
from sync.protocol.messages import PushedIntent
from sync.replica import offering_again
from sync.replica.outbox import URGENT, give_sequences
from sync.replica.tables import Outbox, table_of
from sync.replica.turns import in_turn
from sync.rules.intents import Release

_outbox = table_of(Outbox)
_CARRIED = (_outbox.c.lane, _outbox.c.seq, _outbox.c.raw, _outbox.c.signature, _outbox.c.put_away)
_HANDED_OVER = select(*_CARRIED, _outbox.c.act, _outbox.c.about).order_by(_outbox.c.lane, _outbox.c.seq)
LEAST_ROOM = 10  # for what is urgent, also where hundreds went onto a stick and have no verdict yet


@dataclass(frozen=True)
class Batch:
    """Intents to hand over, and the documents that they release."""

    intents: tuple[PushedIntent, ...]
    released: frozenset[str]


EMPTY = Batch((), frozenset())


def next_push(connection: Connection, epoch: str) -> Batch:
    """The next intents to hand over, those without a verdict first; gives lanes and sequences where they lack.

    Urgent ones first, and alone, so that nothing else is judged before their answer; within a lane in the order of
    sequence, as far as it is their turn.
    """
    offering_again.put_in_lane(connection)
    waiting = connection.execute(select(func.count()).where(_outbox.c.state == "sent")).scalar_one()
    give_sequences(connection, max(PUSH_INTENTS - waiting, LEAST_ROOM), epoch)
    rows = list(_rows(connection, in_turn(connection)[:PUSH_INTENTS]))
    if rows and rows[0].lane == URGENT:
        rows = [row for row in rows if row.lane == URGENT]
    return next(_batches(rows), EMPTY)


def all_pushes(connection: Connection, epoch: str) -> list[Batch]:
    """All that has no verdict, in batches as pushes take them, one empty one where there is nothing; gives lanes and
    sequences where they lack. What waits for the verdict of another one stays."""
    offering_again.put_in_lane(connection)
    give_sequences(connection, sys.maxsize, epoch)
    return list(_batches(_rows(connection, in_turn(connection)))) or [EMPTY]


def _rows(connection: Connection, places: list[int]) -> Iterator[Any]:
    """Places in the outbox are by lane and sequence, and so are these."""
    for at in range(0, len(places), PUSH_INTENTS):
        yield from connection.execute(_HANDED_OVER.where(_outbox.c.n.in_(places[at : at + PUSH_INTENTS])))


def _batches(rows: Iterable[Any]) -> Iterator[Batch]:
    intents: list[PushedIntent] = []
    released: set[str] = set()
    size = 0
    for row in rows:
        size += len(row.raw)
        if intents and (len(intents) == PUSH_INTENTS or size > PUSH_BYTES):
            yield Batch(tuple(intents), frozenset(released))
            intents, released, size = [], set(), len(row.raw)
        intents.append(PushedIntent(**{column.name: row._mapping[column] for column in _CARRIED}))
        released |= {row.about} if row.act == Release.kind() else set()
    if intents:
        yield Batch(tuple(intents), frozenset(released))
