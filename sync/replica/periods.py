"""The periods under which a list gathers its lines, newest first: today, yesterday, days of this week, months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sync.rules.legal_time import VIET_NAM, legal_day
from sync.world import stamp

SINGLE_DAYS = 7
EVER = "~"  # after every time as it is kept


@dataclass(frozen=True)
class Period:
    """`key`: ahead, today, yesterday, day or month; `first` and `past` bound the kept times, the latter is out."""

    key: str
    since: datetime | None
    first: str
    past: str


def periods(now: datetime, oldest: str) -> Iterator[Period]:
    """Periods in Viet Nam's days from now back to the one that holds `oldest`, a time as it is kept."""
    day = legal_day(now)
    yield Period("ahead", None, _kept(day + timedelta(days=1)), EVER)
    past = day + timedelta(days=1)
    for back in range(SINGLE_DAYS):
        start = day - timedelta(days=back)
        key = ("today", "yesterday")[back] if back < 2 else "day"
        yield Period(key, midnight(start), _kept(start), _kept(past))
        past = start
    while _kept(past) > oldest:
        month = (past - timedelta(days=1)).replace(day=1)
        yield Period("month", midnight(month), _kept(month), _kept(past))
        past = month


def midnight(day: date) -> datetime:
    """When a day begins in Viet Nam."""
    return datetime.combine(day, time.min, VIET_NAM)


def _kept(day: date) -> str:
    return stamp(midnight(day))
