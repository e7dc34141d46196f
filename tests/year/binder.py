"""The bound books: what was printed month by month, page after page, as somebody reads it who has only the paper.

A row stands where it was printed first, or where a later page says that it takes that one's place.
"""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date

from app.actions import printed_books, registers
from app.documents.registers.forms import FilledRow
from app.documents.registers.month_print import NextPrint
from app.documents.registers.typeset import typeset
from sync.errors import Refused
from tests.support.filled_forms import in_the_pdf
from tests.year.expected import Cells
from tests.year.offices import Offices

BOOKS = ("incoming", "outgoing", "post")


@dataclass
class Bound:
    """A book's pages so far. `rows`: each as it was printed last, and on which page; `struck`: on which page those
    are struck out that are none any more, and may be rows again."""

    last_page: int = 0
    rows: dict[str, tuple[Cells, int]] = field(default_factory=dict)
    struck: dict[str, int] = field(default_factory=dict)


class Binder:
    def __init__(self, offices: Offices) -> None:
        self.o, self.ledger = offices, offices.ledger
        self.bound: dict[tuple[str, int], Bound] = {(key, year): Bound() for key in BOOKS for year in (2027, 2028)}

    def print_until(self, until: date) -> None:
        """The clerk prints what has come to each book up to a day, and says that the pages came out."""
        pc, desk = self.o.clerks, self.o.desk_of(self.o.clerk)
        for key in BOOKS:
            try:
                with closing(pc.replica.database.raw()) as raw:
                    part = registers.next_part(raw, pc.office, key, until, self.o.today)
            except Refused as refused:
                assert refused.code == "print.nothing", refused.code
                continue
            pages = typeset(part.filled, part.first_page)
            first, last = printed_books.note_printed(desk, part, pages)
            self._bind(self.bound[key, until.year], part, in_the_pdf(pages.pdf, _told(part)), first, last)
            self.ledger.acts["print a book"] += 1

    def _bind(self, book: Bound, part: NextPrint, on_pages: list[int], first: int, last: int) -> None:
        assert first == book.last_page + 1, f"page {first} after page {book.last_page}"
        assert last >= first
        book.last_page = last
        at = [first + page - 1 for page in on_pages]
        for row, page in zip(part.new, at[: len(part.new)], strict=True):
            assert row.key not in book.rows, f"{row.key} is printed as new on two pages"
            book.rows[row.key] = (row.cells, page)
        for row, page in zip(part.corrected, at[len(part.new) :], strict=True):
            self.ledger.acts["correct on paper"] += 1
            note, key = str(row.cells[-1]), row.key
            before, stood = (None, book.struck.pop(key)) if key in book.struck else book.rows.pop(key)
            if note == f"Bỏ dòng ở trang {stood}":
                book.struck[key] = page
                continue
            told, _, rest = note.partition(". ")
            assert told == f"Thay dòng ở trang {stood}", f"{key} stood on page {stood}: {note}"
            cells = (*row.cells[:-1], rest or None)
            assert cells != before, f"{key} is corrected and reads as before"
            book.rows[key] = (cells, page)


def _told(part: NextPrint) -> list[FilledRow]:
    return [*part.new, *part.corrected]
