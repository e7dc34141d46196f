"""The demo's stopwatch: seconds since it began, and what the wall clock said then."""

from datetime import datetime, timedelta

from sync.rules.legal_time import VIET_NAM
from sync.world import Clock


class Stopwatch:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.began_at, self._began_s = clock.now(), clock.monotonic_s()

    def __call__(self) -> float:
        """Seconds since the beginning."""
        return self._clock.monotonic_s() - self._began_s

    def wall(self, at_s: float) -> datetime:
        """The time in Viet Nam at a reading of the stopwatch."""
        return (self.began_at + timedelta(seconds=at_s)).astimezone(VIET_NAM)
