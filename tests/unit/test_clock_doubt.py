"""When a PC's clock is to be trusted for a legal date."""

from datetime import timedelta

import pytest

from sync.replica.identity import ServerClock, clock_doubt, corrected
from sync.rules.legal_time import legal_day
from tests.unit.scene import NOW

DAY_S = 86_400.0


def seen(offset_s: float = 0.0, **ago: float) -> ServerClock:
    """The last exchange, some time ago; `offset_s` is what the server's clock was ahead."""
    return ServerClock(seen_at=NOW + timedelta(seconds=offset_s) - timedelta(**ago), offset_s=offset_s)


def test_time_is_corrected_by_the_servers_last_offset() -> None:
    assert corrected(NOW, seen(-90)) == NOW - timedelta(seconds=90)
    assert corrected(NOW, None) == NOW


def test_the_legal_day_is_that_of_the_corrected_clock() -> None:
    five_to_midnight = NOW.replace(hour=16, minute=55)
    assert legal_day(corrected(five_to_midnight, seen(600))) == legal_day(NOW) + timedelta(days=1)


@pytest.mark.parametrize("offset_s", [0, 60, -3600, DAY_S, -DAY_S])
@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_clock_up_to_a_day_off_is_trusted_also_after_weeks_offline(offset_s: float, days: int) -> None:
    assert clock_doubt(NOW, seen(offset_s, days=days)) == ""


@pytest.mark.parametrize("offset_s", [DAY_S + 1, -DAY_S - 1, 400 * DAY_S])
def test_a_clock_more_than_a_day_off_is_not(offset_s: float) -> None:
    assert clock_doubt(NOW, seen(offset_s)) == "clock.far_off"


def test_a_clock_that_has_gone_back_past_the_last_exchange_is_not() -> None:
    assert clock_doubt(NOW - timedelta(minutes=5), seen()) == ""
    assert clock_doubt(NOW - timedelta(minutes=5, seconds=1), seen()) == "clock.backwards"
    assert clock_doubt(NOW - timedelta(days=3), seen(days=2)) == "clock.backwards"
    assert clock_doubt(NOW - timedelta(days=3), seen(3600, days=2)) == "clock.backwards"


def test_before_the_first_exchange_there_is_nothing_to_doubt_it_by() -> None:
    assert clock_doubt(NOW, None) == ""
