"""Giving outgoing documents their numbers, opening books, and declaring numbers void.

Law: Decree 30/2020/NĐ-CP art. 15. Giving a number is not sending: the number is written on the paper, which is then
stamped, scanned and dispatched.
"""

from datetime import date

import msgspec

from sync.rules.books import (
    EARLY_LEASES_END,
    WINDOW,
    Book,
    Direction,
    Entry,
    Grant,
    book_id,
    book_named,
    entry_id,
    highest_granted,
    is_series_name,
    is_suffix,
    named,
    series_id,
    token_of,
    was_left,
)
from sync.rules.case import Case
from sync.rules.documents import Document, check_subject
from sync.rules.drafts import check_approved
from sync.rules.granting import explain_closed
from sync.rules.ids import is_id
from sync.rules.intents import Number, OpenBook, Void
from sync.rules.kinds import Kind, notation
from sync.rules.limits import check_names, check_reason, limits_of
from sync.rules.offices import Office
from sync.rules.series import borne_elsewhere
from sync.rules.state import Refusal, Work
from sync.rules.text import one_line

HIGHEST_NUMBER = 99_999


def open_book(work: Work, case: Case, act: OpenBook) -> Refusal | None:
    """Refusals: `book.unknown`, `book.bad_first`, `book.already_begun`, `book.number_leased`, `number.not_granted`."""
    if (found := book_named(act.book, case.office)) is None:
        return Refusal("book.unknown", {"book": act.book})
    name, year = found
    if not 1 <= act.first <= HIGHEST_NUMBER:
        return Refusal("book.bad_first", {"first": str(act.first)})
    if book := work.get(Book, act.book):
        return Refusal("book.already_begun", {"first": str(book.first), "year": str(year)})
    series = series_id(case.office, name)
    token = token_of(work, series)
    if token is None or token.device != case.device:
        return Refusal("number.not_granted", {"number": str(act.first)})
    leased = [g for g in work.children(Grant, series) if not g.token and not g.closed]
    in_band = WINDOW < act.first <= EARLY_LEASES_END
    if in_band and any(high >= act.first for g in leased for _, high in g.granted(year)):
        return Refusal("book.number_leased", {"first": str(act.first)})
    work.put(Book(id=act.book, office=case.office, series=name, year=year, first=act.first))
    if token.has_no_window(year):
        low = max(act.first, highest_granted(work, series, year) + 1)
        work.put(token.with_ranges(year, (low, low + WINDOW - 1)))
    elif act.first > EARLY_LEASES_END:
        work.put(token.with_ranges(year, (act.first, act.first + WINDOW - 1)))
        work.put(*(msgspec.structs.replace(g, closed=True) for g in leased if year in g.ranges))
    if case.final:
        explain_closed(work, series, year, case.today)
    return None


def number(work: Work, case: Case, act: Number) -> Refusal | None:
    """Refusals: `id.bad`, `document.already_numbered`, `kind.unknown`, `subject.*`, `secret.subject`, `text.too_long`,
    `draft.not_approved`, `draft.not_as_approved`, `number.bad_suffix`, `number.no_base`, `reason.*`, `book.unknown`.

    A number that is taken or was not granted, or that makes a notation which another book's document bears, stands on
    a paper all the same: that is a conflict with a task.
    """
    if not is_id(act.document):
        return Refusal("id.bad")
    if work.get(Document, act.document):
        return Refusal("document.already_numbered")
    office = work.get(Office, case.office)
    kind = work.get(Kind, act.kind_id)
    if kind is None or office is None or not kind.validity.holds_on(act.issued_on):
        return Refusal("kind.unknown", {"kind": act.kind_id})
    if refusal := check_subject(act.subject, limits_of(work)) or check_names(work, act.signer, act.unit):
        return refusal
    if refusal := check_approved(work, case, act):
        return refusal
    name, year = named(Direction.OUTGOING, act.series), act.issued_on.year
    if not is_series_name(name):
        return Refusal("book.unknown", {"book": name})
    series = series_id(case.office, name)
    if refusal := _check_suffix(work, case, act, f"{series}.{year}"):
        return refusal
    written = notation(act.number, kind, office.abbreviation, act.unit, act.suffix)
    facts = {"number": f"{act.number}{act.suffix}", "notation": written, "subject": act.subject, "year": str(year)}
    entry = used_entry(case, series, act.number, act.issued_on, act.document, act.suffix, one_line(act.reason))
    may_give = case.speaks_for if act.suffix else case.is_granted
    if not may_give(work, series, act.number, year):
        work.conflict = Refusal("number.not_granted", facts)
    elif work.get(Entry, entry.id):
        work.conflict = Refusal("number.taken", facts)
    elif bearer := borne_elsewhere(work, case.office, name, year, act.number, act.suffix, written):
        work.conflict = Refusal("number.notation_taken", facts | {"taken_by": bearer.subject})
    if work.conflict:
        case.task(work, "number_conflict", case.office, "", case.intent.id, facts | {"why": work.conflict.code})
        return None
    begin_book(work, case, name, year)
    work.put(
        Document(
            id=act.document,
            office=case.office,
            kind=act.kind_id,
            number=act.number,
            notation=written,
            subject=one_line(act.subject),
            issued_on=act.issued_on,
            state="numbered",
            signer=one_line(act.signer),
            unit=act.unit,
            suffix=act.suffix,
            series=act.series,
        ),
        entry,
    )
    case.note(work, act.document, "numbered", notation=written)
    return None


