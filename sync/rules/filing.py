"""A case file from its opening to the archive: documents go in and out, it is closed, reopened, handed over.

A clerk and a leader do so with every file of the office, an officer with those that he holds.
Law: Decree 30/2020/NĐ-CP art. 29-31.
"""

from datetime import date

import msgspec

from sync.rules.authority import DESK
from sync.rules.case import Case
from sync.rules.case_files import (
    CLOSED,
    OPEN,
    TRANSFERRED,
    CaseFile,
    FiledDocument,
    PlanEntry,
    RetentionChange,
    TakenOut,
    filed_id,
    filed_in,
)
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.file_plan import check_code, check_holder, check_named
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
from sync.rules.ids import is_documents_id, is_id
from sync.rules.limits import check_names, check_reason
from sync.rules.people import Person
from sync.rules.retention import check_keep_years
from sync.rules.state import Refusal, State, Work
from sync.rules.text import one_line, several_lines

MOST_AT_ONCE = 100  # documents of one act, which may not be larger than others are
MOST_SHEETS = 100_000


def open_case_file(work: Work, case: Case, act: OpenCaseFile) -> Refusal | None:
    """A file that another PC has opened meanwhile from the same entry is there already: it stays as it is.

    Refusals: `id.bad`, `plan.unknown`, `case_file.already_open`, `case_file.not_yours`, `case_file.*`,
    `person.unknown`, `retention.bad_years`, `text.too_long`.
    """
    known, entry = work.get(CaseFile, act.file), work.get(PlanEntry, act.file)
    if not is_id(act.file):
        return Refusal("id.bad")
    if any(one is not None and one.office != case.office for one in (known, entry)):
        return Refusal("plan.unknown")
    if known is not None:
        return None if case.final else Refusal("case_file.already_open", {"code": known.code})
    if refusal := _check_facts(work, case, act, act.year, act.opened_on):
        return refusal
    if act.holder != case.intent.person and not _is_at_the_desk(work, case):
        return Refusal("case_file.not_yours")
    file = CaseFile(
        id=act.file,
        office=case.office,
        year=act.year,
        code=one_line(act.code),
        title=one_line(act.title),
        keep_years=act.keep_years,
        holder=act.holder,
        opened_on=act.opened_on,
        is_construction=act.is_construction,
    )
    work.put(_noted(case, file, "file_opened"))
    return None


def change_case_file(work: Work, case: Case, act: ChangeCaseFile) -> Refusal | None:
    """Who holds a file is said by a clerk or a leader alone.

    Refusals: `case_file.unknown`, `case_file.not_yours`, `case_file.not_open`, `case_file.*`, `person.unknown`,
    `retention.bad_years`, `text.too_long`.
    """
    file = _own(work, case, act.file)
    if isinstance(file, Refusal):
        return file
    if file.state != OPEN:
        return Refusal("case_file.not_open", {"code": file.code})
    if refusal := _check_facts(work, case, act, file.year, file.opened_on):
        return refusal
    if act.holder != file.holder and not _is_at_the_desk(work, case):
        return Refusal("case_file.not_yours")
    new = msgspec.structs.replace(
        file, code=one_line(act.code), title=one_line(act.title), keep_years=act.keep_years, holder=act.holder
    )
    if new != file:
        work.put(_noted(case, new, "file_changed", **_was(file)))
    return None


def add_to_case_file(work: Work, case: Case, act: AddToCaseFile) -> Refusal | None:
    """Incoming documents that are registered, and the office's own that have a number.

    Refusals: `case_file.unknown`, `case_file.not_yours`, `case_file.not_open`, `case_file.nothing_to_add`,
    `case_file.too_many`, `case_file.already_in`, `document.unknown`, `document.not_registered`, `document.void`.
    """
    file = _own(work, case, act.file)
    if isinstance(file, Refusal):
        return file
    if file.state != OPEN:
        return Refusal("case_file.not_open", {"code": file.code})
    documents = list(dict.fromkeys(act.documents))
    if not documents:
        return Refusal("case_file.nothing_to_add")
    if len(documents) > MOST_AT_ONCE:
        return Refusal("case_file.too_many", {"limit": str(MOST_AT_ONCE)})
    inside = {one.document for one in filed_in(work, file.id)}
    new = [document for document in documents if document not in inside]
    if not new and not case.final:
        return Refusal("case_file.already_in", {"code": file.code})
    for document in new:
        if refusal := _check_can_be_filed(work, case, document):
            return refusal
        work.put(
            FiledDocument(
                id=filed_id(document, file.id),
                file=file.id,
                document=document,
                office=case.office,
                by=case.intent.person,
                at=case.now,
            )
        )
    return None


