"""Full-text search that ignores marks: folded text in an FTS5 index beside the lists.

FTS5's own folding leaves đ alone, so text and question are folded by `rules.text.folded` before either reaches it.
"""

import re

from sqlalchemy import Connection, text

from sync.rules.text import folded

CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, prefix='2 3', "
    "tokenize='unicode61 remove_diacritics 0')"
)
_BELOW_TEN = re.compile(r"\d/.+")  # on paper a number below ten has a zero before it (Decree 30/2020/NĐ-CP, Annex I)
_INDEX = text("INSERT OR REPLACE INTO search(rowid, words) VALUES (:n, :words)")


def index(connection: Connection, n: int, words: str) -> None:
    """Make line `n` of the listing findable by these words, and by no earlier ones."""
    connection.execute(_INDEX, {"n": n, "words": folded(words)})


def question(typed: str, *, unfinished: bool) -> str:
    """The FTS5 query for what someone typed: every word, in any order; `unfinished` lets the last one be a beginning.

    "" where nothing searchable was typed.
    """
    words = [word for word in folded(typed).split() if any(c.isalnum() for c in word)]
    ends = [""] * (len(words) - 1) + ["*" if unfinished else ""]
    return " AND ".join(_either_way_written(word, end) for word, end in zip(words, ends, strict=False))


def _either_way_written(word: str, end: str) -> str:
    if _BELOW_TEN.fullmatch(word):
        return f'("{word}"{end} OR "0{word}"{end})'
    return f'"{word}"{end}'


def found(connection: Connection, typed: str, limit: int, *, unfinished: bool = False) -> list[int]:
    """Lines of the listing that hold every word, newest first."""
    asked = question(typed, unfinished=unfinished)
    if not asked:
        return []
    query = text("SELECT rowid FROM search WHERE search MATCH :asked ORDER BY rowid DESC LIMIT :limit")
    return list(connection.execute(query, {"asked": asked, "limit": limit}).scalars())
