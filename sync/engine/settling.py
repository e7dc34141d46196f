"""Syncs that somebody waits for: this process's own, and those that other processes asked for through the file.

A sync has settled when nothing is left to push, to fetch or to send, and a pull that began after the last change found
nothing. It is given up after a minute without progress. An answer that cannot be stored, as on a full disk, leaves its
question open: the next chance answers it.
"""

import logging
import threading
from dataclasses import dataclass

import msgspec

from sync.engine.line_keeper import LineKeeper
from sync.engine.outcome import Outcome, Summary
from sync.engine.status import read_waiting
from sync.engine.traffic import Traffic
from sync.errors import EofficeError, LineHindrance, Refused
from sync.replica import sync_requests
from sync.replica.replica import Replica
from sync.replica.transaction import Happened

log = logging.getLogger(__name__)
PATIENCE_S = 60.0
GIVE_UP_EVERY_S = 1.0  # between tries to store that it is given up
SIGN_OF_LIFE_S = 10.0


@dataclass
class _Asked:
    """A sync that somebody waits for, and where the counters stood when it began."""

    counts: dict[str, int]
    up: int
    down: int
    since_s: float


class Settling:
    """Thread-safe; the engine's workers report to it."""

    def __init__(self, replica: Replica, line: LineKeeper, traffic: Traffic) -> None:
        self._replica, self._line, self._traffic = replica, line, traffic
        self._lock = threading.Lock()
        self._counts = {"sent": 0, "received": 0, "refused": 0}
        self._asked: dict[str, _Asked] = {}
        self._own: Outcome | None = None
        self._own_done = threading.Event()
        self._waiting = 0
        self._gave_up_s = self._lived_s = 0.0

    @property
    def wants_a_pull(self) -> bool:
        """Whether somebody waits and nothing but a last look is left."""
        with self._lock:
            if not self._asked:
                return False
        with self._replica.read() as connection:
            return not read_waiting(connection).can_move

    def ask(self) -> None:
        """Ask for a sync. Before the engine starts, so that nothing it moves is left out of the count."""
        with self._lock:
            self._asked[""] = self._mark()
            self._own_done.clear()
        self._line.try_now()

    def outcome(self) -> Outcome:
        """Wait until everything has moved or there is no hope. Call on a started engine that was asked."""
        self._own_done.wait()
        assert self._own is not None
        return self._own

    def look_for_requests(self) -> bool:
        """Take up what other processes have asked for; whether there was anything new."""
        with self._replica.read() as connection:
            ids = sync_requests.unanswered(connection)
        with self._lock:
            new = [id for id in ids if id not in self._asked]
            self._asked.update((id, self._mark()) for id in new)
        return bool(new)

    def count(self, happened: list[Happened]) -> None:
        with self._lock:
            for one in happened:
                if one.event in self._counts:
                    self._counts[one.event] += 1

    def nothing_moved(self) -> None:
        """A pull that began after the last change found nothing."""
        with self._replica.read() as connection:
            done = not read_waiting(connection).can_move
        if done:
            self._answer("", {}, 0)

    def fault(self, error: EofficeError) -> None:
        """Something that trying again will not mend soon. Never raises an error of ours."""
        self._answer(error.code, error.facts, error.exit_code)

    def give_up_if_stuck(self) -> None:
        now_s, line = self._replica.clock.monotonic_s(), self._line.line
        halted = line.state == "halted"
        with self._lock:
            since_s = [max(asked.since_s, self._traffic.progress_s) for asked in self._asked.values()]
            stuck = any(halted or now_s - one > PATIENCE_S for one in since_s)
            if not stuck or now_s - self._gave_up_s < GIVE_UP_EVERY_S:
                return
            self._gave_up_s = now_s
        if halted:
            self._answer(line.code, line.facts, Refused.exit_code)
        else:
            self._answer(line.code or "line.timeout", line.facts, LineHindrance.exit_code)

    def _mark(self) -> _Asked:
        return _Asked(dict(self._counts), self._traffic.up, self._traffic.down, self._replica.clock.monotonic_s())

    def show_life(self) -> None:
        """Let other processes that wait know that this one goes on."""
        now_s = self._replica.clock.monotonic_s()
        with self._lock:
            if now_s - self._lived_s < SIGN_OF_LIFE_S or not any(self._asked):
                return
            self._lived_s = now_s
        try:
            with self._replica.write() as t:
                sync_requests.show_life(t.connection, self._replica.clock.now())
        except EofficeError as error:
            log.warning("no sign of life: %s", error.code)

    def _answer(self, code: str, facts: dict[str, str], exit_code: int) -> None:
        with self._lock:
            if not self._asked:
                return
        try:
            with self._replica.read() as connection:
                self._waiting = read_waiting(connection).documents
        except EofficeError as error:  # then the last count that is known must do
            log.warning("what waits cannot be counted: %s", error.code)
        with self._lock:
            outcomes = {id: Outcome(self._summary(mark), code, facts, exit_code) for id, mark in self._asked.items()}
            own = outcomes.pop("", None)
            if own is not None:
                del self._asked[""]
        if own is not None:
            self._own = own
            self._own_done.set()
        if not outcomes:
            return
        try:
            with self._replica.write() as t:
                for id, outcome in outcomes.items():
                    sync_requests.answer(t.connection, id, msgspec.json.encode(outcome).decode())
        except EofficeError as error:
            log.warning("%d syncs stay without an answer for now: %s", len(outcomes), error.code)
            return
        with self._lock:
            for id in outcomes:
                self._asked.pop(id, None)

    def _summary(self, mark: _Asked) -> Summary:
        return Summary(
            **{name: self._counts[name] - mark.counts[name] for name in self._counts},
            bytes_up=self._traffic.up - mark.up,
            bytes_down=self._traffic.down - mark.down,
            waiting=self._waiting,
        )
