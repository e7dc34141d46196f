"""What people ask about a draft on its way to a leader's word: submitted, approved, returned, taken back.

Law: Decree 30/2020/NĐ-CP art. 10-12 (drafting, checking, approving). `intents` has the envelope and the rest.
"""

from datetime import date, time

from sync.rules.acts import OnDocument
from sync.rules.corrections import Corrected
from sync.rules.deliveries import Recipient
from sync.rules.documents import FileFacts, Urgency
from sync.rules.meetings import Meeting


class SubmitDraft(OnDocument, frozen=True, tag="submit_draft"):
    """Lay a draft before a leader (trình duyệt), as it stands. `based_on`: the digest of the text that it was made
    from, "" for a first one; so two people who changed one draft apart from each other are told from one who goes on.
    `note`: what is said with it. The document's id is the one under which it gets its number later."""

    leader: str
    kind_id: str
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
    note: str = ""
    based_on: str = ""
    meeting: Meeting | None = None
    corrects: Corrected | None = None


class ApproveDraft(OnDocument, frozen=True, tag="approve_draft"):
    """A leader's yes (duyệt) to one text with its files, and to no other: `digest` says to which. `files`: the files as
    he has signed them, in the place of those of the text; none where they are as they were."""

    digest: str
    files: tuple[FileFacts, ...] = ()


class ReturnDraft(OnDocument, frozen=True, tag="return_draft"):
    """A leader gives a draft back (trả lại) with what has to be changed."""

    digest: str
    comment: str


class WithdrawDraft(OnDocument, frozen=True, tag="withdraw_draft"):
    """Take a draft back to one's own desk (rút lại)."""
