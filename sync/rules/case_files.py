"""Case files (hồ sơ): what the documents about one matter are kept together in, and the plan of a year's files.

Not the `Case` that an intent is judged in. All rows are the office's own: its PCs share them, no other office does.

state         means                              add, take out   change   close   reopen   transfer   retention
---------------------------------------------------------------------------------------------------------------
open          documents are collected            ×               ×        ×
closed        ended, counted, kept here                                           ×        ×          by consent
transferred   lies in the archive
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

from sync.rules.retention import RetentionRules, transfer_by
from sync.rules.rows import Event, Row, office_scope
from sync.rules.state import State

OPEN, CLOSED, TRANSFERRED = "open", "closed", "transferred"
WARNED_DAYS = 30  # so long before its last day a file is shown as due for transfer


class PlanEntry(Row, frozen=True, tag="plan_entry"):
    """A file that a year's plan (danh mục hồ sơ) expects. A removed one stays, so that every PC hears of it."""

    office: str
    year: int
    code: str
    title: str
    keep_years: int
    holder: str
    heading: str = ""
    note: str = ""
    is_removed: bool = False

    @property
    def parent(self) -> str:
        return self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)


class RetentionChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How long a closed file was to be kept, how long it is now, why, and who has consented on which day."""

    was_years: int
    years: int
    reason: str
    consented_by: str
    on: date


class CaseFile(Row, frozen=True, tag="case_file"):
    """`id` is the plan entry's where it came from the plan. `keep_years`: 0 for ever. `holder`: a person's id.
    `documents` and `sheets`: as counted when it was closed. `events`: what happened to the whole file.
    `retention_change`: the last, which holds while `keep_years` is what it says."""

    office: str
    year: int
    code: str
    title: str
    keep_years: int
    holder: str
    opened_on: date
    state: str = OPEN
    is_construction: bool = False
    ended_on: date | None = None
    documents: int = 0
    sheets: int = 0
    transferred_on: date | None = None
    taken_by: str = ""
    events: tuple[Event, ...] = ()
    retention_change: RetentionChange | None = None

    @property
    def parent(self) -> str:
        return self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)

    @property
    def kept_otherwise(self) -> RetentionChange | None:
        """What changed its retention by consent; None where that holds no more, or nothing did."""
        change = self.retention_change
        return change if change is not None and change.years == self.keep_years else None

    def transfer_by(self, rules: RetentionRules) -> date | None:
        """The last day for its way to the archive, of one that is closed and has to go there."""
        if self.state != CLOSED or self.ended_on is None:
            return None
        return transfer_by(rules, self.ended_on, self.keep_years, is_construction=self.is_construction)

    def is_due(self, rules: RetentionRules, today: date) -> bool:
        """Whether it is time to bring it to the archive."""
        last = self.transfer_by(rules)
        return last is not None and today >= last - timedelta(days=WARNED_DAYS)


class TakenOut(msgspec.Struct, frozen=True):
    """By whom, when and why a document was taken out of a file again."""

    by: str
    at: datetime
    reason: str


class FiledDocument(Row, frozen=True, tag="filed_document"):
    """That a document lies in a file; a document may lie in many. Taken out, the row stays and says why."""

    file: str
    document: str
    office: str
    by: str
    at: datetime
    out: TakenOut | None = None

    @property
    def parent(self) -> str:
        return self.file

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)


def filed_id(document: str, file: str) -> str:
    """It begins with the document, so that its files are found by that."""
    return f"{document}@{file}"


def filed_in(state: State, file: str) -> list[FiledDocument]:
    """What lies in a file now."""
    return [one for one in state.children(FiledDocument, file) if one.out is None]


def plan_of(state: State, office: str, year: int) -> list[PlanEntry]:
    """A year's plan, by heading and code."""
    return in_plan_order(e for e in state.children(PlanEntry, office) if e.year == year and not e.is_removed)


def in_plan_order(entries: Iterable[PlanEntry]) -> list[PlanEntry]:
    return sorted(entries, key=lambda e: (e.heading.casefold(), e.code.casefold(), e.id))
