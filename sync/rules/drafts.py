"""A draft that an office shares on its way to a leader's word, before it has a number.

It is the office's own page, as `Handling` is: no other office ever sees it, nor may fetch its files for it.

state       means                                                   submit   approve   return   withdraw
------------------------------------------------------------------------------------------------------------
draft       a copy that was kept apart from another's text           ×                           ×
submitted   lies before a leader                                     ×        ×         ×        ×
returned    has to be changed, see the comment                       ×                           ×
approved    this text with these files may get its number            ×                  ×        ×
withdrawn   on its author's own PC again                             ×

Submitting another text over an approved one takes the approval away: an approval is for one digest alone.
"""

import hashlib
from datetime import date, datetime, time

import msgspec

from sync.rules.case import Case
from sync.rules.corrections import Corrected
from sync.rules.deliveries import Recipient
from sync.rules.documents import FileFacts, Urgency
from sync.rules.draft_acts import SubmitDraft
from sync.rules.intents import Number
from sync.rules.meetings import Meeting, tidied
from sync.rules.rows import Event, Row, office_scope
from sync.rules.state import Refusal, Work
from sync.rules.tasks import NUMBERED_UNAPPROVED
from sync.rules.text import one_line

_DECIDED = ("draft_approved", "draft_signed", "draft_returned")


class DraftText(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is approved: everything of a draft that its recipients would get, with its files by their content."""

    kind: str
    subject: str
    files: tuple[FileFacts, ...]
    recipients: tuple[Recipient, ...] = ()
    issued_on: date | None = None
    signer: str = ""
    unit: str = ""
    urgency: Urgency = Urgency.NORMAL
    due: date | None = None
    due_time: time | None = None
    answers: str = ""
    meeting: Meeting | None = None
    corrects: Corrected | None = None

    @property
    def digest(self) -> str:
        """A name for this text, alike for texts that are alike."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()


class SharedDraft(Row, frozen=True, tag="shared_draft"):
    """`id` is the document's. `by`: who submitted this text; `leader`: before whom it lies; `comment`: for what it was
    returned; `copy_of`: the draft that it was kept apart from. `stored_at`: when the server held every file."""

    office: str
    text: DraftText
    state: str
    by: str
    at: datetime
    leader: str = ""
    note: str = ""
    comment: str = ""
    copy_of: str = ""
    stored_at: datetime | None = None
    events: tuple[Event, ...] = ()

    @property
    def parent(self) -> str:
        return self.copy_of or self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)

    @property
    def stage(self) -> str:
        return self.state

    @property
    def digest(self) -> str:
        return self.text.digest

    @property
    def decided_by(self) -> str:
        """The leader who approved or returned it last; "" before that."""
        said = [event.person for event in self.events if event.code in _DECIDED]
        return said[-1] if said else ""


def text_of(act: SubmitDraft) -> DraftText:
    """The text that a submission carries, tidied."""
    return DraftText(
        kind=act.kind_id,
        subject=one_line(act.subject),
        files=act.files,
        recipients=act.recipients,
        issued_on=act.issued_on,
        signer=one_line(act.signer),
        unit=one_line(act.unit),
        urgency=act.urgency,
        due=act.due,
        due_time=act.due_time,
        answers=act.answers,
        meeting=tidied(act.meeting) if act.meeting else None,
        corrects=act.corrects,
    )


def check_approved(work: Work, case: Case, act: Number) -> Refusal | None:
    """Whether a document that was laid before a leader may get its number. One that never was, needs nobody's word.

    On a PC no number is given without it. By the time the server judges, the number stands on a paper: it stays, and
    clerk and leader are told. Refusals: `draft.not_approved`, `draft.not_as_approved`.
    """
    draft = work.get(SharedDraft, act.document)
    if draft is None or draft.state in ("withdrawn", "draft"):
        return None
    if draft.state != "approved":
        code = "draft.not_approved"
    elif (draft.text.kind, draft.text.subject) != (act.kind_id, one_line(act.subject)):
        code = "draft.not_as_approved"
    else:
        return None
    facts = {"subject": draft.text.subject}
    if not case.final:
        return Refusal(code, facts)
    case.task(work, NUMBERED_UNAPPROVED, case.office, act.document, act.document, facts | {"number": str(act.number)})
    return None
