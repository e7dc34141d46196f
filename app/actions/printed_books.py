"""Remembering what of a book has come out on paper."""

from collections.abc import Iterable

from app.actions.desk import Desk
from app.documents.registers.month_print import NextPrint, printed_rows
from app.documents.registers.typeset import Typeset
from sync.rules.books import book_id
from sync.rules.desk_acts import NotePrint, PrintedRow
from sync.rules.documents import Urgency
from sync.rules.printing import MOST_ROWS


def note_printed(desk: Desk, part: NextPrint, pages: Typeset) -> tuple[int, int]:
    """Remember that a part has come out on paper, whole; its first and last page.

    Raises: Refused `print.not_next` where another PC has printed it meanwhile, `person.may_not`.
    """
    form, until = part.filled.form, part.filled.until
    book = book_id(desk.office, part.filled.series, until.year)
    first = part.first_page
    with desk.replica.write() as t:
        chunks = list(_chunks(printed_rows(part, pages.pages)))
        for n, rows in enumerate(chunks):
            last = pages.last_page if n + 1 == len(chunks) else max(first, *(row.page for row in rows))
            act = NotePrint(
                book=book,
                form=form.key,
                part=part.part + n,
                until=until,
                first_page=first,
                last_page=last,
                rows=rows,
            )
            t.save_intent(act, person=desk.person, rank=Urgency.NORMAL.rank)
            first = last
    return part.first_page, pages.last_page


def _chunks(rows: tuple[PrintedRow, ...]) -> Iterable[tuple[PrintedRow, ...]]:
    """As many rows as one act may hold, in the order of their pages."""
    return (rows[n : n + MOST_ROWS] for n in range(0, len(rows), MOST_ROWS))
