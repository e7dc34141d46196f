"""Which numbers of a book lie in which row: used, void, passed over. Pure.

A number without an entry below one that was used in the same range was passed over and still wants a reason; what has
not been reached yet in a range is kept for giving. A void range is cut where one of its numbers was used after all.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sync.replica.book_facts import BookFacts
from sync.rules.books import Entry, entry_id, joined


@dataclass(frozen=True)
class Span:
    """Numbers of one row, from `low` to `high`. `on`: the day by which it belongs to a period of the book's year.
    `entry` is None for one that was passed over: it belongs to the day on which the next one was used."""

    low: int
    high: int
    on: date
    entry: Entry | None = None

    @property
    def suffix(self) -> str:
        return self.entry.suffix if self.entry else ""

    @property
    def key(self) -> str:
        return f"{self.low}{self.suffix}" if self.low == self.high else f"{self.low}-{self.high}"

    @property
    def numbers(self) -> str:
        return f"{self.low:02d}{self.suffix}" if self.low == self.high else f"{self.low:02d}–{self.high:02d}"


def spans(facts: BookFacts) -> list[Span]:
    """Every row of the book, by number: 12, 12a, 12b, 13."""
    single = [e for e in facts.entries if e.through <= e.number and not e.suffix]
    beside = [Span(e.number, e.number, e.on, e) for e in facts.entries if e.suffix]
    known = {e.number for e in single}
    found = [Span(e.number, e.number, within_the_year(facts, e.on), e) for e in single]
    for entry in facts.entries:
        if entry.through > entry.number:
            left, on = _without(entry.number, entry.through, known), within_the_year(facts, entry.on)
            found += [Span(low, high, on, entry) for low, high in left]
    taken = joined((span.low, span.high) for span in found)
    found += _passed_over(facts, taken, found)
    return sorted([*found, *beside], key=lambda span: (span.low, span.suffix, span.high))


def within_the_year(facts: BookFacts, day: date) -> date:
    """By which day something belongs to a period of the book: a number that is declared void, or a letter that goes,
    when its year is over stays in that year's book."""
    return min(max(day, date(facts.year, 1, 1)), date(facts.year, 12, 31))


def still_to_give(facts: BookFacts) -> list[tuple[int, int]]:
    """Numbers between the first and the last of the book that nobody has come to yet: of another PC's range, or just
    before it."""
    every = [span for span in spans(facts) if not span.suffix]
    if not every:
        return []
    first = facts.book.first if facts.book else 1
    left: list[tuple[int, int]] = []
    for low, high in joined((span.low, span.high) for span in every):
        if first < low:
            left.append((first, low - 1))
        first = max(first, high + 1)
    return left


def unexplained_on(facts: BookFacts, device: str, gaps: Collection[str]) -> frozenset[str]:
    """The keys of rows whose numbers were passed over and of which a PC may say why: those of its gaps (`gaps`: ids of
    entries), and where it has the token what its taking over made void below the last number that was used before."""
    rows = [span for span in spans(facts) if not span.suffix]
    found = {span.key for span in rows if span.entry is None and entry_id(facts.id, span.low) in gaps}
    if any(grant.token and not grant.closed and grant.device == device for grant in facts.grants):
        closed = [r for grant in facts.grants if grant.closed for r in grant.granted(facts.year)]
        used = [span.low for span in rows if span.entry and span.entry.state == "used"]
        for span in rows:
            if span.entry is not None and span.entry.through >= span.entry.number:
                around = [high for low, high in closed if low <= span.low <= span.high <= high]
                found |= {span.key for high in around if any(span.high < number <= high for number in used)}
    return frozenset(found)


def _passed_over(facts: BookFacts, taken: tuple[tuple[int, int], ...], found: list[Span]) -> Iterator[Span]:
    by_number = sorted(found, key=lambda span: span.low)
    for grant in facts.grants:
        for low, high in grant.usable(facts.year, facts.book):
            reached = max((min(e, high) for s, e in taken if s <= high and e >= low), default=low - 1)
            for first, last in _holes(low, reached, taken):
                after = next((span.on for span in by_number if span.low > last), None)
                if after is not None:
                    yield from (Span(n, n, after) for n in range(first, last + 1))


def _holes(low: int, high: int, taken: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    for start, end in taken:
        if low < start <= high + 1:
            yield low, start - 1
        low = max(low, end + 1)


def _without(low: int, high: int, used: set[int]) -> list[tuple[int, int]]:
    """The range without the numbers that have an entry of their own."""
    return list(joined((n, n) for n in range(low, high + 1) if n not in used))
