"""The periods of a list: every time falls into exactly one, newest first."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sync.replica.periods import periods
from sync.world import stamp

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # 9 o'clock on a Wednesday in Viet Nam


def test_today_begins_at_midnight_in_viet_nam() -> None:
    today = next(p for p in periods(NOW, stamp(NOW)) if p.key == "today")
    assert today.first == stamp(datetime(2026, 11, 24, 17, 0, tzinfo=UTC))


def test_after_a_week_of_days_come_months() -> None:
    keys = [p.key for p in periods(NOW, stamp(NOW - timedelta(days=70)))]
    assert keys == ["ahead", "today", "yesterday", *["day"] * 5, "month", "month", "month"]


@given(st.integers(min_value=-2, max_value=4000), st.integers(min_value=0, max_value=86_399))
def test_every_time_falls_into_exactly_one_period(days: int, seconds: int) -> None:
    at = stamp(NOW - timedelta(days=days, seconds=seconds))
    found = list(periods(NOW, min(at, stamp(NOW))))
    assert sum(p.first <= at < p.past for p in found) == 1
    assert [p.past for p in found] == sorted((p.past for p in found), reverse=True)
