"""From what a clerk has put together to a numbered and a released document, inside one writing transaction.

Giving a number is not sending: each is an act of its own, and a refused release never takes a number back.
"""

from dataclasses import dataclass
from datetime import date

import msgspec

from app.actions.composition import ByHand
from app.actions.desk import Desk
from app.actions.undoing import hold_until
from sync.errors import Refused
from sync.replica import drafts, listing, outbox
from sync.replica.draft_content import DraftContent
from sync.replica.next_numbers import next_outgoing
from sync.replica.numbers import check_given
from sync.replica.transaction import Transaction
from sync.replica.view import View
from sync.rules.books import Direction, key_of
from sync.rules.correcting import check_correction
from sync.rules.documents import Document, check_subject
from sync.rules.drafts import SharedDraft
from sync.rules.intents import Number, Release
from sync.rules.kinds import Kind
from sync.rules.limits import limits_of
from sync.rules.meetings import meeting_for
from sync.rules.series import series_for
from sync.rules.text import one_line

NOTHING_SAID = ByHand()


@dataclass(frozen=True)
class Placed:
    """Where a document stands after an action."""

    id: str
    number: int
    notation: str
    state: str


def give_number(
    t: Transaction, desk: Desk, content: DraftContent, given: int | None, by_hand: ByHand = NOTHING_SAID
) -> None:
    """Give the next number, or one that stands on the paper already. Raises: Refused `subject.*`, `secret.subject`,
    `number.*`, `correction.*`, `draft.not_as_approved`, and what the rule `number` refuses."""
    office, device = desk.office, desk.replica.identity.device
    on = content.issued_on or desk.legal_date()
    if refusal := check_subject(content.subject, limits_of(t.view)):
        raise Refused.by(refusal)
    _check_files_approved(t, content)
    if content.corrects and (refusal := check_correction(t.view, office, content.id, content.kind, content.corrects)):
        raise Refused.by(refusal)  # before a number is used up for it
    name = series_for(t.view, office, Direction.OUTGOING, content.kind, on.year)
    if given is None:
        given = next_outgoing(t.connection, office, content.kind, content.unit, on, device)
    else:
        check_given(t.connection, office, name, given, on, device, by_hand.suffix)
    act = Number(
        document=content.id,
        kind_id=content.kind,
        number=given,
        subject=content.subject,
        issued_on=on,
        signer=content.signer,
        unit=content.unit,
        suffix=by_hand.suffix,
        reason=one_line(by_hand.reason),
        series=key_of(name),
    )
    t.save_intent(act, person=desk.person, rank=content.urgency.rank)


def _check_files_approved(t: Transaction, content: DraftContent) -> None:
    """What gets its number is what the leader has read, file by file; the scan of it joins afterwards."""
    draft = t.view.get(SharedDraft, content.id)
    if draft is None or draft.state != "approved":
        return  # the rule says what is wanting
    if [file.sha256 for file in content.files] != [file.sha256 for file in draft.text.files]:
        raise Refused("draft.not_as_approved", {"subject": draft.text.subject})


def release(t: Transaction, desk: Desk, content: DraftContent, hold_s: float) -> None:
    """Release a numbered document as it has been put together; its draft goes, and so does an earlier release that was
    refused. Raises: Refused, see the rule."""
    act = Release(
        document=content.id,
        subject=content.subject,
        files=content.files,
        recipients=content.recipients,
        signer=content.signer,
        urgency=content.urgency,
        due=content.due,
        due_time=content.due_time,
        meeting=meeting_for(content.kind, content.meeting),
        corrects=content.corrects,
    )
    rank = content.urgency.rank
    outbox.dismiss_refused(t.connection, content.id, Release.kind())
    t.save_intent(act, person=desk.person, rank=rank, hold_until=hold_until(desk, hold_s, rank))
    drafts.remove(t.connection, content.id)


def check_due(desk: Desk, due: date | None, issued_on: date | None) -> None:
    """A document is not due before its own day. Raises: Refused `date.due_too_early`."""
    if due is not None and due < (on := issued_on or desk.legal_date()):
        raise Refused("date.due_too_early", {"due": due.isoformat(), "date": on.isoformat()})


def as_numbered(content: DraftContent, document: Document) -> DraftContent:
    """What has been put together, under the facts that its number has fixed, and those said with it."""
    return msgspec.structs.replace(
        content,
        kind=document.kind,
        subject=document.subject,
        issued_on=document.issued_on,
        signer=document.signer,
        unit=document.unit,
    )


def as_released_before(t: Transaction, content: DraftContent) -> DraftContent:
    """With what the document's last release said, which was taken back or refused; files only where all are here."""
    last = outbox.last_release(t.connection, content.id)
    if last is None:
        return content
    files = last.files if all(t.has_file(file.sha256) for file in last.files) else ()
    return msgspec.structs.replace(as_in(content, last), files=files)


def as_in(content: DraftContent, last: Release) -> DraftContent:
    """With what a release said; who signs stays."""
    return msgspec.structs.replace(
        content,
        subject=last.subject,
        files=last.files,
        recipients=last.recipients,
        urgency=last.urgency,
        due=last.due,
        due_time=last.due_time,
        meeting=last.meeting,
        corrects=last.corrects,
    )


def with_fitting_unit(view: View, content: DraftContent) -> DraftContent:
    """Only a notation without the kind's abbreviation names a unit."""
    kind = view.get(Kind, content.kind)
    names_kind = kind is not None and bool(kind.abbreviation)
    return msgspec.structs.replace(content, unit="") if names_kind else content


def placed(desk: Desk, id: str) -> Placed:
    """Raises: Refused `document.unknown`."""
    with desk.replica.read() as connection:
        line = listing.read_line(connection, id)
    if line is None:
        raise Refused("document.unknown")
    return Placed(line.id, line.number, line.notation, line.state)
