"""Tells the window to look again when the next deadline passes: nothing else happens at that moment."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from app.ui.bridge.bridge import Bridge
from app.ui.parts.soon import Soon
from sync.replica.pages import next_deadline

LOOK_MS = 2000
AFTER_S = 61  # the minute of a deadline is still in time
LONGEST_S = 3600  # a clock may be set, a PC may sleep: so often it is asked anew


class FallingDue(QObject):
    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._soon = Soon(self, self._look, LOOK_MS)
        self._then = QTimer(self, singleShot=True)
        self._then.timeout.connect(bridge.changed)
        bridge.changed.connect(self._soon.wish)

    def _look(self) -> None:
        now = self._bridge.clock.now()
        self._bridge.page(lambda raw: next_deadline(raw, now), lambda at: self._wait(at, now), about=self, key="due")

    def _wait(self, at: datetime | None, now: datetime) -> None:
        left = min((at - now).total_seconds() + AFTER_S, LONGEST_S) if at else LONGEST_S
        self._then.start(int(left * 1000))
