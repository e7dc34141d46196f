"""What an office's engine says: one event after the other, with the moment at which it was heard."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.sample.promises import Broken

WITHIN_S = 60.0


@dataclass(frozen=True)
class Heard:
    event: str
    id: str
    at_s: float


class Watch:
    """Keeps what is heard until nothing more can come."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._changed = threading.Condition()
        self._heard: list[Heard] = []
        self._is_over = False

    def hear(self, event: str, id: str) -> None:
        with self._changed:
            self._heard.append(Heard(event, id, self._now_s()))
            self._changed.notify_all()

    def end(self) -> None:
        """Nothing more will be heard; who waits is told."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def heard(self, event: str, ids: frozenset[str] | None = None) -> list[Heard]:
        """Every such event up to now, in the order heard."""
        with self._changed:
            return [h for h in self._heard if h.event == event and (ids is None or h.id in ids)]

    def wait_for(self, event: str, after_s: float = 0.0) -> Heard:
        """The first such event heard later than a moment. Raises: Broken `not_heard`."""
        found = self._wait(event, lambda: [h for h in self.heard(event) if h.at_s >= after_s][:1], 1)
        return found[0]

    def wait_for_all(self, event: str, ids: frozenset[str], each: Callable[[Heard], None]) -> list[Heard]:
        """The event for every id, in the order heard; `each` is told at once. Raises: Broken `not_heard`."""
        for count in range(1, len(ids) + 1):
            each(self._wait(event, lambda: self.heard(event, ids), count)[count - 1])
        return self.heard(event, ids)

    def _wait(self, event: str, look: Callable[[], list[Heard]], count: int) -> list[Heard]:
        with self._changed:
            self._changed.wait_for(lambda: len(look()) >= count or self._is_over, WITHIN_S)
            if len(look()) < count:
                raise Broken("not_heard", event=event, seconds=f"{WITHIN_S:.0f}")
            return look()
