"""Full-text search that ignores marks: folded text in an FTS5 index beside the lists.

FTS5's own folding leaves đ alone, so text and question are folded by `rules.text.folded` before either reaches it. A
second index, `inside`, holds the text of files beside these words (`sync.replica.texts`).
"""

from sqlalchemy import Connection, text

from sync.prepared import Prepared
from sync.replica.question import question
from sync.rules.text import folded

_IN_FIELDS, _INSIDE = (
    text(f"SELECT rowid FROM {name} WHERE {name} MATCH :asked ORDER BY rowid DESC LIMIT :limit")  # noqa: S608
    for name in ("search", "inside")
)
_INDEX = Prepared(text("INSERT OR REPLACE INTO search(rowid, words) VALUES (:n, :words)"))


def index(connection: Connection, n: int, words: str, facets: str = "") -> None:
    """Make line `n` of the listing findable by these words and its facets, and by no earlier ones."""
    _INDEX.run(connection, n=n, words=f"{folded(words)} {facets}")


def forget_all(connection: Connection) -> None:
    connection.execute(text("INSERT INTO search(search) VALUES ('delete-all')"))


def found(connection: Connection, typed: str, limit: int) -> list[int]:
    """Lines of the listing that hold every word, in their fields or in their files' text, newest first."""
    asked = question(typed, unfinished=False)
    if not asked:
        return []
    numbers: set[int] = set()
    for query in (_IN_FIELDS, _INSIDE):
        numbers |= set(connection.execute(query, {"asked": asked, "limit": limit}).scalars())
    return sorted(numbers, reverse=True)[:limit]
