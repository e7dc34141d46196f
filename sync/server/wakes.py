"""Waiting pulls, and what wakes them: new rows in a scope, or the server's end.

Lives in the event loop. A waiting pull holds one small event: no thread, no database session.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class Wakes:
    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self.stopping = False

    @contextmanager
    def listening(self, scopes: Iterable[str]) -> Iterator[asyncio.Event]:
        """An event that is set when one of the scopes gets new rows. Listen before reading, or news are missed."""
        event, scopes = asyncio.Event(), list(scopes)
        for scope in scopes:
            self._waiting[scope].add(event)
        try:
            yield event
        finally:
            for scope in scopes:
                self._waiting[scope].discard(event)
                if not self._waiting[scope]:
                    del self._waiting[scope]

    def wake(self, scopes: Iterable[str]) -> None:
        for scope in scopes:
            for event in self._waiting.get(scope, ()):
                event.set()

    def wake_all(self) -> None:
        self.wake(list(self._waiting))

    def stop(self) -> None:
        """The server ends: every waiting pull answers at once."""
        self.stopping = True
        self.wake_all()
