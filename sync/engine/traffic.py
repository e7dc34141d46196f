"""What has moved on the line: bytes of bodies, and when. Shared by the connections of an engine."""

import threading
from collections.abc import Callable


class Traffic:
    """`on_answer` is called whenever the server has answered. `progress_s`: when something last got through."""

    STEP = 256 << 10  # bytes into a socket prove nothing; this many do, for a short send buffer

    def __init__(self, now_s: Callable[[], float], on_answer: Callable[[], None]) -> None:
        self._now_s, self._on_answer, self._lock = now_s, on_answer, threading.Lock()
        self.up = self.down = 0
        self._unproven = 0
        self.progress_s = now_s()

    def moved(self, up: int = 0, down: int = 0) -> None:
        with self._lock:
            self.up, self.down = self.up + up, self.down + down
            self._unproven += up
            if down or self._unproven >= self.STEP:
                self._unproven, self.progress_s = 0, self._now_s()

    def answered(self) -> None:
        with self._lock:
            self.progress_s = self._now_s()
        self._on_answer()
