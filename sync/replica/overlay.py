"""Pending intents laid over the server's rows.

An intent is in the overlay from the moment it is saved until its effects have been pulled or its verdict says no. When
a row under it changes, only the intents that touch the same rows, and those tied to them, are laid anew, in order.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_

from sync.prepared import Prepared
from sync.protocol.intent_bytes import read_intent
from sync.protocol.row_bytes import row_bytes
from sync.replica.identity import corrected
from sync.replica.meta import read_server_clock
from sync.replica.tables import Base, Outbox, Overlay, Touched, table_of
from sync.replica.view import OneLook
from sync.rules.decide import decide
from sync.rules.intents import Intent
from sync.rules.rows import Row
from sync.rules.state import Changes, Refusal

_base, _overlay, _touched, _outbox = table_of(Base), table_of(Overlay), table_of(Touched), table_of(Outbox)
Key = tuple[str, str]  # row type, row id
_LAY = Prepared(insert(_overlay).prefix_with("OR REPLACE"))
_UNCOVER = Prepared(
    delete(_overlay).where(_overlay.c.type == bindparam("row_type"), _overlay.c.id == bindparam("row_id"))
)
_TOUCH = Prepared(insert(_touched))
_these = _touched.c.intent.in_(bindparam("intents", expanding=True))
_UNTOUCH = Prepared(delete(_touched).where(_these))
_TOUCHED = Prepared(select(_touched.c.type, _touched.c.id).where(_these))
_TOUCHING = Prepared(
    select(_touched.c.intent).where(tuple_(_touched.c.type, _touched.c.id).in_(bindparam("keys", expanding=True)))
)
LAID = ("held", "ready", "sent", "acknowledged")  # outbox states whose intents are in the overlay
_STILL_LAID = Prepared(
    select(_outbox.c.n, _outbox.c.raw)
    .where(_outbox.c.id.in_(bindparam("intents", expanding=True)), _outbox.c.state.in_(LAID))
    .where(_outbox.c.outcome.is_(None) | (_outbox.c.outcome == "applied"))
)
_PLACES = tuple(
    Prepared(
        select(table.c.parent, table.c.position).where(
            table.c.type == bindparam("row_type"), table.c.id == bindparam("row_id")
        )
    )
    for table in (_overlay, _base)
)
SLICE = 400


def preview(connection: Connection, intent: Intent) -> Changes | Refusal:
    """What the intent would do to what the screen shows now."""
    now = corrected(intent.made_at, read_server_clock(connection))
    return decide(OneLook(connection), intent, now, final=False)


def lay(connection: Connection, intent: Intent, changes: Changes, scopes: frozenset[str]) -> set[Key]:
    """Put an intent's preview over the rows this office may see; the rows it touched."""
    shown = [row for row in changes.rows if scopes & set(row.scopes)]
    _LAY.run_each(connection, map(_laid, shown))
    keys = {(row.type_name(), row.id) for row in shown}
    for type_name, id, scope in changes.removed:
        if scope in scopes:
            _hide(connection, type_name, id)
            keys.add((type_name, id))
    touched = keys | {("", intent.act.about)}
    _TOUCH.run_each(connection, ({"intent": intent.id, "type": t, "id": i} for t, i in sorted(touched)))
    return keys


def relay(connection: Connection, keys: Iterable[Key], scopes: frozenset[str]) -> set[Key]:
    """Lay the intents tied to these rows anew; all rows whose look may have changed by it."""
    wanted = set(keys)
    intents: set[str] = set()
    frontier = set(wanted)
    while frontier:
        found = _intents_touching(connection, frontier) - intents
        intents |= found
        frontier = _rows_touched_by(connection, found) - wanted
        wanted |= frontier
    _UNCOVER.run_each(connection, ({"row_type": type_name, "row_id": id} for type_name, id in sorted(wanted)))
    for part in _slices(sorted(intents)):
        _UNTOUCH.run(connection, intents=part)
    for intent in _still_laid(connection, intents):
        outcome = preview(connection, intent)
        changes = Changes() if isinstance(outcome, Refusal) or outcome.conflict else outcome
        wanted |= lay(connection, intent, changes, scopes)
    return {key for key in wanted if key[0]}


def lift(connection: Connection, intent: str, scopes: frozenset[str]) -> set[Key]:
    """Take one intent out of the overlay; its outbox state must say so already. All rows whose look may change."""
    return relay(connection, _rows_touched_by(connection, {intent}), scopes)


def _laid(row: Row) -> dict[str, Any]:
    place = {"type": row.type_name(), "id": row.id, "parent": row.parent, "position": row.position}
    return {**place, "data": row_bytes(row)}


def _hide(connection: Connection, type_name: str, id: str) -> None:
    for places in _PLACES:
        if found := places.row(connection, row_type=type_name, row_id=id):
            parent, position = found
            _LAY.run(connection, type=type_name, id=id, parent=parent, position=position, data=None)
            return


def _intents_touching(connection: Connection, keys: set[Key]) -> set[str]:
    found: set[str] = set()
    for part in _slices(sorted(keys)):
        found.update(_TOUCHING.column(connection, keys=part))
    return found


def _rows_touched_by(connection: Connection, intents: set[str]) -> set[Key]:
    found: set[Key] = set()
    for part in _slices(sorted(intents)):
        found.update((type_name, id) for type_name, id in _TOUCHED.rows(connection, intents=part))
    return found


def _still_laid(connection: Connection, intents: set[str]) -> list[Intent]:
    rows: list[tuple[int, bytes]] = []
    for part in _slices(sorted(intents)):
        rows.extend((n, raw) for n, raw in _STILL_LAID.rows(connection, intents=part))
    return [read_intent(raw) for _, raw in sorted(rows)]


def _slices(items: list[Any]) -> Iterable[list[Any]]:
    return (items[at : at + SLICE] for at in range(0, len(items), SLICE))
