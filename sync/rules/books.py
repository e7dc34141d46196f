"""Register books, the numbers entered in them, and who may give numbers without asking anyone.

A series (one office, one direction) has a book a year. An office may keep some kinds of documents in series of their
own (`series`): within the office a series is named by its direction, or by that, a dot and its key: `outgoing.QĐ`.
Numbers are given on PCs that may be offline for weeks, so the right to give them is handed out in ranges that never
overlap:

- the token, held by one PC: a window of numbers ahead of the last that the server has seen, for every year;
- leases, ten numbers each, for the office's other PCs.

A granted number is never granted again. Uniqueness needs no clock: a book has one entry a number.

Where a book is opened in mid-year past the first window, the token's window moves there, also offline. While nobody
has begun the book, the token's PC may open it offline just when another PC gets a lease; so early leases come from a
narrow band, and a book that opens inside that band gets its window from the server.

A number may have suffixes, 12a, 12b after 12 (số phụ): for a document that is dated before the newest number of its
book. They belong to whoever was granted the number, so they are as unique as it is, and no window or series moves on by
them. Where a grant is closed, whoever holds the token speaks for its numbers: gives their suffixes, says why one was
passed over. What the former holder has given behind the same number and sends late becomes a conflict with a task.
Where an acting clerk's days are over, the lease of his PC stays open, for he may act again; until then whoever holds
the token says why one of its numbers was passed over.
Law: Decree 30/2020/NĐ-CP art. 15 and 22 (yearly series; arrival numbers over paper and electronic documents).
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from sync.rules.people import has_clerk, selves
from sync.rules.rows import Row, office_scope
from sync.rules.state import State

WINDOW = 100
LEASE = 10
SUFFIXES = "abcdefghijklmnopqrstuvwxyz"
EARLY_LEASES_END = WINDOW + 3 * LEASE  # numbers 101-130 of a book that nobody has begun

KEY = r"[^\W\d_][\w-]{0,11}"  # letters of any language, digits, hyphens: what a book's cover says
_KEY_IN = re.compile(rf"\.(?:outgoing|incoming)\.({KEY})\.[12][0-9]{{3}}$")
_YEAR = re.compile("[12][0-9]{3}")
_NAME = re.compile(rf"(?:outgoing|incoming)(?:\.{KEY})?")
Ranges = dict[int, tuple[tuple[int, int], ...]]  # by year, both ends included


class Direction(StrEnum):
    OUTGOING = "outgoing"
    INCOMING = "incoming"


def named(direction: Direction, key: str = "") -> str:
    """How a series is called within its office; the common one has no key."""
    return f"{direction}.{key}" if key else str(direction)


def direction_of(name: str) -> Direction:
    """Of a series by its name."""
    return Direction(name.partition(".")[0])


def key_of(name: str) -> str:
    """Of a series by its name; "" for the common one."""
    return name.partition(".")[2]


def is_series_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def series_id(office: str, name: str) -> str:
    return f"{office}.{name}"


def book_id(office: str, name: str, year: int) -> str:
    return f"{office}.{name}.{year}"


def entry_id(book: str, number: int, suffix: str = "") -> str:
    return f"{book}.{number}{suffix}"


def is_suffix(text: str) -> bool:
    """Whether it may stand behind a number: one small letter."""
    return len(text) == 1 and text in SUFFIXES


class Book(Row, frozen=True, tag="book"):
    """A series' book of one year, once it has begun. `series`: by its name. `first` is where the paper series stood."""

    office: str
    series: str = msgspec.field(name="direction")
    year: int
    first: int = 1

    @property
    def parent(self) -> str:
        return series_id(self.office, self.series)

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)


class Entry(Row, frozen=True, tag="entry"):
    """One number of a book: used by a document, or void with a reason. `through` makes it a void range. `suffix`: the
    letter of 12a; of what is used, `reason` says why it was not the next number."""

    book: str
    office: str
    number: int
    state: str  # used, void
    on: date
    document: str = ""
    through: int = 0
    reason: str = ""
    person: str = ""
    device: str = ""
    suffix: str = ""

    @property
    def parent(self) -> str:
        return self.book

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)

    @property
    def stage(self) -> str:
        return self.state

    @property
    def position(self) -> int:
        return 0 if self.suffix else max(self.number, self.through)


