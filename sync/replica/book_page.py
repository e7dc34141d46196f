"""Which books an office has yet to begin, read by plain SQL: asked once, of the clerk at whose PC they begin."""

from typing import Any

import msgspec

from sync.replica import pages
from sync.rules.books import Book, Direction, Grant, book_id, series_id


def unopened_books(raw: Any, office: str, device: str, year: int) -> tuple[Direction, ...]:
    """The series of which somebody has to say where they begin, and which this PC may begin.

    Those of which no number was ever given, and those whose book of the year was taken over from a lost PC before
    anybody here knew how far it had come. A book that begins at New Year is not among them.
    """
    with pages.looking(raw):
        return tuple(d for d in Direction if _is_unopened(raw, office, d, device, year))


def _is_unopened(raw: Any, office: str, direction: Direction, device: str, year: int) -> bool:
    series = series_id(office, direction)
    grants = (msgspec.json.decode(data, type=Grant) for data in pages.rows_below(raw, Grant, series).values())
    token = next((g for g in grants if g.token and not g.closed), None)
    if token is None or token.device != device:
        return False
    books = pages.rows_below(raw, Book, series)
    if token.has_no_window(year):
        return book_id(office, direction, year) not in books
    given = "SELECT 1 FROM taken WHERE book > ? AND book < ? LIMIT 1"  # from "series." to what follows it
    return not books and raw.execute(given, [f"{series}.", f"{series}/"]).fetchone() is None
