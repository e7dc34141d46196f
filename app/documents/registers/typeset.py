"""A filled form as PDF, typeset with typst. What people wrote goes in as data and is set as text, never as markup."""

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.documents.registers.forms import Column, Filled, FilledRow
from app.documents.registers.handover_record import HandoverRecord
from app.documents.registers.slip import Slip
from app.documents.registers.words import written
from sync.errors import Defect
from sync.files import disk_errors
from sync.wording import RESOURCES

TEMPLATES, FONTS = RESOURCES / "registers", RESOURCES / "made" / "fonts"
TALL_LINES = 26  # a row of more lines than this may go on on the next page; all others stand whole
MM_A_LETTER = 1.9  # a wide one, of 9 points
SLIP = "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN"
_LONG_WORD = re.compile(r"\S{12,}")
_BREAK = "\u200b"


@dataclass(frozen=True)
class Typeset:
    """`pages`: on which page each row stands, by its key, counted from the first page's number."""

    pdf: bytes
    pages: dict[str, int]
    last_page: int


def typeset(filled: Filled, first_page: int = 1) -> Typeset:
    """Pages A4 across, the headings on each; raises Defect `program.incomplete` where its resources are."""
    compiler = _compiler("book.typ", "sheet", _sheet(filled, first_page))
    pdf = compiler.compile(format="pdf")
    pages = {row["key"]: row["page"] for row in json.loads(compiler.query("<row>", field="value"))}
    [last] = json.loads(compiler.query("<last>", field="value"))
    return Typeset(pdf, pages, last)


def typeset_slip(slip: Slip) -> bytes:
    """The slip of one document. Raises: Defect `program.incomplete`."""
    data = asdict(slip) | {"above": slip.above.upper(), "office": slip.office.upper(), "title": SLIP}
    pdf: bytes = _compiler("slip.typ", "slip", data).compile(format="pdf")
    return pdf


def typeset_handover(record: HandoverRecord) -> bytes:
    """The record of a handover. Raises: Defect `program.incomplete`."""
    data = asdict(record) | {"above": record.above.upper(), "office": record.office.upper()}
    pdf: bytes = _compiler("handover.typ", "record", data).compile(format="pdf")
    return pdf


def write_pdf(path: Path, pdf: bytes) -> Path:
    """Write the file, in place of one that stands there. Raises: LocalHindrance `disk.*`, `file.locked`."""
    beside = path.with_name(f".{path.name}.part")
    with disk_errors(path):
        try:
            beside.write_bytes(pdf)
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    return path


def _compiler(template: str, name: str, data: dict[str, Any]) -> Any:
    import typst  # 30 MB of library, and of use only to whoever prints

    path = TEMPLATES / template
    if not path.exists():
        raise Defect("program.incomplete", {"file": template})
    inputs = {name: json.dumps(data, ensure_ascii=False)}
    return typst.Compiler(path, root=TEMPLATES, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs=inputs)


def _sheet(filled: Filled, first_page: int) -> dict[str, Any]:
    form, period = filled.form, f"Từ ngày {filled.since:%d/%m/%Y} đến ngày {filled.until:%d/%m/%Y}"
    return {
        "above": filled.above.upper(),
        "office": filled.office.upper(),
        "title": form.title.upper(),
        "under": list(filled.under) or [period],
        "beside": [f"Năm {filled.year}", *([filled.range] if filled.range else [])],
        "columns": [{"title": c.title, "width": c.width, "align": c.align} for c in form.columns],
        "rows": [_row(row, form.columns) for row in filled.rows],
        "numbered": not form.is_report,
        "notes": list(filled.notes),
        "foot": f"{filled.office} – {form.title} – {filled.about or f'năm {filled.year}'}",
        "page_word": "Trang",
        "first_page": first_page,
    }


def _row(row: FilledRow, columns: tuple[Column, ...]) -> dict[str, Any]:
    cells = [written(cell) for cell in row.cells]
    tall = max(_lines(text, column.width) for text, column in zip(cells, columns, strict=False))
    return {
        "key": row.key,
        "cells": [_LONG_WORD.sub(_breakable, text) for text in cells],
        "tall": tall > TALL_LINES,
        "bold": row.bold,
        "section": row.section,
    }


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column, at the most."""
    letters = max(1, int((width - 3) / MM_A_LETTER))
    return sum(-(-max(1, len(line)) // letters) for line in text.split("\n"))


def _breakable(word: re.Match[str]) -> str:
    """A word that no column could hold may be broken: after its separators, else every few letters."""
    parted = re.sub(r"(?<=[/\-.,;_@])(?=[^/\-.,;_@])", _BREAK, word[0])
    return re.sub(r"([^\u200b]{10})(?=[^\u200b]{2})", rf"\1{_BREAK}", parted)