class Grant(Row, frozen=True, tag="grant"):
    """The right of one PC to give numbers of a series. `ranges` maps a year to its ranges, both ends included. Of no
    device are numbers that a restored server keeps clear of; `since`: the day of the restore.

    `seal` is the server's signature, so that the holder can show the grant to a restored server.
    """

    office: str
    series: str = msgspec.field(name="direction")
    device: str
    token: bool
    ranges: Ranges = {}
    epoch: int = 1
    closed: bool = False
    since: date | None = None
    seal: bytes = b""

    @property
    def parent(self) -> str:
        return series_id(self.office, self.series)

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)

    def granted(self, year: int) -> tuple[tuple[int, int], ...]:
        """Its ranges of a year; an open token holds the first window of every year without being told."""
        implied = ((1, WINDOW),) if self.token and not self.closed else ()
        return self.ranges.get(year, implied)

    def has_no_window(self, year: int) -> bool:
        """Whether it was taken over before anybody knew where the year's book begins."""
        return self.token and self.ranges.get(year) == ()

    def usable(self, year: int, book: Book | None) -> tuple[tuple[int, int], ...]:
        """The part of its ranges that the book's opening leaves."""
        first = book.first if book else 1
        return tuple((max(low, first), high) for low, high in self.granted(year) if high >= first)

    def covers(self, number: int, year: int) -> bool:
        """Whether it was granted. A number below the opening counts: it may stand on paper."""
        return any(low <= number <= high for low, high in self.granted(year))

    def with_ranges(self, year: int, *ranges: tuple[int, int]) -> "Grant":
        return msgspec.structs.replace(self, ranges={**self.ranges, year: ranges})


def series_named(series: str, office: str) -> str | None:
    """The name of an office's series by its id, which has one spelling; None for any other text."""
    name = series.removeprefix(f"{office}.")
    return name if is_series_name(name) and series == series_id(office, name) else None


def book_named(book: str, office: str) -> tuple[str, int] | None:
    """A series' name and the year of an office's book by its id, which has one spelling; None for any other text."""
    series, _, year = book.rpartition(".")
    name = series_named(series, office)
    return (name, int(year)) if name and _YEAR.fullmatch(year) else None


def key_in(book: str) -> str:
    """The key of the series of a book by the book's id, of whatever office; "" for the common one."""
    found = _KEY_IN.search(book)
    return found[1] if found else ""


def joined(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same numbers in ascending ranges that neither overlap nor touch."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and found[-1][1] + 1 >= low:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def token_of(state: State, series: str) -> Grant | None:
    """The open token of a series."""
    return next((g for g in state.children(Grant, series) if g.token and not g.closed), None)


def grants_of_device(state: State, series: str, device: str) -> list[Grant]:
    """A PC's grants of a series, the token first, closed ones too."""
    held = (g for g in state.children(Grant, series) if g.device == device)
    return sorted(held, key=lambda g: (g.closed, not g.token, g.id))


def highest_granted(state: State, series: str, year: int) -> int:
    """The last number of a year that any PC may hold, 0 if none."""
    return max((high for g in state.children(Grant, series) for _, high in g.granted(year)), default=0)


def is_granted(state: State, series: str, device: str, number: int, year: int) -> bool:
    """Whether a PC, or one that it stands for, or that stands for it, was granted a number."""
    held = [g for g in state.children(Grant, series) if g.covers(number, year)]
    return any(g.device == device or selves(state, g.device)[-1] == selves(state, device)[-1] for g in held)


def succeeded(state: State, series: str, device: str) -> list[Grant]:
    """What the PCs held whose place a PC has taken: a paper that its backup did not know may bear a number of it."""
    held = [g for g in state.children(Grant, series) if g.closed and g.device not in ("", device)]
    return [g for g in held if selves(state, g.device)[-1] == device]


def closed_ranges(state: State, series: str, device: str, year: int) -> list[tuple[int, int]]:
    """The numbers that a PC speaks for because it has the token now, and whoever was granted them has not any more."""
    token = token_of(state, series)
    if token is None or token.device != device:
        return []
    return [r for g in state.children(Grant, series) if g.closed for r in g.granted(year)]


def speaks_for(state: State, series: str, device: str, number: int, year: int) -> bool:
    """Whether a PC may give a number's suffixes and say why it was passed over."""
    inherited = closed_ranges(state, series, device, year)
    return is_granted(state, series, device, number, year) or any(low <= number <= high for low, high in inherited)


def left_behind(state: State, series: str, device: str, day: date) -> list[Grant]:
    """The open leases of PCs on which nobody is a clerk on a day, for the PC that has the token; for any other none."""
    token = token_of(state, series)
    if token is None or token.device != device:
        return []
    leases = (g for g in state.children(Grant, series) if not g.token and not g.closed and g.device != device)
    return [lease for lease in leases if not has_clerk(state, lease.device, day)]


def was_left(state: State, series: str, device: str, number: int, year: int, day: date) -> bool:
    """Whether it lies below the last that was used of such a lease: it was passed over, and who did may not say why."""
    book = f"{series}.{year}"
    for lease in left_behind(state, series, device, day):
        for low, high in lease.granted(year):
            last = state.last(Entry, book, high)
            if last is not None and low <= number < last.position:
                return True
    return False
