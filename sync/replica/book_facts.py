"""All that a register of one book is made of, read in one look by plain SQL: entries, and what they are about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import msgspec

from sync.replica import pages
from sync.replica.case_file_page import files_of
from sync.rules.books import Book, Direction, Entry, Grant, book_id, series_id
from sync.rules.case_files import CaseFile
from sync.rules.corrections import Correction
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.kinds import Kind
from sync.rules.loans import Loan
from sync.rules.offices import Office
from sync.rules.printing import PrintedPart
from sync.rules.rows import Row

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class BookFacts:
    """`documents`, `handlings` and `deliveries` by the document's id; of an incoming document the own delivery alone.
    `printed`: what has been printed of the book, in its order. `loans`: of kept originals in an outgoing book's year;
    `codes`: of the case files that each of those lies in. `corrections`: what has put a document right since.
    `people` by id, those who have left included."""

    office: Office
    above: Office | None
    direction: Direction
    year: int
    book: Book | None
    entries: tuple[Entry, ...]
    grants: tuple[Grant, ...]
    documents: Mapping[str, Document]
    handlings: Mapping[str, Handling]
    deliveries: Mapping[str, tuple[Delivery, ...]]
    offices: Mapping[str, Office]
    kinds: Mapping[str, Kind]
    people: Mapping[str, str]
    printed: tuple[PrintedPart, ...]
    loans: tuple[Loan, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return book_id(self.office.id, self.direction, self.year)


def book_facts(raw: Any, office: str, direction: Direction, year: int, today: date) -> BookFacts:
    """The whole book of a year, what pending changes would make of it included."""
    book, series = book_id(office, direction, year), series_id(office, direction)
    with pages.looking(raw):
        entries = sorted(_below(raw, Entry, book), key=lambda entry: (entry.number, entry.through, entry.id))
        ids = [entry.document for entry in entries if entry.document]
        documents = _each(raw, Document, ((id, id) for id in ids))
        loans = _loans(raw, office, direction, year)
        documents |= _each(raw, Document, ((one.document, one.document) for one in loans))
        deliveries: dict[str, tuple[Delivery, ...]] = {}
        handlings: dict[str, Handling] = {}
        if direction is Direction.INCOMING:
            own = _each(raw, Delivery, ((id, delivery_id(id, office)) for id in ids))
            deliveries = {id: (delivery,) for id, delivery in own.items()}
            handlings = _each(raw, Handling, ((id, handling_id(id, office)) for id in ids))
            replies = [page.conclusion.reply for page in handlings.values() if page.conclusion]
            documents |= _each(raw, Document, ((id, id) for id in replies if id))
        else:
            deliveries = {id: tuple(_below(raw, Delivery, id)) for id in ids}
        corrections = {id: tuple(one for one in _below(raw, Correction, id) if one.is_in_force) for id in ids}
        offices = pages.offices(raw)
        own_office = offices.get(office) or Office(id=office, name=office, full_name=office, organisation=office)
        return BookFacts(
            office=own_office,
            above=offices.get(own_office.parent_on(today)),
            direction=direction,
            year=year,
            book=next((one for one in _below(raw, Book, series) if one.year == year), None),
            entries=tuple(entries),
            grants=tuple(_below(raw, Grant, series)),
            documents=documents,
            handlings=handlings,
            deliveries=deliveries,
            offices=offices,
            kinds={kind.id: kind for kind in _below(raw, Kind, "kinds")},
            people={id: person.name for id, person in pages.people(raw, office).items()},
            printed=tuple(sorted(_below(raw, PrintedPart, book), key=lambda part: (part.form, part.part))),
            loans=loans,
            codes={one.document: _codes(raw, one.document) for one in loans},
            corrections={id: found for id, found in corrections.items() if found},
        )


def book_years(raw: Any, office: str) -> list[int]:
    """The years of which there are books, the newest first."""
    with pages.looking(raw):
        return sorted({book.year for d in Direction for book in _below(raw, Book, series_id(office, d))}, reverse=True)


def _loans(raw: Any, office: str, direction: Direction, year: int) -> tuple[Loan, ...]:
    if direction is Direction.INCOMING:
        return ()
    loans = (one for one in _below(raw, Loan, office) if one.on.year == year)
    return tuple(sorted(loans, key=lambda one: (one.on, one.at, one.id)))


def _codes(raw: Any, document: str) -> tuple[str, ...]:
    """The codes of the case files that a document lies in."""
    files = _each(raw, CaseFile, ((id, id) for id in files_of(raw.execute, document)))
    return tuple(sorted(file.code for file in files.values()))


def _below(raw: Any, row_type: type[R], parent: str) -> list[R]:
    found = pages.rows_below(raw, row_type, parent)
    return [msgspec.json.decode(data, type=row_type) for _, data in sorted(found.items())]


def _each(raw: Any, row_type: type[R], wanted: Iterable[tuple[str, str]]) -> dict[str, R]:
    """Single rows by the key that stands before their id; those that are not here are left out."""
    name, decoder = row_type.type_name(), msgspec.json.Decoder(row_type)
    found: dict[str, R] = {}
    for key, id in wanted:
        row = raw.execute("SELECT data FROM overlay WHERE type = ? AND id = ?", [name, id]).fetchone()
        row = row or raw.execute("SELECT data FROM base WHERE type = ? AND id = ?", [name, id]).fetchone()
        if row is not None and row[0] is not None:
            found[key] = decoder.decode(row[0])
    return found
