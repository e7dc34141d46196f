"""An office's `sync --watch` and what it says: one event a line, with the moment at which it was heard."""

import json
import subprocess
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
    """Reads a running `sync --watch` until that ends."""

    def __init__(self, process: subprocess.Popen[str], now_s: Callable[[], float]) -> None:
        self._process, self._now_s = process, now_s
        self._changed = threading.Condition()
        self._heard: list[Heard] = []
        self._is_over = False
        threading.Thread(target=self._listen, name="watch", daemon=True).start()

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

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            with self._process.stdout as lines:
                for line in lines:
                    told = json.loads(line)
                    with self._changed:
                        self._heard.append(Heard(str(told["event"]), str(told["id"]), self._now_s()))
                        self._changed.notify_all()
        finally:
            with self._changed:
                self._is_over = True
                self._changed.notify_all()
