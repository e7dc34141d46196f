"""Rows for a PC: what changed in its scopes past its cursors, in the order of revision."""

from datetime import date

from sqlalchemy import Connection, Integer, bindparam, func, select

from sync.prepared import Prepared
from sync.protocol.limits import PULL_BYTES, PULL_ROWS
from sync.protocol.messages import PulledRow, PulledScope
from sync.rules.documents import Document
from sync.rules.people import SEES_DOCUMENTS, Device, Person
from sync.rules.rows import DIRECTORY, office_scope, staff_scope
from sync.rules.state import HIGHEST
from sync.server.rows import ServerState
from sync.server.tables import Placement, SharedRow, table_of

_placements, _rows = table_of(Placement), table_of(SharedRow)

# Every look of every PC asks it for each of its scopes.
_PAST = Prepared(
    select(
        _placements.c.type,
        _placements.c.id,
        _placements.c.revision,
        _placements.c.gone,
        _rows.c.parent,
        _rows.c.position,
        _rows.c.data,
    )
    .join(_rows, (_rows.c.type == _placements.c.type) & (_rows.c.id == _placements.c.id))
    .where(_placements.c.scope == bindparam("of"), _placements.c.revision > bindparam("after"))
    .order_by(_placements.c.revision)
    .limit(bindparam("most", type_=Integer))
)


def scopes_of(connection: Connection, device: Device, day: date) -> tuple[str, ...]:
    """The scopes that a PC may pull: an admin's PC gets the people, never the documents."""
    state = ServerState(connection)
    people = [state.get(Person, id) for id in device.people]
    scopes = (DIRECTORY, staff_scope(device.office))
    sees = any(SEES_DOCUMENTS & person.roles_on(day) for person in people if person)
    return (*scopes, office_scope(device.office)) if sees else scopes


def documents_for(connection: Connection, device: Device, day: date) -> int:
    """How many documents of its office a PC may pull; told at its enrolment, so that it can say how much there is."""
    scope = office_scope(device.office)
    if scope not in scopes_of(connection, device, day):
        return 0
    theirs = (_placements.c.scope == scope) & (_placements.c.type == Document.type_name()) & ~_placements.c.gone
    return connection.execute(select(func.count()).select_from(_placements).where(theirs)).scalar_one()


def page(connection: Connection, scope: str, after: int, limit: int, room: int) -> PulledScope:
    """The next rows of a scope, at most `limit` of them and about `room` bytes."""
    limit = max(1, min(limit, PULL_ROWS))
    rows: list[PulledRow] = []
    size = 0
    found = _PAST.each(connection, of=scope, after=after, most=limit + 1)
    for type_name, id, revision, is_gone, parent, position, data in found:
        if len(rows) == limit or (rows and size + len(data) > room):
            return PulledScope(rows=tuple(rows), to=rows[-1].revision, more=True)
        size += len(data)
        shown = None if is_gone else data
        rows.append(PulledRow(type=type_name, id=id, revision=revision, parent=parent, position=position, data=shown))
    return PulledScope(rows=tuple(rows), to=rows[-1].revision if rows else after)


def pages(
    connection: Connection, allowed: tuple[str, ...], cursors: dict[str, int], limit: int
) -> dict[str, PulledScope]:
    """What is new in each allowed scope; scopes without news are left out."""
    found: dict[str, PulledScope] = {}
    room = PULL_BYTES
    for scope in allowed:
        new = page(connection, scope, min(max(0, cursors.get(scope, 0)), HIGHEST), limit, room)
        if new.rows:
            found[scope] = new
            room -= sum(len(row.data or b"") for row in new.rows)
            limit -= len(new.rows)
        if room <= 0 or limit <= 0:
            break
    return found
