"""Numbers given on this PC: the next one, a given one, and the gaps that are left.

Runs inside a writing transaction, so of many processes each gets its own number. A number once taken is taken for
ever, whatever becomes of its document.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, insert, select, union, update

from sync.errors import Refused
from sync.replica.tables import Base, Overlay, Taken, table_of
from sync.replica.view import View
from sync.rules.books import (
    SUFFIXES,
    Book,
    Direction,
    Entry,
    book_id,
    entry_id,
    grants_of_device,
    is_suffix,
    series_id,
    token_of,
)

_taken, _base, _overlay = table_of(Taken), table_of(Base), table_of(Overlay)
_of_book = _taken.c.book == bindparam("of_book")
_HIGHEST = select(func.max(_taken.c.number)).where(_of_book, _taken.c.number <= bindparam("up_to"))
_TAKE = insert(_taken)
_SUFFIXES_TAKEN = (
    select(_taken.c.book, _taken.c.number)
    .where(_taken.c.book > bindparam("from_book"), _taken.c.book < bindparam("to_book"))
    .order_by(_taken.c.book, _taken.c.number)
)
_POSITIONS_BETWEEN = (
    select(table.c.position).where(
        table.c.type == Entry.type_name(),
        table.c.parent == bindparam("of_book"),
        table.c.position.between(bindparam("low"), bindparam("high")),
    )
    for table in (_base, _overlay)
)
_ENTRIES_BETWEEN = select(func.count()).select_from(union(*_POSITIONS_BETWEEN).subquery())
_TAKE_AGAIN = update(_taken).where(
    _of_book, _taken.c.number == bindparam("same_number"), _taken.c.document == bindparam("same_document")
)


@dataclass(frozen=True)
class Gap:
    """A number that was passed over, to be used by hand or declared void; with a suffix, one that was refused."""

    book: str
    number: int
    suffix: str = ""

    @property
    def written(self) -> str:
        return f"{self.number}{self.suffix}"


def next_number(connection: Connection, office: str, direction: Direction, on: date, device: str) -> int:
    """The number after the last that was given, within what this PC may give.

    Raises: Refused `number.none_here` (no token and no lease left on this PC), `book.open_first` (taken over).
    """
    series, book = series_id(office, direction), book_id(office, direction, on.year)
    for low, high in _usable(connection, series, book, on.year, device):
        following = max(low, _last_used(connection, book, high) + 1)
        if following <= high:
            return following
    token = token_of(View(connection), series)
    if token is not None and token.device == device and token.has_no_window(on.year):
        raise Refused("book.open_first", {"year": str(on.year)})
    raise Refused("number.none_here", {"year": str(on.year)})


def check_given(
    connection: Connection, office: str, direction: Direction, number: int, on: date, device: str, suffix: str = ""
) -> None:
    """Whether a number that a person names may be given here. Suffixes of a number follow each other from a on.

    Raises: Refused `number.taken`, `number.not_granted_here`, `number.bad_suffix`, `number.no_base`,
    `number.other_suffix`.
    """
    series, book = series_id(office, direction), book_id(office, direction, on.year)
    facts = {"number": f"{number}{suffix}", "year": str(on.year)}
    if suffix and not is_suffix(suffix):
        raise Refused("number.bad_suffix", {"number": str(number), "suffix": suffix})
    if is_used(connection, book, number, suffix):
        raise Refused("number.taken", facts)
    if not any(low <= number <= high for low, high in _usable(connection, series, book, on.year, device)):
        raise Refused("number.not_granted_here", facts)
    if not suffix:
        return
    if View(connection).get(Entry, entry_id(book, number)) is None:
        raise Refused("number.no_base", {"number": str(number), "suffix": suffix})
    if (following := next_suffix(connection, book, number)) != suffix:
        raise Refused("number.other_suffix", facts | {"next": f"{number}{following}"})


def next_suffix(connection: Connection, book: str, number: int) -> str:
    """The letter after the last that was given behind a number here; "" where none is left."""
    return next((letter for letter in SUFFIXES if not is_used(connection, book, number, letter)), "")


def take(connection: Connection, book: str, number: int, document: str, intent: str, suffix: str = "") -> None:
    """Use a number up for ever. Asking again for the same document keeps it."""
    book, number = _place(book, number, suffix)
    same = {"of_book": book, "same_number": number, "same_document": document}
    if connection.execute(_TAKE_AGAIN, {**same, "intent": intent}).rowcount == 0:
        connection.execute(_TAKE, {"book": book, "number": number, "document": document, "intent": intent})


def _place(book: str, number: int, suffix: str) -> tuple[str, int]:
    """Under what a number is noted as taken: its suffixes are a series of their own, 1 for a."""
    return (f"{book}.{number}", SUFFIXES.index(suffix) + 1) if suffix else (book, number)


def gaps(connection: Connection, office: str, device: str) -> list[Gap]:
    """Numbers without an entry in this PC's ranges, in every book that has begun: passed over, or refused."""
    found: list[Gap] = []
    view = View(connection)
    for direction in Direction:
        series = series_id(office, direction)
        for book in view.children(Book, series):
            for low, high in _usable(connection, series, book.id, book.year, device):
                last = _last_used(connection, book.id, high)
                found += [Gap(book.id, n) for n in _without_entry(connection, book.id, low, last)]
            found += _refused_suffixes(connection, book.id)
    return found


