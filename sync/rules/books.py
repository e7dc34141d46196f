"""Register books, the numbers entered in them, and who may give numbers without asking anyone.

A series (one office, one direction) has a book a year. Numbers are given on PCs that may be offline for weeks, so the
right to give them is handed out in ranges that never overlap:

- the token, held by one PC: a window of numbers ahead of the last that the server has seen, for every year;
- leases, ten numbers each, for the office's other PCs.

A granted number is never granted again. Uniqueness needs no clock: a book has one entry a number.

Where a book is opened in mid-year past the first window, the token's window moves there, also offline. While nobody
has begun the book, the token's PC may open it offline just when another PC gets a lease; so early leases come from a
narrow band, and a book that opens inside that band gets its window from the server.

A number may have suffixes, 12a, 12b after 12 (số phụ): for a document that is dated before the newest number of its
book. They belong to whoever was granted the number, so they are as unique as it is, and no window or series moves on by
them.
Law: Decree 30/2020/NĐ-CP art. 15 and 22 (yearly series; arrival numbers over paper and electronic documents).
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from sync.rules.rows import Row, office_scope
from sync.rules.state import State

WINDOW = 100
LEASE = 10
SUFFIXES = "abcdefghijklmnopqrstuvwxyz"
EARLY_LEASES_END = WINDOW + 3 * LEASE  # numbers 101-130 of a book that nobody has begun


_BOOK = re.compile(r"(.+)\.(outgoing|incoming)\.([12][0-9]{3})")
Ranges = dict[int, tuple[tuple[int, int], ...]]  # by year, both ends included


class Direction(StrEnum):
    OUTGOING = "outgoing"
    INCOMING = "incoming"


def series_id(office: str, direction: Direction) -> str:
    return f"{office}.{direction}"


def book_id(office: str, direction: Direction, year: int) -> str:
    return f"{office}.{direction}.{year}"


def entry_id(book: str, number: int, suffix: str = "") -> str:
    return f"{book}.{number}{suffix}"


def is_suffix(text: str) -> bool:
    """Whether it may stand behind a number: one small letter."""
    return len(text) == 1 and text in SUFFIXES


class Book(Row, frozen=True, tag="book"):
    """A series' book of one year, once it has begun. `first` is where the paper series stood."""

    office: str
    direction: Direction
    year: int
    first: int = 1

    @property
    def parent(self) -> str:
        return series_id(self.office, self.direction)

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
    """The right of one PC to give numbers of a series. `ranges` maps a year to its ranges, both ends included.

    `seal` is the server's signature, so that the holder can show the grant to a restored server.
    """

    office: str
    direction: Direction
    device: str
    token: bool
    ranges: Ranges = {}
    epoch: int = 1
    closed: bool = False
    seal: bytes = b""

    @property
    def parent(self) -> str:
        return series_id(self.office, self.direction)

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


def book_named(book: str, office: str) -> tuple[Direction, int] | None:
    """Direction and year of an office's book by its id, which has one spelling; None for any other text."""
    named = _BOOK.fullmatch(book)
    return (Direction(named[2]), int(named[3])) if named and named[1] == office else None


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
    return any(g.covers(number, year) for g in grants_of_device(state, series, device))
