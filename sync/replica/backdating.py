"""What a document may be numbered with that is dated before the newest number of its book: a number that was passed
over and fits in date (số bù), else a suffix to the last number up to that day (số phụ).

Only among the numbers that were granted to this PC, and suffixes also of those that it speaks for: whoever holds a
number holds its suffixes.
"""

from datetime import date

from sqlalchemy import Connection

from sync.replica.gaps import own_gaps
from sync.replica.number_offers import Backdated, Offer
from sync.replica.numbers import is_used, next_suffix, spoken_for, usable
from sync.replica.view import View
from sync.rules.books import Entry, book_id


def backdated(connection: Connection, office: str, name: str, on: date, device: str) -> Backdated | None:
    """None where a document of that day takes the next number, as ever."""
    book = book_id(office, name, on.year)
    entries = View(connection).children(Entry, book)
    used = {e.number: e.on for e in entries if e.state == "used" and not e.suffix}
    newest = max(used, key=lambda number: (used[number], number), default=0)
    if not used or used[newest] <= on:
        return None
    free = [gap.number for gap in own_gaps(connection, office, device) if gap.book == book and not gap.suffix]
    free = [number for number in free if not is_used(connection, book, number)]
    offers: list[Offer] = []
    last: tuple[date, int] | None = None
    own = usable(connection, office, name, on.year, device)
    for low, high in spoken_for(connection, office, name, on.year, device):
        within = {number: day for number, day in used.items() if low <= number <= high}
        if (low, high) in own:
            offers += [Offer(n) for n in free if low <= n <= high and _fits(within, n, on)]
        before = [(day, number) for number, day in within.items() if day <= on]
        last = max([*before, *([last] if last else [])], default=None)
    if not offers and last is not None and (suffix := next_suffix(connection, book, last[1])):
        offers = [Offer(last[1], suffix)]
    return Backdated(newest, used[newest], tuple(sorted(offers, key=lambda offer: offer.number)))


def _fits(used: dict[int, date], number: int, on: date) -> bool:
    """Whether a day lies between those of the numbers around it."""
    before = used[max(below)] if (below := [n for n in used if n < number]) else date.min
    after = used[min(above)] if (above := [n for n in used if n > number]) else date.max
    return before <= on <= after
