"""Commands about case files, the plan of a year's files, and kept originals on loan."""

from contextlib import closing
from pathlib import Path
from typing import Any

from app.actions import case_files, file_plan, inventories, loans, registers
from app.actions.case_files import Facts
from app.actions.desk import Desk
from app.actions.people import person_named
from app.cli.filing_shapes import entry_json, file_json, files_text, loan_json, page_json, page_text, plan_text
from app.cli.opened import date_of, opened_desk, whole_number
from app.cli.sentences import said
from app.cli.writing import ACTING, DATE, ID
from app.documents.registers.forms import Filled
from sync.errors import Refused
from sync.replica.case_file_page import CaseFilesPage, case_file_page, case_files_page
from sync.rules.case_files import CaseFile
from sync.rules.retention import FOR_EVER
from sync.terminal import Call, Command, Option

Json = dict[str, Any]
CASE_FILE, ENTRY = Option("CASE-FILE", required=True), Option("ENTRY", required=True)
TARGET, YEAR, REASON = Option("TARGET", required=True), Option("--year", "Y"), Option("--reason", "TEXT", required=True)
ON = Option("--on", "D")
FOR_EVER_WORD = "for-ever"


def _facts(needed: bool) -> tuple[Option, ...]:
    return (
        Option("--code", "TEXT", required=needed),
        Option("--title", "TEXT", required=needed),
        Option("--keep", f"YEARS|{FOR_EVER_WORD}", required=needed),
        Option("--holder", "PERSON"),
    )


def _plan_list(call: Call) -> Json:
    with opened_desk(call) as desk:
        known, year = _known(desk), _year(call, desk)
        return {"year": year, "entries": [entry_json(entry, known) for entry in known.plan_of(year)]}


def _plan_add(call: Call) -> Json:
    with opened_desk(call) as desk:
        facts = Facts(call.need("--code"), call.need("--title"), _keep(call, 0), _holder(call, desk, desk.person))
        heading, note = call.get("--heading") or "", call.get("--note") or ""
        return entry_json(file_plan.save_entry(desk, _year(call, desk), facts, heading, note), _known(desk))


def _plan_change(call: Call) -> Json:
    with opened_desk(call) as desk:
        was = _known(desk).entry(call.need("ENTRY"))
        if was is None:
            raise Refused("plan.unknown")
        heading, note = call.get("--heading"), call.get("--note")
        saved = file_plan.save_entry(
            desk,
            was.year,
            Facts(
                call.get("--code") or was.code,
                call.get("--title") or was.title,
                _keep(call, was.keep_years),
                _holder(call, desk, was.holder),
            ),
            was.heading if heading is None else heading,
            was.note if note is None else note,
            was.id,
        )
        return entry_json(saved, _known(desk))


def _plan_remove(call: Call) -> Json:
    with opened_desk(call) as desk:
        known = _known(desk)
        file_plan.remove_entry(desk, call.need("ENTRY"))
        entry = known.entry(call.need("ENTRY"))
        assert entry is not None
        return entry_json(entry, known)


def _plan_copy(call: Call) -> Json:
    with opened_desk(call) as desk:
        this_year = desk.legal_date().year
        target = whole_number(call, "--to") or this_year
        source = whole_number(call, "--from") or target - 1
        done = file_plan.copy_plan(desk, source, target)
    return {"from": source, "to": target, "copied": done.copied, "skipped": done.skipped}


def _plan_save(call: Call) -> Json:
    with opened_desk(call) as desk, closing(desk.replica.database.raw()) as raw:
        filled = inventories.plan(raw, desk.office, _year(call, desk), desk.legal_date())
    return _saved(call, filled)


def _list(call: Call) -> list[Json]:
    state = call.get("--state")
    if state not in (None, "open", "closed", "due", "transferred"):
        raise Refused("usage.bad_value", {"option": "--state", "value": state or ""})
    year = whole_number(call, "--year")
    with opened_desk(call) as desk:
        known, today = _known(desk), desk.legal_date()
    due = known.due(today)
    files = [file for file in known.files if year in (None, file.year)]
    if state == "due":
        files = [file for file in due if file in files]
    elif state:
        files = [file for file in files if file.state == state]
    return [file_json(file, known, today) for file in files]


