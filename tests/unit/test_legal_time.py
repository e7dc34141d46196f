"""The legal date is that of Viet Nam, whatever zone a PC is set to."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sync.rules.legal_time import legal_day


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 12, 31, 16, 59, 59, 999999, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 11, 23, 0, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 22, 17, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2024, 2, 28, 17, 0, tzinfo=UTC), date(2024, 2, 29)),
    ],
)
def test_the_day_changes_at_midnight_in_viet_nam(at: datetime, day: date) -> None:
    assert legal_day(at) == day


@pytest.mark.parametrize("hours", [-11, -5, 0, 7, 9, 14])
def test_the_zone_of_the_pc_does_not_matter(hours: int) -> None:
    at = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert legal_day(at.astimezone(timezone(timedelta(hours=hours)))) == date(2027, 1, 1)
