"""A document that is being written at the window: kept as it grows, given its number, sent, taken up again."""

import msgspec

from app.actions.composition import ByHand, Composition
from app.actions.desk import Desk
from app.actions.invitations import check_day
from app.actions.placing import (
    NOTHING_SAID,
    Placed,
    as_in,
    check_due,
    give_number,
    placed,
    release,
    with_fitting_unit,
)
from app.documents.look_inside import Inside, inside
from sync.errors import Refused
from sync.replica import drafts, outbox
from sync.replica.draft_content import DraftContent
from sync.replica.replica import Replica
from sync.replica.transaction import Transaction
from sync.replica.view import View
from sync.rules.deliveries import FINAL, Delivery, Recipient
from sync.rules.documents import Document, FileFacts
from sync.rules.drafts import SharedDraft
from sync.rules.ids import document_id
from sync.rules.meetings import meeting_for
from sync.rules.secrecy import mark_in_subject
from sync.rules.text import one_line


def composition(replica: Replica, id: str) -> Composition | None:
    """A draft, or a document that has its number and is not sent, as it was left. None where there is none."""
    with replica.read() as connection:
        view = View(connection)
        document, shared = view.get(Document, id), view.get(SharedDraft, id)
        own, draft = drafts.read(connection, id), drafts.in_hand(connection, id)
        if document is not None and document.state != "numbered":
            return None
        if document is not None:
            last = None if own else outbox.last_release(connection, id)
            draft = _fixed(draft or DraftContent(id=id, subject=document.subject, signer=document.signer), document)
            if last is not None:
                draft = msgspec.structs.replace(as_in(draft, last), signer=last.signer or document.signer)
        if draft is None:
            return None
        absent = frozenset(file.sha256 for file in draft.files if not replica.files.has(file.sha256))
        answered = view.get(Document, draft.answers) if draft.answers else None
        corrected = view.get(Document, draft.corrects.document) if draft.corrects else None
        return Composition(draft, document, answered, absent, shared, corrected)


def shared_draft(replica: Replica, id: str) -> SharedDraft | None:
    """The draft of the office as it stands now; None where it was never laid before a leader."""
    with replica.read() as connection:
        return View(connection).get(SharedDraft, id)


def as_new(replica: Replica, id: str) -> Composition | None:
    """A new document like one of ours: the same facts and files, for those who do not have it. It gets its own number;
    what was released once cannot be released again."""
    with replica.read() as connection:
        view = View(connection)
        document = view.get(Document, id)
        if document is None or not document.is_sent_by(replica.identity.office):
            return None
        sent = [d for d in view.children(Delivery, id) if d.state != "withdrawn"]
    left_out = [d for d in sent if d.state in FINAL and d.state != "closed"]
    content = DraftContent(
        id=document_id(document.office, replica.ids.new()),
        kind=document.kind,
        subject=document.subject,
        signer=document.signer,
        unit=document.unit,
        urgency=document.urgency,
        files=tuple(file for file in document.files if replica.files.has(file.sha256)),
        recipients=tuple(
            Recipient(office=d.office, name=d.name, purpose=d.purpose, channel=d.channel) for d in left_out or sent
        ),
    )
    return Composition(content)


def keep(desk: Desk, content: DraftContent) -> None:
    """Keep what has been put together so far.

    Raises: Refused `document.already_released`, `document.void`, `secret.subject`: not even a draft may hold that.
    """
    if mark := mark_in_subject(content.subject):
        raise Refused("secret.subject", {"mark": mark})
    with desk.replica.write() as t:
        document = _unsent(t, content.id)
        drafts.save(t.connection, _tidied(content, document), desk.replica.clock.now())


def forget(desk: Desk, id: str) -> None:
    """Let a draft go. A number that it has stays with the document."""
    with desk.replica.write() as t:
        drafts.remove(t.connection, id)


def number(desk: Desk, content: DraftContent, given: int | None = None, by_hand: ByHand = NOTHING_SAID) -> Placed:
    """Give it the next number, or the one that stands on its paper. What has been put together stays a draft until it
    is sent.

    Raises: Refused `subject.*`, `secret.subject`, `kind.unknown`, `number.*`, `book.open_first`.
    """
    content = _tidied(content, None)
    with desk.replica.write() as t:
        content = with_fitting_unit(t.view, content)
        give_number(t, desk, content, given, by_hand)
        document = t.view.get(Document, content.id)
        if document is not None:
            drafts.save(t.connection, _fixed(content, document), desk.replica.clock.now())
    return placed(desk, content.id)


def send(desk: Desk, content: DraftContent, hold_s: float) -> Placed:
    """Release a numbered document as it stands; for `hold_s` `outgoing.undo_dispatch` takes it back.

    Raises: Refused - see the rule `release`, `file.attach_again`, `date.due_too_early`, `meeting.before_issue`;
    LocalHindrance.
    """
    with desk.replica.write() as t:
        document = _unsent(t, content.id)
        if document is None:
            raise Refused("document.unknown")
        content = _tidied(content, document)
        check_due(desk, content.due, content.issued_on)
        check_day(meeting_for(content.kind, content.meeting), document.issued_on)
        release(t, desk, content, hold_s)
    return placed(desk, content.id)


def looked_into(replica: Replica, file: FileFacts) -> Inside | None:
    """What a file of the store holds, as far as it can be read."""
    return inside(replica.files.path(file.sha256))


def _unsent(t: Transaction, id: str) -> Document | None:
    """The document, where it has its number; a draft has none. Raises: Refused where it has been sent since."""
    document = t.view.get(Document, id)
    if document is not None and document.state != "numbered":
        code = "document.void" if document.state == "void" else "document.already_released"
        raise Refused(code, {"notation": document.notation})
    return document


def _tidied(content: DraftContent, document: Document | None) -> DraftContent:
    tidy = msgspec.structs.replace(
        content, subject=one_line(content.subject), signer=one_line(content.signer), unit=one_line(content.unit)
    )
    return _fixed(tidy, document) if document else tidy


def _fixed(content: DraftContent, document: Document) -> DraftContent:
    """Under the facts that its number has fixed."""
    return msgspec.structs.replace(content, kind=document.kind, issued_on=document.issued_on, unit=document.unit)
