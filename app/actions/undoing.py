"""Second thoughts in the first seconds: an act that is held has not left this PC and can be undone without a trace.

A hold is kept with the act in the office's file, so that it outlives a crash; nothing about the same document overtakes
it meanwhile. The command line holds nothing.
"""

from datetime import datetime, timedelta

from app.actions.desk import Desk
from sync.replica.outbox import LONGEST_HOLD
from sync.rules.documents import Urgency


def hold_until(desk: Desk, hold_s: float, rank: int) -> datetime | None:
    """Until when an act on a document of this urgency is held: ten seconds at most, for hỏa tốc not at all."""
    if hold_s <= 0 or rank == Urgency.MOST_URGENT.rank:
        return None
    return desk.replica.clock.now() + min(timedelta(seconds=hold_s), LONGEST_HOLD)


def undo(desk: Desk, document: str, act: str) -> bool:
    """Undo the latest act of a kind ("release", "present", "direct", "finish") on a document while it is still held.

    False where it is too late, or there is none: then nothing has changed. What was done since stays.
    """
    with desk.replica.write() as t:
        return t.take_back(act, document)
