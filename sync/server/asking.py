"""Threads for those who ask what is new: after a document to all they are thousands at once."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
MOST_S = 0.1  # so long a writer is let pass: one that never rests must not keep everybody


class BehindWriting(ThreadPoolExecutor):
    """Each lets pass what is being written: Python runs one thread at a time, and an answer made meanwhile would be old
    when it leaves. `resting` is set while nothing is written."""

    def __init__(self, threads: int, resting: threading.Event, most_s: float = MOST_S) -> None:
        super().__init__(threads, thread_name_prefix="asking")
        self._resting, self._most_s = resting, most_s

    def submit(self, do: Callable[..., T], /, *words: Any, **named: Any) -> "Future[T]":
        return super().submit(self._after_writing, do, *words, **named)

    def _after_writing(self, do: Callable[..., T], *words: Any, **named: Any) -> T:
        self._resting.wait(self._most_s)
        return do(*words, **named)
