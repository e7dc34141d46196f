"""Which days are worked: the office's own list of a year, else that of the office above, else what the law fixes."""

import csv
import functools
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from sync.errors import Refused
from sync.files import disk_errors
from sync.replica import pages
from sync.replica.identity import Identity
from sync.rules.desk_acts import FreeDay
from sync.rules.offices import offices_above
from sync.rules.working_days import Calendar
from sync.rules.year_days import YearDays
from sync.wording import RESOURCES

FIXED = RESOURCES / "rules" / "days_off.csv"
BEFORE, AFTER = 1, 2  # years around today of which a calendar is made


@dataclass(frozen=True)
class YearList:
    """`of`: the office that keeps this list, "" for what the law fixes for every year."""

    year: int
    free: tuple[FreeDay, ...]
    worked: tuple[FreeDay, ...]
    of: str


def year_list(raw: Any, office: str, year: int, today: date) -> YearList:
    """The list that counts for an office in a year."""
    with pages.looking(raw):
        known = pages.offices(raw)
        for code in (office, *offices_above(known.get, office, today)):
            kept = pages.rows_below(raw, YearDays, code).values()
            for row in (msgspec.json.decode(data, type=YearDays) for data in kept):
                if row.year == year and not row.inherits:
                    return YearList(year, row.free, row.worked, code)
    return YearList(year, tuple(one for one in fixed_days() if one.day.year == year), (), "")


def calendar(raw: Any, office: str, today: date) -> Calendar:
    """The working days of the years around today."""
    lists = [year_list(raw, office, year, today) for year in range(today.year - BEFORE, today.year + AFTER + 1)]
    free = frozenset(one.day for kept in lists for one in kept.free)
    return Calendar(free, frozenset(one.day for kept in lists for one in kept.worked))


def own_calendar(raw: Any, today: date) -> Calendar:
    """The working days of the office whose file it is."""
    identity = pages.meta(raw, "identity")
    return calendar(raw, msgspec.json.decode(identity, type=Identity).office, today) if identity else Calendar()


def read_days(path: Path) -> tuple[tuple[FreeDay, ...], tuple[FreeDay, ...]]:
    """Free and worked days of a CSV file with the columns day, reason and, where some are worked, worked.

    Raises: Refused `days.bad_file` (facts: name, line), `file.missing`; LocalHindrance `disk.*`.
    """
    if not path.is_file():
        raise Refused("file.missing", {"name": path.name})
    with disk_errors(path):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    free, worked = list[FreeDay](), list[FreeDay]()
    for n, row in enumerate(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")), 2):
        try:
            one = FreeDay(date.fromisoformat((row.get("day") or "").strip()), (row.get("reason") or "").strip())
        except ValueError:
            raise Refused("days.bad_file", {"name": path.name, "line": str(n)}) from None
        (worked if (row.get("worked") or "").strip() else free).append(one)
    return tuple(free), tuple(worked)


@functools.cache
def fixed_days() -> tuple[FreeDay, ...]:
    """The days of the solar calendar on which everybody is free; what is announced year by year is entered."""
    return read_days(FIXED)[0]
