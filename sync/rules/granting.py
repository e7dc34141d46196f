"""Handing out the right to give numbers: the token of a series, leases, and what becomes of a lost PC's share.

Only the server grants; what it granted is never granted again. See `books` for why ranges never overlap.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from sync.rules.books import (
    EARLY_LEASES_END,
    LEASE,
    WINDOW,
    Book,
    Direction,
    Entry,
    Grant,
    Ranges,
    book_id,
    book_named,
    entry_id,
    grants_of_device,
    highest_granted,
    joined,
    series_id,
    token_of,
)
from sync.rules.case import Case
from sync.rules.intents import RequestNumbers, TakeOver
from sync.rules.limits import check_reason
from sync.rules.people import Device
from sync.rules.state import Refusal, State, Work
from sync.rules.text import one_line


def request_numbers(work: Work, case: Case, act: RequestNumbers) -> Refusal | None:
    """Refusals: `book.unknown`, `numbers.enough`, `numbers.book_not_begun`. Only the server grants."""
    if (named := book_named(act.book, case.office)) is None:
        return Refusal("book.unknown", {"book": act.book})
    return lease(work, case.office, *named, case.intent.device, case.intent.id) if case.final else None


def take_over(work: Work, case: Case, act: TakeOver) -> Refusal | None:
    """Refusals: `book.unknown`, `reason.*`, `book.yours_already`. Only the server grants."""
    direction = next((d for d in Direction if act.series == series_id(case.office, d)), None)
    if direction is None:
        return Refusal("book.unknown", {"book": act.series})
    if refusal := check_reason(work, act.reason):
        return refusal
    old = token_of(work, act.series)
    if old and old.device == case.intent.device:
        return Refusal("book.yours_already")
    if case.final:
        hand_over(work, case.office, direction, case.intent.device, case.intent.id, act.on, one_line(act.reason))
    return None


def lease(work: Work, office: str, direction: Direction, year: int, device: str, id: str) -> Refusal | None:
    """Grant a PC the next ten numbers of a book, past everything granted."""
    series = series_id(office, direction)
    held = [r for g in grants_of_device(work, series, device) if not g.closed for r in g.granted(year)]
    ids = [entry_id(f"{series}.{year}", n) for low, high in held for n in range(low, high + 1)]
    unused = sum(1 for id in ids if work.get(Entry, id) is None)
    if unused >= 2 * LEASE:
        return Refusal("numbers.enough", {"count": str(unused)})
    book = work.get(Book, book_id(office, direction, year))
    low = max(highest_granted(work, series, year), WINDOW, book.first - 1 if book else 0) + 1
    if book is None and low + LEASE - 1 > EARLY_LEASES_END:
        return Refusal("numbers.book_not_begun", {"year": str(year)})
    ranges: Ranges = {year: ((low, low + LEASE - 1),)}
    work.put(Grant(id=f"{series}.{id}", office=office, direction=direction, device=device, token=False, ranges=ranges))
    return None


def hand_over(work: Work, office: str, direction: Direction, device: str, id: str, on: date, reason: str) -> None:
    """Give a PC the token. What the former holder is not known to have used is void, with one reason.

    A number that he gave offline and that arrives later is entered all the same. Where nobody has begun a book, he may
    have opened it anywhere offline: the new holder has no number in it until somebody says where the paper stands.
    """
    series = series_id(office, direction)
    old = token_of(work, series)
    ranges: Ranges = {on.year: ((1, WINDOW),)}
    if old:
        years = {on.year, *old.ranges}
        work.put(msgspec.structs.replace(old, closed=True, ranges={y: old.granted(y) for y in years}))
        for year in sorted(years):
            low = highest_granted(work, series, year) + 1
            begun = work.get(Book, book_id(office, direction, year)) is not None
            ranges[year] = ((low, low + WINDOW - 1),) if begun else ()
            void_unused(work, old, year, on, reason)
    epoch = old.epoch + 1 if old else 1
    grant = Grant(id=f"{series}.{id}", office=office, direction=direction, device=device, token=True, ranges=ranges)
    work.put(msgspec.structs.replace(grant, epoch=epoch))


def close_leases(work: Work, device: Device, on: date) -> None:
    """What a revoked PC held besides a token is closed, its unused numbers void."""
    for direction in Direction:
        for grant in grants_of_device(work, series_id(device.office, direction), device.id):
            if not grant.token and not grant.closed:
                work.put(msgspec.structs.replace(grant, closed=True))
                for year in sorted(grant.ranges):
                    void_unused(work, grant, year, on, "device.revoked")


def void_unused(work: Work, grant: Grant, year: int, on: date, reason: str) -> None:
    """Explain every number of a grant that has no entry: void, as one range for each gap."""
    book = f"{grant.parent}.{year}"
    usable = grant.usable(year, work.get(Book, book))
    if not usable:
        return
    entries = work.children(Entry, book)
    accounted = joined((e.number, max(e.number, e.through)) for e in entries if not e.suffix)
    for low, high in usable:
        for first, through in _between(low, high, accounted):
            work.put(_void_range(grant.office, book, first, through, on, reason, grant.device))


def _between(low: int, high: int, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What ranges in ascending order leave of low to high."""
    for first, through in taken:
        if first > high:
            break
        if low < first:
            yield low, first - 1
        low = max(low, through + 1)
    if low <= high:
        yield low, high


