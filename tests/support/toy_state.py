"""Rows in a dictionary: the smallest thing that rules can judge on. A copy is what a PC last heard of it."""

from typing import TypeVar

from sync.rules.rows import Row
from sync.rules.state import HIGHEST, Changes

R = TypeVar("R", bound=Row)


class ToyState:
    """A `State` that keeps every row, as the server does: leaving a scope removes nothing."""

    def __init__(self, *rows: Row) -> None:
        self.rows: dict[tuple[str, str], Row] = {}
        self.put(*rows)

    def put(self, *rows: Row) -> None:
        self.rows.update({(row.type_name(), row.id): row for row in rows})

    def apply(self, changes: Changes) -> None:
        self.put(*changes.rows)

    def copy(self) -> "ToyState":
        return ToyState(*self.rows.values())

    def all(self, row_type: type[R]) -> list[R]:
        return [row for row in self.rows.values() if isinstance(row, row_type)]

    def get(self, row_type: type[R], id: str) -> R | None:
        row = self.rows.get((row_type.type_name(), id))
        return row if isinstance(row, row_type) else None

    def children(self, row_type: type[R], parent: str) -> list[R]:
        return sorted((row for row in self.all(row_type) if row.parent == parent), key=lambda row: row.id)

    def last(self, row_type: type[R], parent: str, up_to: int = HIGHEST) -> R | None:
        below = [row for row in self.children(row_type, parent) if row.position <= up_to]
        return max(below, key=lambda row: row.position, default=None)
