"""What a clerk has put together so far: the value of a draft."""

from datetime import date, datetime, time

import msgspec

from sync.rules.corrections import Corrected
from sync.rules.deliveries import Recipient
from sync.rules.documents import FileFacts, Urgency
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import Meeting


class MeetingSoFar(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What has been filled in of a meeting, as long as that is none yet. Without a last day it ends on its first."""

    day: date | None = None
    hour: time | None = None
    last_day: date | None = None
    last_hour: time | None = None
    place: str = ""
    chair: str = ""
    attendees: str = ""

    @property
    def is_empty(self) -> bool:
        return self == MeetingSoFar()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting, once it has its hour and its place."""
        return self.meeting_anywhere if self.place else None

    @property
    def meeting_anywhere(self) -> Meeting | None:
        """The same without asking for the place."""
        if self.day is None or self.hour is None:
            return None
        last = None
        if self.last_hour is not None:
            last = datetime.combine(self.last_day or self.day, self.last_hour, VIET_NAM)
        return Meeting(
            starts_at=datetime.combine(self.day, self.hour, VIET_NAM),
            place=self.place,
            ends_at=last,
            chair=self.chair,
            attendees=self.attendees,
        )


class DraftContent(msgspec.Struct, frozen=True, kw_only=True):
    """What a clerk has put together so far; every field may still be empty. `answers`: the incoming document that it
    replies to. `step`: where the window was left. `looked_at`: hashes of files that no program could read and a person
    has looked into: they bear no mark of secrecy. `meeting`: what an invitation calls to;
    `meeting_so_far`: what there is of it while that is not complete.
    `based_on`: the digest of the office's draft that it was made from, "" for none. `corrects`: the earlier document of
    ours that it puts right."""

    id: str
    kind: str = ""
    subject: str = ""
    issued_on: date | None = None
    signer: str = ""
    unit: str = ""
    urgency: Urgency = Urgency.NORMAL
    due: date | None = None
    due_time: time | None = None
    files: tuple[FileFacts, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    answers: str = ""
    step: str = ""
    looked_at: tuple[str, ...] = ()
    based_on: str = ""
    meeting: Meeting | None = None
    meeting_so_far: MeetingSoFar | None = None
    corrects: Corrected | None = None
