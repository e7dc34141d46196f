"""A table that somebody keeps in a spreadsheet, as CSV: whatever is lost in saving it is told, not guessed.

UTF-8 or UTF-16, with commas, semicolons or tabs between. Rows are numbered as they are seen there; empty ones are left
out.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from sync.errors import Refused
from sync.files import text_of

MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Table:
    heads: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]


def read_table(path: Path, unreadable: str) -> Table:
    """Raises: Refused with the code `unreadable` (file, detail), also for a quotation mark that nothing closes: it
    would swallow the lines after it."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise Refused(unreadable, {"file": str(path), "detail": f"> {MOST_BYTES // 1_000_000} MB"})
        text = text_of(raw)
        between = max(",;\t", key=text.partition("\n")[0].count)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True))
    except OSError as error:
        raise Refused(unreadable, {"file": str(path), "detail": error.strerror or str(error)}) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(unreadable, {"file": str(path), "detail": str(error)}) from error
    filled = tuple((n, row) for n, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row))
    return Table(tuple(rows[0]) if rows else (), filled)
