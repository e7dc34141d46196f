"""The rows of an old register, understood by the headings above them. Pure.

Columns may stand in any order and under the names that offices give them; what no heading names is not read. A row that
lacks what the book needs is told with what is missing, and nothing is guessed in its place.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.old_table import Line, OldTable, Value
from app.documents.typed_day import typed_day
from sync.rules.books import Direction
from sync.rules.earlier_acts import EarlierRow
from sync.rules.kinds import LETTER, Kind
from sync.rules.state import Refusal
from sync.rules.taking_in import number_in
from sync.rules.text import folded, one_line

HEADING_WITHIN = 25  # lines from the top: above stand the office's name and the book's title
FEWEST_HEADINGS = 4
# By field, how its heading begins, folded; the first that fits counts, so the longer ones stand above.
_HEADINGS: dict[Direction, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Direction.INCOMING: (
        ("on", ("ngay den", "ngay nhan", "ngay thang den", "ngay vao so")),
        ("number", ("so den", "so vao so", "so thu tu den")),
        ("sender", ("tac gia", "co quan ban hanh", "noi ban hanh", "noi gui", "don vi gui", "co quan gui", "noi phat")),
        ("notation", ("so ky hieu", "so va ky hieu", "ky hieu", "so hieu", "so van ban")),
        ("issued_on", ("ngay thang", "ngay van ban", "ngay ban hanh", "ngay ky")),
        ("subject", ("ten loai", "trich yeu", "noi dung", "ve viec")),
        ("passed_on", ("ngay chuyen", "ngay giao")),
        ("to", ("don vi", "nguoi nhan", "noi nhan", "chuyen cho")),
        ("signer", ("nguoi ky",)),
        ("note", ("ghi chu",)),
    ),
    Direction.OUTGOING: (
        ("notation", ("so ky hieu", "so va ky hieu", "so hieu", "so van ban", "so di")),
        ("issued_on", ("ngay thang", "ngay van ban", "ngay ban hanh", "ngay di")),
        ("subject", ("ten loai", "trich yeu", "noi dung", "ve viec")),
        ("signer", ("nguoi ky",)),
        ("kept_by", ("don vi nguoi nhan ban luu", "nguoi nhan ban luu", "don vi luu", "noi luu", "luu")),
        ("copies", ("so luong ban", "so luong", "so ban")),
        ("passed_on", ("ngay chuyen", "ngay gui")),
        ("to", ("noi nhan", "don vi nhan", "nguoi nhan", "noi gui")),
        ("note", ("ghi chu",)),
    ),
}
NEEDED = {
    Direction.INCOMING: ("on", "number", "sender", "issued_on", "subject"),
    Direction.OUTGOING: ("notation", "issued_on", "subject"),
}
TITLES = {  # as Annex IV names the columns that are needed
    "on": "Ngày đến",
    "number": "Số đến",
    "sender": "Tác giả",
    "notation": "Số, ký hiệu văn bản",
    "issued_on": "Ngày tháng văn bản",
    "passed_on": "Ngày chuyển",
    "subject": "Tên loại và trích yếu nội dung văn bản",
}
_NOT_LETTERS = re.compile(r"[\W_]+")
_SUFFIXED = re.compile(r"\d+\s*[a-zđ](?![a-zđ])", re.IGNORECASE)
_EXCEL_DAY_ONE = date(1899, 12, 30)


@dataclass(frozen=True)
class OldRow:
    """A row as it was understood, or why it cannot be. `at`: its line in the sheet; `told`: how it reads there."""

    at: int
    told: str
    row: EarlierRow | None = None
    problem: Refusal | None = None


@dataclass(frozen=True)
class Understood:
    sheet: str
    rows: tuple[OldRow, ...]


def understood(
    tables: Iterable[OldTable], direction: Direction, year: int, kinds: Mapping[str, Kind]
) -> Understood | Refusal:
    """The first sheet that has the headings of this book. Refusals: `table.no_headings` (facts: missing)."""
    best: set[str] = set()
    for table in tables:
        for n, line in enumerate(table.lines[:HEADING_WITHIN]):
            fields = _fields(line, direction)
            found = set(fields.values())
            if len(found) >= FEWEST_HEADINGS and found.issuperset(NEEDED[direction]):
                rows = [_row(one, fields, direction, year, kinds) for one in table.lines[n + 1 :]]
                return Understood(table.sheet, tuple(row for row in rows if row is not None))
            best = max(best, found, key=len)
    missing = "; ".join(TITLES[name] for name in NEEDED[direction] if name not in best)
    return Refusal("table.no_headings", {"missing": missing})


def _fields(line: Line, direction: Direction) -> dict[int, str]:
    """Which column holds what, where this line is the heading."""
    fields: dict[int, str] = {}
    for column, cell in enumerate(line.cells):
        if not isinstance(cell, str):
            continue
        heading = _NOT_LETTERS.sub(" ", folded(cell)).strip()
        for field, beginnings in _HEADINGS[direction]:
            fits = any(heading == one or heading.startswith(f"{one} ") for one in beginnings)
            if fits and field not in fields.values():
                fields[column] = field
                break
    return fields


def _row(
    line: Line, fields: Mapping[int, str], direction: Direction, year: int, kinds: Mapping[str, Kind]
) -> OldRow | None:
    """None for a line that is no row: empty, a heading across all columns, the numbers of the columns."""
    cells = {field: line.cells[column] for column, field in fields.items() if column < len(line.cells)}
    filled = [cell for cell in line.cells if cell is not None]
    if sum(cell is not None for cell in cells.values()) < 2 or _are_column_numbers(filled):
        return None
    told = one_line(f"{_text(cells.get('notation'))} {_text(cells.get('subject'))}")[:120]
    read = _read(cells, direction, year, kinds)
    if isinstance(read, Refusal):
        return OldRow(line.at, told, problem=read)
    return OldRow(line.at, told, row=read)


def _read(
    cells: Mapping[str, Value], direction: Direction, year: int, kinds: Mapping[str, Kind]
) -> EarlierRow | Refusal:
    notation, subject = _text(cells.get("notation")), _text(cells.get("subject"))
    incoming = direction is Direction.INCOMING
    written = _text(cells.get("number")) if incoming else notation
    if _SUFFIXED.match(written):
        return Refusal("earlier.suffix", {"written": written})
    number = number_in(written)
    if number == 0:
        return Refusal("earlier.no_number", {"written": written})
    days: dict[str, date | None] = {}
    for field in ("on", "issued_on", "passed_on"):
        days[field] = _day(cells.get(field), year)
        needed = field in NEEDED[direction]
        if days[field] is None and (needed or cells.get(field) is not None):
            facts = {"number": str(number), "column": TITLES[field], "written": _text(cells.get(field))}
            return Refusal("earlier.no_day", facts)
    issued_on = days["issued_on"] or date.min
    return EarlierRow(
        document="",
        number=number,
        on=days["on"] or issued_on,
        notation=notation,
        subject=subject,
        issued_on=issued_on,
        kind_id=_kind(notation, subject, kinds),
        sender=_text(cells.get("sender")),
        signer=_text(cells.get("signer")),
        to=_text(cells.get("to")),
        passed_on=days["passed_on"],
        kept_by=_text(cells.get("kept_by")),
        copies=_text(cells.get("copies")),
        note=_text(cells.get("note")),
    )


def _kind(notation: str, subject: str, kinds: Mapping[str, Kind]) -> str:
    """By the abbreviation in the notation, else by the words that the subject begins with; a letter has neither."""
    for group in re.split(r"[/\-\s]+", notation)[1:]:
        for kind in kinds.values():
            if kind.abbreviation and kind.abbreviation == group:
                return kind.id
    begins = folded(subject)
    named = [kind for kind in kinds.values() if kind.name and begins.startswith(f"{folded(kind.name)} ")]
    if named:
        return max(named, key=lambda kind: len(kind.name)).id
    return LETTER if notation else ""


def _day(cell: Value, year: int) -> date | None:
    """A date, a day as people type it, or the number that a program keeps for one."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int) and 20_000 < cell < 60_000:
        return date.fromordinal(_EXCEL_DAY_ONE.toordinal() + cell)
    return typed_day(_text(cell), date(year, 1, 1)) if cell is not None else None


def _are_column_numbers(filled: Sequence[Value]) -> bool:
    """Whether it is the line 1, 2, 3 … or (1), (2), (3) … that stands below the headings of a legal form."""
    plain = [str(cell).strip("() ") for cell in filled]
    return plain == [str(n) for n in range(1, len(filled) + 1)]


def _text(cell: Value) -> str:
    if cell is None:
        return ""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else one_line(str(cell))