def take_from_case_file(work: Work, case: Case, act: TakeFromCaseFile) -> Refusal | None:
    """Refusals: `case_file.unknown`, `case_file.not_yours`, `case_file.not_open`, `case_file.not_in`,
    `reason.empty`, `reason.too_long`."""
    file = _own(work, case, act.file)
    if isinstance(file, Refusal):
        return file
    if file.state != OPEN:
        return Refusal("case_file.not_open", {"code": file.code})
    filed = work.get(FiledDocument, filed_id(act.document, file.id))
    if filed is None or filed.out is not None:
        return Refusal("case_file.not_in", {"code": file.code})
    if refusal := check_reason(work, act.reason):
        return refusal
    out = TakenOut(case.intent.person, case.now, several_lines(act.reason))
    work.put(msgspec.structs.replace(filed, out=out))
    return None


def close_case_file(work: Work, case: Case, act: CloseCaseFile) -> Refusal | None:
    """What was counted must be what lies in it: where another PC has changed that meanwhile the file stays open.

    Refusals: `case_file.unknown`, `case_file.not_yours`, `case_file.not_open`, `case_file.empty`,
    `case_file.other_count` (facts: counted, there), `case_file.bad_sheets`, `case_file.ends_before`.
    """
    file = _own(work, case, act.file)
    if isinstance(file, Refusal):
        return file
    if file.state != OPEN:
        return Refusal("case_file.not_open", {"code": file.code})
    there = len(filed_in(work, file.id))
    if not there:
        return Refusal("case_file.empty", {"code": file.code})
    if there != act.documents:
        return Refusal("case_file.other_count", {"code": file.code, "counted": str(act.documents), "there": str(there)})
    if not 0 <= act.sheets <= MOST_SHEETS:
        return Refusal("case_file.bad_sheets", {"limit": str(MOST_SHEETS)})
    if act.ended_on < file.opened_on:
        return Refusal("case_file.ends_before", {"date": file.opened_on.isoformat()})
    closed = msgspec.structs.replace(
        file, state=CLOSED, ended_on=act.ended_on, documents=act.documents, sheets=act.sheets
    )
    work.put(_noted(case, closed, "file_closed", documents=str(act.documents), sheets=str(act.sheets)))
    return None


def reopen_case_file(work: Work, case: Case, act: ReopenCaseFile) -> Refusal | None:
    """Refusals: `case_file.unknown`, `case_file.not_yours`, `case_file.not_closed`, `reason.empty`,
    `reason.too_long`."""
    file = _own(work, case, act.file)
    if isinstance(file, Refusal):
        return file
    if file.state != CLOSED:
        return Refusal("case_file.not_closed", {"code": file.code})
    if refusal := check_reason(work, act.reason):
        return refusal
    again = msgspec.structs.replace(file, state=OPEN, ended_on=None, documents=0, sheets=0)
    work.put(_noted(case, again, "file_reopened", reason=several_lines(act.reason)))
    return None


