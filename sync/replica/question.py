"""What somebody typed, as a question to the full-text index."""

import re

from sync.rules.text import folded

_BELOW_TEN = re.compile(r"\d/.+")  # on paper a number below ten has a zero before it (Decree 30/2020/NĐ-CP, Annex I)


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
