"""Offers what happened without a line, once, when the line is back and what had waited has gone and come."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.bridge.bridge import Bridge
from sync.engine.line_status import LineStatus
from sync.replica.away_page import Absence, Digest, absence_after, digest
from sync.replica.strip_page import strip_page
from sync.world import stamp

LOOK_MS = 1500
PATIENCE = timedelta(seconds=30)  # what still moves then is told without


class AwayNotice(QObject):
    """`offered`: a digest that nobody has been offered yet. Nothing is offered while the line is lost."""

    offered = Signal(object)

    def __init__(self, bridge: Bridge, read_until: str) -> None:
        """`read_until`: up to when it has been read, as a stamp."""
        super().__init__()
        self._bridge, self._told_until = bridge, read_until
        self._soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._soon.timeout.connect(self.look)
        bridge.changed.connect(self._look_soon)
        self._look_soon()

    def read(self, absence: Absence) -> None:
        """Somebody has read it: it is not offered again."""
        self._told_until = max(self._told_until, stamp(absence.until))

    def look(self) -> None:
        now, told_until = self._bridge.clock.now(), self._told_until
        self._bridge.page(lambda raw: _settled(raw, told_until, now), self._take, about=self, key="away-notice")

    def _look_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _take(self, found: tuple[Digest | None, bool]) -> None:
        ready, is_on_its_way = found
        if is_on_its_way:
            self._look_soon()
        elif ready is not None and stamp(ready.absence.until) > self._told_until:
            self._told_until = stamp(ready.absence.until)
            self.offered.emit(ready)


def _settled(raw: Any, told_until: str, now: datetime) -> tuple[Digest | None, bool]:
    """The digest that is to be offered, None for none; and whether one is on its way but things still move."""
    absence = absence_after(raw, told_until, now)
    if absence is None:
        return None, False
    page = strip_page(raw)
    status = msgspec.json.decode(page.line, type=LineStatus) if page.line else LineStatus(state="unknown")
    if status.state != "up":
        return None, False
    if (page.waiting or page.files_up or page.files_down) and now - absence.until < PATIENCE:
        return None, True
    return digest(raw, absence, now), False