def change_retention(work: Work, case: Case, act: ChangeRetention) -> Refusal | None:
    """Of a closed file, by a clerk or a leader: somebody has consented, whose name stands in the inventory.

    Refusals: `case_file.unknown`, `case_file.not_closed`, `case_file.kept_so_already`, `case_file.nobody_consented`,
    `retention.bad_years`, `reason.*`, `text.too_long`.
    """
    file = _own(work, case, act.file)
    if isinstance(file, Refusal):
        return file
    if file.state != CLOSED:
        return Refusal("case_file.not_closed", {"code": file.code})
    if act.keep_years == file.keep_years:
        return Refusal("case_file.kept_so_already", {"code": file.code})
    if not one_line(act.consented_by):
        return Refusal("case_file.nobody_consented")
    refusal = check_keep_years(work, act.keep_years, file.opened_on) or check_names(work, act.consented_by)
    if refusal := refusal or check_reason(work, act.reason):
        return refusal
    change = RetentionChange(
        was_years=file.keep_years,
        years=act.keep_years,
        reason=one_line(act.reason),
        consented_by=one_line(act.consented_by),
        on=act.on,
    )
    facts = {"was": str(file.keep_years), "years": str(act.keep_years), "consented_by": change.consented_by}
    changed = msgspec.structs.replace(file, keep_years=act.keep_years, retention_change=change)
    work.put(_noted(case, changed, "retention_changed", **facts, reason=change.reason))
    return None


def transfer_case_file(work: Work, case: Case, act: TransferCaseFile) -> Refusal | None:
    """Refusals: `case_file.unknown`, `case_file.not_yours`, `case_file.not_closed`, `case_file.goes_before`,
    `text.too_long`."""
    file = _own(work, case, act.file)
    if isinstance(file, Refusal):
        return file
    if file.state != CLOSED or file.ended_on is None:
        return Refusal("case_file.not_closed", {"code": file.code})
    if refusal := check_names(work, act.taken_by):
        return refusal
    if act.on < file.ended_on:
        return Refusal("case_file.goes_before", {"date": file.ended_on.isoformat()})
    taken_by = one_line(act.taken_by)
    gone = msgspec.structs.replace(file, state=TRANSFERRED, transferred_on=act.on, taken_by=taken_by)
    work.put(_noted(case, gone, "file_transferred", on=act.on.isoformat()))
    return None


def _own(work: Work, case: Case, id: str) -> CaseFile | Refusal:
    """A file of the office that whoever acts may work on."""
    file = work.get(CaseFile, id)
    if file is None or file.office != case.office:
        return Refusal("case_file.unknown")
    if file.holder != case.intent.person and not _is_at_the_desk(work, case):
        return Refusal("case_file.not_yours")
    return file


def _is_at_the_desk(state: State, case: Case) -> bool:
    person = state.get(Person, case.intent.person)
    return person is not None and bool(DESK & person.roles_on(case.today))


def _check_facts(
    work: Work, case: Case, act: OpenCaseFile | ChangeCaseFile, year: int, opened_on: date
) -> Refusal | None:
    return (
        check_named(work, year, act.code, act.title)
        or check_holder(work, case, act.holder)
        or check_keep_years(work, act.keep_years, opened_on)
        or check_code(work, case, year, act.code, act.file)
    )


def _check_can_be_filed(state: State, case: Case, id: str) -> Refusal | None:
    """Its number, or its entry in the book, may reach the server after this, in another lane: there, that it is or will
    be the office's is enough."""
    document = state.get(Document, id)
    if document is None:
        return None if case.final and is_documents_id(id, case.office) else Refusal("document.unknown")
    if document.is_sent_by(case.office):
        return Refusal("document.void", {"notation": document.notation}) if document.state == "void" else None
    if state.get(Delivery, delivery_id(id, case.office)) is None:
        return Refusal("document.unknown")
    page = state.get(Handling, handling_id(id, case.office))
    is_registered = page is not None and page.arrival is not None
    return None if is_registered or case.final else Refusal("document.not_registered")


def _was(file: CaseFile) -> dict[str, str]:
    return {"was_code": file.code, "was_title": file.title, "was_holder": file.holder}


def _noted(case: Case, file: CaseFile, code: str, **facts: str) -> CaseFile:
    event = msgspec.structs.replace(case.event(code, **facts), person=case.intent.person)
    return msgspec.structs.replace(file, events=(*file.events, event))
