"""Waiting pulls, and what wakes them: new rows in a scope, newer pulls of the same PC, or the server's end.

Lives in the event loop. A waiting pull holds one small future: no thread, no task, no database session.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

GONE = "eoffice.gone"  # in a request's scope: a future that is done when its client has gone
MOST_OF_A_PC = 2  # a line that broke unnoticed may have left one behind


@dataclass(eq=False)
class Turn:
    """One pull's wait. `news` is done when there are some since it began to listen. `is_over`: newer pulls of its PC
    wait now, so it answers with what it has."""

    news: "asyncio.Future[None]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    is_over: bool = False

    def hear(self) -> None:
        """There are news."""
        if not self.news.done():
            self.news.set_result(None)


class Wakes:
    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[Turn]] = defaultdict(set)
        self._turns: defaultdict[str, list[Turn]] = defaultdict(list)
        self.stopping = False

    @contextmanager
    def turn(self, device: str) -> Iterator[Turn]:
        """A PC's newest pulls may wait; what waited before them is over."""
        turn, turns = Turn(), self._turns[device]
        turns.append(turn)
        for older in turns[:-MOST_OF_A_PC]:
            older.is_over = True
            older.hear()
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
        turn.news = asyncio.get_running_loop().create_future()
        for scope in scopes:
            self._waiting[scope].add(turn)
        try:
            yield
        finally:
            for scope in scopes:
                self._waiting[scope].discard(turn)
                if not self._waiting[scope]:
                    del self._waiting[scope]

    def wake(self, scopes: Iterable[str]) -> None:
        for scope in scopes:
            for turn in self._waiting.get(scope, ()):
                turn.hear()

    def wake_all(self) -> None:
        self.wake(list(self._waiting))

    def stop(self) -> None:
        """The server ends: every waiting pull answers at once."""
        self.stopping = True
        self.wake_all()