def _void_range(office: str, book: str, first: int, through: int, on: date, reason: str, device: str) -> Entry:
    return Entry(
        id=f"{book}.{first}-{through}",
        book=book,
        office=office,
        number=first,
        through=through,
        state="void",
        on=on,
        reason=reason,
        device=device,
    )


def grant_at_enrolment(work: Work, device: Device, id: str, on: date) -> None:
    """The books of an office's first clerk's PC; a lease of this year's books for every further one."""
    for direction in Direction:
        series = series_id(device.office, direction)
        token = token_of(work, series)
        holder = work.get(Device, token.device) if token else None
        if token is None or holder is None or holder.revoked_at is not None:
            hand_over(work, device.office, direction, device.id, id, on, "device.revoked")
        elif token.device != device.id:
            lease(work, device.office, direction, on.year, device.id, id)


def reserve_after_restore(work: Work, token: Grant, epoch: str, on: date, numbers: int) -> None:
    """Keep clear of what a lost server may have granted after its last backup.

    The holders show their grants again, but nobody knows who they all are; so nothing new is granted among the next
    numbers of this year's and next year's book. They are void but for those that turn out to be used.
    """
    for year in sorted({on.year, on.year + 1, *token.ranges}):
        book = f"{token.parent}.{year}"
        low = max(highest_granted(work, token.parent, year), WINDOW) + 1
        reserve = Grant(
            id=f"{token.parent}.{epoch}.{year}",
            office=token.office,
            direction=token.direction,
            device="",
            token=False,
            ranges={year: ((low, low + numbers - 1),)},
            closed=True,
        )
        work.put(reserve)
        if work.get(Book, book):
            work.put(_void_range(token.office, book, low, low + numbers - 1, on, "server.restored", ""))


def extended(state: State, grant: Grant, year: int) -> Grant:
    """The token with its window drawn out to a hundred numbers past the last that is known to be used."""
    book_row = state.get(Book, f"{grant.parent}.{year}")
    if not grant.token or grant.closed or book_row is None:
        return grant
    left = sum(high - low + 1 for low, high in _unused(state, grant, year))
    if left >= WINDOW:
        return grant
    low = max(highest_granted(state, grant.parent, year) + 1, book_row.first)
    kept = [r for r in grant.granted(year) if r[1] >= book_row.first]
    return grant.with_ranges(year, *joined([*kept, (low, low + WINDOW - left - 1)]))


def _unused(state: State, grant: Grant, year: int) -> list[tuple[int, int]]:
    """What is left of a grant's ranges after the last number known to be used in each."""
    book = f"{grant.parent}.{year}"
    left = []
    for low, high in grant.usable(year, state.get(Book, book)):
        last = state.last(Entry, book, up_to=high)
        first = max(low, last.position + 1 if last else low)
        if first <= high:
            left.append((first, high))
    return left
