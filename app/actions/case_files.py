"""Case files: opened, filled, closed, reopened, handed over; kept once for all PCs of the office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.actions.desk import Desk
from sync.errors import Defect, Refused
from sync.replica.transaction import Transaction
from sync.replica.view import View
from sync.rules.case_files import CaseFile, PlanEntry, filed_in
from sync.rules.documents import ORDINARY
from sync.rules.filing import MOST_AT_ONCE
from sync.rules.filing_acts import (
    AddToCaseFile,
    ChangeCaseFile,
    ChangeRetention,
    CloseCaseFile,
    OpenCaseFile,
    ReopenCaseFile,
    TakeFromCaseFile,
    TransferCaseFile,
)


@dataclass(frozen=True)
class Facts:
    """What is said of a file when it is planned, opened or changed. `keep_years`: 0 for ever."""

    code: str
    title: str
    keep_years: int
    holder: str


@dataclass(frozen=True)
class Added:
    """How many documents have gone into a file, and how many lay in it already."""

    file: CaseFile
    added: int
    already: int


def open_file(desk: Desk, facts: Facts, year: int = 0, *, is_construction: bool = False) -> CaseFile:
    """Open a file outside the plan, of this year where none is named.

    Raises: Refused `case_file.*`, `person.unknown`, `retention.bad_years`, `text.too_long`, `clock.*`.
    """
    return _open(desk, desk.replica.ids.new(), facts, year, is_construction=is_construction)


def open_planned(desk: Desk, entry: str) -> CaseFile:
    """Open the file that the plan expects. Raises: as `open_file`; Refused `plan.unknown`."""
    with desk.replica.read() as connection:
        planned = View(connection).get(PlanEntry, entry)
    if planned is None or planned.is_removed:
        raise Refused("plan.unknown")
    facts = Facts(planned.code, planned.title, planned.keep_years, planned.holder)
    return _open(desk, entry, facts, planned.year, is_construction=False)


def change_file(desk: Desk, id: str, facts: Facts) -> CaseFile:
    """Raises: Refused `case_file.*`, `person.unknown`, `retention.bad_years`, `text.too_long`."""
    act = ChangeCaseFile(file=id, code=facts.code, title=facts.title, keep_years=facts.keep_years, holder=facts.holder)
    with desk.replica.write() as t:
        t.save_intent(act, person=desk.person, rank=ORDINARY)
        return _file(t, id)


def add(desk: Desk, id: str, documents: Sequence[str]) -> Added:
    """Put documents into a file, all of them or none; those that lie in it already are passed over.

    Raises: Refused `case_file.*`, `document.unknown`, `document.not_registered`, `document.void`.
    """
    wanted = list(dict.fromkeys(documents))
    with desk.replica.write() as t:
        inside = {one.document for one in filed_in(t.view, id)}
        new = [document for document in wanted if document not in inside]
        for part in _parts(new or wanted):
            t.save_intent(AddToCaseFile(file=id, documents=part), person=desk.person, rank=ORDINARY)
        return Added(_file(t, id), len(new), len(wanted) - len(new))


def take_out(desk: Desk, id: str, document: str, reason: str) -> CaseFile:
    """Raises: Refused `case_file.*`, `reason.empty`, `reason.too_long`."""
    with desk.replica.write() as t:
        act = TakeFromCaseFile(file=id, document=document, reason=reason)
        t.save_intent(act, person=desk.person, rank=ORDINARY)
        return _file(t, id)


def close_file(desk: Desk, id: str, documents: int, sheets: int, ended_on: date | None = None) -> CaseFile:
    """End a file, today where no day is named. `documents`: how many whoever closes it has counted.

    Raises: Refused `case_file.*`, `clock.*`.
    """
    ended = ended_on or desk.legal_date()
    with desk.replica.write() as t:
        act = CloseCaseFile(file=id, ended_on=ended, documents=documents, sheets=sheets)
        t.save_intent(act, person=desk.person, rank=ORDINARY)
        return _file(t, id)


def reopen(desk: Desk, id: str, reason: str) -> CaseFile:
    """Raises: Refused `case_file.*`, `reason.empty`, `reason.too_long`."""
    with desk.replica.write() as t:
        t.save_intent(ReopenCaseFile(file=id, reason=reason), person=desk.person, rank=ORDINARY)
        return _file(t, id)


def change_retention(
    desk: Desk, id: str, keep_years: int, reason: str, consented_by: str, on: date | None = None
) -> CaseFile:
    """Keep a closed file for another time. `consented_by`: who has agreed to it, by name, today where no day is named.

    Raises: Refused `case_file.*`, `retention.bad_years`, `reason.*`, `text.too_long`, `clock.*`.
    """
    act = ChangeRetention(
        file=id, keep_years=keep_years, reason=reason, consented_by=consented_by, on=on or desk.legal_date()
    )
    with desk.replica.write() as t:
        t.save_intent(act, person=desk.person, rank=ORDINARY)
        return _file(t, id)


def transfer(desk: Desk, ids: Iterable[str], on: date | None = None, taken_by: str = "") -> list[CaseFile]:
    """Note that closed files have gone to the archive, today where no day is named; all of them or none.

    Raises: Refused `case_file.*`, `text.too_long`, `clock.*`.
    """
    day = on or desk.legal_date()
    with desk.replica.write() as t:
        gone = list(dict.fromkeys(ids))
        for id in gone:
            t.save_intent(TransferCaseFile(file=id, on=day, taken_by=taken_by), person=desk.person, rank=ORDINARY)
        return [_file(t, id) for id in gone]


def _open(desk: Desk, id: str, facts: Facts, year: int, *, is_construction: bool) -> CaseFile:
    today = desk.legal_date()
    act = OpenCaseFile(
        file=id,
        year=year or today.year,
        code=facts.code,
        title=facts.title,
        keep_years=facts.keep_years,
        holder=facts.holder,
        opened_on=today,
        is_construction=is_construction,
    )
    with desk.replica.write() as t:
        t.save_intent(act, person=desk.person, rank=ORDINARY)
        return _file(t, id)


def _file(t: Transaction, id: str) -> CaseFile:
    file = t.view.get(CaseFile, id)
    if file is None:
        raise Defect("program.fault", {"detail": "a case file without its preview"})
    return file


def _parts(documents: list[str]) -> list[tuple[str, ...]]:
    """As many as one act may hold; one act also for none, which the rule then refuses."""
    starts = range(0, max(len(documents), 1), MOST_AT_ONCE)
    return [tuple(documents[n : n + MOST_AT_ONCE]) for n in starts]
