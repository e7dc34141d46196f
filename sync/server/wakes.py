"""Waiting pulls, and what wakes them: new rows in a scope, newer pulls of the same PC, or the server's end.

Lives in the event loop. A waiting pull holds one small event: no thread, no database session.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

MOST_OF_A_PC = 2  # a line that broke unnoticed may have left one behind


@dataclass(eq=False)
class Turn:
    """One pull's wait. `is_over`: newer pulls of its PC wait now, so it answers with what it has."""

    news: asyncio.Event = field(default_factory=asyncio.Event)
    is_over: bool = False


class Wakes:
    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._turns: defaultdict[str, list[Turn]] = defaultdict(list)
        self.stopping = False

    @contextmanager
    def turn(self, device: str) -> Iterator[Turn]:
        """A PC's newest pulls may wait; what waited before them is over."""
        turn, turns = Turn(), self._turns[device]
        turns.append(turn)
        for older in turns[:-MOST_OF_A_PC]:
            older.is_over = True
            older.news.set()
        try:
            yield turn
        finally:
            turns.remove(turn)
            if not turns:
                del self._turns[device]

    @contextmanager
    def listening(self, turn: Turn, scopes: Iterable[str]) -> Iterator[None]:
        """The turn hears when one of the scopes gets new rows. Listen before reading, or news are missed."""
        scopes = list(scopes)
        turn.news.clear()
        for scope in scopes:
            self._waiting[scope].add(turn.news)
        try:
            yield
        finally:
            for scope in scopes:
                self._waiting[scope].discard(turn.news)
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
