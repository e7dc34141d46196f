"""The cells of a table that a person chose: XLSX, XLS, XLSB or ODS, values and never formulas.

No more is read than an office's register of a year can have; a file that unpacks into more is refused before it is
opened, so that nobody's PC stands still for it.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.documents.old_letters import of_today
from sync.errors import Refused
from sync.files import disk_errors

Value = str | int | float | date | None
MOST_BYTES, MOST_UNPACKED, MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 30 << 20, 200 << 20, 30_000, 60, 20
_BETWEEN = "\x1f"


@dataclass(frozen=True)
class Line:
    """One row of the sheet. `at`: its number, as the program that shows it counts."""

    at: int
    cells: tuple[Value, ...]


@dataclass(frozen=True)
class OldTable:
    sheet: str
    lines: tuple[Line, ...]


def read_tables(path: Path) -> list[OldTable]:
    """Every sheet that can be seen, in order; text in old Vietnamese letters as one sees it.

    Raises: Refused `file.missing`, `table.unreadable`, `table.locked` (a password), `table.too_large`; LocalHindrance
    `disk.*`.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    facts = {"name": path.name}
    if not path.is_file():
        raise Refused("file.missing", facts)
    with disk_errors(path):
        if path.stat().st_size > MOST_BYTES or _unpacked(path) > MOST_UNPACKED:
            raise Refused("table.too_large", facts)
        try:
            with CalamineWorkbook.from_path(path) as book:
                shown = [one for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
                sheets = [book.get_sheet_by_name(one.name) for one in shown[:MOST_SHEETS]]
                return [_read(sheet.name, sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)) for sheet in sheets]
        except PasswordError:
            raise Refused("table.locked", facts) from None
        except (CalamineError, ValueError, zipfile.BadZipFile):
            raise Refused("table.unreadable", facts) from None


def _unpacked(path: Path) -> int:
    """How large what is in it would be; 0 for what is no archive."""
    if not zipfile.is_zipfile(path):
        return 0
    with zipfile.ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def _read(name: str, rows: Sequence[Sequence[object]]) -> OldTable:
    cells = [[_value(cell) for cell in row[:MOST_COLUMNS]] for row in rows]
    words = [cell for row in cells for cell in row if isinstance(cell, str)]
    seen = iter(of_today(_BETWEEN.join(words)).split(_BETWEEN))
    lines = [tuple(next(seen) if isinstance(cell, str) else cell for cell in row) for row in cells]
    return OldTable(name, tuple(Line(n, line) for n, line in enumerate(lines, 1) if any(c is not None for c in line)))


def _value(cell: object) -> Value:
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, int | float | date):
        return cell
    text = str(cell).replace(_BETWEEN, " ").strip()
    return text or None
