"""A PC that has slept, or come to another network, asks anew at once: its connection is no more."""

import threading
from datetime import datetime, timedelta

import pytest

from sync.world import SystemClock
from tests.support.relay import Relay
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

WITHIN_S = 10.0  # the question that went unheard is held open for nearly a minute


class SleptClock(SystemClock):
    """As after a sleep on Linux: the wall clock has run on, the other has not."""

    slept = timedelta()

    def now(self) -> datetime:
        return super().now() + self.slept


@pytest.mark.parametrize("way", ["sleep", "hint"])
def test_what_came_meanwhile_is_heard_within_seconds(serving: Serving, way: str) -> None:
    sleeper, commune = serving.enrol(DISTRICT), serving.enrol(COMMUNE)
    clock = SleptClock()
    sleeper.replica.clock = clock
    with Running(sleeper) as running, Running(commune) as other:
        running.hear("online")
        other.hear("online")
        let_it_listen(running, serving.relay)
        serving.relay.deafen()
        other.engine.look_again()
        id = dispatch(commune, "Trong lúc ngủ", 9_000)
        assert other.hear("sent") == id
        began_s = clock.monotonic_s()
        if way == "sleep":
            clock.slept = timedelta(hours=9)
        else:
            running.engine.look_again()
        assert running.hear("received") == id
        assert clock.monotonic_s() - began_s < WITHIN_S
        assert running.status().state == "up"


def let_it_listen(running: Running, relay: Relay) -> None:
    """Wait until its question is held open, and nothing moves any more."""
    running.sync()
    before = -1
    while relay.up != before:
        before = relay.up
        threading.Event().wait(0.3)
