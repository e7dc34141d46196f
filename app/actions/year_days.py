"""Keeping an office's own list of a year's free and worked days; the PCs of all offices hear of it."""

from collections.abc import Iterable

from app.actions.desk import Desk
from sync.rules.desk_acts import FreeDay, SetYearDays
from sync.rules.documents import Urgency


def set_days(desk: Desk, year: int, free: Iterable[FreeDay], worked: Iterable[FreeDay]) -> None:
    """Keep a list of one's own for a year. Raises: Refused `days.*`, `text.too_long`, `person.may_not`."""
    _save(desk, SetYearDays(year=year, free=tuple(free), worked=tuple(worked)))


def follow_above(desk: Desk, year: int) -> None:
    """Keep no list of one's own for a year. Raises: Refused `days.bad_year`, `person.may_not`."""
    _save(desk, SetYearDays(year=year, inherits=True))


def _save(desk: Desk, act: SetYearDays) -> None:
    with desk.replica.write() as t:
        t.save_intent(act, person=desk.person, rank=Urgency.NORMAL.rank)
