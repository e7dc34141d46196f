"""Which books an office has yet to begin, read by plain SQL: asked once, of the clerk at whose PC they begin."""

from typing import Any

import msgspec

from sync.replica import pages
from sync.rules.books import Book, Direction, Grant, book_id, named, series_id
from sync.rules.series import SeriesPlan


def unopened_books(raw: Any, office: str, device: str, year: int) -> tuple[str, ...]:
    """The series, by their names, of which somebody has to say where they begin, and which this PC may begin.

    Those of which no number was ever given, and those whose book of the year was taken over from a lost PC before
    anybody here knew how far it had come. A book that begins at New Year is not among them.
    """
    with pages.looking(raw):
        return tuple(n for n in series_names(raw, office) if _is_unopened(raw, office, n, device, year))


def series_names(raw: Any, office: str) -> list[str]:
    """All series of the office, by their names; those that it has had too."""
    names: list[str] = []
    for direction in Direction:
        plans = pages.rows_below(raw, SeriesPlan, series_id(office, direction)).values()
        keys = {part.key for data in plans for part in msgspec.json.decode(data, type=SeriesPlan).parts}
        names += [named(direction), *(named(direction, key) for key in sorted(keys))]
    return names


def _is_unopened(raw: Any, office: str, name: str, device: str, year: int) -> bool:
    series = series_id(office, name)
    grants = (msgspec.json.decode(data, type=Grant) for data in pages.rows_below(raw, Grant, series).values())
    token = next((g for g in grants if g.token and not g.closed), None)
    if token is None or token.device != device:
        return False
    books = pages.rows_below(raw, Book, series)
    if token.has_no_window(year):
        return book_id(office, name, year) not in books
    given = "SELECT 1 FROM taken WHERE book > ? AND book < ? LIMIT 1"  # from "series." to what follows it
    return not books and raw.execute(given, [f"{series}.", f"{series}/"]).fetchone() is None
