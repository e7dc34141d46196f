"""The papers of case files, filled from the office's file over a bare connection; `registers.save` writes them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from app.documents.registers.forms import Filled
from app.documents.registers.inventories import HouseFacts, contents_inventory, files_inventory, plan_inventory
from sync.errors import Refused
from sync.replica import pages
from sync.replica.case_file_page import CaseFilesPage, case_file_page, case_files_page
from sync.rules.case_files import CLOSED, CaseFile
from sync.rules.kinds import Kind
from sync.rules.offices import Office


def plan(raw: Any, office: str, year: int, today: date) -> Filled:
    """Danh mục hồ sơ of a year."""
    return plan_inventory(_house(raw, office, today), case_files_page(raw, office), year)


def contents(raw: Any, office: str, file: str, today: date) -> Filled:
    """Mục lục văn bản, tài liệu trong hồ sơ. Raises: Refused `case_file.unknown`."""
    page = case_file_page(raw, file)
    if page is None:
        raise Refused("case_file.unknown")
    return contents_inventory(_house(raw, office, today), page)


def to_archive(raw: Any, office: str, today: date, ids: Sequence[str] = ()) -> Filled:
    """Mục lục hồ sơ, tài liệu nộp lưu: of these files; of those that are closed and not handed over where none is
    named."""
    known = case_files_page(raw, office)
    files = [file for file in known.files if (file.id in ids if ids else file.state == CLOSED)]
    files.sort(key=lambda file: (file.year, file.code.casefold(), file.id))
    return files_inventory(_house(raw, office, today), files, _spans(raw, files), today)


def file_meant(known: CaseFilesPage, typed: str) -> CaseFile:
    """The file of an id, or of a code that only one open file has, or only one at all.

    Raises: Refused `case_file.unknown`.
    """
    if file := known.file(typed):
        return file
    alike = [file for file in known.files if file.code.casefold() == typed.casefold().strip()]
    still_open = [file for file in alike if file.state == "open"]
    for found in (still_open, alike):
        if len(found) == 1:
            return found[0]
    raise Refused("case_file.unknown")


def _spans(raw: Any, files: Sequence[CaseFile]) -> dict[str, tuple[date, date]]:
    """From when to when the documents of each file are."""
    found: dict[str, tuple[date, date]] = {}
    for file in files:
        page = case_file_page(raw, file.id)
        days = [one.document.issued_on for one in page.documents if one.document] if page else []
        if days:
            found[file.id] = (min(days), max(days))
    return found


def _house(raw: Any, office: str, today: date) -> HouseFacts:
    with pages.looking(raw):
        offices = pages.offices(raw)
        kinds = (msgspec.json.decode(data, type=Kind) for data in pages.rows_below(raw, Kind, "kinds").values())
        own = offices.get(office) or Office(id=office, name=office, full_name=office, organisation=office)
        return HouseFacts(own, offices.get(own.parent_on(today)), offices, {kind.id: kind for kind in kinds})
