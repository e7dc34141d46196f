"""What the commands about case files print: the JSON that scripts rely on, and the same for people's eyes."""

from datetime import date
from typing import Any

from app.actions.desk import Desk
from sync.replica.case_file_page import CaseFilePage, CaseFilesPage, Filed
from sync.replica.view import View
from sync.rules.case_files import CaseFile, PlanEntry
from sync.rules.documents import Document
from sync.rules.loans import Loan
from sync.rules.retention import FOR_EVER
from sync.wording import Wording

Json = dict[str, Any]


def entry_json(entry: PlanEntry, known: CaseFilesPage) -> Json:
    return {
        "id": entry.id,
        "year": entry.year,
        "code": entry.code,
        "title": entry.title,
        "keep_years": entry.keep_years or None,
        "holder": known.name(entry.holder),
        "heading": entry.heading,
        "note": entry.note,
        "opened": known.file(entry.id) is not None,
    }


def file_json(file: CaseFile, known: CaseFilesPage, today: date) -> Json:
    """`keep_years`: null for ever."""
    last = file.transfer_by(known.rules)
    return {
        "id": file.id,
        "year": file.year,
        "code": file.code,
        "title": file.title,
        "keep_years": file.keep_years or None,
        "holder": known.name(file.holder),
        "state": file.state,
        "opened_on": file.opened_on.isoformat(),
        "ended_on": file.ended_on.isoformat() if file.ended_on else None,
        "documents": known.counts.get(file.id, 0),
        "sheets": file.sheets,
        "transfer_by": last.isoformat() if last else None,
        "due": file.is_due(known.rules, today),
        "transferred_on": file.transferred_on.isoformat() if file.transferred_on else None,
        "taken_by": file.taken_by,
        "kept_otherwise": _kept_otherwise(file),
    }


def _kept_otherwise(file: CaseFile) -> Json | None:
    change = file.kept_otherwise
    if change is None:
        return None
    return {
        "was_years": change.was_years or None,
        "reason": change.reason,
        "consented_by": change.consented_by,
        "on": change.on.isoformat(),
    }


def page_json(page: CaseFilePage, known: CaseFilesPage, today: date) -> Json:
    return file_json(page.file, known, today) | {
        "contents": [_filed_json(one, known) for one in page.documents],
        "taken_out": [_taken_out_json(one, known) for one in page.taken_out],
    }


def _taken_out_json(filed: Filed, known: CaseFilesPage) -> Json:
    out = filed.row.out
    assert out is not None
    return _filed_json(filed, known) | {"reason": out.reason, "by": known.name(out.by)}


def loan_json(desk: Desk, loan: Loan) -> Json:
    with desk.replica.read() as connection:
        document = View(connection).get(Document, loan.document)
    return {
        "id": loan.id,
        "document": loan.document,
        "notation": document.notation if document else "",
        "user": loan.user,
        "on": loan.on.isoformat(),
        "returned_on": loan.returned_on.isoformat() if loan.returned_on else None,
        "note": loan.note,
    }


def plan_text(result: Json, wording: Wording) -> str:
    lines = [_row(entry, wording) for entry in result["entries"]]
    return "\n".join(lines) if lines else wording.say("page.no_plan", {"year": str(result["year"])})


def files_text(result: list[Json], wording: Wording) -> str:
    return "\n".join(_file_row(file, wording) for file in result) if result else wording.say("page.no_case_files")


def page_text(result: Json, wording: Wording) -> str:
    lines = [_file_row(result, wording)]
    for name, key in (("contents", "contents"), ("taken_out", "taken_out")):
        if items := result[key]:
            lines += [wording.say(f"page.{name}"), *(f"  {_document(one)}" for one in items)]
    return "\n".join(lines)


def _filed_json(filed: Filed, known: CaseFilesPage) -> Json:
    document = filed.document
    return {
        "id": filed.row.document,
        "notation": document.notation if document else "",
        "date": document.issued_on.isoformat() if document else None,
        "subject": document.subject if document else "",
        "put_in_by": known.name(filed.row.by),
    }


def _row(shape: Json, wording: Wording) -> str:
    kept = wording.say("page.for_ever") if not shape["keep_years"] else None
    kept = kept or wording.say("page.years", {"years": str(shape["keep_years"] or FOR_EVER)})
    return "  ".join((shape["code"], shape["title"], kept, shape["holder"], shape["id"]))


def _file_row(shape: Json, wording: Wording) -> str:
    facts = {"state": wording.say(f"case_file_state.{shape['state']}"), "documents": str(shape["documents"])}
    due = {"transfer_by": shape["transfer_by"]} if shape["due"] else {}
    return f"{_row(shape, wording)}  {wording.say('page.case_file', facts | due)}"


def _document(shape: Json) -> str:
    told = (shape["notation"], shape["date"] or "", shape["subject"], shape.get("reason", ""))
    return "  ".join(part for part in (*told, shape["id"]) if part)
