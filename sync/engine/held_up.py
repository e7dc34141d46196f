"""Which workers rest although the server answers, why, and since when: in the office's file, for a PC that is off over
night is held up no less in the morning, and other processes are to know it as well.

Of what holds up files alone nothing is noted: a step with a file takes as long as the file does, and would be called
held up while it goes.
"""

import logging
import threading
from collections.abc import Callable, Mapping

import msgspec
from sqlalchemy import Connection

from sync.engine.line_status import FILES_ALONE, OF_WHAT_WAS_ASKED, HeldUp
from sync.engine.port import Port
from sync.errors import EofficeError, LineHindrance
from sync.replica.meta import read_meta, write_meta
from sync.replica.replica import Replica

Step = Callable[[Port], bool]
KEY = "held_up"
OF_ACTS = OF_WHAT_WAS_ASKED - FILES_ALONE
log = logging.getLogger(__name__)
_read = msgspec.json.Decoder(dict[str, HeldUp]).decode


class HeldUpWorkers:
    """Thread-safe."""

    def __init__(self, replica: Replica) -> None:
        self._replica, self._lock = replica, threading.Lock()
        self._known: dict[str, HeldUp] | None = None  # as it is stored; None before the first look

    def watched(self, steps: Mapping[str, Step]) -> dict[str, Step]:
        """Steps by worker, of which it is noted that the server cannot do what they ask for now, and that this is over.
        One that finds nothing to do says so too: nothing waits because of it any more."""
        return {worker: self._watched(worker, step) for worker, step in steps.items()}

    def _watched(self, worker: str, step: Step) -> Step:
        def watched_step(port: Port) -> bool:
            try:
                more = step(port)
            except LineHindrance as hindrance:
                if hindrance.code in OF_ACTS:
                    self._note(worker, hindrance.code)
                raise
            except EofficeError:  # it is something of this PC's now
                self._note(worker, "")
                raise
            self._note(worker, "")
            return more

        return watched_step

    def _note(self, worker: str, code: str) -> None:
        with self._lock:
            try:
                if self._known is None:
                    with self._replica.read() as connection:
                        self._known = held_up(connection)
                if (self._known[worker].code if worker in self._known else "") == code:
                    return
                known = {name: one for name, one in self._known.items() if name != worker}
                known |= {worker: HeldUp(code=code, since=self._replica.clock.now())} if code else {}
                with self._replica.write() as t:
                    write_meta(t.connection, KEY, msgspec.json.encode(known, order="sorted").decode())
            except EofficeError as error:  # it must not fail for a full disk; the next step notes it
                log.warning("why %s rests is not stored: %s", worker, error.code)
            else:
                self._known = known


def held_up(connection: Connection) -> dict[str, HeldUp]:
    """By worker; empty where all that is asked of the server is done."""
    return _read(read_meta(connection, KEY) or "{}")


def longest(workers: Mapping[str, HeldUp]) -> HeldUp | None:
    return min(workers.values(), key=lambda one: one.since, default=None)
