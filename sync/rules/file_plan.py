"""The plan of a year's case files (danh mục hồ sơ): issued at the start of the year, with who makes each file.

Law: Decree 30/2020/NĐ-CP art. 28.
"""

from datetime import date

import msgspec

from sync.rules.case import Case
from sync.rules.case_files import CaseFile, PlanEntry, plan_of
from sync.rules.filing_acts import RemovePlanEntry, SavePlanEntry
from sync.rules.ids import is_id
from sync.rules.limits import check_names, limits_of
from sync.rules.people import SEES_DOCUMENTS, Person
from sync.rules.retention import check_keep_years
from sync.rules.state import Refusal, State, Work
from sync.rules.text import one_line

YEARS = range(2000, 2200)


def save_plan_entry(work: Work, case: Case, act: SavePlanEntry) -> Refusal | None:
    """An entry from which a file was opened is changed no more: the file itself is.

    Two PCs may have given one code; the server keeps both, and the plan shows both.
    Refusals: `id.bad`, `plan.unknown`, `plan.in_use`, `case_file.*` (as of a file), `retention.bad_years`,
    `person.unknown`, `text.too_long`.
    """
    known = work.get(PlanEntry, act.entry)
    if not is_id(act.entry):
        return Refusal("id.bad")
    if known is not None and (known.office != case.office or known.year != act.year):
        return Refusal("plan.unknown")
    if work.get(CaseFile, act.entry):
        return Refusal("plan.in_use", {"code": one_line(act.code)})
    if refusal := check_named(work, act.year, act.code, act.title) or check_names(work, act.heading, act.note):
        return refusal
    if refusal := check_holder(work, case, act.holder):
        return refusal
    if refusal := check_keep_years(work, act.keep_years, date(act.year, 12, 31)):
        return refusal
    if refusal := check_code(work, case, act.year, act.code, act.entry):
        return refusal
    work.put(
        PlanEntry(
            id=act.entry,
            office=case.office,
            year=act.year,
            code=one_line(act.code),
            title=one_line(act.title),
            keep_years=act.keep_years,
            holder=act.holder,
            heading=one_line(act.heading),
            note=one_line(act.note),
        )
    )
    return None


def remove_plan_entry(work: Work, case: Case, act: RemovePlanEntry) -> Refusal | None:
    """Refusals: `plan.unknown`, `plan.in_use`."""
    entry = work.get(PlanEntry, act.entry)
    if entry is None or entry.office != case.office or entry.is_removed:
        return Refusal("plan.unknown")
    if work.get(CaseFile, act.entry):
        return Refusal("plan.in_use", {"code": entry.code})
    work.put(msgspec.structs.replace(entry, is_removed=True))
    return None


def check_named(state: State, year: int, code: str, title: str) -> Refusal | None:
    """Refusals: `case_file.bad_year`, `case_file.no_code`, `case_file.no_title`, `case_file.title_too_long`,
    `text.too_long`."""
    limit = limits_of(state).subject_characters
    if year not in YEARS:
        return Refusal("case_file.bad_year", {"year": str(year)})
    if not one_line(code):
        return Refusal("case_file.no_code")
    if not one_line(title):
        return Refusal("case_file.no_title")
    if len(title) > limit:
        return Refusal("case_file.title_too_long", {"limit": str(limit)})
    return check_names(state, code)


def check_holder(state: State, case: Case, id: str) -> Refusal | None:
    """Whether somebody of the office who may read documents can keep a file.

    Refusals: `person.unknown`, `case_file.no_holder` (facts: name).
    """
    person = state.get(Person, id)
    if person is None or person.office != case.office:
        return Refusal("person.unknown")
    can = person.ended_at is None and SEES_DOCUMENTS & person.roles_on(case.today)
    return None if can or case.final else Refusal("case_file.no_holder", {"name": person.name})


def check_code(state: State, case: Case, year: int, code: str, id: str) -> Refusal | None:
    """Whether a year's code is still free, as far as this PC knows. The server refuses none: what another PC has put
    under the same code meanwhile must not cost anybody his file. Refusals: `case_file.code_taken`."""
    wanted = one_line(code).casefold()
    if case.final:
        return None
    planned = {one.id: (one.code, one.title) for one in plan_of(state, case.office, year)}
    opened = {one.id: (one.code, one.title) for one in state.children(CaseFile, case.office) if one.year == year}
    others = (known for other, known in (planned | opened).items() if other != id)
    found = next((known for known in others if known[0].casefold() == wanted), None)
    return Refusal("case_file.code_taken", {"code": found[0], "title": found[1]}) if found else None
