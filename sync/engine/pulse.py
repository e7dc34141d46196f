"""Something has changed: what idle workers wait for."""

import threading


class Pulse:
    """A counter that wakes whoever waits for it to move on."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    @property
    def count(self) -> int:
        with self._changed:
            return self._count

    def beat(self) -> None:
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait_past(self, seen: int, timeout_s: float) -> None:
        """Returns when the count has moved past what was seen, or the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self._count > seen, timeout_s)
