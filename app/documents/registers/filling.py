"""A form filled for a period: the rows of the book that belong to it, and what stands around them. Pure."""

from collections.abc import Callable, Mapping
from datetime import datetime

from app.documents.registers.book_rows import incoming_rows, outgoing_rows, post_rows
from app.documents.registers.followed_rows import (
    followed_rows,
    from_before,
    report_incoming,
    report_outgoing,
    taken_back,
)
from app.documents.registers.forms import (
    FOLLOWED,
    INCOMING,
    LOANS,
    OUTGOING,
    POST,
    REPORT_INCOMING,
    REPORT_OUTGOING,
    Filled,
    FilledRow,
    Form,
)
from app.documents.registers.loan_rows import loan_rows, still_out
from app.documents.registers.period import Period
from app.documents.registers.spans import still_to_give
from sync.replica.book_facts import BookFacts
from sync.rules.books import SUFFIXES, Direction
from sync.rules.legal_time import VIET_NAM

_BOOKS: Mapping[str, Direction] = {
    INCOMING.key: Direction.INCOMING,
    OUTGOING.key: Direction.OUTGOING,
    POST.key: Direction.OUTGOING,
    FOLLOWED.key: Direction.INCOMING,
    LOANS.key: Direction.OUTGOING,
    REPORT_INCOMING.key: Direction.INCOMING,
    REPORT_OUTGOING.key: Direction.OUTGOING,
}
_ROWS: Mapping[str, Callable[[BookFacts], list[FilledRow]]] = {
    INCOMING.key: incoming_rows,
    OUTGOING.key: outgoing_rows,
    POST.key: post_rows,
    LOANS.key: loan_rows,
}


def direction_of(form: Form) -> Direction:
    """Of which series' books a form is made."""
    return _BOOKS[form.key]


def book_rows(form: Form, facts: BookFacts) -> list[FilledRow]:
    """All rows of a book that is kept row by row, in its order."""
    return _ROWS[form.key](facts)


def filled(form: Form, facts: BookFacts, period: Period, now: datetime) -> Filled:
    """The form as things stand now."""
    if form is REPORT_INCOMING:
        rows = report_incoming(facts, period.since, period.until, now)
    elif form is REPORT_OUTGOING:
        rows = report_outgoing(facts, period.since, period.until)
    else:
        every = followed_rows(facts, now) if form is FOLLOWED else book_rows(form, facts)
        rows = [row for row in every if period.since <= row.on <= period.until]
    return framed(form, facts, period, rows, _notes(form, facts, period, rows, now), _range(form, rows))


def framed(
    form: Form, facts: BookFacts, period: Period, rows: list[FilledRow], notes: tuple[str, ...], range: str
) -> Filled:
    """These rows with the names of the office and the book around them."""
    return Filled(
        form=form,
        office=facts.office.organisation or facts.office.full_name,
        above=(facts.above.organisation or facts.above.full_name) if facts.above else "",
        year=period.year,
        since=period.since,
        until=period.until,
        rows=tuple(rows),
        notes=notes,
        range=f"Sổ {facts.key}. {range}" if facts.key and range else range,
        series=facts.series,
    )


def _range(form: Form, rows: list[FilledRow]) -> str:
    """From which number to which, as a book's cover has it."""
    if form not in (INCOMING, OUTGOING) or not rows:
        return ""
    first, last = rows[0].key.partition("-")[0], rows[-1].key.rpartition("-")[2]
    return f"Từ số {first.zfill(2)} đến số {last.zfill(2)}"


def _notes(form: Form, facts: BookFacts, period: Period, rows: list[FilledRow], now: datetime) -> tuple[str, ...]:
    """What stands below the table: how many rows, numbers nobody has come to, and as of when figures are."""
    notes = [] if form.is_report else [f"Cộng: {len(rows)} dòng."]
    if form in (INCOMING, OUTGOING) and (left := within(still_to_give(facts), rows)):
        told = ", ".join(f"{low:02d}" if low == high else f"{low:02d}–{high:02d}" for low, high in left)
        notes.append(f"Số chưa dùng, còn để cấp: {told}.")
    if form is LOANS and (out := still_out(facts, period.since, period.until)):
        notes.append(f"Chưa trả: {out} bản lưu.")
    if form in (FOLLOWED, REPORT_INCOMING, REPORT_OUTGOING):
        notes.append(f"Số liệu tính đến {now.astimezone(VIET_NAM):%H:%M ngày %d/%m/%Y}.")
    if form is REPORT_INCOMING and (back := taken_back(facts, period.since, period.until)):
        notes.append(f"Không tính {back} văn bản nơi gửi đã thu hồi.")
    if form is REPORT_INCOMING and (before := from_before(facts, period.since, period.until)):
        notes.append(f"Không tính {before} văn bản nhập từ sổ cũ: sổ cũ không ghi việc giải quyết.")
    return tuple(notes)


def within(left: list[tuple[int, int]], rows: list[FilledRow]) -> list[tuple[int, int]]:
    """The ranges that lie between the first and the last of these rows."""
    if not rows:
        return []
    ends = rows[0].key.partition("-")[0], rows[-1].key.rpartition("-")[2]
    first, last = (int(end.rstrip(SUFFIXES)) for end in ends)
    return [(low, high) for low, high in left if first < low and high < last]
