"""Working days, and by when a signed document has to be on its way. Pure: the calendar is given.

Law: Decision 28/2018/QĐ-TTg (sending: on the day of signing, at the latest in the morning of the next working day;
what is urgent at once). Saturdays and Sundays are free (Decision 188/1999/QĐ-TTg); further free days, and weekends that
are worked in exchange, are data.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sync.rules.documents import Urgency
from sync.rules.legal_time import VIET_NAM

SATURDAY = 5
NOON = time(12, 0)


@dataclass(frozen=True)
class Calendar:
    """`worked`: Saturdays and Sundays on which people work."""

    free: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.free)


WEEKDAYS = Calendar()


def next_working_day(day: date, calendar: Calendar = WEEKDAYS) -> date:
    """The first working day after a day."""
    day += timedelta(days=1)
    while not calendar.is_working(day):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int, calendar: Calendar = WEEKDAYS) -> date:
    """The day on which as many working days have passed; the day itself does not count. `count` is not below 0.

    For 0 it is the day itself, also a free one.
    """
    for _ in range(count):
        day = next_working_day(day, calendar)
    return day


def working_days_between(day: date, until: date, calendar: Calendar = WEEKDAYS) -> int:
    """How many working days are left after a day, up to and with another; below 0 where that has passed."""
    first, last, sign = (day, until, 1) if day <= until else (until, day, -1)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sign * sum(calendar.is_working(one) for one in days)


def sending_limit(signed_on: date, urgency: Urgency, calendar: Calendar = WEEKDAYS) -> datetime | None:
    """The last moment at which the law lets a signed document leave: noon of the next working day, in Viet Nam.

    None for anything urgent: it leaves at once, and every moment later is late.
    """
    if urgency is not Urgency.NORMAL:
        return None
    return datetime.combine(next_working_day(signed_on, calendar), NOON, VIET_NAM)
