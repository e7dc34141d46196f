"""Setting which kinds of documents an office numbers apart: from a year on, for numbers run from New Year.

Who gives the numbers of the common series gives those of a new one; only the server grants them, so a series begins to
be used when its answer has come. Kinds that have a number in the year stay where they are until the year is over.
Law: Decree 30/2020/NĐ-CP art. 15 and Annex I.
"""

import re
from datetime import date

from sync.rules.books import KEY, Book, Entry, direction_of, key_of, named, series_id
from sync.rules.case import Case
from sync.rules.documents import Document
from sync.rules.granting import grant_new_series
from sync.rules.kinds import Kind
from sync.rules.series import SeriesPlan, plan_id, plan_of, series_names
from sync.rules.series_acts import SetSeries
from sync.rules.state import Refusal, Work
from sync.rules.text import composed
from sync.rules.year_days import YEARS

MOST_PARTS = 30  # every kind of document may have its own


def set_series(work: Work, case: Case, act: SetSeries) -> Refusal | None:
    """Refusals: `series.bad_year`, `series.too_many`, `series.bad_key`, `series.twice`, `series.no_kinds`,
    `kind.unknown`, `series.kind_twice`, `series.kind_numbered`."""
    if act.year not in YEARS:
        return Refusal("series.bad_year", {"year": str(act.year)})
    if refusal := _check_parts(work, act):
        return refusal
    plan = SeriesPlan(
        id=plan_id(case.office, act.direction, act.year),
        office=case.office,
        direction=act.direction,
        year=act.year,
        parts=act.parts,
    )
    if refusal := _check_unnumbered(work, case.office, plan):
        return refusal
    work.put(plan)
    if case.final:
        for part in act.parts:
            name = named(act.direction, part.key)
            grant_new_series(work, case.office, name, case.intent.id, date(act.year, 1, 1), case.today)
    return None


def _check_parts(work: Work, act: SetSeries) -> Refusal | None:
    if len(act.parts) > MOST_PARTS:
        return Refusal("series.too_many", {"limit": str(MOST_PARTS)})
    keys: set[str] = set()
    kinds: set[str] = set()
    for part in act.parts:
        told = {"series": part.key}
        if not re.fullmatch(KEY, part.key) or composed(part.key) != part.key:
            return Refusal("series.bad_key", told)
        if part.key.casefold() in keys:
            return Refusal("series.twice", told)
        keys.add(part.key.casefold())
        if not part.kinds:
            return Refusal("series.no_kinds", told)
        for kind in part.kinds:
            if work.get(Kind, kind) is None:
                return Refusal("kind.unknown", {"kind": kind})
            if kind in kinds:
                return Refusal("series.kind_twice", {"kind": kind})
            kinds.add(kind)
    return None


def _check_unnumbered(work: Work, office: str, plan: SeriesPlan) -> Refusal | None:
    """Whether no kind that moves has a number of these years in a series other than the one it moves to."""
    before, parent = plan_of(work, office, plan.direction, plan.year), plan.parent
    later = [one.year for one in work.children(SeriesPlan, parent) if one.year > plan.year]
    until = min(later, default=YEARS.stop)
    old = before or SeriesPlan(id="", office=office, direction=plan.direction, year=plan.year)
    for name in series_names(work, office):
        if direction_of(name) is not plan.direction:
            continue
        for book in work.children(Book, series_id(office, name)):
            if not plan.year <= book.year < until:
                continue
            for entry in work.children(Entry, book.id):
                document = work.get(Document, entry.document) if entry.document else None
                if document is None or plan.key_for(document.kind) in (old.key_for(document.kind), key_of(name)):
                    continue
                kind = work.get(Kind, document.kind)
                facts = {"kind": kind.name if kind else document.kind, "year": str(book.year)}
                return Refusal("series.kind_numbered", facts | {"number": f"{entry.number}{entry.suffix}"})
    return None
