"""What a PC did before it was enrolled anew goes before what it does now: it is taken over first, where it can be.

Until then nothing is handed over by the line; not for long where it cannot be for now, and not at all where it never
can. Then the order is left to chance, and no work is.
"""

import logging
from collections.abc import Callable

from sync.engine.pulse import Ending
from sync.errors import LocalHindrance
from sync.replica import owing
from sync.replica.replica import Replica

log = logging.getLogger(__name__)
LOOK_S, AGAIN_S, IN_VAIN_S = 1.0, 5.0, 60.0
PATIENCE_S = 45.0  # with what may pass; less than a sync waits that somebody has asked for
FIRST_PULL_S = 600.0  # with a first pull, before whose end nothing can be taken over
PASSES = "passes"  # the fact of a fault that may pass by itself
TakeOver = Callable[[], bool]  # whether nothing is owed any more; raises LocalHindrance


def done() -> bool:
    """Nothing is owed."""
    return True


class Earlier:
    """Asked by the worker that hands over; looks in a thread of its own, which ends once nothing is owed."""

    def __init__(self, replica: Replica, take_over: TakeOver, tell: Callable[[str, str], None], ended: Ending) -> None:
        self._take_over, self._tell, self._ended, self._clock = take_over, tell, ended, replica.clock
        with replica.read() as connection:
            self._is_owed = bool(owing.owed(connection))
        self._until_s = self._clock.monotonic_s() + FIRST_PULL_S
        self._has_failed = False

    @property
    def holds_back(self) -> bool:
        """Whether what is done here has to wait."""
        return self._is_owed and self._clock.monotonic_s() < self._until_s

    def run(self) -> None:
        while self._is_owed and not self._ended.is_set():
            self._ended.wait(self.look())

    def look(self) -> float:
        """Take over what is owed, if it can be; in how many seconds to look again."""
        if not self._is_owed:
            return LOOK_S
        try:
            self._is_owed = not self._take_over()
        except LocalHindrance as hindrance:
            log.error("nothing taken over: %s %s", hindrance.code, hindrance.facts)
            self._tell("fault", hindrance.code)
            return self._in_vain(may_pass=PASSES in hindrance.facts)
        return LOOK_S

    def _in_vain(self, *, may_pass: bool) -> float:
        now_s = self._clock.monotonic_s()
        if not may_pass:
            self._until_s = now_s
        elif not self._has_failed:
            self._until_s = now_s + PATIENCE_S
        self._has_failed = True
        return AGAIN_S if self.holds_back else IN_VAIN_S
