"""Case files as window and command line show them, by plain SQL: the plan, the files, one file's documents.

That a document lies in a file is a row whose id begins with the document's, so its files are found by a range of ids.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from sync.replica import pages
from sync.replica.line import Line
from sync.rules.case_files import CaseFile, FiledDocument, PlanEntry, in_plan_order
from sync.rules.documents import Document
from sync.rules.people import Person
from sync.rules.retention import RetentionRules

Ask = Callable[[str, tuple[object, ...]], Iterable[Any]]  # a bare connection's `execute`, or one like it
_OUT = b'"out":'  # in the bytes of a row: taken out again
_INSIDE = "type = 'filed_document' AND instr(data, ?) = 0"
_COUNTS = (
    f"SELECT parent, count(*) FROM (SELECT parent FROM base WHERE {_INSIDE} AND NOT EXISTS "  # noqa: S608
    "(SELECT 1 FROM overlay WHERE overlay.type = base.type AND overlay.id = base.id) "
    f"UNION ALL SELECT parent FROM overlay WHERE {_INSIDE} AND data IS NOT NULL) GROUP BY parent"
)
_OF_DOCUMENT = (
    "SELECT id, data FROM base WHERE type = 'filed_document' AND id >= ? AND id < ?",
    "SELECT id, data FROM overlay WHERE type = 'filed_document' AND id >= ? AND id < ?",
)


@dataclass(frozen=True)
class CaseFilesPage:
    """Everything but the documents. `counts`: how many lie in which file now; `people` by id, with those who left."""

    files: tuple[CaseFile, ...]
    plan: tuple[PlanEntry, ...]
    counts: dict[str, int]
    people: dict[str, Person]
    rules: RetentionRules

    def file(self, id: str) -> CaseFile | None:
        return next((file for file in self.files if file.id == id), None)

    def entry(self, id: str) -> PlanEntry | None:
        return next((entry for entry in self.plan if entry.id == id), None)

    def plan_of(self, year: int) -> list[PlanEntry]:
        return in_plan_order(entry for entry in self.plan if entry.year == year)

    def due(self, today: date) -> list[CaseFile]:
        """Those that it is time to bring to the archive, the one that has waited longest first."""
        due = [file for file in self.files if file.is_due(self.rules, today)]
        return sorted(due, key=lambda file: (file.transfer_by(self.rules) or today, file.code.casefold()))

    def name(self, person: str) -> str:
        known = self.people.get(person)
        return known.name if known else person


@dataclass(frozen=True)
class Filed:
    """One document of a file: its line, and the row that puts it there; `line` is None where it is not here."""

    row: FiledDocument
    line: Line | None
    document: Document | None = None


@dataclass(frozen=True)
class CaseFilePage:
    """`documents` in their order: by their day, then by when they were put in. `taken_out`: what lay in it once."""

    file: CaseFile
    documents: tuple[Filed, ...]
    taken_out: tuple[Filed, ...]

    @property
    def sheets(self) -> int:
        """As many sheets of paper as are known of its documents."""
        return sum(f.document.origin.sheets for f in self.documents if f.document and f.document.origin)


def case_files_page(raw: Any, office: str) -> CaseFilesPage:
    """The office's whole plan and all its files, pending changes included."""
    with pages.looking(raw):
        return CaseFilesPage(
            files=case_files(raw, office),
            plan=tuple(entry for entry in _all(raw, PlanEntry, office) if not entry.is_removed),
            counts=dict(raw.execute(_COUNTS, (_OUT, _OUT))),
            people=pages.people(raw, office),
            rules=_rules(raw),
        )


def case_files(raw: Any, office: str) -> tuple[CaseFile, ...]:
    """All files of the office, the newest year first, by code."""
    return tuple(sorted(_all(raw, CaseFile, office), key=lambda f: (-f.year, f.code.casefold(), f.id)))


def case_file_page(raw: Any, id: str) -> CaseFilePage | None:
    """One file with its documents. None where it is not here."""
    with pages.looking(raw):
        data = _one(raw, CaseFile.type_name(), id)
        if data is None:
            return None
        rows = [
            msgspec.json.decode(data, type=FiledDocument) for data in pages.rows_below(raw, FiledDocument, id).values()
        ]
        filed = sorted((_filed(raw, row) for row in rows), key=_in_order)
        return CaseFilePage(
            file=msgspec.json.decode(data, type=CaseFile),
            documents=tuple(one for one in filed if one.row.out is None),
            taken_out=tuple(one for one in filed if one.row.out is not None),
        )


def files_of(ask: Ask, document: str) -> tuple[str, ...]:
    """The ids of the files that a document lies in."""
    found: dict[str, bytes | None] = {}
    for query in _OF_DOCUMENT:
        found |= {row[0]: row[1] for row in ask(query, (f"{document}@", f"{document}A"))}
    return tuple(id.rpartition("@")[2] for id, data in sorted(found.items()) if data is not None and _OUT not in data)


def _in_order(filed: Filed) -> tuple[str, datetime, str]:
    return (filed.line.issued_on if filed.line else "", filed.row.at, filed.row.id)


def _filed(raw: Any, row: FiledDocument) -> Filed:
    data = _one(raw, Document.type_name(), row.document)
    document = msgspec.json.decode(data, type=Document) if data else None
    return Filed(row, pages.one(raw, row.document), document)


def _rules(raw: Any) -> RetentionRules:
    data = _one(raw, RetentionRules.type_name(), "retention")
    return msgspec.json.decode(data, type=RetentionRules) if data else RetentionRules()


def _all(raw: Any, row_type: Any, office: str) -> list[Any]:
    return [msgspec.json.decode(data, type=row_type) for data in pages.rows_below(raw, row_type, office).values()]


def _one(raw: Any, type_name: str, id: str) -> bytes | None:
    for table in ("overlay", "base"):
        row = raw.execute(f"SELECT data FROM {table} WHERE type = ? AND id = ?", [type_name, id]).fetchone()  # noqa: S608
        if row is not None:
            return row[0] if row[0] is None else bytes(row[0])
    return None
