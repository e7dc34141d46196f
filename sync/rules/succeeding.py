"""A PC takes the place of another one of its office: it was restored from that one's backup, or the office moved to it.

It is a new PC with a key of its own; the former one is shut out. What that one had signed is judged as before, for the
present one answers for it. Its right to give numbers is parted: what it is known to have given stays with it, so that
late ones are entered, and the rest passes on. Of a PC that was restored nobody knows what it gave after its backup:
some numbers past the last known one are kept clear, void with their reason unless they turn out to be used.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

import msgspec

from sync.rules.books import Book, Entry, Grant, Ranges, grants_of_device, series_id
from sync.rules.granting import void_range
from sync.rules.people import Device
from sync.rules.series import series_names
from sync.rules.state import Work

MOST_CLEAR = 1000
RESTORED = "device.restored"


def succeed(
    work: Work,
    old: Device,
    new: Device,
    numbers: Mapping[str, int],
    clear: int,
    now: datetime,
    on: date,
    new_id: Callable[[], str],
) -> None:
    """Let `new` stand for `old`. `numbers`: by book, the last that the old one's data knows to be given; `clear`: how
    many past it are kept clear of."""
    work.put(msgspec.structs.replace(old, revoked_at=now, successor=new.id), new)
    for name in series_names(work, old.office):
        series = series_id(old.office, name)
        for grant in grants_of_device(work, series, old.id):
            if not grant.closed:
                _part(work, grant, new, numbers, min(max(clear, 0), MOST_CLEAR), on, f"{series}.{new_id()}")


def _part(work: Work, grant: Grant, new: Device, numbers: Mapping[str, int], clear: int, on: date, id: str) -> None:
    stays: Ranges = {}
    passes: Ranges = {}
    for year in sorted({on.year, *grant.ranges}):
        book = f"{grant.parent}.{year}"
        last = _last_given(work, grant, year, numbers.get(book, 0))
        up_to = last + clear
        stays[year] = tuple((low, min(high, up_to)) for low, high in grant.granted(year) if low <= up_to)
        passes[year] = tuple((max(low, up_to + 1), high) for low, high in grant.granted(year) if high > up_to)
        if clear and work.get(Book, book) is not None:
            _void_between(work, grant, book, last + 1, up_to, on)
    work.put(msgspec.structs.replace(grant, closed=True, ranges=stays))
    if grant.token or any(passes.values()):
        work.put(msgspec.structs.replace(grant, id=id, device=new.id, ranges=passes, epoch=grant.epoch + 1, seal=b""))


def _last_given(work: Work, grant: Grant, year: int, told: int) -> int:
    """The last number of a year that was given of a grant, as far as anybody knows; the one before its first where none
    was."""
    usable = grant.usable(year, work.get(Book, f"{grant.parent}.{year}"))
    if not usable:
        return 0
    last = min(low for low, _ in usable) - 1
    for low, high in usable:
        seen = work.last(Entry, f"{grant.parent}.{year}", up_to=high)
        known = max(min(told, high), seen.position if seen else 0)
        last = max(last, known) if known >= low else last
    return last


def _void_between(work: Work, grant: Grant, book: str, low: int, high: int, on: date) -> None:
    """Explain the numbers that are kept clear of, as far as they were granted."""
    year = int(book.rpartition(".")[2])
    for first, last in grant.usable(year, work.get(Book, book)):
        if max(first, low) <= min(last, high):
            work.put(void_range(grant.office, book, max(first, low), min(last, high), on, RESTORED, grant.device))
