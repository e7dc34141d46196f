"""What workers wait for: something has changed, or there is no more to rest for."""

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


class Ending:
    """The end, which everybody who rests hears at once. A rest can be ended without it: somebody wants another try."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._is_set, self._woken = False, 0

    def is_set(self) -> bool:
        with self._changed:
            return self._is_set

    def set(self) -> None:
        with self._changed:
            self._is_set = True
            self._changed.notify_all()

    def wake(self) -> None:
        """End all rests of this moment."""
        with self._changed:
            self._woken += 1
            self._changed.notify_all()

    def wait(self, timeout_s: float) -> bool:
        """Rest; whether it is the end."""
        with self._changed:
            before = self._woken
            self._changed.wait_for(lambda: self._is_set or self._woken != before, timeout_s)
            return self._is_set
