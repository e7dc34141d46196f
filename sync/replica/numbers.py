"""Numbers given on this PC: the next one, or a given one; which were passed over says `gaps`.

Runs inside a writing transaction, so of many processes each gets its own number. A number once taken is taken for
ever, whatever becomes of its document.
"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection, bindparam, func, insert, select, update

from sync.errors import Refused
from sync.prepared import Prepared
from sync.replica.tables import Taken, table_of
from sync.replica.view import View
from sync.rules.books import (
    SUFFIXES,
    Book,
    Direction,
    Entry,
    book_id,
    closed_ranges,
    entry_id,
    grants_of_device,
    is_suffix,
    named,
    series_id,
    succeeded,
    token_of,
)
from sync.rules.intents import Number, Register

_taken = table_of(Taken)
_of_book = _taken.c.book == bindparam("of_book")
_HIGHEST = Prepared(select(func.max(_taken.c.number)).where(_of_book, _taken.c.number <= bindparam("up_to")))
_TAKE = insert(_taken)
_TAKE_AGAIN = update(_taken).where(
    _of_book, _taken.c.number == bindparam("same_number"), _taken.c.document == bindparam("same_document")
)


def next_number(
    connection: Connection,
    office: str,
    name: str,
    on: date,
    device: str,
    is_free: Callable[[int], bool] = lambda number: True,
) -> int:
    """The number after the last that was given of a series, within what this PC may give. `is_free`: false for one that
    may not stand on this paper, although nobody has given it; it is passed over.

    Raises: Refused `number.none_here` (no token and no lease left on this PC), `book.open_first` (taken over).
    """
    series, book = series_id(office, name), book_id(office, name, on.year)
    for low, high in usable_ranges(View(connection), series, book, on.year, device):
        following = max(low, last_used(connection, book, high) + 1)
        while following <= high and not is_free(following):
            following += 1
        if following <= high:
            return following
    token = token_of(View(connection), series)
    if token is not None and token.device == device and token.has_no_window(on.year):
        raise Refused("book.open_first", {"year": str(on.year)})
    raise Refused("number.none_here", {"year": str(on.year)})


def check_given(
    connection: Connection, office: str, name: str, number: int, on: date, device: str, suffix: str = ""
) -> None:
    """Whether a number that a person names may be given here. Suffixes of a number follow each other from a on.

    Raises: Refused `number.taken`, `number.not_granted_here`, `number.bad_suffix`, `number.no_base`,
    `number.other_suffix`.
    """
    series, book = series_id(office, name), book_id(office, name, on.year)
    facts = {"number": f"{number}{suffix}", "year": str(on.year)}
    if suffix and not is_suffix(suffix):
        raise Refused("number.bad_suffix", {"number": str(number), "suffix": suffix})
    if is_used(connection, book, number, suffix):
        raise Refused("number.taken", facts)
    held = usable_ranges(View(connection), series, book, on.year, device)
    held += closed_ranges(View(connection), series, device, on.year) if suffix else []
    held += [r for g in succeeded(View(connection), series, device) for r in g.granted(on.year)]
    if not any(low <= number <= high for low, high in held):
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


def take_for(connection: Connection, intent: str, act: Number | Register, office: str) -> str:
    """Use up the number that an act gives to its document; the book that it stands in."""
    if isinstance(act, Number):
        book = book_id(office, named(Direction.OUTGOING, act.series), act.issued_on.year)
        take(connection, book, act.number, act.document, intent, act.suffix)
    else:
        book = book_id(office, named(Direction.INCOMING, act.series), act.registered_on.year)
        take(connection, book, act.number, act.document, intent)
    return book


def take(connection: Connection, book: str, number: int, document: str, intent: str, suffix: str = "") -> None:
    """Use a number up for ever. Asking again for the same document keeps it."""
    book, number = _place(book, number, suffix)
    same = {"of_book": book, "same_number": number, "same_document": document}
    if connection.execute(_TAKE_AGAIN, {**same, "intent": intent}).rowcount == 0:
        connection.execute(_TAKE, {"book": book, "number": number, "document": document, "intent": intent})


def _place(book: str, number: int, suffix: str) -> tuple[str, int]:
    """Under what a number is noted as taken: its suffixes are a series of their own, 1 for a."""
    return (f"{book}.{number}", SUFFIXES.index(suffix) + 1) if suffix else (book, number)


def left(connection: Connection, series: str, year: int, device: str) -> int:
    """How many numbers of a year this PC may still give without asking."""
    book = f"{series}.{year}"
    ranges = usable_ranges(View(connection), series, book, year, device)
    return sum(max(0, high - max(low - 1, last_used(connection, book, high))) for low, high in ranges)


def spoken_for(connection: Connection, office: str, name: str, year: int, device: str) -> list[tuple[int, int]]:
    """The ranges behind whose numbers this PC may give suffixes."""
    inherited = closed_ranges(View(connection), series_id(office, name), device, year)
    return usable(connection, office, name, year, device) + inherited


def usable(connection: Connection, office: str, name: str, year: int, device: str) -> list[tuple[int, int]]:
    """The ranges in which this PC may give numbers of a year."""
    return usable_ranges(View(connection), series_id(office, name), book_id(office, name, year), year, device)


def usable_ranges(view: View, series: str, book: str, year: int, device: str) -> list[tuple[int, int]]:
    """As `usable`, of a series and a book by their ids."""
    opened = view.get(Book, book)
    held = [g for g in grants_of_device(view, series, device) if not g.closed]
    return sorted(r for g in held for r in g.usable(year, opened))


def last_used(connection: Connection, book: str, up_to: int) -> int:
    """The last number up to one that stands in a book or on a paper of this PC; 0 for none."""
    entry = View(connection).last(Entry, book, up_to)
    taken = _HIGHEST.value(connection, of_book=book, up_to=up_to)
    return max(entry.position if entry else 0, taken or 0)


def is_used(connection: Connection, book: str, number: int, suffix: str = "") -> bool:
    """Whether a number stands on a paper already, as far as this PC knows."""
    taken_book, place = _place(book, number, suffix)
    query = select(_taken.c.number).where(_taken.c.book == taken_book, _taken.c.number == place)
    if connection.execute(query).first() is not None:
        return True
    return View(connection).get(Entry, entry_id(book, number, suffix)) is not None
