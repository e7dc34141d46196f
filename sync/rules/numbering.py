"""Giving outgoing documents their numbers, opening books, and handing out the right to do so.

Law: Decree 30/2020/NĐ-CP art. 15. Giving a number is not sending: the number is written on the paper, which is then
stamped, scanned and dispatched.
"""

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
    entry_id,
    grants_of_device,
    highest_granted,
    series_id,
    token_of,
)
from sync.rules.case import Case
from sync.rules.documents import Document, check_subject
from sync.rules.intents import Number, OpenBook, RequestNumbers, TakeOver, Void
from sync.rules.kinds import Kind, notation
from sync.rules.limits import limits_of
from sync.rules.offices import Office
from sync.rules.people import Device
from sync.rules.state import Refusal, State, Work
from sync.rules.text import one_line

HIGHEST_NUMBER = 99_999


def open_book(work: Work, case: Case, act: OpenBook) -> Refusal | None:
    """Refusals: `book.unknown`, `book.bad_first`, `book.already_begun`, `book.number_leased`, `number.not_granted`."""
    parts = act.book.split(".")
    if len(parts) != 3 or parts[0] != case.office or parts[1] not in tuple(Direction) or not parts[2].isdigit():
        return Refusal("book.unknown", {"book": act.book})
    direction, year = Direction(parts[1]), int(parts[2])
    if not 1 <= act.first <= HIGHEST_NUMBER:
        return Refusal("book.bad_first", {"first": str(act.first)})
    if book := work.get(Book, act.book):
        return Refusal("book.already_begun", {"first": str(book.first), "year": str(year)})
    series = series_id(case.office, direction)
    token = token_of(work, series)
    if token is None or token.device != case.intent.device:
        return Refusal("number.not_granted", {"number": str(act.first)})
    leased = [g for g in work.children(Grant, series) if not g.token and not g.closed]
    in_band = WINDOW < act.first <= EARLY_LEASES_END
    if in_band and any(high >= act.first for g in leased for _, high in g.granted(year)):
        return Refusal("book.number_leased", {"first": str(act.first)})
    work.put(Book(id=act.book, office=case.office, direction=direction, year=year, first=act.first))
    if act.first > EARLY_LEASES_END:
        work.put(token.with_ranges(year, (act.first, act.first + WINDOW - 1)))
        work.put(*(msgspec.structs.replace(g, closed=True) for g in leased if year in g.ranges))
    return None


def number(work: Work, case: Case, act: Number) -> Refusal | None:
    """Refusals: `document.already_numbered`, `kind.unknown`, `subject.*`, `secret.subject`.

    A number that is taken or was not granted stands on a paper all the same: that is a conflict with a task.
    """
    if work.get(Document, act.document):
        return Refusal("document.already_numbered")
    office = work.get(Office, case.office)
    kind = work.get(Kind, act.kind_id)
    if kind is None or office is None or not kind.validity.holds_on(act.issued_on):
        return Refusal("kind.unknown", {"kind": act.kind_id})
    if refusal := check_subject(act.subject, limits_of(work)):
        return refusal
    year, series = act.issued_on.year, series_id(case.office, Direction.OUTGOING)
    written = notation(act.number, kind, office.abbreviation, act.unit)
    facts = {"number": str(act.number), "notation": written, "subject": act.subject, "year": str(year)}
    entry = entry_id(f"{series}.{year}", act.number)
    if not case.is_granted(work, series, act.number, year):
        work.conflict = Refusal("number.not_granted", facts)
    elif work.get(Entry, entry):
        work.conflict = Refusal("number.taken", facts)
    if work.conflict:
        case.task(work, "number_conflict", case.office, "", case.intent.id, facts | {"why": work.conflict.code})
        return None
    begin_book(work, case.office, Direction.OUTGOING, year)
    work.put(
        Document(
            id=act.document,
            office=case.office,
            kind=act.kind_id,
            number=act.number,
            notation=written,
            subject=one_line(act.subject),
            issued_on=act.issued_on,
            state="numbered",
            signer=one_line(act.signer),
            unit=act.unit,
        ),
        used_entry(case, series, act.number, act.issued_on, act.document),
    )
    case.note(work, act.document, "numbered", notation=written)
    return None


