"""Tables as an Excel file: numbers as numbers, dates as dates, the heading frozen. Whole or not at all."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from sync.files import disk_errors
from sync.rules.legal_time import VIET_NAM

Value = str | int | float | date | datetime | None
SHEET_NAME = 31  # characters that Excel lets a sheet's name have
NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True)
class Sheet:
    """`title` and `note` stand above the headings. `widths` in characters; `frozen` columns stay when one scrolls.
    `tints`: a ground as `#RRGGBB` by row and column of the table, for cells whose words say the same."""

    name: str
    title: str
    note: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int]
    frozen: int = 1
    tints: dict[tuple[int, int], str] = field(default_factory=dict)


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> Path:
    """Write the file, in place of one that stands there. Raises: LocalHindrance `disk.*`, `file.locked`."""
    beside = path.with_name(f".{path.name}.part")
    with disk_errors(path):
        try:
            book = xlsxwriter.Workbook(str(beside))
            try:
                for sheet in sheets:
                    _write(book, sheet)
            finally:
                book.close()
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    return path


class _Formats:
    """One format for each look that occurs."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str], xlsxwriter.format.Format] = {}

    def of(self, kind: str, tint: str = "") -> xlsxwriter.format.Format:
        if (kind, tint) not in self._made:
            look: dict[str, object] = {"border": 1, "border_color": "#C3CCD6", "valign": "vcenter", **_LOOKS[kind]}
            if tint:
                look |= {"bg_color": tint, "align": "center"}
            self._made[kind, tint] = self._book.add_format(look)
        return self._made[kind, tint]


_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14, "border": 0},
    "note": {"font_color": "#45525F", "border": 0},
    "heading": {"bold": True, "bg_color": "#E6EAEF", "text_wrap": True, "align": "center"},
    "text": {"text_wrap": True},
    "number": {"num_format": "#,##0", "align": "right"},
    "date": {"num_format": "dd/mm/yyyy", "align": "center"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm", "align": "center"},
}


def _write(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    formats = _Formats(book)
    page = book.add_worksheet(sheet.name.translate(NOT_IN_A_NAME)[:SHEET_NAME].strip())
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, sheet.title, formats.of("title"))
    page.write_string(1, 0, sheet.note, formats.of("note"))
    for column, (heading, width) in enumerate(zip(sheet.headings, sheet.widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(3, column, heading, formats.of("heading"))
    for number, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            _put(page, formats, 4 + number, column, value, sheet.tints.get((number, column), ""))
    page.freeze_panes(4, sheet.frozen)
    page.repeat_rows(3)
    if sheet.rows:
        page.autofilter(3, 0, 3 + len(sheet.rows), len(sheet.headings) - 1)


def _put(
    page: xlsxwriter.worksheet.Worksheet, formats: _Formats, row: int, column: int, value: Value, tint: str
) -> None:
    """A text stays text, whatever it looks like: nothing that somebody has written becomes a formula."""
    if value is None:
        page.write_blank(row, column, None, formats.of("text", tint))
    elif isinstance(value, datetime):
        page.write_datetime(row, column, value.astimezone(VIET_NAM).replace(tzinfo=None), formats.of("moment", tint))
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), formats.of("date", tint))
    elif isinstance(value, str):
        page.write_string(row, column, value, formats.of("text", tint))
    else:
        page.write_number(row, column, value, formats.of("number", tint))
