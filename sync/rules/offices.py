"""Offices in a tree of any depth, dated: a reform is data, never code.

An office is known by its code alone; there is a town and a commune named Chi Lăng in the district Chi Lăng.
"""

from collections.abc import Callable
from datetime import date

from sync.rules.rows import DIRECTORY, Row, Validity
from sync.rules.state import State

_ALL = "offices"
_COMMITTEE = "Ủy ban nhân dân "


class Parentage(Validity, frozen=True, omit_defaults=True):
    """The office that this one stands below, while it does."""

    office: str = ""


class Office(Row, frozen=True, tag="office"):
    """An office that can send and receive. `abbreviation` is what stands in its notations (UBND)."""

    name: str
    full_name: str
    organisation: str
    level: str = ""
    type: str = ""
    abbreviation: str = "UBND"
    parents: tuple[Parentage, ...] = ()
    validity: Validity = Validity()

    @property
    def parent(self) -> str:
        return _ALL  # whom it stands below depends on the day

    @property
    def scopes(self) -> tuple[str, ...]:
        return (DIRECTORY,)

    @property
    def short_name(self) -> str:
        """Its name as people say it: UBND huyện Chi Lăng."""
        name = self.organisation or self.full_name
        if not name.casefold().startswith(_COMMITTEE.casefold()):
            return name
        rest = name[len(_COMMITTEE) :]
        return f"{self.abbreviation} {rest[:1].lower()}{rest[1:]}"

    def is_open_on(self, day: date) -> bool:
        return self.validity.holds_on(day)

    def parent_on(self, day: date) -> str:
        """The code of the office above on that day, "" at the top."""
        return next((p.office for p in self.parents if p.holds_on(day)), "")


def offices_above(find: Callable[[str], Office | None], office: str, day: date) -> tuple[str, ...]:
    """The codes of the offices above one on a day, the nearest first. `find`: an office by its code."""
    above: list[str] = []
    while (found := find(office)) and (office := found.parent_on(day)) and office not in above:
        above.append(office)
    return tuple(above)


def open_below(state: State, office: str, day: date) -> list[Office]:
    """The offices directly below one, open on a day, in the order of their codes."""
    return [o for o in state.children(Office, _ALL) if o.is_open_on(day) and o.parent_on(day) == office]


def open_siblings(state: State, office: str, day: date) -> list[Office]:
    """The other open offices below the same parent; none for an office at the top."""
    own = state.get(Office, office)
    above = own.parent_on(day) if own else ""
    return [o for o in open_below(state, above, day) if o.id != office] if above else []
