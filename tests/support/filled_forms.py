"""Reading a register back from its PDF and its workbook, as other programs find it."""

import re
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2

from app.documents.registers.forms import Cell, Filled, FilledRow, Form
from app.documents.registers.words import written

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIRST_ROW = 4  # in the workbook: title, note, an empty line, the headings


def solid(text: str) -> str:
    """Without blanks and line breaks, which a page sets as it needs; \u0002 is how PDFium reads a hyphen at a line's
    end."""
    return re.sub(r"[\s\u200b\ufeff]+", "", text.replace("\u0002", "-"))


def page_texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [solid(page.get_textpage().get_text_bounded()) for page in document]


def in_one_piece(row: FilledRow) -> str:
    """What a row reads where it stands whole."""
    return solid("".join(written(cell) for cell in row.cells))


def headings(form: Form) -> str:
    return solid("".join(column.title for column in form.columns))


def in_the_pdf(pdf: bytes, rows: Sequence[FilledRow]) -> list[int]:
    """On which page each of these rows stands whole, one after the other; an assertion fails for one that does not."""
    pages, at, place, found = page_texts(pdf), 0, 0, []
    for row in rows:
        wanted = in_one_piece(row)
        while (there := pages[at].find(wanted, place)) < 0:
            at, place = at + 1, 0
            assert at < len(pages), f"not in the PDF, or not in its place: {wanted}"
        place = there + len(wanted)
        found.append(at + 1)
    return found


def in_the_workbook(path: Path, filled: Filled) -> list[tuple[Cell, ...]]:
    """The workbook's rows, a day where the form has one."""
    with zipfile.ZipFile(path) as file:
        strings = ["".join(one.itertext()) for one in ElementTree.fromstring(file.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    rows = [[_cell(cell, strings) for cell in row] for row in sheet.iter(f"{SHEET}row")]
    assert [str(cell) for cell in rows[FIRST_ROW - 2]] == [column.title for column in filled.form.columns]
    return [
        tuple(
            _day(cell) if isinstance(wanted, date) else cell for cell, wanted in zip(row, expected.cells, strict=True)
        )
        for row, expected in zip(rows[FIRST_ROW - 1 :], filled.rows, strict=True)
    ]


def _cell(cell: ElementTree.Element, strings: list[str]) -> Cell:
    assert cell.find(f"{SHEET}f") is None, "a formula"
    value = cell.findtext(f"{SHEET}v")
    if value is None:
        return None
    return strings[int(value)] if cell.get("t") == "s" else int(value)


def _day(cell: Cell) -> Cell:
    return date(1899, 12, 30) + timedelta(days=cell) if isinstance(cell, int) else cell