def _open(call: Call) -> Json:
    with opened_desk(call) as desk:
        if entry := call.get("--entry"):
            return _shown(desk, case_files.open_planned(desk, entry))
        for option in ("--code", "--title", "--keep"):
            if not call.has(option):
                raise Refused("usage.missing", {"command": "case-file open", "option": option})
        facts = Facts(call.need("--code"), call.need("--title"), _keep(call, 0), _holder(call, desk, desk.person))
        year = whole_number(call, "--year") or 0
        return _shown(desk, case_files.open_file(desk, facts, year, is_construction=call.has("--construction")))


def _show(call: Call) -> Json:
    with opened_desk(call) as desk:
        known, file = _meant(call, desk)
        with closing(desk.replica.database.raw()) as raw:
            page = case_file_page(raw, file.id)
        assert page is not None
        return page_json(page, known, desk.legal_date())


def _change(call: Call) -> Json:
    with opened_desk(call) as desk:
        _, was = _meant(call, desk)
        facts = Facts(
            call.get("--code") or was.code,
            call.get("--title") or was.title,
            _keep(call, was.keep_years),
            _holder(call, desk, was.holder),
        )
        return _shown(desk, case_files.change_file(desk, was.id, facts))


def _add(call: Call) -> Json:
    with opened_desk(call) as desk:
        _, file = _meant(call, desk)
        done = case_files.add(desk, file.id, call.all("--document"))
        return _shown(desk, done.file) | {"added": done.added, "already": done.already}


def _take_out(call: Call) -> Json:
    with opened_desk(call) as desk:
        _, file = _meant(call, desk)
        return _shown(desk, case_files.take_out(desk, file.id, call.need("--document"), call.need("--reason")))


def _close(call: Call) -> Json:
    with opened_desk(call) as desk:
        _, file = _meant(call, desk)
        counted, sheets = whole_number(call, "--documents") or 0, whole_number(call, "--sheets") or 0
        return _shown(desk, case_files.close_file(desk, file.id, counted, sheets, date_of(call, "--on")))


def _reopen(call: Call) -> Json:
    with opened_desk(call) as desk:
        _, file = _meant(call, desk)
        return _shown(desk, case_files.reopen(desk, file.id, call.need("--reason")))


def _transfer(call: Call) -> Json:
    with opened_desk(call) as desk:
        _, file = _meant(call, desk)
        [gone] = case_files.transfer(desk, [file.id], date_of(call, "--on"), call.get("--taken-by") or "")
        return _shown(desk, gone)


def _contents(call: Call) -> Json:
    with opened_desk(call) as desk:
        _, file = _meant(call, desk)
        with closing(desk.replica.database.raw()) as raw:
            filled = inventories.contents(raw, desk.office, file.id, desk.legal_date())
    return _saved(call, filled)


def _inventory(call: Call) -> Json:
    with opened_desk(call) as desk:
        known = _known(desk)
        ids = [inventories.file_meant(known, typed).id for typed in call.all("--case-file")]
        with closing(desk.replica.database.raw()) as raw:
            filled = inventories.to_archive(raw, desk.office, desk.legal_date(), ids)
    return _saved(call, filled)


def _lend(call: Call) -> Json:
    with opened_desk(call) as desk:
        allowing = person_named(desk.replica, call.need("--allowed-by"))
        note, on = call.get("--note") or "", date_of(call, "--on")
        return loan_json(desk, loans.lend(desk, call.need("ID"), call.need("--user"), allowing, note, on))


def _give_back(call: Call) -> Json:
    with opened_desk(call) as desk:
        return loan_json(desk, loans.give_back(desk, call.need("LOAN"), date_of(call, "--on")))


def _known(desk: Desk) -> CaseFilesPage:
    with closing(desk.replica.database.raw()) as raw:
        return case_files_page(raw, desk.office)


def _meant(call: Call, desk: Desk) -> tuple[CaseFilesPage, CaseFile]:
    known = _known(desk)
    return known, inventories.file_meant(known, call.need("CASE-FILE"))


def _shown(desk: Desk, file: CaseFile) -> Json:
    return file_json(file, _known(desk), desk.legal_date())


def _year(call: Call, desk: Desk) -> int:
    return whole_number(call, "--year") or desk.legal_date().year


