"""The list of people that IT brings as a CSV file, as a spreadsheet saves it: read whole, every wrong line told.

Columns `office`, `name`, `role`, in any order, also under their Vietnamese names; further ones are ignored. An office's
code that a spreadsheet has taken the leading zeros from is understood where it can be one office only; several roles
have a semicolon, a plus or a comma between.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sync.errors import Refused
from sync.rules.people import Role
from sync.rules.text import folded, one_line
from sync.server.spreadsheet import read_table

COLUMNS = ("office", "name", "role")
MOST_PEOPLE = 20_000
_HEADS = {
    "office": "office",
    "ma co quan": "office",
    "ma don vi": "office",
    "name": "name",
    "ho ten": "name",
    "ho va ten": "name",
    "role": "role",
    "vai tro": "role",
}
_ROLES = {
    "van thu": Role.CLERK,
    "lanh dao": Role.LEADER,
    "cong chuc": Role.OFFICER,
    "chuyen vien": Role.OFFICER,
    "can bo": Role.OFFICER,
    "quan tri": Role.ADMIN,
} | {str(role): role for role in Role}
_BETWEEN_ROLES = re.compile(r"[;+,|]")


@dataclass(frozen=True)
class Wanted:
    """One line of the list that can be done."""

    line: int
    office: str
    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class WrongLine:
    """One that cannot; `code` names the sentence that says why."""

    line: int
    code: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PeopleList:
    wanted: tuple[Wanted, ...]
    wrong: tuple[WrongLine, ...]


def read_people(path: Path, offices: Iterable[str], longest_name: int) -> PeopleList:
    """The file's lines, checked against the offices that there are.

    Raises: Refused `people.unreadable`, `people.no_column`, `people.empty`.
    """
    table = read_table(path, "people.unreadable")
    heads = [_HEADS.get(folded(head), "") for head in table.heads]
    if absent := [column for column in COLUMNS if column not in heads]:
        raise Refused("people.no_column", {"file": str(path), "column": ", ".join(absent)})
    places = {column: heads.index(column) for column in COLUMNS}
    if not 0 < len(table.rows) <= MOST_PEOPLE:
        raise Refused("people.empty", {"file": str(path), "most": str(MOST_PEOPLE)})
    judged = list(_judged(table.rows, places, _codes(offices), longest_name))
    return PeopleList(
        tuple(one for one in judged if isinstance(one, Wanted)),
        tuple(one for one in judged if isinstance(one, WrongLine)),
    )


def name_key(office: str, name: str) -> tuple[str, str]:
    """Under which one person of an office is the same as another: marks count, capitals do not."""
    return office, one_line(name).casefold()


def _judged(
    rows: Iterable[tuple[int, list[str]]], places: Mapping[str, int], codes: Mapping[str, str], longest_name: int
) -> Iterator[Wanted | WrongLine]:
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        values = {column: one_line(row[at]) if at < len(row) else "" for column, at in places.items()}
        office = codes.get(values["office"].casefold(), "")
        words = [folded(word) for word in _BETWEEN_ROLES.split(values["role"]) if word.strip()]
        roles = tuple(dict.fromkeys(_ROLES[word] for word in words if word in _ROLES))
        key = name_key(office, values["name"])
        if not office:
            yield WrongLine(line, "people_line.office", {"office": values["office"]})
        elif not 0 < len(values["name"]) <= longest_name:
            yield WrongLine(line, "people_line.name", {"most": str(longest_name)})
        elif not words or any(word not in _ROLES for word in words):
            yield WrongLine(line, "people_line.role", {"role": values["role"]})
        elif key in seen:
            yield WrongLine(line, "people_line.twice", {"name": values["name"], "first": str(seen[key])})
        else:
            seen[key] = line
            yield Wanted(line, office, values["name"], roles)


def _codes(offices: Iterable[str]) -> dict[str, str]:
    """Each office by its code, and without leading zeros where no other office is meant by that."""
    known = {code.casefold(): code for code in offices}
    shortened: dict[str, list[str]] = {}
    for code in known.values():
        shortened.setdefault(code.casefold().lstrip("0"), []).append(code)
    return {short: codes[0] for short, codes in shortened.items() if len(codes) == 1 and short} | known
