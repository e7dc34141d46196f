"""In sổ tháng: what is to be printed next of a book, after what stands on its pages already. Pure.

New rows follow the last page on a page of their own, in the book's order. Of the rows that were printed before, those
that read otherwise today follow under a heading, whole, each with the page of the row that it takes the place of; and
those that are none any more (a void range of which a number was used after all) are struck out by name.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.documents.registers.filling import book_rows, framed
from app.documents.registers.forms import INCOMING, Cell, Filled, FilledRow, Form
from app.documents.registers.period import Period
from app.documents.registers.words import written
from sync.replica.book_facts import BookFacts
from sync.rules.desk_acts import PrintedRow
from sync.rules.printing import PrintedPart

GONE = ""  # the digest of a row that was struck out
DIGEST = 12  # hexadecimal digits: one row in 280 billion would change unseen


@dataclass(frozen=True)
class NextPrint:
    """The next part of a printed book. `rows_before`: how many rows the pages before hold, corrections left aside."""

    filled: Filled
    part: int
    first_page: int
    rows_before: int
    new: tuple[FilledRow, ...]
    corrected: tuple[FilledRow, ...]
    digests: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        return not self.new and not self.corrected


def digest(row: FilledRow) -> str:
    """What a row says, in few letters."""
    words = "\x1f".join(written(cell) for cell in row.cells)
    return hashlib.sha256(words.encode()).hexdigest()[:DIGEST]


def parts_of(form: Form, facts: BookFacts) -> list[PrintedPart]:
    """What has been printed of this form, in order."""
    return [part for part in facts.printed if part.form == form.key]


def next_print(form: Form, facts: BookFacts, until: date) -> NextPrint:
    """What has come to the book up to a day and is not on paper, and what on paper is true no more."""
    parts = parts_of(form, facts)
    on_paper: dict[str, PrintedRow] = {}
    seen: set[str] = set()
    for part in parts:
        seen |= {row.key for row in part.rows}
        on_paper |= {row.key: row for row in part.rows}
    every = book_rows(form, facts)
    new = [row for row in every if row.key not in on_paper and row.on <= until and not _is_earlier(row, facts)]
    corrected = [_corrected(row, on_paper[row.key]) for row in every if _differs(row, on_paper.get(row.key))]
    gone = on_paper.keys() - {row.key for row in every}
    corrected += [_struck(form, on_paper[key], until) for key in sorted(gone) if on_paper[key].digest != GONE]
    heading = FilledRow("", ("Sửa những dòng đã in ở các trang trước",), until, section=True)
    rows = [*new, heading, *corrected] if corrected else new
    before = len(seen)
    period = Period(parts[-1].until if parts else date(facts.year, 1, 1), until)
    period = Period(min([period.since, *(row.on for row in new)]), until, f"Đến hết ngày {until:%d/%m/%Y}")
    return NextPrint(
        filled=framed(form, facts, period, rows, _notes(new, corrected, before), _range(new, before)),
        part=(parts[-1].part if parts else 0) + 1,
        first_page=(parts[-1].last_page if parts else 0) + 1,
        rows_before=before,
        new=tuple(new),
        corrected=tuple(corrected),
        digests={row.key: digest(row) for row in every},
    )


def _is_earlier(row: FilledRow, facts: BookFacts) -> bool:
    """Whether it stands in the book that was kept before, and bound there."""
    document = facts.documents.get(row.document)
    return document is not None and document.earlier is not None


def printed_rows(printed: NextPrint, pages: Mapping[str, int]) -> tuple[PrintedRow, ...]:
    """What is noted of the part: each row's digest as the book had it, and the page that it came to stand on."""
    keys = [row.key for row in (*printed.new, *printed.corrected)]
    return tuple(PrintedRow(key, pages[key], printed.digests.get(key, GONE)) for key in keys)


def _differs(row: FilledRow, before: PrintedRow | None) -> bool:
    return before is not None and before.digest != digest(row)


def _corrected(row: FilledRow, before: PrintedRow) -> FilledRow:
    """The row as it reads now, with where the old one stands in its last column."""
    note = written(row.cells[-1])
    told = f"Thay dòng ở trang {before.page}"
    cells = (*row.cells[:-1], f"{told}. {note}" if note else told)
    return FilledRow(row.key, cells, row.on, row.document)


def _struck(form: Form, before: PrintedRow, until: date) -> FilledRow:
    cells: list[Cell] = [None] * len(form.columns)
    cells[1 if form is INCOMING else 0] = before.key
    cells[-1] = f"Bỏ dòng ở trang {before.page}"
    return FilledRow(before.key, tuple(cells), until)


def _notes(new: list[FilledRow], corrected: list[FilledRow], before: int) -> tuple[str, ...]:
    told = f"Kỳ in này: {len(new)} dòng mới, {len(corrected)} dòng sửa. Cộng từ đầu sổ: {before + len(new)} dòng."
    return (told,)


def _range(new: list[FilledRow], before: int) -> str:
    return f"Dòng {before + 1} đến dòng {before + len(new)}" if new else ""
