"""Finding documents, by plain SQL over a bare connection: in their fields as somebody types, and in their files' text.

The fields are one small index, which answers within the time of a key press. The text inside files is another one,
much larger, that holds the fields once more, so that words may be found partly here and partly there; it knows whole
words only, and is asked at a pause of typing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import msgspec

from sync.replica.line import OPEN_QUEUES, Line
from sync.replica.packed_text import unpacked
from sync.replica.question import question, searched_words
from sync.replica.sought import Sought
from sync.rules.legal_time import legal_day
from sync.rules.text import folded

_LINES = msgspec.json.Decoder(Line)
_OPEN = ", ".join(f"'{queue}'" for queue in (*OPEN_QUEUES, "numbered", "waiting", "underway"))
_OPEN_ONES = f"(SELECT n FROM listing WHERE box IN ('incoming', 'outgoing') AND queue IN ({_OPEN}))"  # noqa: S608
_STANDING = {None: "", True: f" AND +rowid IN {_OPEN_ONES}", False: f" AND +rowid NOT IN {_OPEN_ONES}"}
_PIECES = re.compile(r"(?<=[.;:!?])\s+|\n")
BEFORE = 2  # words of an excerpt before the first that is looked for
AFTER = 24
MOST_PIECES = 4_000  # of a file's text, looked through for an excerpt
AT_ONCE = 100


@dataclass(frozen=True)
class Excerpt:
    """Where a document's files hold what is looked for: a file's name and some words of its text."""

    document: str
    file: str
    text: str


def found(raw: Any, sought: Sought, limit: int) -> list[Line]:
    """Documents whose fields hold every word typed so far, newest first; the last word may be unfinished."""
    asked = question(sought.typed, unfinished=not sought.typed.endswith(" "), facets=sought.facets)
    return _found(raw, "search", asked, sought, limit)


def found_inside(raw: Any, sought: Sought, limit: int) -> list[Line]:
    """Documents that hold every word only with the text of their files, newest first. Words are whole ones."""
    in_fields = question(sought.typed, unfinished=False)
    asked = question(sought.typed, unfinished=False, facets=sought.facets)
    return _found(raw, "inside", f"({asked}) NOT {{words}} : ({in_fields})" if in_fields else "", sought, limit)


def _found(raw: Any, index: str, asked: str, sought: Sought, limit: int) -> list[Line]:
    if not asked:
        return []
    inner = (
        f"SELECT rowid FROM {index} WHERE {index} MATCH ?{_STANDING[sought.is_open]} "  # noqa: S608
        "ORDER BY rowid DESC LIMIT ?"
    )
    query = f"SELECT data FROM listing WHERE n IN ({inner}) ORDER BY n DESC"  # noqa: S608
    return [_LINES.decode(row[0]) for row in raw.execute(query, [asked, limit])]


def oldest_year(raw: Any) -> int | None:
    """The year of the oldest document; None where there is none."""
    oldest = [
        row[0]
        for box in ("incoming", "outgoing")
        if (row := raw.execute("SELECT min(position) FROM listing WHERE box = ?", [box]).fetchone())[0]
    ]
    return legal_day(datetime.fromisoformat(min(oldest))).year if oldest else None


def excerpts(raw: Any, typed: str, documents: Sequence[str]) -> dict[str, Excerpt]:
    """For each of these documents, where its files' text holds the most of what was typed."""
    words = frozenset(word for typed_word in searched_words(typed) for word in _tokens(typed_word))
    made = {}
    for start in range(0, len(documents), AT_ONCE):
        part = documents[start : start + AT_ONCE]
        query = (
            "SELECT document, name, body FROM attachment JOIN filetext USING (sha256) WHERE outcome = 'text' "  # noqa: S608
            f"AND document IN ({', '.join('?' * len(part))}) ORDER BY document, n"
        )
        for document, files in groupby(raw.execute(query, part), key=lambda row: row[0]):
            count, piece, name = max(
                ((*_best_piece(unpacked(body), words), name) for _, name, body in files), key=lambda one: one[0]
            )
            if count:
                made[document] = Excerpt(document, name, _around(piece, words))
    return made


def _best_piece(text: str, words: frozenset[str]) -> tuple[int, str]:
    """The piece of a text that holds the most of these words, and how many."""
    best, most = "", 0
    for n, piece in enumerate(_pieces(text)):
        count = len(words.intersection(_tokens(folded(piece))))
        if count > most:
            best, most = piece, count
        if most == len(words) or n > MOST_PIECES:
            break
    return most, best


def _pieces(text: str) -> Iterator[str]:
    return (piece for piece in _PIECES.split(text) if piece.strip())


def _around(piece: str, words: frozenset[str]) -> str:
    """A piece of text from shortly before the first of these words."""
    shown = piece.split()
    first = next((n for n, word in enumerate(shown) if words.intersection(_tokens(folded(word)))), 0)
    start = max(0, first - BEFORE)
    kept = " ".join(shown[start : first + AFTER])
    return f"{'… ' if start else ''}{kept}{' …' if first + AFTER < len(shown) else ''}"


def _tokens(folded_text: str) -> Iterable[str]:
    """The words as the index has them: parted at every sign."""
    return re.findall(r"\w+", folded_text)
