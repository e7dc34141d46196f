"""What a person, or a PC on its own, asks the district to hold true.

An intent is stored and sent as its signed bytes and never rewritten; `FORM` is the version of the envelope and of
every act in it. Lane and sequence travel outside: they belong to the PC that hands the bytes over.
"""

from datetime import date, datetime, time
from typing import Annotated

import msgspec

from sync.rules.acts import Act, OnDocument
from sync.rules.corrections import Corrected
from sync.rules.deliveries import Recipient
from sync.rules.desk_acts import (
    Accept,
    AnswerInvitation,
    Direct,
    DirectFor,
    Finish,
    HandBack,
    NoteCall,
    NoteMeeting,
    NotePrint,
    Present,
    Remind,
    RemoveGroup,
    RemoveTemplate,
    SaveGroup,
    SaveTemplate,
    SetYearDays,
)
from sync.rules.documents import FileFacts, Source, Urgency
from sync.rules.draft_acts import ApproveDraft, ReturnDraft, SubmitDraft, WithdrawDraft
from sync.rules.earlier_acts import EnterEarlier
from sync.rules.filing_acts import AnyFilingAct
from sync.rules.following_acts import AskExtension, Extend, ReportProgress
from sync.rules.handover_acts import HandOver
from sync.rules.joining_acts import Join, Separate
from sync.rules.meetings import Meeting
from sync.rules.people import RoleHeld
from sync.rules.series_acts import SetSeries

FORM = 1


class OpenBook(Act, frozen=True, tag="open_book"):
    """Where a paper series stands at first use: the book's first number here."""

    book: str
    first: int

    @property
    def about(self) -> str:
        return self.book


class Number(OnDocument, frozen=True, tag="number"):
    """Enter a signed document in the outgoing book. `issued_on` is the document's date, its year the book's. `suffix`:
    the letter of 12a; `reason`: why it is not the next number; `series`: the key of the series of its kind."""

    kind_id: str
    number: int
    subject: str
    issued_on: date
    signer: str = ""
    unit: str = ""
    suffix: str = ""
    reason: str = ""
    series: str = ""


class Release(OnDocument, frozen=True, tag="release"):
    """Dispatch a numbered document with its files to its recipients, expanded when saved. `corrects`: the earlier
    document that it corrects or supersedes."""

    subject: str
    files: tuple[FileFacts, ...]
    recipients: tuple[Recipient, ...]
    signer: str = ""
    urgency: Urgency = Urgency.NORMAL
    due: date | None = None
    due_time: time | None = None
    meeting: Meeting | None = None  # to which an invitation calls
    corrects: Corrected | None = None


class Withdraw(OnDocument, frozen=True, tag="withdraw"):
    """Take a release back before anything of it has arrived anywhere."""


class TakeIn(OnDocument, frozen=True, tag="take_in"):
    """Enter a document that came by another road. `kind_id`: a kind of the directory, or what it calls itself."""

    kind_id: str
    notation: str
    subject: str
    issued_on: date
    source: Source
    sender: str
    received_at: datetime
    sheets: int = 0
    files: tuple[FileFacts, ...] = ()
    signer: str = ""
    urgency: Urgency = Urgency.NORMAL
    due: date | None = None


class Arrive(OnDocument, frozen=True, tag="arrive"):
    """A PC reports that a document's facts are committed there; `complete`, that its files are too. `came_at`: since
    when, by the server's clock as the PC knows it; the report itself may be long on its way."""

    complete: bool = False
    came_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class Open(OnDocument, frozen=True, tag="open"):
    """A person has had the document on the screen."""


class Register(OnDocument, frozen=True, tag="register"):
    """Enter an incoming document under an arrival number; `series`: the key of the series of its kind."""

    number: int
    registered_on: date
    series: str = ""


class Refuse(OnDocument, frozen=True, tag="refuse"):
    reason: str


class Recall(OnDocument, frozen=True, tag="recall"):
    """Ask for a document back from every recipient, or from those named."""

    reason: str
    offices: tuple[str, ...] = ()


class AnswerRecall(OnDocument, frozen=True, tag="answer_recall"):
    agree: bool
    reason: str = ""


class CloseOutside(OnDocument, frozen=True, tag="close_outside"):
    """Close an outside recipient by hand: how and on what day it went."""

    name: str
    how: str
    on: date


class Void(Act, frozen=True, tag="void"):
    """Declare a number unused. `document` where one carries it."""

    book: str
    number: int
    reason: str
    on: date
    document: str = ""
    suffix: str = ""

    @property
    def about(self) -> str:
        return self.document or self.book


class RequestNumbers(Act, frozen=True, tag="request_numbers"):
    """A PC without the token asks for the next lease of a book."""

    book: str

    @property
    def about(self) -> str:
        return self.book


class TakeOver(Act, frozen=True, tag="take_over"):
    """Relieve a series' dead holder: this PC gets the token, the old window's rest is void."""

    series: str
    reason: str
    on: date

    @property
    def about(self) -> str:
        return self.series


class CloseTask(Act, frozen=True, tag="close_task"):
    task: str

    @property
    def about(self) -> str:
        return self.task


class OnPerson(Act, frozen=True):
    person: str

    @property
    def about(self) -> str:
        return self.person


class AddPerson(OnPerson, frozen=True, tag="add_person"):
    name: str
    roles: tuple[RoleHeld, ...]


class SetRoles(OnPerson, frozen=True, tag="set_roles"):
    roles: tuple[RoleHeld, ...]


class EndPerson(OnPerson, frozen=True, tag="end_person"):
    pass


class RevokeDevice(Act, frozen=True, tag="revoke_device"):
    device: str

    @property
    def about(self) -> str:
        return self.device


AnyAct = (
    OpenBook
    | Number
    | Release
    | Withdraw
    | TakeIn
    | Arrive
    | Open
    | Register
    | Join
    | Separate
    | Refuse
    | Recall
    | AnswerRecall
    | CloseOutside
    | Void
    | RequestNumbers
    | TakeOver
    | CloseTask
    | AddPerson
    | SetRoles
    | EndPerson
    | RevokeDevice
    | HandOver
    | Present
    | HandBack
    | Direct
    | DirectFor
    | Accept
    | Finish
    | ReportProgress
    | AskExtension
    | Extend
    | Remind
    | NoteMeeting
    | AnswerInvitation
    | NoteCall
    | SaveGroup
    | RemoveGroup
    | NotePrint
    | SubmitDraft
    | ApproveDraft
    | ReturnDraft
    | WithdrawDraft
    | EnterEarlier
    | SetYearDays
    | SetSeries
    | AnyFilingAct
    | SaveTemplate
    | RemoveTemplate
)


class Intent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An act with who, where and when. `person` is empty where the PC itself reports."""

    form: int
    id: str
    office: str
    device: str
    made_at: datetime
    act: AnyAct
    person: str = ""
