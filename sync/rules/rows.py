"""What offices share: one immutable value for each thing, held once per visibility scope at its newest revision.

A row names its scopes itself, so that who may see what is read in one place. `owner` and `stage` are the two facts
that the district counts by. Fields are only ever added, with defaults: an older program reads a newer row.

scope                who pulls it
----------------------------------------------------------------------------------
directory            every enrolled PC: offices, kinds, limits
staff:<office>       every PC of the office, the admin's too: people and PCs
office:<office>      PCs of its clerks, leaders and officers: documents, books, tasks
"""

from datetime import date, datetime

import msgspec

DIRECTORY = "directory"


def staff_scope(office: str) -> str:
    return f"staff:{office}"


def office_scope(office: str) -> str:
    return f"office:{office}"


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="row"):
    """A shared value. `id` is unique within its type and the same on every side."""

    id: str

    @classmethod
    def type_name(cls) -> str:
        return str(cls.__struct_config__.tag)

    @property
    def parent(self) -> str:
        """What the row belongs to; `State.children` finds it by that."""
        return ""

    @property
    def scopes(self) -> tuple[str, ...]:
        raise TypeError(f"{self.type_name()} has no scope")

    @property
    def owner(self) -> str:
        """The office that has to act on the row."""
        return ""

    @property
    def stage(self) -> str:
        """The row's state, for the district's counts."""
        return ""

    @property
    def position(self) -> int:
        """Where the row stands among its siblings; `State.last` finds the highest."""
        return 0


class Validity(msgspec.Struct, frozen=True, omit_defaults=True):
    """Days on which something holds, both ends included; None is open."""

    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a history. `at` is the judge's time; `made_at` the acting PC's own, kept where they may differ."""

    code: str
    at: datetime
    office: str = ""
    person: str = ""
    made_at: datetime | None = None
    facts: dict[str, str] = {}
