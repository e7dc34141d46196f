"""Which series an office has, opening the year's books where they stand on paper, and relieving a dead holder."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.actions.desk import Desk
from sync.errors import Refused
from sync.replica.backdating import backdated
from sync.replica.gaps import gaps
from sync.replica.numbers import left
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.books import Book, Direction, book_id, series_id
from sync.rules.intents import OpenBook, TakeOver
from sync.rules.kinds import ALL, Kind
from sync.rules.legal_time import legal_day
from sync.rules.series import SeriesPlan, is_kept, plan_of
from sync.rules.series_acts import SeriesPart, SetSeries
from sync.rules.text import folded, one_line


@dataclass(frozen=True)
class BookState:
    """`left`: numbers that this PC may still give; `gaps`: numbers passed over on it. `offered`: what fits a day that
    was named, where that lies before the newest number's."""

    book: str
    first: int
    left: int
    gaps: tuple[int, ...]
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeriesPage:
    """The kinds of today by name, and what is numbered apart in each of some years."""

    kinds: tuple[Kind, ...]
    plans: dict[int, tuple[SeriesPart, ...]]


def open_book(desk: Desk, series: str, first: int, year: int | None) -> BookState:
    """Say which number a paper series, named as in `books.named`, has next; only before the book's first number.

    Raises: Refused `book.already_begun`, `book.bad_first`, `number.not_granted`, `book.number_leased`.
    """
    year = year or desk.legal_date().year
    book = book_id(desk.office, series, year)
    with desk.replica.write() as t:
        t.save_intent(OpenBook(book=book, first=first), person=desk.person, rank=0)
    return book_state(desk, series, year)


def take_over(desk: Desk, series: str, reason: str) -> None:
    """Ask for the token of a series whose PC is dead, with a common one for all of its direction; the server grants it.

    Raises: Refused `reason.empty` …
    """
    if not one_line(reason):
        raise Refused("reason.empty")
    with desk.replica.write() as t:
        act = TakeOver(series=series_id(desk.office, series), reason=reason, on=desk.legal_date())
        t.save_intent(act, person=desk.person, rank=0)


def set_series(desk: Desk, direction: Direction, year: int, parts: tuple[SeriesPart, ...]) -> None:
    """Say which kinds are numbered apart from a year on; the new series have numbers when the server has answered.

    Raises: Refused `series.*`, `kind.unknown`.
    """
    with desk.replica.write() as t:
        t.save_intent(SetSeries(direction=direction, year=year, parts=parts), person=desk.person, rank=0)


def series_plan(replica: Replica, direction: Direction, year: int) -> SeriesPlan | None:
    """What kinds are numbered apart in a year; None where nobody has ever said so."""
    with replica.read() as connection:
        return plan_of(View(connection), replica.identity.office, direction, year)


def series_page(replica: Replica, direction: Direction, years: Iterable[int]) -> SeriesPage:
    """What a sheet about the series of a direction needs."""
    office, today = replica.identity.office, legal_day(replica.clock.now())
    with replica.read() as connection:
        view = View(connection)
        kinds = sorted(view.children(Kind, ALL), key=lambda kind: (folded(kind.name), kind.id))
        plans = {year: plan_of(view, office, direction, year) for year in years}
    valid = tuple(kind for kind in kinds if kind.validity.holds_on(today))
    return SeriesPage(valid, {year: plan.parts if plan else () for year, plan in plans.items()})


def book_state(desk: Desk, series: str, year: int | None = None) -> BookState:
    """How a series' book of a year stands on this PC. Raises: Refused `book.unknown`."""
    year = year or desk.legal_date().year
    identity = desk.replica.identity
    id = book_id(desk.office, series, year)
    day = desk.given_date
    with desk.replica.read() as connection:
        if not is_kept(View(connection), desk.office, series):
            raise Refused("book.unknown", {"book": series})
        book = View(connection).get(Book, id)
        today = legal_day(desk.replica.clock.now())
        found = gaps(connection, identity.office, identity.device, today)
        passed = tuple(gap.number for gap in found if gap.book == id and not gap.suffix)
        is_asked = day is not None and day.year == year
        past = backdated(connection, desk.office, series, day, identity.device) if day and is_asked else None
        remaining = left(connection, series_id(desk.office, series), year, identity.device)
    offered = tuple(offer.written for offer in past.offers) if past else ()
    return BookState(id, book.first if book else 1, remaining, passed, offered)
