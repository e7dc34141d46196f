"""The plan of a year's case files: written, changed, and begun from last year's."""

from dataclasses import dataclass

from app.actions.case_files import Facts
from app.actions.desk import Desk
from sync.errors import Defect, Refused
from sync.rules.case_files import CaseFile, PlanEntry, plan_of
from sync.rules.documents import ORDINARY
from sync.rules.filing_acts import RemovePlanEntry, SavePlanEntry
from sync.rules.people import SEES_DOCUMENTS, Person


@dataclass(frozen=True)
class Copied:
    """How many entries have gone over, and how many were left because their code is used in that year already."""

    copied: int
    skipped: int


def save_entry(
    desk: Desk, year: int, facts: Facts, heading: str = "", note: str = "", id: str | None = None
) -> PlanEntry:
    """Put a file into a year's plan; with an id, change that entry.

    Raises: Refused `plan.*`, `case_file.*`, `person.unknown`, `retention.bad_years`, `text.too_long`.
    """
    act = SavePlanEntry(
        entry=id or desk.replica.ids.new(),
        year=year,
        code=facts.code,
        title=facts.title,
        keep_years=facts.keep_years,
        holder=facts.holder,
        heading=heading,
        note=note,
    )
    with desk.replica.write() as t:
        t.save_intent(act, person=desk.person, rank=ORDINARY)
        saved = t.view.get(PlanEntry, act.entry)
    if saved is None:
        raise Defect("program.fault", {"detail": "an entry of a plan without its preview"})
    return saved


def remove_entry(desk: Desk, id: str) -> None:
    """Raises: Refused `plan.unknown`, `plan.in_use`."""
    with desk.replica.write() as t:
        t.save_intent(RemovePlanEntry(entry=id), person=desk.person, rank=ORDINARY)


def copy_plan(desk: Desk, source: int, target: int) -> Copied:
    """Begin a year's plan from another's: same codes, headings, terms and holders; the old year in a title becomes the
    new one. Who has left is replaced by who copies. Codes that the new year has already are left as they are.

    Raises: Refused `plan.empty` (facts: year), and as `save_entry`.
    """
    today = desk.legal_date()
    with desk.replica.write() as t:
        view = t.view
        entries = plan_of(view, desk.office, source)
        if not entries or source == target:
            raise Refused("plan.empty", {"year": str(source)})
        used = {entry.code.casefold() for entry in plan_of(view, desk.office, target)}
        used |= {f.code.casefold() for f in view.children(CaseFile, desk.office) if f.year == target}
        holders = {
            person.id
            for person in view.children(Person, desk.office)
            if person.ended_at is None and SEES_DOCUMENTS & person.roles_on(today)
        }
        new = [entry for entry in entries if entry.code.casefold() not in used]
        for entry in new:
            act = SavePlanEntry(
                entry=desk.replica.ids.new(),
                year=target,
                code=entry.code,
                title=entry.title.replace(str(source), str(target)),
                keep_years=entry.keep_years,
                holder=entry.holder if entry.holder in holders else desk.person,
                heading=entry.heading,
                note=entry.note,
            )
            t.save_intent(act, person=desk.person, rank=ORDINARY)
    return Copied(len(new), len(entries) - len(new))
