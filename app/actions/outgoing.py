"""What a clerk does with an outgoing document: number it, dispatch it, take it back, close what went by post."""

import re
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import msgspec

from app.actions.addressing import recipients
from app.actions.composition import ByHand
from app.actions.correcting import correcting
from app.actions.desk import Desk
from app.actions.invitations import check_day
from app.actions.placing import (
    NOTHING_SAID,
    Placed,
    as_numbered,
    as_released_before,
    check_due,
    give_number,
    placed,
    release,
)
from app.actions.taking_files import take_files_in
from app.actions.templates import file_to_begin_with
from app.actions.undoing import undo
from sync.errors import Refused
from sync.replica import drafts
from sync.replica.draft_content import DraftContent
from sync.replica.gaps import Gap, gaps
from sync.replica.transaction import Transaction
from sync.rules.books import Direction, book_id, book_named, closed_ranges, named, series_id
from sync.rules.corrections import Corrected
from sync.rules.documents import ORDINARY, Document, FileFacts, Urgency, rank_of
from sync.rules.ids import document_id
from sync.rules.intents import CloseOutside, Recall, Release, Void, Withdraw
from sync.rules.kinds import LETTER, kind_named
from sync.rules.legal_time import legal_day
from sync.rules.meetings import Meeting, meeting_for
from sync.rules.secrecy import mark_in_subject
from sync.rules.text import one_line

DEFAULT_UNIT = "VP"
_GAP = re.compile(r"numbers_skipped:(.+)\.([0-9]{1,5})")


@dataclass(frozen=True)
class Wanted:
    """What a person has filled in for a document; None where nothing was said."""

    kind: str | None = None
    subject: str | None = None
    issued_on: date | None = None
    signer: str | None = None
    unit: str | None = None
    urgency: Urgency | None = None
    due: date | None = None
    due_time: time | None = None
    meeting: Meeting | None = None
    files: tuple[Path, ...] = ()
    to: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    corrects: Corrected | None = None


def save_draft(desk: Desk, wanted: Wanted, id: str | None = None) -> DraftContent:
    """Keep what has been filled in so far, with its files. Raises: Refused as for a dispatch, except for gaps."""
    if mark := mark_in_subject(wanted.subject or ""):
        raise Refused("secret.subject", {"mark": mark})
    files = take_files_in(desk.replica, list(wanted.files))
    with desk.replica.write() as t:
        draft = _merged(t, desk, id, wanted, files)
        drafts.save(t.connection, draft, desk.replica.clock.now())
    return draft


def begin_with(desk: Desk, draft: DraftContent, template: str) -> DraftContent:
    """Make a copy of a template, or of the blank form, the draft's main file. Raises: Refused, see
    `file_to_begin_with`."""
    file = file_to_begin_with(desk.replica, draft, template)
    begun = msgspec.structs.replace(draft, files=(file, *draft.files))
    with desk.replica.write() as t:
        drafts.save(t.connection, begun, desk.replica.clock.now())
    return begun


def number(
    desk: Desk, wanted: Wanted, draft: str | None = None, given: int | None = None, by_hand: ByHand = NOTHING_SAID
) -> Placed:
    """Give a signed document the next number, or one that stands on its paper already.

    Raises: Refused `kind.unknown`, `subject.*`, `secret.subject`, `number.none_here`, `number.taken`,
    `number.not_granted_here`, `number.bad_suffix`, `number.no_base`, `number.other_suffix`.
    """
    files = take_files_in(desk.replica, list(wanted.files))
    with desk.replica.write() as t:
        content = _merged(t, desk, draft, wanted, files)
        give_number(t, desk, content, given, by_hand)
        drafts.remove(t.connection, content.id)
        if files or content.recipients or content.files:
            drafts.save(t.connection, content, desk.replica.clock.now())
    return placed(desk, content.id)


def dispatch(
    desk: Desk,
    wanted: Wanted,
    id: str | None = None,
    given: int | None = None,
    hold_s: float = 0,
    by_hand: ByHand = NOTHING_SAID,
) -> Placed:
    """Number a document unless it has its number, and release it with its files. Works offline, all or nothing.

    For `hold_s` (ten seconds at most) nothing of it leaves and `undo_dispatch` may take the release back; the number
    stays. What is hỏa tốc is never held.

    Raises: Refused - see `number`, `take_files_in`, `recipients` and the rule `release`; LocalHindrance.
    """
    files = take_files_in(desk.replica, list(wanted.files))
    with desk.replica.write() as t:
        document = t.view.get(Document, id) if id else None
        content = _merged(t, desk, id, wanted, files, document)
        if document is None:
            give_number(t, desk, content, given, by_hand)
        elif given is not None and (given, by_hand.suffix) != (document.number, document.suffix):
            facts = {"number": f"{document.number}{document.suffix}", "given": f"{given}{by_hand.suffix}"}
            raise Refused("document.other_number", facts)
        release(t, desk, content, hold_s)
    return placed(desk, content.id)


def undo_dispatch(desk: Desk, id: str) -> bool:
    """Take a release back that is still held: the document has its number again and nothing has left. False where it
    is too late; then `withdraw` asks the server."""
    return undo(desk, id, Release.kind())


def withdraw(desk: Desk, id: str) -> Placed:
    """Take a release back before anything of it has arrived: at once where it has not left this PC.

    Raises: Refused `document.unknown`, `document.not_released`, `document.already_arrived`,
    `document.already_recalled`.
    """
    with desk.replica.write() as t:
        if not t.cancel_release(id):
            t.save_intent(Withdraw(document=id), person=desk.person, rank=rank_of(t.view, id))
    return placed(desk, id)


