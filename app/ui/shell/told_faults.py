"""Why the engine rests, and since when: the window's memory of what it was told.

A fault that lasts is told again after each rest; of one that has gone nothing is told. So it counts for as long as it
might be told again, and one that comes again soon is the same one, whatever was heard in between.
"""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from sync.engine.line_status import FILES_ALONE, OF_WHAT_WAS_ASKED, HeldUp

LASTS_S = 70.0  # the engine rests for a minute after a fault
SAME_S = 180.0  # a rest, a try that finds nothing for a while, and some
ENDS = frozenset({"sent", "complete", "online"})  # told of what has come through
NOT_CARRIED = "anew.not_carried"  # of what is owed to an earlier self, which nothing on the line ends
OUTLIVES = OF_WHAT_WAS_ASKED - FILES_ALONE | {NOT_CARRIED}  # of one act: that others go through says nothing of it


@dataclass(frozen=True)
class Fault:
    """`since`: when it was first told, by this PC's clock."""

    code: str
    since: datetime


class ToldFaults:
    def __init__(self) -> None:
        self._known: dict[str, tuple[Fault, float]] = {}  # by code, with when each was last told
        self._present: list[str] = []  # the last one last

    def hear(self, event: str, about: str, now: datetime, now_s: float) -> None:
        if event in ENDS:
            self._present = [code for code in self._present if code in OUTLIVES]
        elif event == "fault":
            known, told_s = self._known.get(about, (Fault(about, now), now_s))
            self._known[about] = (known if now_s - told_s <= SAME_S else Fault(about, now), now_s)
            self._present = [*(code for code in self._present if code != about), about]

    def present(self, now_s: float) -> Fault | None:
        """The last one that was told, as long as it may last."""
        lasting = [self._known[code] for code in self._present]
        return next((fault for fault, told_s in reversed(lasting) if now_s - told_s <= LASTS_S), None)


def as_stored(fault: Fault | None, stored: str | None) -> Fault | None:
    """With the time that the office's file knows, as JSON, where this is older than the window."""
    if fault is None or not stored:
        return fault
    known = msgspec.json.decode(stored, type=dict[str, HeldUp]).values()
    return Fault(fault.code, min([fault.since, *(one.since for one in known if one.code == fault.code)]))
