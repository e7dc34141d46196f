"""What an office notes of a document on its way through the house: presented, directed, accepted, finished.

Values only. They stand on the office's own page (`documents.Handling`); no other office sees them. Fields are only ever
added, with defaults that are left out.
"""

from datetime import date, datetime, time
from enum import StrEnum

import msgspec

from sync.rules.deadline import Deadline, deadline


class _Note(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class Part(StrEnum):
    """What a person has in a directive: chủ trì, phối hợp, để biết."""

    LEAD = "lead"
    COLLABORATOR = "collaborator"
    INFORMED = "informed"


class Assigned(_Note, frozen=True):
    """A person whom a directive names, and the day by which he is to be done, or the hour of it."""

    person: str
    due: date | None = None
    due_time: time | None = None


class Presentation(_Note, frozen=True):
    """The clerk has laid the document before a leader (trình), one by name or whoever it is; and what was proposed: in
    words, and who is to lead, to help, and by when. `lead`: "" where nobody is proposed."""

    at: datetime
    by: str
    leader: str = ""
    proposal: str = ""
    lead: str = ""
    collaborators: tuple[str, ...] = ()
    due: date | None = None
    due_time: time | None = None


class Acceptance(_Note, frozen=True):
    person: str
    at: datetime


class Directive(_Note, frozen=True):
    """A leader's word on a document (bút phê). `id` is its intent's; `accepted`: who has taken his part on. `amends`:
    the one that it changes. `moved`: whose deadline a leader has moved since, and to when. `for_leader`: who gave it on
    paper, where a clerk has typed it (`by`)."""

    id: str
    at: datetime
    by: str
    lead: Assigned
    text: str = ""
    collaborators: tuple[Assigned, ...] = ()
    informed: tuple[Assigned, ...] = ()
    due: date | None = None
    due_time: time | None = None
    accepted: tuple[Acceptance, ...] = ()
    amends: str = ""
    for_leader: str = ""
    moved: tuple[Assigned, ...] = ()

    @property
    def people(self) -> tuple[Assigned, ...]:
        """Everybody whom it names, the lead first."""
        return (self.lead, *self.collaborators, *self.informed)

    def part_of(self, person: str) -> Part | None:
        """What a person has in it; None where it does not name him."""
        if person == self.lead.person:
            return Part.LEAD
        if any(person == one.person for one in self.collaborators):
            return Part.COLLABORATOR
        return Part.INFORMED if any(person == one.person for one in self.informed) else None

    def due_of(self, person: str = "") -> Deadline | None:
        """By when a person has to be done: as said for him, else for the whole. The whole moves with who leads."""
        known = (*self.moved, *self.people)
        own = (by for one in known if one.person == person and (by := deadline(one.due, one.due_time)))
        whole = (by for one in self.moved if one.person == self.lead.person and (by := deadline(one.due, one.due_time)))
        return next(own, None) or next(whole, None) or deadline(self.due, self.due_time)

    def is_accepted_by(self, person: str) -> bool:
        return any(person == one.person for one in self.accepted)


class Progress(_Note, frozen=True):
    """How far somebody says that his part is; `percent` where he has put it in figures."""

    at: datetime
    by: str
    text: str
    percent: int | None = None


class Extension(_Note, frozen=True):
    """Somebody has asked for a later deadline (xin gia hạn). `answer`: "", "granted" or "refused", by whom and why;
    `until`: what was granted, which may be another day than asked for."""

    at: datetime
    by: str
    due: date
    due_time: time | None = None
    reason: str = ""
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""
    note: str = ""
    until: date | None = None
    until_time: time | None = None

    @property
    def wanted(self) -> Deadline:
        return Deadline(self.due, self.due_time)


class Conclusion(_Note, frozen=True):
    """Work on the document has ended (kết thúc xử lý): with what, and the office's document that answers it."""

    at: datetime
    by: str
    result: str = ""
    reply: str = ""
