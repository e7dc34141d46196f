"""What a search may be narrowed by, as words of the index that nobody can type: they begin with a private character,
which folding removes from every other text.

facet    of an incoming document              of an outgoing one
------------------------------------------------------------------------
box      in                                   out
kind     its kind                             its kind
office   the sender                           each recipient, up to fifty
period   year and month of its arrival here   year and month of its release, or of its date
file     each case file that it lies in        each case file that it lies in
day      its date, when it was sent, came,    its date, its release, when it is due
         was entered, is due

A day is a facet, not words, so that whoever looks for number 12 does not find all of December.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sync.replica.line import Line
from sync.rules.legal_time import legal_day
from sync.rules.text import folded

MOST_OFFICES = 50
_PRIVATE = "\ue000"  # a letter to FTS5, nothing to `folded`


def facets(line: Line, position: str) -> str:
    """The words of a line's facets; `position`: where it stands in the lists' time, as they keep it."""
    others = (line.sender,) if line.box == "incoming" else line.to[:MOST_OFFICES]
    day = legal_day(datetime.fromisoformat(position))
    found = [box_facet(line.box), kind_facet(line.kind), period_facet(day.year), period_facet(day.year, day.month)]
    moments = (legal_day(datetime.fromisoformat(at)) for at in (line.posted_at, line.came_at) if at)
    days = {day, *moments, *(date.fromisoformat(one) for one in (line.issued_on, line.entered_on, line.due) if one)}
    found += [day_facet(one) for one in sorted(days)]
    found += [file_facet(file) for file in line.filed]
    return " ".join([*found, *(office_facet(code) for code in others)])


def box_facet(box: str) -> str:
    return _word("b", (box,))


def kind_facet(kind: str) -> str:
    return _word("k", (kind,))


def office_facet(code: str) -> str:
    """By its code; by its name where it is an outside one."""
    return _word("o", (code,))


def file_facet(file: str) -> str:
    return _word("f", (file,))


def period_facet(year: int, month: int = 0) -> str:
    return _word("p", (str(year), f"{month:02d}" if month else ""))


def day_facet(day: date) -> str:
    return _word("d", (day.isoformat(),))


def _word(letter: str, parts: Iterable[str]) -> str:
    plain = "".join(c for part in parts for c in folded(part) if c.isalnum())
    return f"{_PRIVATE}{letter}{plain}"
