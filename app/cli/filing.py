"""Commands about case files and kept originals on loan; `file_plan` has those about the plan of a year's files."""

from contextlib import closing
from typing import Any

from app.actions import case_files, inventories, loans
from app.actions.case_files import Facts
from app.actions.desk import Desk
from app.actions.people import person_named
from app.cli.file_plan import SAVED, TARGET, YEAR, facts_options, holder_of, keep_of, known_files, saved
from app.cli.filing_shapes import file_json, files_text, loan_json, page_json, page_text
from app.cli.filled_in import ACTING, DATE, ID
from app.cli.opened import date_of, opened_desk, whole_number
from app.cli.sentences import said
from sync.errors import Refused
from sync.replica.case_file_page import CaseFilesPage, case_file_page
from sync.rules.case_files import CaseFile
from sync.terminal import Call, Command, Option

Json = dict[str, Any]
CASE_FILE = Option("CASE-FILE", required=True)
REASON = Option("--reason", "TEXT", required=True)
ON = Option("--on", "D")


def _list(call: Call) -> list[Json]:
    state = call.get("--state")
    if state not in (None, "open", "closed", "due", "transferred"):
        raise Refused("usage.bad_value", {"option": "--state", "value": state or ""})
    year = whole_number(call, "--year")
    with opened_desk(call) as desk:
        known, today = known_files(desk), desk.legal_date()
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
        facts = Facts(call.need("--code"), call.need("--title"), keep_of(call, 0), holder_of(call, desk, desk.person))
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
            keep_of(call, was.keep_years),
            holder_of(call, desk, was.holder),
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


def _keep(call: Call) -> Json:
    with opened_desk(call) as desk:
        _, file = _meant(call, desk)
        years = keep_of(call, file.keep_years)
        told = (call.need("--reason"), call.need("--consent"), date_of(call, "--on"))
        return _shown(desk, case_files.change_retention(desk, file.id, years, *told))


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
    return saved(call, filled)


def _inventory(call: Call) -> Json:
    with opened_desk(call) as desk:
        known = known_files(desk)
        ids = [inventories.file_meant(known, typed).id for typed in call.all("--case-file")]
        with closing(desk.replica.database.raw()) as raw:
            filled = inventories.to_archive(raw, desk.office, desk.legal_date(), ids)
    return saved(call, filled)


def _lend(call: Call) -> Json:
    with opened_desk(call) as desk:
        allowing = person_named(desk.replica, call.need("--allowed-by"))
        note, on = call.get("--note") or "", date_of(call, "--on")
        return loan_json(desk, loans.lend(desk, call.need("ID"), call.need("--user"), allowing, note, on))


def _give_back(call: Call) -> Json:
    with opened_desk(call) as desk:
        return loan_json(desk, loans.give_back(desk, call.need("LOAN"), date_of(call, "--on")))


def _meant(call: Call, desk: Desk) -> tuple[CaseFilesPage, CaseFile]:
    known = known_files(desk)
    return known, inventories.file_meant(known, call.need("CASE-FILE"))


def _shown(desk: Desk, file: CaseFile) -> Json:
    return file_json(file, known_files(desk), desk.legal_date())


COMMANDS = (
    Command(("case-file", "list"), _list, (Option("--state", "TEXT"), YEAR, DATE, *ACTING), files_text),
    Command(
        ("case-file", "open"),
        _open,
        (Option("--entry", "ENTRY"), *facts_options(False), YEAR, Option("--construction"), DATE, *ACTING),
        said("done.file_opened"),
    ),
    Command(("case-file", "show"), _show, (CASE_FILE, DATE, *ACTING), page_text),
    Command(
        ("case-file", "change"), _change, (CASE_FILE, *facts_options(False), DATE, *ACTING), said("done.file_changed")
    ),
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
    Command(
        ("case-file", "keep"),
        _keep,
        (
            CASE_FILE,
            Option("--keep", "YEARS|for-ever", required=True),
            Option("--consent", "NAME", required=True),
            REASON,
            Option("--on", "D"),
            DATE,
            *ACTING,
        ),
        said("done.retention_changed"),
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
