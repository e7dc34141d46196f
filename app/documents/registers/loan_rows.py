"""The rows of the register of use of kept originals: who had which one, and when it came back. Pure.

Law: Decree 30/2020/NĐ-CP, Annex IV.
"""

from datetime import date

from app.documents.registers.forms import Cell, FilledRow
from app.documents.registers.names import Names
from sync.replica.book_facts import BookFacts
from sync.rules.loans import Loan


def loan_rows(facts: BookFacts) -> list[FilledRow]:
    return [FilledRow(f"loan.{one.id}", _cells(facts, one), one.on, one.document) for one in facts.loans]


def still_out(facts: BookFacts, since: date, until: date) -> int:
    """How many that were given out between two days have not come back."""
    return sum(one.returned_on is None for one in facts.loans if since <= one.on <= until)


def _cells(facts: BookFacts, loan: Loan) -> tuple[Cell, ...]:
    names, document = Names(facts), facts.documents.get(loan.document)
    return (
        loan.on,
        loan.user,
        f"{document.notation}, ngày {document.issued_on:%d/%m/%Y}" if document else None,
        names.title(document) if document else None,
        ", ".join(facts.codes.get(loan.document, ())) or None,
        None,
        loan.returned_on,
        names.person(loan.allowed_by),
        loan.note or None,
    )
