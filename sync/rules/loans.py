"""Kept originals on loan (sử dụng bản lưu): who had which one, from when to when, by whose permission.

The rows of one register of the office (Decree 30/2020/NĐ-CP, Annex IV); no other office sees them.
"""

from datetime import date, datetime

import msgspec

from sync.rules.case import Case
from sync.rules.documents import Document
from sync.rules.filing_acts import LendOriginal, ReturnOriginal
from sync.rules.ids import is_documents_id, is_id
from sync.rules.limits import check_names
from sync.rules.people import Person
from sync.rules.rows import Row, office_scope
from sync.rules.state import Refusal, Work
from sync.rules.text import one_line


class Loan(Row, frozen=True, tag="loan"):
    """One kept original that was given out. `user`: by name, who need not be of the office. `by`: who noted it."""

    office: str
    document: str
    user: str
    on: date
    allowed_by: str
    by: str
    at: datetime
    note: str = ""
    returned_on: date | None = None

    @property
    def parent(self) -> str:
        return self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)


def lend_original(work: Work, case: Case, act: LendOriginal) -> Refusal | None:
    """The office keeps the originals of its own numbered documents alone.

    Refusals: `id.bad`, `loan.exists`, `document.unknown`, `document.void`, `loan.no_user`, `person.unknown`,
    `loan.still_out` (facts: user), `text.too_long`.
    """
    if not is_id(act.loan):
        return Refusal("id.bad")
    if work.get(Loan, act.loan):
        return Refusal("loan.exists")
    document = work.get(Document, act.document)
    is_on_its_way = case.final and is_documents_id(act.document, case.office)
    if document is None and not is_on_its_way:
        return Refusal("document.unknown")
    if document is not None and not document.is_sent_by(case.office):
        return Refusal("document.unknown")
    if document is not None and document.state == "void":
        return Refusal("document.void", {"notation": document.notation})
    if not one_line(act.user):
        return Refusal("loan.no_user")
    if refusal := check_names(work, act.user, act.note):
        return refusal
    allowing = work.get(Person, act.allowed_by)
    if allowing is None or allowing.office != case.office:
        return Refusal("person.unknown")
    out = [] if case.final else [one for one in work.children(Loan, case.office) if one.document == act.document]
    if held := next((one for one in out if one.returned_on is None), None):
        return Refusal("loan.still_out", {"user": held.user})
    work.put(
        Loan(
            id=act.loan,
            office=case.office,
            document=act.document,
            user=one_line(act.user),
            on=act.on,
            allowed_by=act.allowed_by,
            by=case.intent.person,
            at=case.now,
            note=one_line(act.note),
        )
    )
    return None


def return_original(work: Work, case: Case, act: ReturnOriginal) -> Refusal | None:
    """Refusals: `loan.unknown`, `loan.returned`, `loan.returned_before`."""
    loan = work.get(Loan, act.loan)
    if loan is None or loan.office != case.office:
        return Refusal("loan.unknown")
    if loan.returned_on is not None:
        return Refusal("loan.returned", {"date": loan.returned_on.isoformat()})
    if act.on < loan.on:
        return Refusal("loan.returned_before", {"date": loan.on.isoformat()})
    work.put(msgspec.structs.replace(loan, returned_on=act.on))
    return None
