"""Commands about the plan of a year's case files, and what they share with those about the files themselves."""

from contextlib import closing
from pathlib import Path
from typing import Any

from app.actions import file_plan, inventories, registers
from app.actions.case_files import Facts
from app.actions.desk import Desk
from app.actions.people import person_named
from app.cli.filing_shapes import entry_json, plan_text
from app.cli.filled_in import ACTING, DATE
from app.cli.opened import opened_desk, whole_number
from app.cli.sentences import said
from app.documents.registers.forms import Filled
from sync.errors import Refused
from sync.replica.case_file_page import CaseFilesPage, case_files_page
from sync.rules.retention import FOR_EVER
from sync.terminal import Call, Command, Option

Json = dict[str, Any]
ENTRY, TARGET, YEAR = Option("ENTRY", required=True), Option("TARGET", required=True), Option("--year", "Y")
FOR_EVER_WORD = "for-ever"


def facts_options(needed: bool) -> tuple[Option, ...]:
    """What is said of a file; `needed`: where it is new."""
    return (
        Option("--code", "TEXT", required=needed),
        Option("--title", "TEXT", required=needed),
        Option("--keep", f"YEARS|{FOR_EVER_WORD}", required=needed),
        Option("--holder", "PERSON"),
    )


def known_files(desk: Desk) -> CaseFilesPage:
    """All that the office has planned and opened."""
    with closing(desk.replica.database.raw()) as raw:
        return case_files_page(raw, desk.office)


def keep_of(call: Call, otherwise: int) -> int:
    """Years, 0 for ever. Raises: Refused `usage.bad_value`."""
    given = call.get("--keep")
    return FOR_EVER if given == FOR_EVER_WORD else whole_number(call, "--keep") or _not_zero(given, otherwise)


def _not_zero(given: str | None, otherwise: int) -> int:
    """Nobody means for ever by a nought. Raises: Refused `usage.bad_value`."""
    if given is not None:
        raise Refused("usage.bad_value", {"option": "--keep", "value": given})
    return otherwise


def holder_of(call: Call, desk: Desk, otherwise: str) -> str:
    """The id of who is to keep the file. Raises: Refused `person.not_found`, `person.several`."""
    return person_named(desk.replica, call.need("--holder")) if call.has("--holder") else otherwise


def saved(call: Call, filled: Filled) -> Json:
    """Write an inventory where the call says."""
    path = registers.save(filled, Path(call.need("TARGET")))
    return {"file": str(path), "rows": sum(not row.section for row in filled.rows)}


def _plan_list(call: Call) -> Json:
    with opened_desk(call) as desk:
        known, year = known_files(desk), _year(call, desk)
        return {"year": year, "entries": [entry_json(entry, known) for entry in known.plan_of(year)]}


def _plan_add(call: Call) -> Json:
    with opened_desk(call) as desk:
        facts = Facts(call.need("--code"), call.need("--title"), keep_of(call, 0), holder_of(call, desk, desk.person))
        heading, note = call.get("--heading") or "", call.get("--note") or ""
        return entry_json(file_plan.save_entry(desk, _year(call, desk), facts, heading, note), known_files(desk))


def _plan_change(call: Call) -> Json:
    with opened_desk(call) as desk:
        was = known_files(desk).entry(call.need("ENTRY"))
        if was is None:
            raise Refused("plan.unknown")
        heading, note = call.get("--heading"), call.get("--note")
        saved = file_plan.save_entry(
            desk,
            was.year,
            Facts(
                call.get("--code") or was.code,
                call.get("--title") or was.title,
                keep_of(call, was.keep_years),
                holder_of(call, desk, was.holder),
            ),
            was.heading if heading is None else heading,
            was.note if note is None else note,
            was.id,
        )
        return entry_json(saved, known_files(desk))


def _plan_remove(call: Call) -> Json:
    with opened_desk(call) as desk:
        known = known_files(desk)
        file_plan.remove_entry(desk, call.need("ENTRY"))
        entry = known.entry(call.need("ENTRY"))
        assert entry is not None
        return entry_json(entry, known)


def _plan_copy(call: Call) -> Json:
    with opened_desk(call) as desk:
        this_year = desk.legal_date().year
        target = whole_number(call, "--to-year") or this_year
        source = whole_number(call, "--from-year") or target - 1
        done = file_plan.copy_plan(desk, source, target)
    return {"from": source, "to": target, "copied": done.copied, "skipped": done.skipped}


def _plan_save(call: Call) -> Json:
    with opened_desk(call) as desk, closing(desk.replica.database.raw()) as raw:
        filled = inventories.plan(raw, desk.office, _year(call, desk), desk.legal_date())
    return saved(call, filled)


def _year(call: Call, desk: Desk) -> int:
    return whole_number(call, "--year") or desk.legal_date().year


PLAN_FACTS = (Option("--heading", "TEXT"), Option("--note", "TEXT"))
SAVED = said("done.inventory_saved")
COMMANDS = (
    Command(("file-plan", "list"), _plan_list, (YEAR, DATE, *ACTING), plan_text),
    Command(
        ("file-plan", "add"),
        _plan_add,
        (*facts_options(True), *PLAN_FACTS, YEAR, DATE, *ACTING),
        said("done.plan_saved"),
    ),
    Command(
        ("file-plan", "change"),
        _plan_change,
        (ENTRY, *facts_options(False), *PLAN_FACTS, DATE, *ACTING),
        said("done.plan_saved"),
    ),
    Command(("file-plan", "remove"), _plan_remove, (ENTRY, DATE, *ACTING), said("done.plan_removed")),
    Command(
        ("file-plan", "copy"),
        _plan_copy,
        (Option("--from-year", "Y"), Option("--to-year", "Y"), DATE, *ACTING),
        said("done.plan_copied"),
    ),
    Command(("file-plan", "save"), _plan_save, (TARGET, YEAR, DATE, *ACTING), SAVED),
)
