"""Rows from the server, with the cursor in the same transaction: repeats, stale pages and restarts are harmless."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sync.prepared import Prepared
from sync.protocol.messages import PulledRow
from sync.replica.overlay import Key
from sync.replica.tables import Base, Cursor, table_of
from sync.rules.books import Grant
from sync.rules.people import Device, Person

_base, _cursor = table_of(Base), table_of(Cursor)

_SEALED = (Person.type_name(), Device.type_name(), Grant.type_name())
# A first pull stores every row that the office may see.
_same = (
    (_base.c.scope == bindparam("of")) & (_base.c.type == bindparam("row_type")) & (_base.c.id == bindparam("row_id"))
)
_KNOWN = Prepared(select(_base.c.revision, _base.c.epoch).where(_same))
_TAKE_OUT = Prepared(delete(_base).where(_same))
_PUT_IN = Prepared(insert(_base))
_EPOCH = Prepared(select(_base.c.epoch).where(_base.c.type == bindparam("row_type"), _base.c.id == bindparam("row_id")))
_CURSORS = Prepared(select(_cursor.c.scope, _cursor.c.revision))
_CURSOR = Prepared(select(_cursor.c.revision).where(_cursor.c.scope == bindparam("of")))
_BEGIN = Prepared(insert(_cursor))
_MOVE = Prepared(update(_cursor).where(_cursor.c.scope == bindparam("of")).values(revision=bindparam("to")))


def store_rows(connection: Connection, scope: str, rows: Iterable[PulledRow], to: int, epoch: str) -> set[Key]:
    """Store a page of a scope and move its cursor; the rows that changed.

    A row of the same epoch never goes back to an older revision. A row of an older epoch gives way to any newer one.
    """
    changed: set[Key] = set()
    for row in rows:
        same = {"of": scope, "row_type": row.type, "row_id": row.id}
        known = _KNOWN.row(connection, **same)
        if known is not None and known[1] == epoch and known[0] >= row.revision:
            continue
        _TAKE_OUT.run(connection, **same)
        if row.data is not None:
            place = {"scope": scope, "type": row.type, "id": row.id, "parent": row.parent, "position": row.position}
            _PUT_IN.run(connection, **place, revision=row.revision, epoch=epoch, data=row.data)
        changed.add((row.type, row.id))
    known_to = _CURSOR.value(connection, of=scope)
    if known_to is None:
        _BEGIN.run(connection, scope=scope, revision=to)
    elif known_to < to:  # two pulls may have overlapped
        _MOVE.run(connection, of=scope, to=to)
    return changed


def sealed_rows(connection: Connection) -> list[tuple[str, bytes]]:
    """The rows that the server has sealed for this office: (row type, row data)."""
    query = select(_base.c.type, _base.c.data).where(_base.c.type.in_(_SEALED)).order_by(_base.c.type, _base.c.id)
    return [(row.type, row.data) for row in connection.execute(query)]


def sealed_as_they_lie(connection: Connection) -> tuple[Mapping[str, Any], ...]:
    """The same rows for another file of this office, with their places."""
    return tuple(dict(row._mapping) for row in connection.execute(select(_base).where(_base.c.type.in_(_SEALED))))


def put_in_absent(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> int:
    """Put in those of these rows that no server has shown this file; how many."""
    new = [row for row in rows if epoch_of(connection, row["type"], row["id"]) is None]
    _PUT_IN.run_each(connection, new)
    return len(new)


def epoch_of(connection: Connection, type_name: str, id: str) -> str | None:
    """The epoch in which the server last gave us a row; None where it never has."""
    epoch: str | None = _EPOCH.value(connection, row_type=type_name, row_id=id)
    return epoch


def read_cursors(connection: Connection) -> dict[str, int]:
    return dict(_CURSORS.rows(connection))


def forget_cursors(connection: Connection) -> None:
    """Pull everything again, laying it over what is here; nothing that is here is deleted."""
    connection.execute(delete(_cursor))


def drop_older(connection: Connection, keys: Iterable[Key], epoch: str) -> set[Key]:
    """Let go of those of these rows that no server of this epoch has shown; which they were."""
    gone: set[Key] = set()
    for type_name, id in keys:
        same = (_base.c.type == type_name) & (_base.c.id == id) & (_base.c.epoch != epoch)
        if connection.execute(delete(_base).where(same)).rowcount:
            gone.add((type_name, id))
    return gone


def drop_scope(connection: Connection, scope: str) -> set[Key]:
    """This PC may no longer see a scope: its rows leave; the rows that changed."""
    here = connection.execute(select(_base.c.type, _base.c.id).where(_base.c.scope == scope)).all()
    connection.execute(delete(_base).where(_base.c.scope == scope))
    connection.execute(delete(_cursor).where(_cursor.c.scope == scope))
    return {(row.type, row.id) for row in here}
