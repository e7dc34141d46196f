"""Which series a document is numbered in: an office's plan, dated by year.

A plan holds from its year on until a later one begins. It only says where the next number comes from: what has a number
keeps it, and each intent names the series that its number was taken from, so a PC that has not heard of a new plan
gives numbers that are as good as ever. A series keeps its key over the years, and has a book each year.
"""

from sync.rules.books import Direction, Entry, Grant, book_id, direction_of, entry_id, named, series_id
from sync.rules.documents import Document
from sync.rules.rows import Row, office_scope
from sync.rules.series_acts import SeriesPart
from sync.rules.state import State


class SeriesPlan(Row, frozen=True, tag="series_plan"):
    """An office's series of one direction from a year on."""

    office: str
    direction: Direction
    year: int
    parts: tuple[SeriesPart, ...] = ()

    @property
    def parent(self) -> str:
        return series_id(self.office, self.direction)

    @property
    def position(self) -> int:
        return self.year

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)

    def key_for(self, kind: str) -> str:
        """The key of the series that a kind is numbered in; "" for the common one."""
        return next((part.key for part in self.parts if kind in part.kinds), "")


def plan_id(office: str, direction: Direction, year: int) -> str:
    return f"{office}.{direction}.from.{year}"


def plan_of(state: State, office: str, direction: Direction, year: int) -> SeriesPlan | None:
    """The plan that holds in a year; None where all is in one series as ever."""
    return state.last(SeriesPlan, series_id(office, direction), up_to=year)


def series_for(state: State, office: str, direction: Direction, kind: str, year: int) -> str:
    """The name of the series that a document of a kind is numbered in."""
    plan = plan_of(state, office, direction, year)
    return named(direction, plan.key_for(kind) if plan else "")


def series_of_year(state: State, office: str, year: int) -> list[str]:
    """The names of the series from which numbers of a year are given, in each direction the common one first."""
    names: list[str] = []
    for direction in Direction:
        plan = plan_of(state, office, direction, year)
        names += [named(direction), *(named(direction, part.key) for part in (plan.parts if plan else ()))]
    return names


def series_names(state: State, office: str) -> list[str]:
    """The names of all series that an office has or has had, in each direction the common one first."""
    names: list[str] = []
    for direction in Direction:
        plans = state.children(SeriesPlan, series_id(office, direction))
        keys = {part.key for plan in plans for part in plan.parts}
        names += [named(direction), *(named(direction, key) for key in sorted(keys))]
    return names


def is_kept(state: State, office: str, name: str) -> bool:
    """Whether an office has a series of this name; one of which numbers were granted counts without its plan, which a
    restored server may not know yet."""
    return name in series_names(state, office) or bool(state.children(Grant, series_id(office, name)))


def borne_elsewhere(
    state: State, office: str, name: str, year: int, number: int, suffix: str, notation: str
) -> Document | None:
    """The document of another series that bears the same notation in a year: nobody could tell the two papers apart."""
    for other in series_names(state, office):
        if other == name or direction_of(other) is not direction_of(name):
            continue
        entry = state.get(Entry, entry_id(book_id(office, other, year), number, suffix))
        document = state.get(Document, entry.document) if entry and entry.document else None
        if document is not None and document.notation == notation:
            return document
    return None
