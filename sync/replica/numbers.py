"""Numbers given on this PC: the next one, a given one, and the gaps that are left.

Runs inside a writing transaction, so of many processes each gets its own number. A number once taken is taken for
ever, whatever becomes of its document.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Integer, bindparam, func, insert, literal_column, select, union, union_all, update

from sync.errors import Refused
from sync.replica.tables import Base, Overlay, Taken, table_of
from sync.replica.view import View
from sync.rules.books import (
    SUFFIXES,
    Book,
    Direction,
    Entry,
    book_id,
    book_named,
    closed_ranges,
    entry_id,
    grants_of_device,
    is_suffix,
    key_of,
    left_behind,
    named,
    series_id,
    succeeded_ranges,
    token_of,
)
from sync.rules.handing_over import Handover
from sync.rules.intents import Number, Register
from sync.rules.people import Device, Person
from sync.rules.series import series_names

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
_IDS_BETWEEN = union_all(
    *(
        select(literal_column(str(n), Integer).label("layer"), table.c.id, table.c.data.is_(None).label("gone")).where(
            table.c.type == Entry.type_name(),
            table.c.parent == bindparam("of_book"),
            table.c.position.between(bindparam("low"), bindparam("high")),
        )
        for n, table in enumerate((_base, _overlay))
    )
).order_by("layer")
_TAKE_AGAIN = update(_taken).where(
    _of_book, _taken.c.number == bindparam("same_number"), _taken.c.document == bindparam("same_document")
)


@dataclass(frozen=True)
class Gap:
    """A number that was passed over, to be used by hand or declared void; with a suffix, one that was refused.
    `before`: who passed it over, where that was at another PC: then it can only be declared void."""

    book: str
    number: int
    suffix: str = ""
    before: str = ""

    @property
    def written(self) -> str:
        return f"{self.number}{self.suffix}"


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
    for low, high in _usable(connection, series, book, on.year, device):
        following = max(low, _last_used(connection, book, high) + 1)
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
    held = _usable(connection, series, book, on.year, device)
    held += closed_ranges(View(connection), series, device, on.year) if suffix else []
    held += succeeded_ranges(View(connection), series, device, on.year)
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


def gaps(connection: Connection, office: str, device: str, today: date) -> list[Gap]:
    """Numbers without an entry that this PC may explain: its own, those that were handed over to it so, and those that
    an acting clerk has passed over whose days had ended by `today`."""
    view = View(connection)
    others = [*_handed_over(view, office, device), *_left_behind(connection, office, device, today)]
    return own_gaps(connection, office, device) + list(dict.fromkeys(others))


def own_gaps(connection: Connection, office: str, device: str) -> list[Gap]:
    """Numbers without an entry in this PC's ranges, in every book that has begun: passed over, or refused."""
    found: list[Gap] = []
    view = View(connection)
    for name in series_names(view, office):
        series = series_id(office, name)
        for book in view.children(Book, series):
            for low, high in _usable(connection, series, book.id, book.year, device):
                last = _last_used(connection, book.id, high)
                found += [Gap(book.id, n) for n in _without_entry(connection, book.id, low, last)]
            found += _refused_suffixes(connection, book.id)
    return found


def _left_behind(connection: Connection, office: str, device: str, today: date) -> list[Gap]:
    view, found = View(connection), list[Gap]()
    for name in series_names(view, office):
        series = series_id(office, name)
        for lease in left_behind(view, series, device, today):
            who = _people_of(view, lease.device)
            for year, ranges in lease.ranges.items():
                book = book_id(office, name, year)
                for low, high in ranges:
                    last = _last_used(connection, book, high)
                    found += [Gap(book, n, before=who) for n in _without_entry(connection, book, low, last)]
    return found


def _people_of(view: View, device: str) -> str:
    pc = view.get(Device, device)
    people = [view.get(Person, id) for id in pc.people] if pc else []
    return ", ".join(person.name for person in people if person)


def _handed_over(view: View, office: str, device: str) -> list[Gap]:
    """What the clerk before had passed over and not explained when he handed his books over here, himself: nothing that
    he gave is still on its way then, so that whoever has the book now can say what became of it."""
    found = dict[Gap, None]()
    for handover in view.children(Handover, office):
        for stand in handover.books if handover.is_present else ():
            series, _, year = stand.book.rpartition(".")
            if series in handover.series:
                there = closed_ranges(view, series, device, int(year))
                gaps = (n for n in stand.gaps if any(low <= n <= high for low, high in there))
                left = [n for n in gaps if view.get(Entry, entry_id(stand.book, n)) is None]
                leaver = view.get(Person, handover.person)
                found |= {Gap(stand.book, n, before=leaver.name if leaver else ""): None for n in left}
    return list(found)


def gap_facts(gap: Gap, office: str) -> dict[str, str]:
    """What a task says of a gap: its number, and the year, direction and, where it has one, key of its book; `own` is
    there where it may still be used."""
    name, year = book_named(gap.book, office) or ("", 0)
    key = {"series": key_of(name)} if key_of(name) else {}
    whose = {"before": gap.before} if gap.before else {"own": gap.written}
    return {"number": gap.written, "year": str(year), "book": name.partition(".")[0]} | key | whose


def _refused_suffixes(connection: Connection, book: str) -> list[Gap]:
    """What was given here with a suffix and has no entry any more."""
    view, found = View(connection), list[Gap]()
    for below, n in connection.execute(_SUFFIXES_TAKEN, {"from_book": f"{book}.", "to_book": f"{book}/"}):
        number, suffix = int(below.rpartition(".")[2]), SUFFIXES[n - 1]
        if view.get(Entry, entry_id(book, number, suffix)) is None:
            found.append(Gap(book, number, suffix))
    return found


def _without_entry(connection: Connection, book: str, low: int, high: int) -> list[int]:
    """The numbers from low to high that have no entry. A book's entries are counted before their ids are read: hardly
    ever does one lack, and where one does this is asked at every act that touches the book."""
    asked = {"of_book": book, "low": low, "high": high}
    if int(connection.execute(_ENTRIES_BETWEEN, asked).scalar_one()) > high - low:
        return []
    gone = {row.id: row.gone for row in connection.execute(_IDS_BETWEEN, asked)}  # the overlay's word is the last
    return [n for n in range(low, high + 1) if gone.get(entry_id(book, n), True)]


def left(connection: Connection, series: str, year: int, device: str) -> int:
    """How many numbers of a year this PC may still give without asking."""
    book = f"{series}.{year}"
    ranges = _usable(connection, series, book, year, device)
    return sum(max(0, high - max(low - 1, _last_used(connection, book, high))) for low, high in ranges)


def spoken_for(connection: Connection, office: str, name: str, year: int, device: str) -> list[tuple[int, int]]:
    """The ranges behind whose numbers this PC may give suffixes."""
    inherited = closed_ranges(View(connection), series_id(office, name), device, year)
    return usable(connection, office, name, year, device) + inherited


def usable(connection: Connection, office: str, name: str, year: int, device: str) -> list[tuple[int, int]]:
    """The ranges in which this PC may give numbers of a year."""
    return _usable(connection, series_id(office, name), book_id(office, name, year), year, device)


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
