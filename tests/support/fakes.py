"""Small real stand-ins for the outside: a clock that tests move, ids and chance from a seed."""

import random
import threading
from datetime import UTC, datetime, timedelta

from sync.engine.traffic import Motion
from sync.rules.ids import uuid7

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 8 o'clock in Viet Nam


class MovableClock:
    """Stands still until a test moves it; `jump` moves the wall clock alone."""

    def __init__(self, now: datetime = START) -> None:
        self._now, self._monotonic_s = now, 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic_s(self) -> float:
        return self._monotonic_s

    def advance(self, **time: float) -> None:
        self._now += timedelta(**time)
        self._monotonic_s += timedelta(**time).total_seconds()

    def jump(self, **time: float) -> None:
        self._now += timedelta(**time)


class SeededIds:
    def __init__(self, seed: int) -> None:
        self._random, self._n = random.Random(seed), 0

    def new(self) -> str:
        self._n += 1
        return uuid7(1_700_000_000_000 + self._n, self._random.randbytes(10))


class NoChance:
    """No jitter: the middle of every range."""

    def uniform(self, low: float, high: float) -> float:
        return (low + high) / 2


class StandingEngine:
    """An engine's room in which nothing moves on."""

    def __init__(self, motion: Motion) -> None:
        self._motion, self.ended = motion, threading.Event()

    def motion(self) -> Motion:
        return self._motion

    def end(self) -> None:
        self.ended.set()
