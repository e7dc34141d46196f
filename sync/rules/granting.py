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
    Entry,
    Grant,
    Ranges,
    book_id,
    book_named,
    direction_of,
    entry_id,
    grants_of_device,
    highest_granted,
    joined,
    series_id,
    series_named,
    token_of,
)
from sync.rules.case import Case
from sync.rules.intents import RequestNumbers, TakeOver
from sync.rules.limits import check_reason
from sync.rules.people import Device
from sync.rules.series import is_kept, series_names
from sync.rules.state import Refusal, State, Work
from sync.rules.text import one_line

RESTORED = "server.restored"
FORGOTTEN_DAYS = 30  # in which the PCs that have what a lost server granted have shown it to the restored one


def request_numbers(work: Work, case: Case, act: RequestNumbers) -> Refusal | None:
    """Refusals: `book.unknown`, `numbers.enough`, `numbers.book_not_begun`. Only the server grants."""
    named = book_named(act.book, case.office)
    if named is None or not is_kept(work, case.office, named[0]):
        return Refusal("book.unknown", {"book": act.book})
    return lease(work, case.office, *named, case.device, case.intent.id, case.today) if case.final else None


def take_over(work: Work, case: Case, act: TakeOver) -> Refusal | None:
    """With a direction's common series go its others. Refusals: `book.unknown`, `reason.*`, `book.yours_already`. Only
    the server grants."""
    name = series_named(act.series, case.office)
    if name is None or not is_kept(work, case.office, name):
        return Refusal("book.unknown", {"book": act.series})
    if refusal := check_reason(work, act.reason):
        return refusal
    wanted = [one for one in series_names(work, case.office) if name in (one, direction_of(one))] or [name]
    tokens = {one: token_of(work, series_id(case.office, one)) for one in wanted}
    theirs = [one for one, token in tokens.items() if token is None or token.device != case.device]
    if not theirs:
        return Refusal("book.yours_already")
    if case.final:
        for one in theirs:
            hand_over(work, case.office, one, case.device, case.intent.id, act.on, one_line(act.reason), case.today)
    return None


def lease(work: Work, office: str, name: str, year: int, device: str, id: str, today: date) -> Refusal | None:
    """Grant a PC the next ten numbers of a book, past everything granted."""
    series = series_id(office, name)
    if work.get(Grant, f"{series}.{id}") is not None:  # asked again after a restore, and shown there already
        return None
    _keep_clear_of_forgotten(work, office, name, today)
    held = [r for g in grants_of_device(work, series, device) if not g.closed for r in g.granted(year)]
    ids = [entry_id(f"{series}.{year}", n) for low, high in held for n in range(low, high + 1)]
    unused = sum(1 for id in ids if work.get(Entry, id) is None)
    if unused >= 2 * LEASE:
        return Refusal("numbers.enough", {"count": str(unused)})
    book = work.get(Book, book_id(office, name, year))
    low = max(highest_granted(work, series, year), WINDOW, book.first - 1 if book else 0) + 1
    if book is None and low + LEASE - 1 > EARLY_LEASES_END:
        return Refusal("numbers.book_not_begun", {"year": str(year)})
    ranges: Ranges = {year: ((low, low + LEASE - 1),)}
    work.put(Grant(id=f"{series}.{id}", office=office, series=name, device=device, token=False, ranges=ranges))
    return None


def hand_over(work: Work, office: str, name: str, device: str, id: str, on: date, reason: str, today: date) -> None:
    """Give a PC the token. What the former holder is not known to have used is void, with one reason.

    A number that he gave offline and that arrives later is entered all the same. Where nobody has begun a book, he may
    have opened it anywhere offline: the new holder has no number in it until somebody says where the paper stands. So
    it is with the book of `today`, the judge's: what was asked before New Year may be judged after it.
    """
    series = series_id(office, name)
    if work.get(Grant, f"{series}.{id}") is not None:  # as in `lease`
        return
    forgotten = _keep_clear_of_forgotten(work, office, name, today)
    old = token_of(work, series)
    ranges: Ranges = {on.year: ((1, WINDOW),)}
    for year in forgotten:
        low = highest_granted(work, series, year) + 1
        ranges[year] = ((low, low + WINDOW - 1),)
    if old:
        years = {on.year, today.year, *old.ranges}
        work.put(msgspec.structs.replace(old, closed=True, ranges={y: old.granted(y) for y in years}))
        for year in sorted(years):
            low = highest_granted(work, series, year) + 1
            begun = work.get(Book, book_id(office, name, year)) is not None
            ranges[year] = ((low, low + WINDOW - 1),) if begun else ()
            void_unused(work, old, year, on, reason)
    epoch = old.epoch + 1 if old else 1
    grant = Grant(id=f"{series}.{id}", office=office, series=name, device=device, token=True, ranges=ranges)
    work.put(msgspec.structs.replace(grant, epoch=epoch))


def close_leases(work: Work, device: Device, on: date) -> None:
    """What a revoked PC held besides a token is closed, its unused numbers void."""
    for name in series_names(work, device.office):
        for grant in grants_of_device(work, series_id(device.office, name), device.id):
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
            work.put(void_range(grant.office, book, first, through, on, reason, grant.device))


