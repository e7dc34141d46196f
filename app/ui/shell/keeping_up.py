"""Keeps what a window knows of people and offices up to date while it is open."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Opening, look
from app.ui.parts.soon import Soon
from sync.replica import pages
from sync.rules.legal_time import legal_day
from sync.rules.people import Person
from sync.rules.rows import DIRECTORY, staff_scope

LOOK_MS, MINUTE_MS = 500, 60_000
Mark = tuple[object, ...]


class KeepingUp(QObject):
    """`changed`: the opening is another one now. Looks after a commit, and tells only what is new."""

    changed = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._seen: Mark | None = None
        self._soon = Soon(self, self._look, LOOK_MS)
        bridge.changed.connect(self._soon.wish)
        self._minutes = QTimer(self, interval=MINUTE_MS)  # a role may begin or end with the day, on a PC without a line
        self._minutes.timeout.connect(self._soon.wish)
        self._minutes.start()

    def look_again(self, then: Callable[[], object]) -> None:
        """Look whatever has happened, tell it, and go on."""

        def take(opening: Opening) -> None:
            self.changed.emit(opening)
            then()

        self._bridge.page(lambda raw: look(raw, self._bridge.profile), take, about=self)

    def _look(self) -> None:
        bridge, seen, today = self._bridge, self._seen, legal_day(self._bridge.clock.now())

        def query(raw: Any) -> tuple[Mark, Opening | None]:
            now = mark(raw, today)
            return (now, None) if now == seen else (now, look(raw, bridge.profile))

        bridge.page(query, self._take, about=self, key="keeping-up")

    def _take(self, found: tuple[Mark, Opening | None]) -> None:
        self._seen, opening = found
        if opening is not None:
            self.changed.emit(opening)


def mark(raw: Any, today: date) -> Mark:
    """Something that is another one whenever people, offices, PINs, who is enrolled here, or the day have changed."""
    shared = "SELECT scope, revision FROM cursor WHERE scope = ? OR scope LIKE ? ORDER BY scope"
    pending = "SELECT id, data FROM overlay WHERE type = ? ORDER BY id"
    with pages.looking(raw):
        return (
            today,
            pages.meta(raw, "identity"),
            *raw.execute(shared, [DIRECTORY, f"{staff_scope('')}%"]),
            *raw.execute(pending, [Person.type_name()]),
            *raw.execute("SELECT person, hash FROM pin ORDER BY person"),
        )
