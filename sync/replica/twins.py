"""Documents that have come already, by whatever road, and may be the same as one that is to be entered.

`same` says by what: their heads (issuer, notation, date) or their main file. One issuer never gives two numbers to a
document: with another number from the same issuer, the same file is a form that was used again, and no twin.
"""

from dataclasses import dataclass
from typing import Any

from sync.replica import finding, pages
from sync.replica.line import Line
from sync.replica.sought import Sought
from sync.rules.notations import same_issuer, same_notation
from sync.rules.offices import Office

MOST_ALIKE = 50
HEAD, FILE = "head", "file"


@dataclass(frozen=True)
class Twin:
    line: Line
    same: tuple[str, ...]


@dataclass(frozen=True)
class Likeness:
    """What is known of the one that is to be entered. `issuer`: every name that it may have; none where nobody has
    said. `document`: its own id, where it has one."""

    notation: str
    issued_on: str
    issuer: tuple[str, ...] = ()
    main_file: str = ""
    document: str = ""


def twins(raw: Any, wanted: Likeness) -> tuple[Twin, ...]:
    """Those that bear an arrival number first."""
    offices = pages.offices(raw)
    having = _having(raw, wanted.main_file)
    found: dict[str, Twin] = {}
    for line in (*_by_notation(raw, wanted), *(line for id in having if (line := pages.one(raw, id)) is not None)):
        same = _likeness(line, wanted, offices, has_file=line.id in having)
        if same and line.id != wanted.document:
            found[line.id] = Twin(line, same)
    return tuple(sorted(found.values(), key=lambda twin: (twin.line.arrival_number is None, twin.line.came_at)))


def twins_of(raw: Any, document: str) -> tuple[Twin, ...]:
    """Of one that has come and is in no book yet."""
    line = pages.one(raw, document)
    if line is None or line.box != "incoming" or line.queue != "to_register":
        return ()
    issuer = issuer_names(line, pages.offices(raw))
    return twins(raw, Likeness(line.notation, line.issued_on, issuer, _main_file(raw, document), document))


def issuer_names(line: Line, offices: dict[str, Office]) -> tuple[str, ...]:
    """As the rule has them: what a paper calls it, or every name of the office."""
    office = None if line.source else offices.get(line.sender)
    return (office.short_name, office.full_name, office.organisation) if office else (line.sender,)


def _likeness(line: Line, wanted: Likeness, offices: dict[str, Office], *, has_file: bool) -> tuple[str, ...]:
    if line.box != "incoming" or line.state in ("refused", "recalled"):
        return ()
    numbered_alike = same_notation(line.notation, wanted.notation)
    issuer_alike = not wanted.issuer or same_issuer(issuer_names(line, offices), wanted.issuer)
    is_head = bool(wanted.notation) and numbered_alike and issuer_alike and line.issued_on == wanted.issued_on
    is_form = bool(wanted.issuer) and issuer_alike and not numbered_alike
    return (*((HEAD,) if is_head else ()), *((FILE,) if has_file and not is_form else ()))


def _by_notation(raw: Any, wanted: Likeness) -> list[Line]:
    if not wanted.notation or not wanted.issued_on:
        return []
    bare = wanted.notation.lstrip("0")
    written = dict.fromkeys((wanted.notation, bare, f"0{bare}"))  # below ten with a zero or without
    return [line for way in written for line in finding.found(raw, Sought(typed=f"{way} "), MOST_ALIKE)]


def _having(raw: Any, sha256: str) -> list[str]:
    if not sha256:
        return []
    rows = raw.execute("SELECT document FROM attachment WHERE sha256 = ? AND n = 0 LIMIT ?", [sha256, MOST_ALIKE])
    return [row[0] for row in rows]


def _main_file(raw: Any, document: str) -> str:
    row = raw.execute("SELECT sha256 FROM attachment WHERE document = ? AND n = 0", [document]).fetchone()
    return str(row[0]) if row else ""