def part_again(work: Work, series: str, year: int) -> bool:
    """Take out of closed grants what has passed on to later ones: a PC that shows one to a restored server may know it
    as it was before a successor's share was parted from it (`succeeding`). A token that was followed by another one
    was closed, whether or not anybody has shown that, and so is all but the last where two servers have given one each;
    whether one was."""
    grants = [g for g in work.children(Grant, series) if g.device]
    newest = max((g.epoch for g in grants if g.token), default=0)
    last = max((g.id for g in grants if g.token and not g.closed and g.epoch == newest), default="")
    over = {g.id for g in grants if g.closed or (g.token and g.id != last)}
    taken: list[tuple[int, int]] = []
    has_closed = False
    for grant in sorted(grants, key=lambda g: (-g.epoch, g.id in over, g.id)):
        held = grant.granted(year)
        left = tuple(part for low, high in held for part in _between(low, high, joined(taken)))
        is_over = grant.id in over
        has_closed |= is_over and not grant.closed
        if is_over and (left != held or not grant.closed):
            work.put(msgspec.structs.replace(grant, closed=True, ranges={**grant.ranges, year: left}))
        taken += held
    return has_closed


def explain_closed(work: Work, series: str, year: int, on: date) -> None:
    """What was closed on a server that was lost is closed here too, by its seal; the entries that said what became of
    its unused numbers were lost. Waits until the book has begun: before, nobody knows which numbers it has."""
    if work.get(Book, f"{series}.{year}") is None:
        return
    for grant in work.children(Grant, series):
        if grant.closed and year in grant.ranges:
            void_unused(work, grant, year, on, RESTORED)


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


def void_range(office: str, book: str, first: int, through: int, on: date, reason: str, device: str) -> Entry:
    """The entry that explains numbers which nobody is known to have used."""
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
    for name in series_names(work, device.office):
        series = series_id(device.office, name)
        token = token_of(work, series)
        holder = work.get(Device, token.device) if token else None
        if token is None or holder is None or holder.revoked_at is not None:
            hand_over(work, device.office, name, device.id, id, on, "device.revoked", on)
        elif token.device != device.id:
            lease(work, device.office, name, on.year, device.id, id, on)


def grant_new_series(work: Work, office: str, name: str, id: str, on: date, today: date) -> None:
    """Give the token of a series that nobody has yet to the PC that gives the numbers of the common one."""
    holder = token_of(work, series_id(office, direction_of(name)))
    if holder is not None and token_of(work, series_id(office, name)) is None:
        hand_over(work, office, name, holder.device, id, on, "", today)


def _keep_clear_of_forgotten(work: Work, office: str, name: str, today: date) -> list[int]:
    """A restored server may have granted numbers of a series that its backup has never heard of: for a month it keeps
    clear of them as it does in the common series, and of the first window of one whose token it does not know. Of
    which years it does so from now on."""
    common, series = series_id(office, direction_of(name)), series_id(office, name)
    has_token = any(grant.token for grant in work.children(Grant, series))
    years: list[int] = []
    for reserve in work.children(Grant, common) if series != common else []:
        id = f"{series}{reserve.id.removeprefix(common)}"
        if reserve.device or work.get(Grant, id) or not _may_be_held(reserve, today):
            continue
        for year, ranges in reserve.ranges.items():
            low = max(highest_granted(work, series, year), WINDOW if has_token else 0) + 1
            most = sum(last - first + 1 for first, last in ranges) + (0 if has_token else WINDOW)
            _reserve(work, office, name, id, year, low, most, reserve.since)
            years.append(year)
    return years


def _may_be_held(reserve: Grant, today: date) -> bool:
    """Whether somebody may still have numbers of a lost server that he has not shown."""
    return reserve.since is not None and abs((today - reserve.since).days) < FORGOTTEN_DAYS


def reserve_after_restore(work: Work, token: Grant, epoch: str, on: date, numbers: int) -> None:
    """Keep clear of what a lost server may have granted after its last backup.

    The holders show their grants again, but nobody knows who they all are; so nothing new is granted among the next
    numbers of this year's and next year's book. They are void but for those that turn out to be used.
    """
    for year in sorted({on.year, on.year + 1, *token.ranges}):
        book = f"{token.parent}.{year}"
        low = max(highest_granted(work, token.parent, year), WINDOW) + 1
        _reserve(work, token.office, token.series, f"{token.parent}.{epoch}.{year}", year, low, numbers, on)
        if work.get(Book, book):
            work.put(void_range(token.office, book, low, low + numbers - 1, on, RESTORED, ""))


def _reserve(
    work: Work, office: str, name: str, id: str, year: int, low: int, numbers: int, since: date | None
) -> None:
    """Let nobody be granted these numbers of a year."""
    ranges: Ranges = {year: ((low, low + numbers - 1),)}
    kept = Grant(id=id, office=office, series=name, device="", token=False, ranges=ranges, closed=True, since=since)
    work.put(kept)


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
