"""Shared rows on the server: read for the rules, written with their revisions.

A row is stored once; each scope that holds it has a placement with the revision at which the row last changed there.
Pulling a scope past a revision is one range read, and pulling from zero is the whole state.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_, update

from sync.errors import Defect
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

# Built once: one release to a whole district looks up thousands of rows.
_of_type = _rows.c.type == bindparam("row_type")
_BY_ID = select(_rows.c.data).where(_of_type, _rows.c.id == bindparam("row_id"))
_BY_PARENT = select(_rows.c.data).where(_of_type, _rows.c.parent == bindparam("row_parent")).order_by(_rows.c.id)
_UP_TO = (
    select(_rows.c.data)
    .where(_of_type, _rows.c.parent == bindparam("row_parent"), _rows.c.position <= bindparam("up_to"))
    .order_by(_rows.c.position.desc())
    .limit(1)
)
_GROW = update(_scopes).where(_scopes.c.id == bindparam("of")).values(revision=_scopes.c.revision + bindparam("by"))
_TAKE_OUT = delete(_placements).where(
    _placements.c.scope == bindparam("of"),
    _placements.c.type == bindparam("row_type"),
    _placements.c.id == bindparam("row_id"),
)


class ServerState:
    """All rows, as the rules see them. Reads one connection's transaction; holds nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, row_type: type[R], id: str) -> R | None:
        data = self._connection.execute(_BY_ID, {"row_type": row_type.type_name(), "row_id": id}).scalar()
        return read_row(row_type, data) if data is not None else None

    def children(self, row_type: type[R], parent: str) -> list[R]:
        asked = {"row_type": row_type.type_name(), "row_parent": parent}
        return [read_row(row_type, data) for data in self._connection.execute(_BY_PARENT, asked).scalars()]

    def last(self, row_type: type[R], parent: str, up_to: int = HIGHEST) -> R | None:
        asked = {"row_type": row_type.type_name(), "row_parent": parent, "up_to": up_to}
        data = self._connection.execute(_UP_TO, asked).scalar()
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
        query = select(_rows.c.type, _rows.c.id, _rows.c.data).where(tuple_(_rows.c.type, _rows.c.id).in_(part))
        known.update(((row.type, row.id), row.data) for row in connection.execute(query))
    return known


def _write_rows(connection: Connection, rows: list[Row], data: dict[Key, bytes]) -> None:
    for part in _slices([(row.type_name(), row.id) for row in rows]):
        connection.execute(delete(_rows).where(tuple_(_rows.c.type, _rows.c.id).in_(part)))
    if rows:
        connection.execute(
            insert(_rows),
            [
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
            ],
        )


def _placed(connection: Connection, keys: list[Key]) -> Iterable[tuple[str, Key]]:
    for part in _slices(keys):
        query = select(_placements.c.scope, _placements.c.type, _placements.c.id).where(
            tuple_(_placements.c.type, _placements.c.id).in_(part), ~_placements.c.gone
        )
        for row in connection.execute(query):
            yield row.scope, (row.type, row.id)


def _revise(connection: Connection, wanted: dict[str, dict[Key, bool]]) -> dict[str, int]:
    """Give rows (row -> gone) the next revisions of their scopes; the last revision of each scope.

    The counter rows are locked in sorted order to the end of the transaction, so revisions commit in their order.
    """
    last: dict[str, int] = {}
    for part in _slices(sorted(wanted)):
        query = select(_scopes.c.id, _scopes.c.revision).where(_scopes.c.id.in_(part)).order_by(_scopes.c.id)
        last.update((row.id, row.revision) for row in connection.execute(query.with_for_update()))
    new_scopes = [{"id": scope, "revision": len(keys)} for scope, keys in wanted.items() if scope not in last]
    grown = [{"of": scope, "by": len(keys)} for scope, keys in wanted.items() if scope in last]
    if new_scopes:
        connection.execute(insert(_scopes), new_scopes)
    if grown:
        connection.execute(_GROW, grown)
    placements = []
    for scope, keys in wanted.items():
        for (type_name, id), gone in keys.items():
            last[scope] = last.get(scope, 0) + 1
            placements.append((scope, type_name, id, last[scope], gone))
    if placements:
        names = ("scope", "type", "id", "revision", "gone")
        old = [dict(zip(("of", "row_type", "row_id"), p[:3], strict=True)) for p in placements]
        connection.execute(_TAKE_OUT, old)
        connection.execute(insert(_placements), [dict(zip(names, p, strict=True)) for p in placements])
    return last


def _slices(items: list[T]) -> Iterable[list[T]]:
    return (items[at : at + SLICE] for at in range(0, len(items), SLICE))
