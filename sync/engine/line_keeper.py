"""The one line that an engine's workers share: what they report of it, and when they may work.

Every change is written to the office's file, where each process of the profile reads the same status.
"""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from sync.engine.line import Event, Heard, Line, TryFailed, TryNow, step
from sync.engine.port import Port
from sync.engine.status import write_line
from sync.errors import EofficeError, LineHindrance
from sync.replica.replica import Replica
from sync.world import Chance

log = logging.getLogger(__name__)
LONG_PAUSE_S = 30.0


class LineKeeper:
    """Thread-safe. `tell` hears "online", "offline" or "halted" with the code, each once; it must not raise."""

    def __init__(self, replica: Replica, chance: Chance, tell: Callable[[str, str], None]) -> None:
        self._replica, self._chance, self._tell = replica, chance, tell
        self._changed = threading.Condition()
        self._line = Line()
        self._ended = False
        self._is_noted = True  # whether the office's file says how the line stands: not after a full disk

    @property
    def line(self) -> Line:
        with self._changed:
            return self._line

    def report(self, event: Event) -> None:
        """After the end nothing counts: what is broken off then says nothing of the line."""
        clock = self._replica.clock
        with self._changed:
            if self._ended:
                return
            before = self._line
            self._line = after = step(before, event, clock.now(), clock.monotonic_s(), self._chance)
            self._changed.notify_all()
        is_same = (after.state, after.code) == (before.state, before.code)
        if not is_same:
            log.info("line %s -> %s %s after %s, try %d", before.state, after.state, after.code, event, after.tries)
        if after.state == "trying":
            return
        if not is_same and (after.state, after.code) != ("down", before.code):
            self._announce(after)
        elif not self._is_noted or (
            after.state == "down" and after.tries > before.tries and self._pause_s(after) >= LONG_PAUSE_S
        ):
            self._note(after)  # a person may want to know when the next try comes

    def heard(self) -> None:
        with self._changed:
            if self._line.state == "up" and self._is_noted:
                return
        self.report(Heard())

    def wait_open(self) -> bool:
        """Returns when work may be tried; false where the engine ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._line.is_open or self._ended)
            return not self._ended

    def wait_for_try(self) -> bool:
        """While the line is down: returns when the next try is due; false where the engine ends or it is not down."""
        monotonic_s = self._replica.clock.monotonic_s
        with self._changed:
            while self._line.state == "down" and not self._ended:
                left_s = self._line.next_try_s - monotonic_s()
                if left_s <= 0:
                    return True
                self._changed.wait(left_s)
            return False

    def try_with(self, port: Port) -> None:
        """Whether the line may be used again: a bare connect, whose outcome is told."""
        try:
            port.probe()
        except LineHindrance as hindrance:
            self.report(TryFailed(hindrance.code, hindrance.facts, hindrance.retry_after_s))
        else:
            self.try_now()

    def try_now(self) -> None:
        """Somebody wants it: do not wait for the next try."""
        self.report(TryNow())

    def end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _announce(self, line: Line) -> None:
        event = {"up": "online", "down": "offline"}.get(line.state, line.state)
        self._note(line, event)
        self._tell(event, line.code)

    def _note(self, line: Line, event: str = "") -> None:
        """Store how the line stands. Two workers may come here in another order than they reported in: it is the
        latest that is stored, or a PC that is shut out would read that its line is up."""
        now = self._replica.clock.now()
        try:
            with self._replica.write() as t:
                with self._changed:
                    latest = self._line
                if (latest.state, latest.code) != (line.state, line.code) and latest.state != "trying":
                    line, event = latest, ""
                next_try_at = now + timedelta(seconds=self._pause_s(line)) if line.state == "down" else None
                write_line(t.connection, line, now, next_try_at, event)
        except EofficeError as error:  # the line's news must not fail for a full disk; the next report stores it
            self._is_noted = False
            log.warning("line status not stored: %s", error.code)
        else:
            self._is_noted = True

    def _pause_s(self, line: Line) -> float:
        return max(0.0, line.next_try_s - self._replica.clock.monotonic_s())