def _keep(call: Call, otherwise: int) -> int:
    given = call.get("--keep")
    return FOR_EVER if given == FOR_EVER_WORD else whole_number(call, "--keep") or _not_zero(given, otherwise)


def _not_zero(given: str | None, otherwise: int) -> int:
    """Nobody means for ever by a nought. Raises: Refused `usage.bad_value`."""
    if given is not None:
        raise Refused("usage.bad_value", {"option": "--keep", "value": given})
    return otherwise


def _holder(call: Call, desk: Desk, otherwise: str) -> str:
    return person_named(desk.replica, call.need("--holder")) if call.has("--holder") else otherwise


def _saved(call: Call, filled: Filled) -> Json:
    path = registers.save(filled, Path(call.need("TARGET")))
    return {"file": str(path), "rows": sum(not row.section for row in filled.rows)}


PLAN_FACTS = (Option("--heading", "TEXT"), Option("--note", "TEXT"))
SAVED = said("done.inventory_saved")
COMMANDS = (
    Command(("file-plan", "list"), _plan_list, (YEAR, DATE, *ACTING), plan_text),
    Command(
        ("file-plan", "add"), _plan_add, (*_facts(True), *PLAN_FACTS, YEAR, DATE, *ACTING), said("done.plan_saved")
    ),
    Command(
        ("file-plan", "change"),
        _plan_change,
        (ENTRY, *_facts(False), *PLAN_FACTS, DATE, *ACTING),
        said("done.plan_saved"),
    ),
    Command(("file-plan", "remove"), _plan_remove, (ENTRY, DATE, *ACTING), said("done.plan_removed")),
    Command(
        ("file-plan", "copy"),
        _plan_copy,
        (Option("--from", "Y"), Option("--to", "Y"), DATE, *ACTING),
        said("done.plan_copied"),
    ),
    Command(("file-plan", "save"), _plan_save, (TARGET, YEAR, DATE, *ACTING), SAVED),
    Command(("case-file", "list"), _list, (Option("--state", "TEXT"), YEAR, DATE, *ACTING), files_text),
    Command(
        ("case-file", "open"),
        _open,
        (Option("--entry", "ENTRY"), *_facts(False), YEAR, Option("--construction"), DATE, *ACTING),
        said("done.file_opened"),
    ),
    Command(("case-file", "show"), _show, (CASE_FILE, DATE, *ACTING), page_text),
    Command(("case-file", "change"), _change, (CASE_FILE, *_facts(False), DATE, *ACTING), said("done.file_changed")),
    Command(
        ("case-file", "add"),
        _add,
        (CASE_FILE, Option("--document", "ID", required=True, repeated=True), DATE, *ACTING),
        said("done.file_added"),
    ),
    Command(
        ("case-file", "take-out"),
        _take_out,
        (CASE_FILE, Option("--document", "ID", required=True), REASON, DATE, *ACTING),
        said("done.file_taken_out"),
    ),
    Command(
        ("case-file", "close"),
        _close,
        (
            CASE_FILE,
            Option("--documents", "N", required=True),
            Option("--sheets", "N", required=True),
            ON,
            DATE,
            *ACTING,
        ),
        said("done.file_closed"),
    ),
    Command(("case-file", "reopen"), _reopen, (CASE_FILE, REASON, DATE, *ACTING), said("done.file_reopened")),
    Command(
        ("case-file", "transfer"),
        _transfer,
        (CASE_FILE, ON, Option("--taken-by", "TEXT"), DATE, *ACTING),
        said("done.file_transferred"),
    ),
    Command(("case-file", "contents"), _contents, (CASE_FILE, TARGET, DATE, *ACTING), SAVED),
    Command(
        ("case-file", "inventory"),
        _inventory,
        (TARGET, Option("--case-file", "CASE-FILE", repeated=True), DATE, *ACTING),
        SAVED,
    ),
    Command(
        ("original", "lend"),
        _lend,
        (
            ID,
            Option("--user", "TEXT", required=True),
            Option("--allowed-by", "PERSON", required=True),
            Option("--note", "TEXT"),
            ON,
            DATE,
            *ACTING,
        ),
        said("done.lent"),
    ),
    Command(
        ("original", "return"), _give_back, (Option("LOAN", required=True), ON, DATE, *ACTING), said("done.given_back")
    ),
)
