"""The office's rows as a screen shows them: what pending intents would make of what the server gave.

A `State` for the rules. An overlay row hides the base row; an overlay row without data hides it altogether. A row
never changes its parent.

Both layers are read by one statement: rules look some thirty times an action.
"""

from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Integer, Label, Table, bindparam, desc, literal_column, select, union_all

from sync.prepared import Prepared
from sync.protocol.row_bytes import read_row
from sync.replica.tables import Base, Overlay, table_of
from sync.rules.rows import Row
from sync.rules.state import HIGHEST

R = TypeVar("R", bound=Row)
_base, _overlay = table_of(Base), table_of(Overlay)
_LAYERS: tuple[tuple[Label[int], Table], ...] = tuple(
    (literal_column(str(n), Integer).label("layer"), table) for n, table in enumerate((_base, _overlay))
)

_BY_ID = Prepared(
    union_all(
        *(
            select(layer, table.c.data).where(table.c.type == bindparam("type"), table.c.id == bindparam("id"))
            for layer, table in _LAYERS
        )
    ).order_by(desc("layer"))
)

_BY_PARENT = Prepared(
    union_all(
        *(
            select(layer, table.c.id, table.c.data).where(
                table.c.type == bindparam("type"), table.c.parent == bindparam("parent")
            )
            for layer, table in _LAYERS
        )
    ).order_by("layer")
)

_UP_TO = tuple(
    Prepared(
        select(table.c.position, table.c.data)
        .where(table.c.type == bindparam("type"), table.c.parent == bindparam("parent"))
        .where(table.c.position <= bindparam("up_to"), table.c.data.is_not(None))
        .order_by(table.c.position.desc())
        .limit(1)
    )
    for _, table in _LAYERS
)


class View:
    """Reads one connection's transaction; holds nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, row_type: type[R], id: str) -> R | None:
        found = _BY_ID.row(self._connection, type=row_type.type_name(), id=id)
        return read_row(row_type, found[1]) if found is not None and found[1] is not None else None

    def children(self, row_type: type[R], parent: str) -> list[R]:
        found: dict[str, bytes | None] = {}
        for _, row_id, data in _BY_PARENT.rows(self._connection, type=row_type.type_name(), parent=parent):
            found[row_id] = data
        return [read_row(row_type, data) for _, data in sorted(found.items()) if data is not None]

    def last(self, row_type: type[R], parent: str, up_to: int = HIGHEST) -> R | None:
        best: tuple[int, bytes] | None = None
        for statement in _UP_TO:
            row = statement.row(self._connection, type=row_type.type_name(), parent=parent, up_to=up_to)
            if row is not None and (best is None or row[0] > best[0]):
                best = (row[0], row[1])
        return read_row(row_type, best[1]) if best else None


class OneLook(View):
    """For several questions between which nothing is written: what is asked again is not read again."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._found: dict[tuple[str, str, str], Any] = {}

    def get(self, row_type: type[R], id: str) -> R | None:
        asked = ("id", row_type.type_name(), id)
        if asked not in self._found:
            self._found[asked] = super().get(row_type, id)
        return cast("R | None", self._found[asked])

    def children(self, row_type: type[R], parent: str) -> list[R]:
        asked = ("parent", row_type.type_name(), parent)
        if asked not in self._found:
            self._found[asked] = super().children(row_type, parent)
        return cast("list[R]", self._found[asked])
