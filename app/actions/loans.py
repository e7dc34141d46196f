"""Kept originals on loan: given out and taken back, as the register of their use has it."""

from datetime import date

from app.actions.desk import Desk
from sync.errors import Defect
from sync.rules.documents import ORDINARY
from sync.rules.filing_acts import LendOriginal, ReturnOriginal
from sync.rules.loans import Loan


def lend(desk: Desk, document: str, user: str, allowed_by: str, note: str = "", on: date | None = None) -> Loan:
    """Note that somebody uses the kept original of the office's own document, from today where no day is named.

    Raises: Refused `loan.*`, `document.unknown`, `document.void`, `person.unknown`, `text.too_long`, `clock.*`.
    """
    act = LendOriginal(
        loan=desk.replica.ids.new(),
        document=document,
        user=user,
        on=on or desk.legal_date(),
        allowed_by=allowed_by,
        note=note,
    )
    return _saved(desk, act)


def give_back(desk: Desk, loan: str, on: date | None = None) -> Loan:
    """Note that it has been returned. Raises: Refused `loan.*`, `clock.*`."""
    return _saved(desk, ReturnOriginal(loan=loan, on=on or desk.legal_date()))


def _saved(desk: Desk, act: LendOriginal | ReturnOriginal) -> Loan:
    with desk.replica.write() as t:
        t.save_intent(act, person=desk.person, rank=ORDINARY)
        loan = t.view.get(Loan, act.loan)
    if loan is None:
        raise Defect("program.fault", {"detail": "a loan without its preview"})
    return loan
