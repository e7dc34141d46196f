"""What a line carries in a round trip: so much may lie unacknowledged in it. Each end measures it for what it sends.

More would fill the queue of a modem, where the rest is dropped and sent again, what is urgent and what is acknowledged
waits behind it, and a cut loses it. Less would let the line run dry. The limit is the system's send buffer, so that it
works on every system, and the two connections that a lossy line needs do not overshoot on a good one.
"""

import threading
from collections import deque
from collections.abc import Callable

WINDOW_S = 1.0
WINDOWS = 10  # of which the fastest counts
ROUND_TRIPS = 8  # of which the shortest counts


class Pace:
    """Thread-safe; shared by the connections that fill one line."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s, self._lock = now_s, threading.Lock()
        self._round_trips_s: deque[float] = deque(maxlen=ROUND_TRIPS)
        self._rates: deque[float] = deque(maxlen=WINDOWS)
        self._since_s, self._bytes = now_s(), 0

    def took(self, round_trip_s: float) -> None:
        """A round trip took so long, such as that in which a connection is made."""
        with self._lock:
            self._round_trips_s.append(round_trip_s)

    def sent(self, count: int) -> None:
        """Bytes of a file were taken by the system."""
        with self._lock:
            now_s = self._now_s()
            self._bytes += count
            if (took_s := now_s - self._since_s) >= WINDOW_S:
                if took_s < 2 * WINDOW_S:  # else it stood still in between, which says nothing
                    self._rates.append(self._bytes / took_s)
                self._since_s, self._bytes = now_s, 0

    @property
    def round_trip_s(self) -> float:
        """The shortest of late; 0 where none is known."""
        with self._lock:
            return min(self._round_trips_s, default=0.0)

    @property
    def bytes_under_way(self) -> int:
        """What the line carries in a round trip; 0 where nothing is known."""
        with self._lock:
            return int(max(self._rates, default=0.0) * min(self._round_trips_s, default=0.0))
