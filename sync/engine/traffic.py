"""What has moved on the line: bytes of bodies, and when; which file goes up now, and how far. Shared by the connections
of an engine."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sync.pace import Pace

TOGETHER_S, TOGETHER_ROUND_TRIPS = 1.0, 6


@dataclass(frozen=True)
class Motion:
    """Bytes up and down since the engine began. `sending`: the file that goes up now, "" for none; `sent`: how much of
    each file that was begun has gone up, also where the line has failed since."""

    up: int = 0
    down: int = 0
    sending: str = ""
    sent: Mapping[str, int] = field(default_factory=dict)


class Traffic:
    """`on_answer` is called whenever the server has answered. `progress_s`: when something last got through."""

    STEP = 256 << 10  # bytes into a socket prove nothing; this many do, for a short send buffer

    def __init__(self, now_s: Callable[[], float], on_answer: Callable[[], None]) -> None:
        self._now_s, self._on_answer, self._lock = now_s, on_answer, threading.Lock()
        self.pace = Pace(now_s)
        self.up = self.down = 0
        self._unproven = 0
        self._sending = ""
        self._sent: dict[str, int] = {}
        self.progress_s = now_s()
        self._heard_s = float("-inf")

    @property
    def motion(self) -> Motion:
        with self._lock:
            return Motion(self.up, self.down, self._sending, dict(self._sent))

    def moved(self, up: int = 0, down: int = 0, of: str = "") -> None:
        """Bytes have gone; `of`: up, as part of this file."""
        with self._lock:
            self.up, self.down = self.up + up, self.down + down
            if of:
                self._sent[of] = self._sent.get(of, 0) + up
            self._unproven += up
            if down:
                self._heard_s = self._now_s()
            if down or self._unproven >= self.STEP:
                self._unproven, self.progress_s = 0, self._now_s()

    def begins(self, sha256: str, offset: int) -> None:
        """A file goes up from here on; what stands before has reached the server."""
        with self._lock:
            self._sending, self._sent[sha256] = sha256, offset

    def rests(self) -> None:
        """No file goes up for now."""
        with self._lock:
            self._sending = ""

    @property
    def together_s(self) -> float:
        """How long small messages wait for others of their kind while files move."""
        return max(TOGETHER_S, TOGETHER_ROUND_TRIPS * self.pace.round_trip_s)

    def heard_within(self, seconds: float) -> bool:
        """Whether the server has been heard so lately."""
        with self._lock:
            return self._now_s() - self._heard_s < seconds

    def answered(self) -> None:
        with self._lock:
            self.progress_s = self._heard_s = self._now_s()
        self._on_answer()
