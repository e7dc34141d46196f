"""What a rule may look at, and what it may answer.

A rule is a pure function of a `State`: on an office's PC that is the office's own rows with its pending intents laid
over them, on the server everything. It answers `Changes` or a `Refusal`; it never raises for a person's mistake.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar

import msgspec

from sync.rules.rows import Row

R = TypeVar("R", bound=Row)
HIGHEST = 1 << 62


class State(Protocol):
    """Rows as they stand before the intent."""

    def get(self, row_type: type[R], id: str) -> R | None: ...

    def children(self, row_type: type[R], parent: str) -> list[R]:
        """All rows of a type that belong to `parent`, in the order of their ids."""
        ...

    def last(self, row_type: type[R], parent: str, up_to: int = HIGHEST) -> R | None:
        """The row of a type below `parent` with the highest position that is not above `up_to`."""
        ...


class Refusal(msgspec.Struct, frozen=True):
    """A no: a stable code, and the facts its sentence needs. The sentence lives with the wording, keyed by the code."""

    code: str
    facts: dict[str, str] = {}


class Changes(msgspec.Struct, frozen=True):
    """What an intent does: rows to put, and further scopes that a row is placed in or leaves.

    A `conflict` outcome is an intent that could not be done as asked but must leave a trace (a number that stands on
    paper); `code` and `facts` then say what happened instead.
    """

    rows: tuple[Row, ...] = ()
    placed: tuple[tuple[str, str, str], ...] = ()  # (row type, id, scope)
    removed: tuple[tuple[str, str, str], ...] = ()
    conflict: Refusal | None = None


class Work:
    """A rule's own sheet: reads see what it has put so far. Becomes `Changes` when the rule is done."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._rows: dict[tuple[str, str], Row] = {}
        self._placed: list[tuple[str, str, str]] = []
        self._removed: list[tuple[str, str, str]] = []
        self.conflict: Refusal | None = None

    def get(self, row_type: type[R], id: str) -> R | None:
        put = self._rows.get((row_type.type_name(), id))
        return put if isinstance(put, row_type) else self._state.get(row_type, id)

    def children(self, row_type: type[R], parent: str) -> list[R]:
        found = {row.id: row for row in self._state.children(row_type, parent)}
        for row in self._rows.values():
            if isinstance(row, row_type):
                found.pop(row.id, None)
                if row.parent == parent:
                    found[row.id] = row
        return [found[id] for id in sorted(found)]

    def last(self, row_type: type[R], parent: str, up_to: int = HIGHEST) -> R | None:
        put = [row for row in self._rows.values() if isinstance(row, row_type) and row.parent == parent]
        found = [row for row in put if row.position <= up_to]
        if stored := self._state.last(row_type, parent, up_to):
            found.append(stored)
        return max(found, key=lambda row: row.position, default=None)

    def put(self, *rows: Row) -> None:
        for row in rows:
            self._rows[row.type_name(), row.id] = row

    def place(self, row: Row, scopes: Iterable[str]) -> None:
        self._placed.extend((row.type_name(), row.id, scope) for scope in scopes)

    def remove(self, row: Row, scope: str) -> None:
        self._removed.append((row.type_name(), row.id, scope))

    def changes(self) -> Changes:
        return Changes(tuple(self._rows.values()), tuple(self._placed), tuple(self._removed), self.conflict)
