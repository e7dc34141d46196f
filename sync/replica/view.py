"""The office's rows as a screen shows them: what pending intents would make of what the server gave.

A `State` for the rules. An overlay row hides the base row; an overlay row without data hides it altogether. A row
never changes its parent.
"""

from typing import TypeVar

from sqlalchemy import Connection, select

from sync.protocol.row_bytes import read_row
from sync.replica.tables import Base, Overlay, table_of
from sync.rules.rows import Row
from sync.rules.state import HIGHEST

R = TypeVar("R", bound=Row)
_base, _overlay = table_of(Base), table_of(Overlay)


class View:
    """Reads one connection's transaction; holds nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, row_type: type[R], id: str) -> R | None:
        name = row_type.type_name()
        for table in (_overlay, _base):
            found = self._connection.execute(select(table.c.data).where(table.c.type == name, table.c.id == id)).first()
            if found is not None:
                return read_row(row_type, found.data) if found.data is not None else None
        return None

    def children(self, row_type: type[R], parent: str) -> list[R]:
        name = row_type.type_name()
        found: dict[str, bytes | None] = {}
        for table in (_base, _overlay):
            query = select(table.c.id, table.c.data).where(table.c.type == name, table.c.parent == parent)
            found.update((row.id, row.data) for row in self._connection.execute(query))
        return [read_row(row_type, data) for _, data in sorted(found.items()) if data is not None]

    def last(self, row_type: type[R], parent: str, up_to: int = HIGHEST) -> R | None:
        name = row_type.type_name()
        best: tuple[int, bytes] | None = None
        for table in (_overlay, _base):
            row = self._connection.execute(
                select(table.c.position, table.c.data)
                .where(table.c.type == name, table.c.parent == parent, table.c.position <= up_to)
                .where(table.c.data.is_not(None))
                .order_by(table.c.position.desc())
                .limit(1)
            ).first()
            if row is not None and (best is None or row.position > best[0]):
                best = (row.position, row.data)
        return read_row(row_type, best[1]) if best else None
