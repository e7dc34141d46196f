"""What people ask at their own desk: a document's way through the house, reminders, calls, saved recipients.
What is asked while it is worked on stands in `following_acts`.

Law: Decree 30/2020/NĐ-CP art. 23-24 (presenting, assigning, following up). `intents` has the envelope and the rest.
"""

from datetime import date, time

import msgspec

from sync.rules.acts import Act, OnDocument
from sync.rules.assignments import Assigned
from sync.rules.deliveries import Recipient
from sync.rules.documents import FileFacts
from sync.rules.meetings import Attendee, Meeting


class Present(OnDocument, frozen=True, tag="present"):
    """Lay a registered document before a leader, with what the clerk proposes. The sender is not told. `lead`: who is
    to lead by the proposal; "" where nobody is proposed."""

    leader: str = ""
    proposal: str = ""
    lead: str = ""
    collaborators: tuple[str, ...] = ()
    due: date | None = None
    due_time: time | None = None


class HandBack(OnDocument, frozen=True, tag="hand_back"):
    """A leader gives a document that lies before him back to the clerk, with what is wrong."""

    reason: str


class Direct(OnDocument, frozen=True, tag="direct"):
    """A leader's word on a document: exactly one lead, any number of collaborators and of people to be told.
    A later one takes the place of the earlier, which stays in the history. `amends`: it changes this one, and is not a
    word anew, so that whoever keeps his part has not to take it on again."""

    lead: Assigned
    text: str = ""
    collaborators: tuple[Assigned, ...] = ()
    informed: tuple[Assigned, ...] = ()
    due: date | None = None
    due_time: time | None = None
    amends: str = ""


class DirectFor(Direct, frozen=True, kw_only=True, tag="direct_for"):
    """A clerk enters what a leader has said on paper, with the scan of the slip where there is one."""

    leader: str
    slip: FileFacts | None = None


class Accept(OnDocument, frozen=True, tag="accept"):
    """Take on one's part, as lead or collaborator, of the directive that holds."""


class Finish(OnDocument, frozen=True, tag="finish"):
    """End the work on a document: the result, and this office's document that answers it, where there is one."""

    result: str = ""
    reply: str = ""


class Remind(OnDocument, frozen=True, tag="remind"):
    """Urge every recipient that is not done with our document, or those named."""

    text: str
    offices: tuple[str, ...] = ()


class NoteMeeting(OnDocument, frozen=True, tag="note_meeting"):
    """Note for one's own office to what meeting a document calls whose sender has not said it; None takes it away."""

    meeting: Meeting | None = None


class AnswerInvitation(OnDocument, frozen=True, tag="answer_invitation"):
    """Say who goes to a meeting, or for what reason nobody does."""

    going: tuple[Attendee, ...] = ()
    reason: str = ""


class NoteCall(Act, frozen=True, tag="note_call"):
    """Note for one's own office that another one was called, and what was said; about a document where there is one."""

    called: str
    text: str
    document: str = ""

    @property
    def about(self) -> str:
        return self.document or self.called


class OnGroup(Act, frozen=True):
    group: str

    @property
    def about(self) -> str:
        return self.group


class SaveGroup(OnGroup, frozen=True, tag="save_group"):
    """Keep recipients under a name, or change them under the same id."""

    name: str
    recipients: tuple[Recipient, ...]


class RemoveGroup(OnGroup, frozen=True, tag="remove_group"):
    pass


class OnTemplate(Act, frozen=True):
    template: str

    @property
    def about(self) -> str:
        return self.template


class SaveTemplate(OnTemplate, frozen=True, tag="save_template"):
    """Keep a file as a template of a kind, or put another in its place under the same id."""

    kind_id: str
    name: str
    file: FileFacts


class RemoveTemplate(OnTemplate, frozen=True, tag="remove_template"):
    pass


class PrintedRow(msgspec.Struct, frozen=True, array_like=True):
    """A row of a printed book: its key in the book, the page it stands on, and a digest of what its cells say."""

    key: str
    page: int
    digest: str


class NotePrint(Act, frozen=True, tag="note_print"):
    """Note that the next part of a book has been printed: the rows up to a day, and corrections of earlier ones."""

    book: str
    form: str
    part: int
    until: date
    first_page: int
    last_page: int
    rows: tuple[PrintedRow, ...]

    @property
    def about(self) -> str:
        return self.book


class FreeDay(msgspec.Struct, frozen=True, omit_defaults=True):
    """A day that is not as its day of the week says, and why."""

    day: date
    reason: str = ""


class SetYearDays(Act, frozen=True, tag="set_year_days"):
    """Say which days of a year are free and which Saturdays and Sundays are worked instead; or, with `inherits`, follow
    the office above again."""

    year: int
    free: tuple[FreeDay, ...] = ()
    worked: tuple[FreeDay, ...] = ()
    inherits: bool = False

    @property
    def about(self) -> str:
        return f"days.{self.year}"
