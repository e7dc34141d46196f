"""All that a register of one book is made of, read in one look by plain SQL: entries, and what they are about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

import msgspec

from sync.replica import pages
from sync.replica.book_page import series_names
from sync.replica.case_file_page import files_of
from sync.rules.books import Book, Direction, Entry, Grant, book_id, direction_of, key_of, series_id
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
    """`documents`, `handlings` and `deliveries` by the document's id; of an incoming document the own delivery alone,
    and the forms of it that came by other roads.
    `printed`: what has been printed of the book, in its order. `loans`: of kept originals in an outgoing book's year;
    `codes`: of the case files that each of those lies in. `corrections`: what has put a document right since.
    `people` by id, those who have left included. `others`: the books of the direction's other series, where all of them
    were asked for; what stands by id holds what all of them need."""

    office: Office
    above: Office | None
    series: str
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
    others: tuple["BookFacts", ...] = ()

    @property
    def id(self) -> str:
        return book_id(self.office.id, self.series, self.year)

    @property
    def direction(self) -> Direction:
        return direction_of(self.series)

    @property
    def key(self) -> str:
        """What the cover says beside the direction; "" for the common series."""
        return key_of(self.series)

    @property
    def each(self) -> tuple["BookFacts", ...]:
        return (self, *self.others)


def book_facts(raw: Any, office: str, series: str, year: int, today: date, *, all_series: bool = False) -> BookFacts:
    """The whole book of a series and year, what pending changes would make of it included. `all_series`: with those of
    the other series of its direction."""
    direction, book = direction_of(series), book_id(office, series, year)
    with pages.looking(raw):
        names = [name for name in series_names(raw, office) if direction_of(name) is direction and name != series]
        beside = {name: _entries(raw, book_id(office, name, year)) for name in (names if all_series else ())}
        entries = _entries(raw, book)
        ids = [entry.document for found in (entries, *beside.values()) for entry in found if entry.document]
        documents = _each(raw, Document, ((id, id) for id in ids))
        loans = _loans(raw, office, direction, year)
        documents |= _each(raw, Document, ((one.document, one.document) for one in loans))
        deliveries: dict[str, tuple[Delivery, ...]] = {}
        handlings: dict[str, Handling] = {}
        if direction is Direction.INCOMING:
            handlings = _each(raw, Handling, ((id, handling_id(id, office)) for id in ids))
            joined = [road.document for page in handlings.values() for road in page.roads]
            documents |= _each(raw, Document, ((id, id) for id in joined))
            ids += joined
            own = _each(raw, Delivery, ((id, delivery_id(id, office)) for id in ids))
            deliveries = {id: (delivery,) for id, delivery in own.items()}
            replies = [page.conclusion.reply for page in handlings.values() if page.conclusion]
            documents |= _each(raw, Document, ((id, id) for id in replies if id))
        else:
            deliveries = {id: tuple(_below(raw, Delivery, id)) for id in ids}
        corrections = {id: tuple(one for one in _below(raw, Correction, id) if one.is_in_force) for id in ids}
        offices = pages.offices(raw)
        own_office = offices.get(office) or Office(id=office, name=office, full_name=office, organisation=office)
        facts = BookFacts(
            office=own_office,
            above=offices.get(own_office.parent_on(today)),
            series=series,
            year=year,
            book=_book(raw, office, series, year),
            entries=entries,
            grants=tuple(_below(raw, Grant, series_id(office, series))),
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
        others = (
            replace(
                facts,
                series=name,
                book=_book(raw, office, name, year),
                entries=found,
                grants=tuple(_below(raw, Grant, series_id(office, name))),
            )
            for name, found in beside.items()
        )
        return replace(facts, others=tuple(others))


def books_kept(raw: Any, office: str) -> dict[str, list[int]]:
    """The office's series by their names, with the years of which each has a book; the common ones always."""
    with pages.looking(raw):
        names = series_names(raw, office)
        return {name: [book.year for book in _below(raw, Book, series_id(office, name))] for name in names}


def _entries(raw: Any, book: str) -> tuple[Entry, ...]:
    return tuple(sorted(_below(raw, Entry, book), key=lambda entry: (entry.number, entry.through, entry.id)))


def _book(raw: Any, office: str, name: str, year: int) -> Book | None:
    return next((one for one in _below(raw, Book, series_id(office, name)) if one.year == year), None)


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
