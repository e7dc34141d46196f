"""What a list shows of a document: one line, kept ready in the office's file, and the queue that it stands in.

queue         an incoming document                       an outgoing document
-----------------------------------------------------------------------------------------------------
to_register   here, in no book yet                       -
to_present    in the book, no leader has seen it         -
to_direct     presented, waits for the leader's word     -
in_progress   somebody is to act, or acts                -
numbered      -                                          has its number; not released (yet)
waiting       -                                          released; the server does not hold it whole
underway      -                                          at the server or further; not every recipient has entered it
ended         done, refused, recalled or joined          entered everywhere, refused, recalled, or its number void
"""

from datetime import date, time

import msgspec

from sync.replica.planned import Planned
from sync.rules.deadline import Deadline
from sync.rules.documents import Handling, written_in

OPEN_QUEUES = ("to_register", "to_present", "to_direct", "in_progress")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """`sender` and `to` are office codes, or names of outside ones. `people`: who in this office has to act on it.
    `late`: it came after its own deadline, so that is nobody's delay here; of our own, nobody who is not done had it in
    time. `came_at`: when an incoming document reached this office; `entered_on`: its arrival day in the register, ""
    for none yet. `planned`: the meeting that it calls to. Nothing in it changes by itself."""

    id: str
    box: str  # incoming, outgoing, drafts
    number: int
    notation: str
    kind: str
    subject: str
    urgency: str
    sender: str
    to: tuple[str, ...]
    state: str
    issued_on: str
    due: str
    posted_at: str
    due_time: str = ""
    came_at: str = ""
    entered_on: str = ""
    arrival_number: int | None = None
    waiting: bool = False  # in this office's outbox
    queue: str = ""
    seen: bool = True
    late: bool = False
    files: int = 0
    people: tuple[str, ...] = ()
    said: str = ""  # of a returned draft: what has to be changed
    source: str = ""  # by which other road an incoming document came; "" through this system
    planned: Planned | None = None
    filed: tuple[str, ...] = ()  # the ids of the case files that it lies in
    states: dict[str, int] = {}  # of an outgoing document: how many recipients stand where
    put_right: tuple[str, ...] = ()  # by what other documents it was put right, by their notations
    is_superseded: bool = False
    arrival_series: str = ""  # the key of the series that its arrival number is of

    @property
    def arrival_written(self) -> str:
        """The arrival number, of a series apart with its key; "" for none yet."""
        return "" if self.arrival_number is None else written_in(self.arrival_number, self.arrival_series)

    @property
    def deadline(self) -> Deadline | None:
        hour = time.fromisoformat(self.due_time) if self.due_time else None
        return Deadline(date.fromisoformat(self.due), hour) if self.due else None


_QUEUE_OF = {
    "arrived": "to_register",
    "registered": "to_present",
    "presented": "to_direct",
    "assigned": "in_progress",
    "in_progress": "in_progress",
}


def incoming_queue(state: str, page: Handling | None) -> str:
    """On whose desk an incoming document is: presented again after a directive, it waits for the leader once more."""
    queue = _QUEUE_OF.get(state, "ended")
    if queue != "in_progress" or page is None:
        return queue
    return "to_direct" if page.awaits_directive else queue