def _refused_suffixes(connection: Connection, book: str) -> list[Gap]:
    """What was given here with a suffix and has no entry any more."""
    view, found = View(connection), list[Gap]()
    for below, n in connection.execute(_SUFFIXES_TAKEN, {"from_book": f"{book}.", "to_book": f"{book}/"}):
        number, suffix = int(below.rpartition(".")[2]), SUFFIXES[n - 1]
        if view.get(Entry, entry_id(book, number, suffix)) is None:
            found.append(Gap(book, number, suffix))
    return found


def _without_entry(connection: Connection, book: str, low: int, high: int) -> list[int]:
    """The numbers from low to high that have no entry. A book's entries are counted before any is looked at: hardly
    ever does one lack."""
    asked = {"of_book": book, "low": low, "high": high}
    if int(connection.execute(_ENTRIES_BETWEEN, asked).scalar_one()) > high - low:
        return []
    view = View(connection)
    return [n for n in range(low, high + 1) if view.get(Entry, entry_id(book, n)) is None]


def left(connection: Connection, series: str, year: int, device: str) -> int:
    """How many numbers of a year this PC may still give without asking."""
    book = f"{series}.{year}"
    ranges = _usable(connection, series, book, year, device)
    return sum(max(0, high - max(low - 1, _last_used(connection, book, high))) for low, high in ranges)


def usable(connection: Connection, office: str, direction: Direction, year: int, device: str) -> list[tuple[int, int]]:
    """The ranges in which this PC may give numbers of a year."""
    return _usable(connection, series_id(office, direction), book_id(office, direction, year), year, device)


def _usable(connection: Connection, series: str, book: str, year: int, device: str) -> list[tuple[int, int]]:
    view = View(connection)
    opened = view.get(Book, book)
    held = [g for g in grants_of_device(view, series, device) if not g.closed]
    return sorted(r for g in held for r in g.usable(year, opened))


def _last_used(connection: Connection, book: str, up_to: int) -> int:
    entry = View(connection).last(Entry, book, up_to)
    taken = connection.execute(_HIGHEST, {"of_book": book, "up_to": up_to}).scalar()
    return max(entry.position if entry else 0, taken or 0)


def is_used(connection: Connection, book: str, number: int, suffix: str = "") -> bool:
    """Whether a number stands on a paper already, as far as this PC knows."""
    taken_book, place = _place(book, number, suffix)
    query = select(_taken.c.number).where(_taken.c.book == taken_book, _taken.c.number == place)
    if connection.execute(query).first() is not None:
        return True
    return View(connection).get(Entry, entry_id(book, number, suffix)) is not None
