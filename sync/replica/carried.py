"""Work that leaves this PC on a stick, or comes on one: handed over like a push, noted, and acknowledged only by what
the server says of it."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from sync.protocol.messages import Verdict
from sync.replica.meta import read_meta, write_meta
from sync.replica.tables import Consignment, Outbox, table_of
from sync.world import stamp

_outbox, _consignments = table_of(Outbox), table_of(Consignment)
_ID_AT = select(_outbox.c.id).where(_outbox.c.lane == bindparam("of"), _outbox.c.seq == bindparam("at"))
NUMBER = "bundle_number"


def in_flight(connection: Connection) -> dict[int, int]:
    """The lowest sequence of each lane that has no verdict here."""
    first = func.min(_outbox.c.seq).label("first")
    query = select(_outbox.c.lane, first).where(_outbox.c.state == "sent", _outbox.c.lane.is_not(None))
    query = query.group_by(_outbox.c.lane)
    return {row.lane: row.first for row in connection.execute(query)}


def are_of_a_copy(connection: Connection, verdicts: Iterable[Verdict]) -> bool:
    """Whether one is about something else than what this PC has handed over under its sequence: another PC does as if
    it were this one."""
    for verdict in verdicts:
        own = connection.execute(_ID_AT, {"of": verdict.lane, "at": verdict.seq}).scalar()
        if verdict.intent and own is not None and own != verdict.intent:
            return True
    return False


def next_number(connection: Connection, now: datetime) -> int:
    """A number above all that this PC has given its bundles, also where its file was put back to an older state."""
    number = max(int(read_meta(connection, NUMBER) or 0) + 1, int(now.timestamp() * 1000))
    write_meta(connection, NUMBER, str(number))
    return number


def note_written(
    connection: Connection, number: int, now: datetime, place: str, counts: dict[str, int], documents: Iterable[str]
) -> None:
    """A bundle lies whole at a place; what of ours is in it. `counts`: documents, acts, files, bytes."""
    held = json.dumps(sorted(documents))
    values = {"way": "out", "number": number, "at": stamp(now), "place": place, "heard_at": "", "held": held}
    connection.execute(insert(_consignments).values(**values, **counts))


def note_taken_in(connection: Connection, number: int, now: datetime, place: str, counts: dict[str, int]) -> None:
    """A bundle of the server's was taken in; one that comes again is noted once."""
    same = (_consignments.c.way == "in") & (_consignments.c.number == number)
    if connection.execute(select(_consignments.c.n).where(same)).first() is None:
        values = {"way": "in", "number": number, "at": stamp(now), "place": place, "heard_at": "", "held": "[]"}
        connection.execute(insert(_consignments).values(**values, **counts))


def taken_in(connection: Connection) -> set[int]:
    """The numbers of the server's bundles that were taken in here."""
    return set(connection.execute(select(_consignments.c.number).where(_consignments.c.way == "in")).scalars())


def note_heard(connection: Connection, number: int, now: datetime) -> int:
    """The server has taken in our bundles up to a number; how many of them we hear that of for the first time."""
    unheard = (_consignments.c.way == "out") & (_consignments.c.heard_at == "") & (_consignments.c.number <= number)
    return connection.execute(update(_consignments).where(unheard).values(heard_at=stamp(now))).rowcount