def _check_suffix(work: Work, case: Case, act: Number, book: str) -> Refusal | None:
    """A suffix is a small letter behind a number that is used; it may reach the server before that one does."""
    if not act.suffix:
        return check_reason(work, act.reason) if act.reason else None
    facts = {"number": str(act.number), "suffix": act.suffix}
    if not is_suffix(act.suffix):
        return Refusal("number.bad_suffix", facts)
    if not case.final and work.get(Entry, entry_id(book, act.number)) is None:
        return Refusal("number.no_base", facts)
    return check_reason(work, act.reason)


def void(work: Work, case: Case, act: Void) -> Refusal | None:
    """Declare a number unused. Refusals: `reason.*`, `number.bad_suffix`, `number.in_use`, `number.not_granted`,
    `document.unknown`, `document.already_released`."""
    if refusal := check_reason(work, act.reason):
        return refusal
    if (found := book_named(act.book, case.office)) is None:
        return Refusal("book.unknown", {"book": act.book})
    name, year = found
    series = series_id(case.office, name)
    id, told = entry_id(act.book, act.number, act.suffix), {"number": f"{act.number}{act.suffix}"}
    if act.suffix and not is_suffix(act.suffix):
        return Refusal("number.bad_suffix", told | {"suffix": act.suffix})
    entry = work.get(Entry, id)
    if entry and entry.document:
        document = work.get(Document, entry.document)
        if act.document != entry.document or document is None or not document.is_sent_by(case.office):
            return Refusal("number.in_use", told)
        if document.state != "numbered":
            return Refusal("document.already_released", {"notation": document.notation})
        work.put(msgspec.structs.replace(document, state="void"))
        case.note(work, document.id, "void", reason=one_line(act.reason))
    elif act.document:
        return Refusal("document.unknown")
    elif entry:
        return Refusal("number.in_use", told)
    elif not (case.speaks_for(work, series, act.number, year) or _was_left(work, case, act, series, year)):
        return Refusal("number.not_granted", told)
    blank = used_entry(case, series, act.number, act.on, act.document, act.suffix, one_line(act.reason))
    work.put(msgspec.structs.replace(blank, book=act.book, id=id, state="void"))
    return None


def _was_left(work: Work, case: Case, act: Void, series: str, year: int) -> bool:
    return not act.suffix and was_left(work, series, case.device, act.number, year, case.today)


def begin_book(work: Work, case: Case, name: str, year: int) -> None:
    """Let the book of a year begin at 1 unless it has begun.

    Only the token's PC begins a book: it may have opened it offline elsewhere, while another PC used its lease.
    """
    token = token_of(work, series_id(case.office, name))
    book = book_id(case.office, name, year)
    if token is None or token.device != case.device or token.has_no_window(year):
        return
    if work.get(Book, book) is None:
        work.put(Book(id=book, office=case.office, series=name, year=year))
        if case.final:
            explain_closed(work, series_id(case.office, name), year, case.today)


def used_entry(
    case: Case, series: str, number: int, on: date, document: str, suffix: str = "", reason: str = ""
) -> Entry:
    book = f"{series}.{on.year}"
    return Entry(
        id=entry_id(book, number, suffix),
        book=book,
        office=case.office,
        number=number,
        state="used",
        on=on,
        document=document,
        person=case.intent.person,
        device=case.intent.device,
        suffix=suffix,
        reason=reason,
    )
