"""A whole document as the window shows it: the values, without what reads them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sync.replica.draft_content import DraftContent
from sync.replica.listed import AttachmentState
from sync.replica.planned import Planned
from sync.replica.twins import Twin
from sync.rules.circulation import due_of
from sync.rules.corrections import Way
from sync.rules.deadline import Deadline
from sync.rules.deliveries import Delivery
from sync.rules.documents import Document, Handling
from sync.rules.meetings import MeetingAnswer
from sync.rules.people import Role
from sync.rules.tasks import Task


@dataclass(frozen=True)
class Named:
    """An office or a person: what rows call it, and its name."""

    id: str
    name: str


@dataclass(frozen=True)
class Colleague:
    """Somebody of this office who may be given a document to work on."""

    id: str
    name: str
    roles: frozenset[Role]


@dataclass(frozen=True)
class HistoryLine:
    """`who`: the person where it is one of this office, else the office."""

    code: str
    at: datetime
    who: str
    facts: dict[str, str]


@dataclass(frozen=True)
class RecipientLine:
    """`at`: since when it is so. `came_late`: it reached the recipient after its own deadline."""

    office: str
    name: str
    state: str
    at: datetime
    purpose: str
    channel: str
    complete: bool
    reason: str
    recall: str  # "", asked, agreed or declined
    came_late: bool
    answer: MeetingAnswer | None = None  # to an invitation


@dataclass(frozen=True)
class PutRight:
    """By what a document was corrected or superseded. `stands`: that one has not been recalled since, as far as can be
    seen here. `box`: where it is read, "" where it is not here."""

    id: str
    way: Way
    notation: str
    on: date
    subject: str
    stands: bool
    box: str


@dataclass(frozen=True)
class OtherForm:
    """The same document as it came by another road: "system", or a source; `office`: who sent it, where that is one."""

    id: str
    source: str
    came_at: datetime
    office: str = ""


@dataclass(frozen=True)
class DocumentPage:
    """`own`: sent by this office. `handling`: this office's own page about it. `held`: may still be undone.

    `people`: names of this office's people by id, those who have left included; `colleagues`: who may be given work
    today. `reply`: our document that answers this one. `above`: the offices above this one, the nearest first;
    `is_from_below`: the sender stands below it. `planned`: the meeting that it calls to. `case_files`: those that it
    lies in, by code. `loan`: the one of its kept original that is still out, by who has it. `put_right`: what has
    corrected or superseded it since, in the order of their days; `first_box`: where the document that this one puts
    right is read, "" where it is not here.
    `others`: the other forms under its arrival number, in a round, the next one first. `twins`: what has come already
    and may be the same, of one that is in no book yet.
    `slips`: scans of directives given on paper, by the directive's id.
    """

    document: Document
    own: bool
    state: str
    sender: Named
    kind: str
    attachments: tuple[AttachmentState, ...]
    history: tuple[HistoryLine, ...]
    recipients: tuple[RecipientLine, ...] = ()
    delivery: Delivery | None = None
    handling: Handling | None = None
    tasks: tuple[Task, ...] = ()
    held: bool = False
    withdraw_asked: bool = False
    draft: DraftContent | None = None
    people: dict[str, str] = field(default_factory=dict)
    colleagues: tuple[Colleague, ...] = ()
    reply: Named | None = None
    above: tuple[str, ...] = ()
    is_from_below: bool = False
    planned: Planned | None = None
    case_files: tuple[Named, ...] = ()
    loan: Named | None = None
    put_right: tuple[PutRight, ...] = ()
    first_box: str = ""
    others: tuple[OtherForm, ...] = ()
    twins: tuple[Twin, ...] = ()
    slips: dict[str, AttachmentState] = field(default_factory=dict)

    @property
    def due(self) -> Deadline | None:
        """The deadline that counts here: as the leader has set it, else as the sender asked."""
        return due_of(self.document, self.handling)

    @property
    def leaders(self) -> tuple[Colleague, ...]:
        return tuple(one for one in self.colleagues if Role.LEADER in one.roles)