def recall(desk: Desk, id: str, reason: str, offices: tuple[str, ...] = ()) -> Placed:
    """Ask recipients to give a document back. What has not left this PC is taken back at once, and needs no asking.

    Raises: Refused `document.*`, `reason.*`, `recall.nobody_left`.
    """
    with desk.replica.write() as t:
        if offices or not t.cancel_release(id):
            t.save_intent(
                Recall(document=id, reason=reason, offices=offices), person=desk.person, rank=rank_of(t.view, id)
            )
    return placed(desk, id)


def close_outside(desk: Desk, id: str, name: str, how: str, on: date) -> Placed:
    """Close an outside recipient by hand. Raises: Refused `recipient.*`, `document.unknown`, `reason.*`."""
    with desk.replica.write() as t:
        t.save_intent(
            CloseOutside(document=id, name=name, how=how, on=on), person=desk.person, rank=rank_of(t.view, id)
        )
    return placed(desk, id)


def void(desk: Desk, id: str, reason: str) -> dict[str, str | int]:
    """Declare a number unused: a numbered document's, or that of a gap named by its task; also one that a PC had which
    was relieved, by whoever holds the book now.

    Raises: Refused `document.unknown`, `document.already_released`, `reason.empty`, `number.*`.
    """
    with desk.replica.write() as t:
        document = t.view.get(Document, id)
        if document is not None:
            book = book_id(document.office, named(Direction.OUTGOING, document.series), document.issued_on.year)
            act = Void(
                book=book,
                number=document.number,
                suffix=document.suffix,
                reason=reason,
                on=desk.legal_date(),
                document=id,
            )
        else:
            gap = _gap(t, desk, id)
            act = Void(book=gap.book, number=gap.number, suffix=gap.suffix, reason=reason, on=desk.legal_date())
        t.save_intent(act, person=desk.person, rank=ORDINARY)
    number: str | int = f"{act.number}{act.suffix}" if act.suffix else act.number
    return {"id": id, "number": number, "state": "void"}


def void_passed_over(desk: Desk, book: str, numbers: range, reason: str) -> None:
    """Say with one reason why numbers of a book were passed over, all of them or none. Raises: Refused as `void`."""
    with desk.replica.write() as t:
        for number in numbers:
            gap = _gap(t, desk, f"numbers_skipped:{book}.{number}")
            act = Void(book=gap.book, number=gap.number, reason=reason, on=desk.legal_date())
            t.save_intent(act, person=desk.person, rank=ORDINARY)


def _gap(t: Transaction, desk: Desk, id: str) -> Gap:
    identity = desk.replica.identity
    for gap in gaps(t.connection, identity.office, identity.device, legal_day(desk.replica.clock.now())):
        if id == f"numbers_skipped:{gap.book}.{gap.written}":
            return gap
    asked = _GAP.fullmatch(id)
    book = book_named(asked[1], identity.office) if asked else None
    if asked is not None and book is not None:
        name, year = book
        number, series = int(asked[2]), series_id(identity.office, name)
        there = closed_ranges(t.view, series, identity.device, year)
        if any(low <= number <= high for low, high in there):
            return Gap(asked[1], number)
    raise Refused("document.unknown")


def _merged(
    t: Transaction,
    desk: Desk,
    id: str | None,
    wanted: Wanted,
    files: tuple[FileFacts, ...],
    document: Document | None = None,
) -> DraftContent:
    """What was typed, over what a draft or the numbered document already says."""
    own = drafts.read(t.connection, id) if id else None
    draft = own or (drafts.in_hand(t.connection, id) if id else None)
    if id and draft is None and document is None:
        raise Refused("document.unknown")
    base = draft or DraftContent(id=id or document_id(desk.office, t.ids.new()))
    if document is not None:
        base = as_numbered(base, document)
        if own is None:
            base = as_released_before(t, base)
    kind = _kind(t, wanted, document) or base.kind
    if document is not None and wanted.issued_on not in (None, document.issued_on):
        raise Refused("document.other_date", {"notation": document.notation})
    if wanted.corrects is not None:
        base = correcting(t.view, msgspec.structs.replace(base, kind=kind), wanted.corrects)
        kind = base.kind
    issued_on = wanted.issued_on or base.issued_on
    due, due_time = (wanted.due, wanted.due_time) if wanted.due else (base.due, base.due_time)
    check_due(desk, due, document.issued_on if document else issued_on)
    if wanted.meeting is not None and meeting_for(kind, wanted.meeting) is None:
        raise Refused("meeting.not_invitation")
    check_day(wanted.meeting, issued_on or desk.legal_date())
    chosen = base.recipients
    if wanted.to or wanted.outside:
        day = desk.given_date or issued_on or desk.legal_date()
        chosen = tuple(recipients(t.view, desk.office, wanted.to, wanted.outside, day))
    unit = base.unit or (DEFAULT_UNIT if kind == LETTER else "")
    return msgspec.structs.replace(
        base,
        kind=kind,
        subject=one_line(wanted.subject) if wanted.subject is not None else base.subject,
        issued_on=issued_on,
        signer=one_line(wanted.signer) if wanted.signer is not None else base.signer,
        unit=one_line(wanted.unit) if wanted.unit is not None else unit,
        urgency=wanted.urgency or base.urgency,
        due=due,
        due_time=due_time,
        meeting=wanted.meeting or base.meeting,
        files=files or base.files,
        recipients=chosen,
    )


def _kind(t: Transaction, wanted: Wanted, document: Document | None) -> str | None:
    """The id of the kind that was named, None where none was. A number has fixed it."""
    if wanted.kind is None:
        return None
    known = kind_named(t.view, wanted.kind)
    if known is None:
        raise Refused("kind.unknown", {"kind": wanted.kind})
    if document is not None and known.id != document.kind:
        raise Refused("document.other_kind", {"notation": document.notation})
    return known.id
