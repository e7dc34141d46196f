"""Shared rows on the server: read for the rules, written with their revisions.

A row is stored once; each scope that holds it has a placement with the revision at which the row last changed there.
Pulling a scope past a revision is one range read, and pulling from zero is the whole state.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_, update

from sync.errors import Defect
from sync.prepared import Prepared
from sync.protocol.limits import ROW_BYTES
from sync.protocol.row_bytes import read_row, row_bytes
from sync.rules.rows import Row
from sync.rules.sealing import SealedRow, sealed_bytes, with_seal
from sync.rules.state import HIGHEST, Changes
from sync.server.tables import Placement, Scope, SharedRow, table_of

R = TypeVar("R", bound=Row)
T = TypeVar("T")
Key = tuple[str, str]
Seal = Callable[[bytes], bytes]
_rows, _placements, _scopes = table_of(SharedRow), table_of(Placement), table_of(Scope)
SLICE = 400

# One release to a whole district looks up thousands of rows.
_of_type = _rows.c.type == bindparam("row_type")
_BY_ID = Prepared(select(_rows.c.data).where(_of_type, _rows.c.id == bindparam("row_id")))
_BY_PARENT = Prepared(
    select(_rows.c.data).where(_of_type, _rows.c.parent == bindparam("row_parent")).order_by(_rows.c.id)
)
_UP_TO = Prepared(
    select(_rows.c.data)
    .where(_of_type, _rows.c.parent == bindparam("row_parent"), _rows.c.position <= bindparam("up_to"))
    .order_by(_rows.c.position.desc())
    .limit(1)
)
_these = tuple_(_rows.c.type, _rows.c.id).in_(bindparam("keys", expanding=True))
_KNOWN = Prepared(select(_rows.c.type, _rows.c.id, _rows.c.data).where(_these))
_REPLACE = Prepared(delete(_rows).where(_these))
_WRITE = Prepared(insert(_rows))
_PLACED = Prepared(
    select(_placements.c.scope, _placements.c.type, _placements.c.id).where(
        tuple_(_placements.c.type, _placements.c.id).in_(bindparam("keys", expanding=True)), ~_placements.c.gone
    )
)
_LAST = Prepared(
    select(_scopes.c.id, _scopes.c.revision)
    .where(_scopes.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(_scopes.c.id)
    .with_for_update()
)
_BEGIN = Prepared(insert(_scopes))
_GROW = Prepared(
    update(_scopes).where(_scopes.c.id == bindparam("of")).values(revision=_scopes.c.revision + bindparam("by"))
)
_TAKE_OUT = Prepared(
    delete(_placements).where(
        _placements.c.scope == bindparam("of"),
        _placements.c.type == bindparam("row_type"),
        _placements.c.id == bindparam("row_id"),
    )
)
_PLACE = Prepared(insert(_placements))


class ServerState:
    """All rows, as the rules see them. Reads one connection's transaction; holds nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, row_type: type[R], id: str) -> R | None:
        data = _BY_ID.value(self._connection, row_type=row_type.type_name(), row_id=id)
        return read_row(row_type, data) if data is not None else None

    def children(self, row_type: type[R], parent: str) -> list[R]:
        found = _BY_PARENT.column(self._connection, row_type=row_type.type_name(), row_parent=parent)
        return [read_row(row_type, data) for data in found]

    def last(self, row_type: type[R], parent: str, up_to: int = HIGHEST) -> R | None:
        data = _UP_TO.value(self._connection, row_type=row_type.type_name(), row_parent=parent, up_to=up_to)
        return read_row(row_type, data) if data is not None else None


def store(connection: Connection, changes: Changes, seal: Seal) -> dict[str, int]:
    """Write what an intent changes; the highest revision it got in each scope. A row that stays equal gets none.

    Raises: Defect `row.too_large` - no page of a pull could carry it to those who would see it.
    """
    rows = {(row.type_name(), row.id): _sealed(row, seal) for row in changes.rows}
    data = {key: row_bytes(row) for key, row in rows.items()}
    for (type_name, _), content in data.items():
        if len(content) > ROW_BYTES:
            raise Defect("row.too_large", {"type": type_name})
    known = _known_data(connection, list(rows))
    changed = [key for key in rows if known.get(key) != data[key]]
    _write_rows(connection, [rows[key] for key in changed], data)
    wanted: dict[str, dict[Key, bool]] = defaultdict(dict)  # scope -> row -> gone
    for scope, key in _placed(connection, changed):
        wanted[scope][key] = False
    for key in changed:
        for scope in rows[key].scopes:
            wanted[scope][key] = False
    for type_name, id, scope in changes.placed:
        wanted[scope][type_name, id] = False
    for type_name, id, scope in changes.removed:
        wanted[scope][type_name, id] = True
    return _revise(connection, wanted)


def _sealed(row: Row, seal: Seal) -> Row:
    return with_seal(row, seal(sealed_bytes(row))) if isinstance(row, SealedRow) else row


def _known_data(connection: Connection, keys: list[Key]) -> dict[Key, bytes]:
    known: dict[Key, bytes] = {}
    for part in _slices(keys):
        known.update(((type_name, id), data) for type_name, id, data in _KNOWN.rows(connection, keys=part))
    return known


def _write_rows(connection: Connection, rows: list[Row], data: dict[Key, bytes]) -> None:
    for part in _slices([(row.type_name(), row.id) for row in rows]):
        _REPLACE.run(connection, keys=part)
    _WRITE.run_each(
        connection,
        (
            {
                "type": row.type_name(),
                "id": row.id,
                "parent": row.parent,
                "position": row.position,
                "owner": row.owner,
                "stage": row.stage,
                "data": data[row.type_name(), row.id],
            }
            for row in rows
        ),
    )


def _placed(connection: Connection, keys: list[Key]) -> Iterable[tuple[str, Key]]:
    for part in _slices(keys):
        for scope, type_name, id in _PLACED.rows(connection, keys=part):
            yield scope, (type_name, id)


def _revise(connection: Connection, wanted: dict[str, dict[Key, bool]]) -> dict[str, int]:
    """Give rows (row -> gone) the next revisions of their scopes; the last revision of each scope.

    The counter rows are locked in sorted order to the end of the transaction, so revisions commit in their order.
    """
    last: dict[str, int] = {}
    for part in _slices(sorted(wanted)):
        last.update((id, revision) for id, revision in _LAST.rows(connection, ids=part))
    new_scopes = [{"id": scope, "revision": len(keys)} for scope, keys in wanted.items() if scope not in last]
    grown = [{"of": scope, "by": len(keys)} for scope, keys in wanted.items() if scope in last]
    _BEGIN.run_each(connection, new_scopes)
    _GROW.run_each(connection, grown)
    placements = []
    for scope, keys in wanted.items():
        for (type_name, id), gone in keys.items():
            last[scope] = last.get(scope, 0) + 1
            placements.append((scope, type_name, id, last[scope], gone))
    names = ("scope", "type", "id", "revision", "gone")
    old = [dict(zip(("of", "row_type", "row_id"), p[:3], strict=True)) for p in placements]
    _TAKE_OUT.run_each(connection, old)
    _PLACE.run_each(connection, [dict(zip(names, p, strict=True)) for p in placements])
    return last


def _slices(items: list[T]) -> Iterable[list[T]]:
    return (items[at : at + SLICE] for at in range(0, len(items), SLICE))
