"""Time and chance: the only door to both. Tests and the simulation pass their own."""

import os
import random
import time
from datetime import UTC, datetime
from typing import Protocol

from sync.rules.ids import uuid7


class Clock(Protocol):
    def now(self) -> datetime:
        """The machine's time, aware, UTC. May be wrong, may jump."""
        ...

    def monotonic_s(self) -> float:
        """Seconds that only grow, for measuring how long something takes."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        return time.monotonic()


class SystemIds:
    def new(self) -> str:
        return uuid7(time.time_ns() // 1_000_000, os.urandom(10))


class Chance(Protocol):
    """Where jitter comes from."""

    def uniform(self, low: float, high: float) -> float: ...


def system_chance() -> Chance:
    return random.SystemRandom()


def stamp(at: datetime) -> str:
    """A time as text that sorts: RFC 3339, UTC, always with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
