"""Whether this PC has slept: noticed by its clocks alone, so that it holds on every system.

A PC that sleeps runs nothing. When it wakes, either its monotonic clock has stood still meanwhile and the wall clock
has run ahead of it, or both have made one step that is far longer than any look should take. A wall clock that somebody
sets looks the same; then the line is asked once too often.
"""

import logging

from sync.world import Clock

log = logging.getLogger(__name__)
STEP_S = 10.0  # more than a busy PC keeps a thread waiting


class Waking:
    """To be asked often. Used by one thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen = (clock.now(), clock.monotonic_s())

    def has_woken(self) -> bool:
        """Whether the PC has slept since it was asked last."""
        before, self._seen = self._seen, (self._clock.now(), self._clock.monotonic_s())
        wall_s = (self._seen[0] - before[0]).total_seconds()
        ran_s = self._seen[1] - before[1]
        has_slept = wall_s - ran_s > STEP_S or ran_s > STEP_S
        if has_slept:
            log.info("this PC has slept")
        return has_slept
