"""Opening the year's books where the paper series stand, and relieving a dead holder."""

from dataclasses import dataclass

from app.actions.desk import Desk
from sync.errors import Refused
from sync.replica.backdating import backdated
from sync.replica.numbers import gaps, left
from sync.replica.view import View
from sync.rules.books import Book, Direction, book_id, series_id
from sync.rules.intents import OpenBook, TakeOver
from sync.rules.text import one_line


@dataclass(frozen=True)
class BookState:
    """`left`: numbers that this PC may still give; `gaps`: numbers passed over on it. `offered`: what fits a day that
    was named, where that lies before the newest number's."""

    book: str
    first: int
    left: int
    gaps: tuple[int, ...]
    offered: tuple[str, ...] = ()


def open_book(desk: Desk, direction: Direction, first: int, year: int | None) -> BookState:
    """Say which number the paper series has next; only before the book's first number.

    Raises: Refused `book.already_begun`, `book.bad_first`, `number.not_granted`, `book.number_leased`.
    """
    year = year or desk.legal_date().year
    book = book_id(desk.office, direction, year)
    with desk.replica.write() as t:
        t.save_intent(OpenBook(book=book, first=first), person=desk.person, rank=0)
    return book_state(desk, direction, year)


def take_over(desk: Desk, direction: Direction, reason: str) -> None:
    """Ask for the token of a series whose PC is dead; the server grants it. Raises: Refused `reason.empty` …"""
    if not one_line(reason):
        raise Refused("reason.empty")
    series = series_id(desk.office, direction)
    with desk.replica.write() as t:
        t.save_intent(TakeOver(series=series, reason=reason, on=desk.legal_date()), person=desk.person, rank=0)


def book_state(desk: Desk, direction: Direction, year: int | None = None) -> BookState:
    year = year or desk.legal_date().year
    identity, series = desk.replica.identity, series_id(desk.office, direction)
    id = book_id(desk.office, direction, year)
    day = desk.given_date
    with desk.replica.read() as connection:
        book = View(connection).get(Book, id)
        passed = tuple(
            g.number for g in gaps(connection, identity.office, identity.device) if g.book == id and not g.suffix
        )
        is_asked = day is not None and day.year == year
        past = backdated(connection, desk.office, direction, day, identity.device) if day and is_asked else None
        remaining = left(connection, series, year, identity.device)
    offered = tuple(offer.written for offer in past.offers) if past else ()
    return BookState(id, book.first if book else 1, remaining, passed, offered)
