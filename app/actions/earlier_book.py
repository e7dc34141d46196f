"""Taking over a register that was kept in a spreadsheet: looked at row by row first, then entered row by row.

What stands in the book already is left as it is, so the same file may be taken over again: a part that was cut off by a
power cut goes on where it stopped.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.actions.desk import Desk
from app.documents.old_table import read_tables
from app.documents.registers.taken_over import OldRow, understood
from sync.errors import Refused
from sync.replica.view import View
from sync.rules.books import Book, Entry, book_id, direction_of, entry_id
from sync.rules.documents import Urgency
from sync.rules.earlier import MOST_ROWS, check_row
from sync.rules.earlier_acts import EarlierRow, EnterEarlier
from sync.rules.ids import document_id
from sync.rules.intents import OpenBook
from sync.rules.kinds import ALL, Kind
from sync.rules.series import is_kept
from sync.rules.state import Refusal, Work

HANDFUL_BYTES, ID_BYTES = 12_000, 60  # of an act, which has the envelope around it


@dataclass(frozen=True)
class Judged:
    """What can be taken over of a file, row by row in its order. `first`: with which number the book begins here;
    `opens`: it has not begun yet and would begin so."""

    file: Path
    sheet: str
    series: str
    year: int
    first: int
    opens: bool
    rows: tuple[OldRow, ...]

    @property
    def good(self) -> tuple[EarlierRow, ...]:
        return tuple(row.row for row in self.rows if row.row is not None and row.problem is None)


def judge(desk: Desk, series: str, year: int, file: Path) -> Judged:
    """Read a file and say of each row whether it can stand in the book of a series and year. Stores nothing.

    Raises: Refused `book.unknown`, `table.*`; LocalHindrance `disk.*`.
    """
    tables = read_tables(file)
    today = desk.legal_date()
    with desk.replica.read() as connection:
        view = View(connection)
        if not is_kept(view, desk.office, series):
            raise Refused("book.unknown", {"book": series})
        read = understood(tables, direction_of(series), year, {kind.id: kind for kind in view.children(Kind, ALL)})
        if isinstance(read, Refusal):
            raise Refused.by(read)
        if not read.rows:
            raise Refused("table.no_rows", {"name": file.name})
        id = book_id(desk.office, series, year)
        begun = view.get(Book, id)
        highest = max((row.row.number for row in read.rows if row.row), default=0)
        book = begun or Book(id=id, office=desk.office, series=series, year=year, first=highest + 1)
        work = Work(view)
        once = Counter(row.row.number for row in read.rows if row.row)
        rows = [_judged(work, row, lambda entry: check_row(work, book, entry, today), once, id) for row in read.rows]
    return Judged(file, read.sheet, series, year, book.first, begun is None, tuple(rows))


def enter(desk: Desk, judged: Judged, told: Callable[[int, int], object] = lambda done, total: None) -> int:
    """Enter the rows that can be; how many they were. Each handful is saved whole; `told` hears how many are.

    Raises: Refused, LocalHindrance; what had been saved until then stays and is left alone the next time.
    """
    book = book_id(desk.office, judged.series, judged.year)
    if judged.opens:
        with desk.replica.write() as t:
            t.save_intent(OpenBook(book=book, first=judged.first), person=desk.person, rank=0)
    done, every = 0, judged.good
    for rows in _handfuls(every):
        with desk.replica.write() as t:
            named = tuple(msgspec.structs.replace(row, document=document_id(desk.office, t.ids.new())) for row in rows)
            t.save_intent(EnterEarlier(book=book, rows=named), person=desk.person, rank=Urgency.NORMAL.rank)
        done += len(rows)
        told(done, len(every))
    return done


def _judged(
    work: Work, row: OldRow, check: Callable[[EarlierRow], Refusal | None], once: Counter[int], book: str
) -> OldRow:
    if row.row is None:
        return row
    number = {"number": str(row.row.number)}
    if work.get(Entry, entry_id(book, row.row.number)):
        return _with(row, Refusal("earlier.there", number))
    if once[row.row.number] > 1:
        return _with(row, Refusal("earlier.twice", number))
    refusal = check(row.row)
    return _with(row, refusal) if refusal else row


def _with(row: OldRow, problem: Refusal) -> OldRow:
    return OldRow(row.at, row.told, row.row, problem)


def _handfuls(rows: tuple[EarlierRow, ...]) -> Iterable[tuple[EarlierRow, ...]]:
    """As many rows as one act may hold, in their order."""
    held: list[EarlierRow] = []
    size = 0
    for row in rows:
        own = len(msgspec.json.encode(row)) + ID_BYTES
        if held and (len(held) == MOST_ROWS or size + own > HANDFUL_BYTES):
            yield tuple(held)
            held, size = [], 0
        held.append(row)
        size += own
    if held:
        yield tuple(held)
