"""Full-text search that ignores marks: folded text in an FTS5 index beside the lists.

FTS5's own folding leaves đ alone, so text and question are folded by `rules.text.folded` before either reaches it.
"""

from sqlalchemy import Connection, text

from sync.replica.question import question
from sync.rules.text import folded

CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, prefix='2 3', "
    "tokenize='unicode61 remove_diacritics 0')"
)
_INDEX = text("INSERT OR REPLACE INTO search(rowid, words) VALUES (:n, :words)")


def index(connection: Connection, n: int, words: str) -> None:
    """Make line `n` of the listing findable by these words, and by no earlier ones."""
    connection.execute(_INDEX, {"n": n, "words": folded(words)})


def forget_all(connection: Connection) -> None:
    connection.execute(text("INSERT INTO search(search) VALUES ('delete-all')"))


def found(connection: Connection, typed: str, limit: int, *, unfinished: bool = False) -> list[int]:
    """Lines of the listing that hold every word, newest first."""
    asked = question(typed, unfinished=unfinished)
    if not asked:
        return []
    query = text("SELECT rowid FROM search WHERE search MATCH :asked ORDER BY rowid DESC LIMIT :limit")
    return list(connection.execute(query, {"asked": asked, "limit": limit}).scalars())
