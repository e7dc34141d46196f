"""Working days, the days off that are known, and by when a signed document has to be on its way."""

from datetime import UTC, date, datetime

import pytest

from app.actions.working_time import fixed_days
from sync.rules.documents import Urgency
from sync.rules.working_days import (
    Calendar,
    add_working_days,
    next_working_day,
    sending_limit,
    working_days_between,
)

FIXED = Calendar(frozenset(one.day for one in fixed_days()))
MONDAY, FRIDAY, SATURDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (MONDAY, date(2026, 11, 24)),
        (FRIDAY, date(2026, 11, 30)),
        (SATURDAY, date(2026, 11, 30)),
        (SUNDAY, date(2026, 11, 30)),
        (date(2026, 12, 31), date(2027, 1, 4)),  # New Year is a Friday
        (date(2026, 4, 29), date(2026, 5, 4)),  # Thursday and Friday free, then the weekend
        (date(2026, 9, 1), date(2026, 9, 3)),
        (date(2028, 2, 28), date(2028, 2, 29)),
    ],
)
def test_the_next_working_day_passes_over_weekends_and_days_off(day: date, following: date) -> None:
    assert next_working_day(day, FIXED) == following


@pytest.mark.parametrize(
    ("day", "count", "reached"),
    [
        (MONDAY, 0, MONDAY),
        (SUNDAY, 0, SUNDAY),
        (MONDAY, 5, date(2026, 11, 30)),
        (SATURDAY, 1, date(2026, 11, 30)),
        (date(2026, 4, 28), 3, date(2026, 5, 5)),
        (date(2026, 12, 30), 2, date(2027, 1, 4)),
    ],
)
def test_working_days_are_added_and_counted_alike(day: date, count: int, reached: date) -> None:
    assert add_working_days(day, count, FIXED) == reached
    assert working_days_between(day, reached, FIXED) == count
    if FIXED.is_working(reached):
        assert working_days_between(reached, day, FIXED) <= 0


def test_what_is_past_has_fewer_than_no_days_left() -> None:
    assert working_days_between(MONDAY, FRIDAY) == 4
    assert working_days_between(date(2026, 11, 30), FRIDAY) == -1
    assert working_days_between(FRIDAY, SUNDAY) == working_days_between(FRIDAY, FRIDAY) == 0


def test_an_ordinary_document_may_leave_until_noon_of_the_next_working_day_in_viet_nam() -> None:
    assert sending_limit(MONDAY, Urgency.NORMAL, FIXED) == datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
    assert sending_limit(FRIDAY, Urgency.NORMAL) == datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
    assert sending_limit(date(2026, 12, 31), Urgency.NORMAL, FIXED) == datetime(2027, 1, 4, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize("urgency", [u for u in Urgency if u is not Urgency.NORMAL])
def test_an_urgent_document_leaves_at_once(urgency: Urgency) -> None:
    assert sending_limit(FRIDAY, urgency) is None


def test_the_known_days_off_are_the_four_fixed_ones_of_three_years() -> None:
    fixed = {(1, 1), (4, 30), (5, 1), (9, 2)}
    assert FIXED.free == {date(year, month, day) for year in (2026, 2027, 2028) for month, day in fixed}


def test_a_saturday_that_is_worked_in_exchange_counts_and_the_free_monday_does_not() -> None:
    exchanged = Calendar(frozenset({date(2026, 11, 30)}), frozenset({SATURDAY}))
    assert next_working_day(FRIDAY, exchanged) == SATURDAY
    assert next_working_day(SATURDAY, exchanged) == date(2026, 12, 1)
    assert working_days_between(FRIDAY, date(2026, 12, 1), exchanged) == 2
    assert sending_limit(FRIDAY, Urgency.NORMAL, exchanged) == datetime(2026, 11, 28, 5, 0, tzinfo=UTC)
