"""What of a book stands on paper: which rows, on which pages, printed when and by whom.

An office's printed book is one, whatever PC printed it, so this is a row that its PCs share. A printed row is kept by a
digest of its cells: one that reads otherwise today is printed anew, as a correction, and the old page stays true.
Law: Decree 30/2020/NĐ-CP art. 15 and 22 (registers kept in a system are printed with all columns, signed and bound).
"""

from datetime import date, datetime

from sync.rules.books import book_named
from sync.rules.case import Case
from sync.rules.desk_acts import NotePrint, PrintedRow
from sync.rules.rows import Row, office_scope
from sync.rules.state import Refusal, Work

FORMS = ("incoming", "outgoing", "post")
MOST_ROWS = 400  # in one act, which may not be larger than others are


class PrintedPart(Row, frozen=True, tag="printed_part"):
    """One printing of a book: its pages, and the rows on them. `part` counts from 1 within a form of the book."""

    book: str
    office: str
    form: str
    part: int
    until: date
    first_page: int
    last_page: int
    rows: tuple[PrintedRow, ...]
    person: str
    at: datetime

    @property
    def parent(self) -> str:
        return self.book

    @property
    def position(self) -> int:
        return self.part

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)


def note_print(work: Work, case: Case, act: NotePrint) -> Refusal | None:
    """Refusals: `book.unknown`, `print.unknown_form`, `print.bad_range`, `print.not_next` (facts: pages, part)."""
    if book_named(act.book, case.office) is None:
        return Refusal("book.unknown", {"book": act.book})
    if act.form not in FORMS:
        return Refusal("print.unknown_form", {"form": act.form})
    pages = range(act.first_page, act.last_page + 1)
    if not act.rows or not 0 < act.first_page <= act.last_page or any(row.page not in pages for row in act.rows):
        return Refusal("print.bad_range", {"first": str(act.first_page), "last": str(act.last_page)})
    before = [part for part in work.children(PrintedPart, act.book) if part.form == act.form]
    last = max(before, key=lambda part: part.part, default=None)
    if act.part != (last.part if last else 0) + 1:
        return Refusal("print.not_next", {"first": str(act.first_page), "last": str(act.last_page)})
    work.put(
        PrintedPart(
            id=f"{act.book}.{act.form}.{act.part}",
            book=act.book,
            office=case.office,
            form=act.form,
            part=act.part,
            until=act.until,
            first_page=act.first_page,
            last_page=act.last_page,
            rows=act.rows,
            person=case.intent.person,
            at=case.now,
        )
    )
    return None