def void(work: Work, case: Case, act: Void) -> Refusal | None:
    """Declare a number unused. Refusals: `reason.empty`, `number.in_use`, `number.not_granted`, `document.unknown`,
    `document.already_released`."""
    if not one_line(act.reason):
        return Refusal("reason.empty")
    series, _, year = act.book.rpartition(".")
    if not year.isdigit() or series not in [series_id(case.office, d) for d in Direction]:
        return Refusal("book.unknown", {"book": act.book})
    entry = work.get(Entry, entry_id(act.book, act.number))
    if entry and entry.document:
        document = work.get(Document, entry.document)
        if act.document != entry.document or document is None:
            return Refusal("number.in_use", {"number": str(act.number)})
        if document.state != "numbered":
            return Refusal("document.already_released", {"notation": document.notation})
        work.put(msgspec.structs.replace(document, state="void"))
        case.note(work, document.id, "void", reason=one_line(act.reason))
    elif act.document:
        return Refusal("document.unknown")
    elif entry:
        return Refusal("number.in_use", {"number": str(act.number)})
    elif not case.is_granted(work, series, act.number, int(year)):
        return Refusal("number.not_granted", {"number": str(act.number)})
    blank = used_entry(case, series, act.number, act.on, act.document)
    work.put(
        msgspec.structs.replace(
            blank, book=act.book, id=entry_id(act.book, act.number), state="void", reason=one_line(act.reason)
        )
    )
    return None


def request_numbers(work: Work, case: Case, act: RequestNumbers) -> Refusal | None:
    """Refusals: `book.unknown`, `numbers.enough`, `numbers.book_not_begun`. Only the server grants."""
    series, _, year = act.book.rpartition(".")
    if not year.isdigit() or series not in [series_id(case.office, d) for d in Direction]:
        return Refusal("book.unknown", {"book": act.book})
    if not case.final:
        return None
    direction = Direction(series.rpartition(".")[2])
    return lease(work, case.office, direction, int(year), case.intent.device, case.intent.id)


def take_over(work: Work, case: Case, act: TakeOver) -> Refusal | None:
    """Refusals: `book.unknown`, `reason.empty`, `book.yours_already`. Only the server grants."""
    if act.series not in [series_id(case.office, d) for d in Direction]:
        return Refusal("book.unknown", {"book": act.series})
    if not one_line(act.reason):
        return Refusal("reason.empty")
    old = token_of(work, act.series)
    if old and old.device == case.intent.device:
        return Refusal("book.yours_already")
    if case.final:
        direction = Direction(act.series.rpartition(".")[2])
        hand_over(work, case.office, direction, case.intent.device, case.intent.id, act.on, one_line(act.reason))
    return None


def begin_book(work: Work, office: str, direction: Direction, year: int) -> None:
    """Let the book of a year begin at 1 unless it has begun."""
    if work.get(Book, book_id(office, direction, year)) is None:
        work.put(Book(id=book_id(office, direction, year), office=office, direction=direction, year=year))


def used_entry(case: Case, series: str, number: int, on: date, document: str) -> Entry:
    book = f"{series}.{on.year}"
    return Entry(
        id=entry_id(book, number),
        book=book,
        office=case.office,
        number=number,
        state="used",
        on=on,
        document=document,
        person=case.intent.person,
        device=case.intent.device,
    )


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
    """Give a PC the token. What the former holder had not used is void, as one range a book, with one reason."""
    series = series_id(office, direction)
    old = token_of(work, series)
    ranges: Ranges = {on.year: ((1, WINDOW),)}
    if old:
        years = {on.year, *old.ranges}
        work.put(msgspec.structs.replace(old, closed=True, ranges={y: old.granted(y) for y in years}))
        for year in sorted(years):
            book = book_id(office, direction, year)
            low = highest_granted(work, series, year) + 1
            ranges[year] = ((low, low + WINDOW - 1),)
            for first, through in _unused(work, old, year):
                work.put(_void_range(office, book, first, through, on, reason, old.device))
    epoch = old.epoch + 1 if old else 1
    grant = Grant(id=f"{series}.{id}", office=office, direction=direction, device=device, token=True, ranges=ranges)
    work.put(msgspec.structs.replace(grant, epoch=epoch))


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
    return grant.with_ranges(year, *_joined([*kept, (low, low + WINDOW - left - 1)]))


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


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if joined and joined[-1][1] + 1 >= low:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined
