"""That a PC has slept shows in its clocks, whichever of them has stood still."""

import pytest

from sync.engine.waking import Waking
from tests.support.fakes import MovableClock


@pytest.mark.parametrize(
    ("ran_s", "set_s", "woken"),
    [
        (0.05, 0, False),
        (5, 0, False),
        (0.05, 3600, True),  # the monotonic clock stands still in a sleep: Linux
        (3600, 0, True),  # it goes on: Windows
        (0.05, -3600, False),  # somebody sets a clock back
    ],
)
def test_a_sleep_is_a_step_of_the_clocks(ran_s: float, set_s: float, woken: bool) -> None:
    clock = MovableClock()
    waking = Waking(clock)
    clock.advance(seconds=ran_s)
    clock.jump(seconds=set_s)
    assert waking.has_woken() is woken
    clock.advance(seconds=0.05)
    assert not waking.has_woken(), "it is told once"
