"""Which books an office has yet to begin, read by plain SQL: asked once, of the first clerk."""

from typing import Any

import msgspec

from sync.replica import pages
from sync.rules.books import Book, Direction, Grant, series_id


def unopened_books(raw: Any, office: str, device: str) -> tuple[Direction, ...]:
    """The series of which no number was ever given and nobody has said where they begin, and which this PC may begin.

    A book that begins at New Year is not among them: its series has begun before.
    """
    with pages.looking(raw):
        return tuple(d for d in Direction if _is_unopened(raw, series_id(office, d), device))


def _is_unopened(raw: Any, series: str, device: str) -> bool:
    if pages.rows_below(raw, Book, series):
        return False
    given = "SELECT 1 FROM taken WHERE book > ? AND book < ? LIMIT 1"  # from "series." to what follows it
    if raw.execute(given, [f"{series}.", f"{series}/"]).fetchone():
        return False
    grants = (msgspec.json.decode(data, type=Grant) for data in pages.rows_below(raw, Grant, series).values())
    return any(g.token and not g.closed and g.device == device for g in grants)
