"""A thread that does one thing after the other for the window, so that the window never waits."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from itertools import count

log = logging.getLogger(__name__)
Job = Callable[[], None]


class Lane:
    """Runs jobs in the order in which they came. A job with a key takes the place of a waiting one with the same key:
    what nobody wants to see any more is not looked up. Nothing runs before `begin`."""

    def __init__(self, name: str) -> None:
        self._jobs: OrderedDict[object, Job] = OrderedDict()
        self._unnamed = count()
        self._changed = threading.Condition()
        self._ended = self._begun = False
        self._thread = threading.Thread(target=self._work, name=f"window-{name}", daemon=True)

    def begin(self) -> None:
        """Start on what is waiting. May be called again."""
        if not self._begun:
            self._begun = True
            self._thread.start()

    def put(self, job: Job, key: object = None) -> None:
        with self._changed:
            if key is None:
                key = next(self._unnamed)
            else:
                self._jobs.pop(key, None)
            self._jobs[key] = job
            self._changed.notify()

    def end(self) -> None:
        """Do what is waiting, then end; returns when the thread has."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self.begin()
        self._thread.join()

    def leave(self) -> None:
        """Do nothing of what is waiting; what is under way goes on, and nobody waits for it."""
        with self._changed:
            self._ended = True
            self._jobs.clear()
            self._changed.notify()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                job()
            except Exception:  # the gate of the thread: a job tells its own faults; this is the one that could not
                log.exception("a job of the window failed")
            del job  # a lane that waits holds on to nothing

    def _next(self) -> Job | None:
        with self._changed:
            self._changed.wait_for(lambda: self._jobs or self._ended)
            return self._jobs.popitem(last=False)[1] if self._jobs else None
