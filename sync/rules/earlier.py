"""A register that was kept elsewhere before this program: its rows become documents of the book, without files.

They fill the part of the book that lies before the number with which it was begun here, so they take no number of
anybody's. What the old book does not say is not made up: nobody is said to have received, handled or closed anything.
Law: Decree 30/2020/NĐ-CP art. 15 and 22 (one series a year, whatever it is kept in).
"""

from datetime import date, datetime, time

import msgspec

from sync.rules.books import Book, Direction, Entry, book_named, direction_of, entry_id, key_of, series_id
from sync.rules.case import Case
from sync.rules.deliveries import Channel, Delivery, delivery_id
from sync.rules.documents import Arrival, Document, Earlier, Origin, Source, check_subject
from sync.rules.earlier_acts import EarlierRow, EnterEarlier
from sync.rules.ids import is_documents_id
from sync.rules.legal_time import VIET_NAM
from sync.rules.limits import check_names, check_text, limits_of
from sync.rules.numbering import used_entry
from sync.rules.state import Refusal, Work
from sync.rules.text import one_line

MOST_ROWS = 20  # in one act, which may not be larger than others are
UNNAMED = "–"  # as a hand leaves a cell that nobody filled


def enter_earlier(work: Work, case: Case, act: EnterEarlier) -> Refusal | None:
    """All rows or none. Refusals: `book.unknown`, `earlier.book_not_begun`, `earlier.rows`, and for a row as
    `check_row`, `id.bad`, `document.already_here`."""
    if (named := book_named(act.book, case.office)) is None:
        return Refusal("book.unknown", {"book": act.book})
    name, year = named
    book = work.get(Book, act.book)
    if book is None:
        return Refusal("earlier.book_not_begun", {"year": str(year)})
    if not 0 < len(act.rows) <= MOST_ROWS:
        return Refusal("earlier.rows", {"limit": str(MOST_ROWS)})
    for row in act.rows:
        if not is_documents_id(row.document, case.office):
            return Refusal("id.bad")
        if work.get(Document, row.document):
            return Refusal("document.already_here")
        if refusal := check_row(work, book, row, case.today):
            return refusal
        _enter(work, case, name, row)
    return None


def check_row(work: Work, book: Book, row: EarlierRow, today: date) -> Refusal | None:
    """Whether a row may stand in a book. Refusals: `earlier.not_before`, `number.taken`, `earlier.other_year`,
    `earlier.not_yet`, `earlier.no_notation`, `sender.none`, `subject.*`, `secret.subject`, `text.too_long`."""
    number = {"number": str(row.number), "year": str(book.year)}
    if not 0 < row.number < book.first:
        return Refusal("earlier.not_before", number | {"first": str(book.first)})
    if work.get(Entry, entry_id(book.id, row.number)):
        return Refusal("number.taken", number)
    if row.on.year != book.year:
        return Refusal("earlier.other_year", number | {"date": f"{row.on:%d/%m/%Y}"})
    if row.on > today:
        return Refusal("earlier.not_yet", number | {"date": f"{row.on:%d/%m/%Y}"})
    direction = direction_of(book.series)
    if direction is Direction.OUTGOING and not one_line(row.notation):
        return Refusal("earlier.no_notation", number)
    if direction is Direction.INCOMING and not one_line(row.sender):
        return Refusal("sender.none")
    if refusal := check_subject(row.subject, limits_of(work)):
        return refusal
    names = (row.sender, row.notation, row.signer, row.kind_id, row.kept_by, row.copies)
    return check_names(work, *names) or check_text(work, row.to + row.note)  # one act holds both


def _enter(work: Work, case: Case, name: str, row: EarlierRow) -> None:
    incoming, series = direction_of(name) is Direction.INCOMING, series_id(case.office, name)
    at = datetime.combine(row.on, time(12), VIET_NAM)  # the old book knows the day alone
    origin = Origin(source=Source.EARLIER, sender=one_line(row.sender), received_at=at) if incoming else None
    document = Document(
        id=row.document,
        office=case.office,
        kind=one_line(row.kind_id),
        number=row.number if not incoming else 0,
        notation=one_line(row.notation),
        subject=one_line(row.subject),
        issued_on=row.issued_on,
        state="released",
        signer=one_line(row.signer),
        released_at=at,
        stored_at=None if incoming else case.now,
        origin=origin,
        series="" if incoming else key_of(name),
        earlier=Earlier(
            to=one_line(row.to),
            passed_on=row.passed_on,
            kept_by=one_line(row.kept_by),
            copies=one_line(row.copies),
            note=one_line(row.note),
        ),
    )
    work.put(document, used_entry(case, series, row.number, row.on, document.id))
    work.put(_delivery(work, case, document, at))
    page = case.note(work, document.id, "entered_earlier", number=str(row.number))
    if incoming:
        arrival = Arrival(f"{series}.{row.on.year}", row.number, row.on)
        work.put(msgspec.structs.replace(page, arrival=arrival))


def _delivery(work: Work, case: Case, document: Document, at: datetime) -> Delivery:
    """It has arrived, or gone, long ago; how, only the old book knows."""
    incoming = document.origin is not None
    to = document.earlier.to if document.earlier else ""
    return Delivery(
        id=delivery_id(document.id, case.office if incoming else "outside-0"),
        document=document.id,
        sender=case.office,
        office=case.office if incoming else "",
        name=document.origin.sender if document.origin else to[: limits_of(work).name_characters] or UNNAMED,
        channel=Channel.SYSTEM if incoming else Channel.BY_HAND,
        state="done" if incoming else "closed",
        at=at,
        posted_at=at,
        complete=True,
    )
