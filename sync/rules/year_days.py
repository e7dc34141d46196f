"""An office's list of a year's free days and of the Saturdays and Sundays that are worked instead. Data of each year.

Everybody may read it: the offices below one follow its list where they keep none of their own, also years later.
Law: Labour Code 2019 art. 112; which days are free and which are exchanged is announced year by year.
"""

from datetime import date

import msgspec

from sync.rules.case import Case
from sync.rules.desk_acts import FreeDay, SetYearDays
from sync.rules.limits import check_names, check_text
from sync.rules.rows import DIRECTORY, Row
from sync.rules.state import Refusal, Work
from sync.rules.text import one_line
from sync.rules.working_days import SATURDAY

MOST_DAYS = 60  # of each kind in one year
YEARS = range(2000, 2100)


class YearDays(Row, frozen=True, tag="year_days"):
    """`inherits`: the office keeps no list of this year; it follows the one above."""

    office: str
    year: int
    free: tuple[FreeDay, ...] = ()
    worked: tuple[FreeDay, ...] = ()
    inherits: bool = False

    @property
    def parent(self) -> str:
        return self.office

    @property
    def position(self) -> int:
        return self.year

    @property
    def scopes(self) -> tuple[str, ...]:
        return (DIRECTORY,)


def year_days_id(office: str, year: int) -> str:
    return f"{office}.days.{year}"


def set_year_days(work: Work, case: Case, act: SetYearDays) -> Refusal | None:
    """Refusals: `days.bad_year`, `days.too_many`, `days.other_year`, `days.twice`, `days.worked_anyway`,
    `text.too_long`."""
    if act.year not in YEARS:
        return Refusal("days.bad_year", {"year": str(act.year)})
    if max(len(act.free), len(act.worked)) > MOST_DAYS:
        return Refusal("days.too_many", {"limit": str(MOST_DAYS)})
    seen: set[date] = set()
    for one in (*act.free, *act.worked):
        facts = {"date": f"{one.day:%d/%m/%Y}", "year": str(act.year)}
        if one.day.year != act.year:
            return Refusal("days.other_year", facts)
        if one.day in seen:
            return Refusal("days.twice", facts)
        seen.add(one.day)
        if refusal := check_names(work, one.reason):
            return refusal
    if refusal := check_text(work, " ".join(one.reason for one in (*act.free, *act.worked))):
        return refusal  # or the intent would be too large
    for one in act.worked:
        if one.day.weekday() < SATURDAY:
            return Refusal("days.worked_anyway", {"date": f"{one.day:%d/%m/%Y}"})
    inherited = act.inherits
    work.put(
        YearDays(
            id=year_days_id(case.office, act.year),
            office=case.office,
            year=act.year,
            free=() if inherited else _in_order(act.free),
            worked=() if inherited else _in_order(act.worked),
            inherits=inherited,
        )
    )
    return None


def _in_order(days: tuple[FreeDay, ...]) -> tuple[FreeDay, ...]:
    named = (msgspec.structs.replace(one, reason=one_line(one.reason)) for one in days)
    return tuple(sorted(named, key=lambda one: one.day))
