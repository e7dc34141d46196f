"""What the server had sealed, shown to one that was restored from before it: a PC that it knew not is known again."""

import threading

from sync.engine import exchange
from sync.engine.port import Port
from sync.replica.replica import Replica

FRESH_S = 10.0


class Showing:
    """One worker shows at a time: else another hears that nothing of it was new to the server before this one has noted
    that it was, and takes the PC for one that is shut out."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._one_at_a_time = threading.Lock()
        self._told_s = -FRESH_S

    @property
    def is_fresh(self) -> bool:
        """Whether it has just told the server something new, by whichever worker."""
        return self._replica.clock.monotonic_s() - self._told_s < FRESH_S

    def show(self, port: Port, *, again: bool) -> None:
        """Show it, `again` also where that was just done. Raises: as the port."""
        with self._one_at_a_time:
            if again or not self.is_fresh:
                exchange.represent_once(self._replica, port, self._is_told)

    def _is_told(self) -> None:
        self._told_s = self._replica.clock.monotonic_s()
