"""What somebody typed, as a question to the full-text index.

typed              is also found
------------------------------------------------------------------------------
3/tb               03/tb: on paper a number below ten has a zero before it (Decree 30/2020/NĐ-CP, Annex I)
03/tb              3/tb: not everybody writes it
số 12/tb           12/tb: nobody writes the word into the notation; so with "ngày" before a date
7/5/2026           07/05/2026, and what has that date: its own, that of its arrival, the day by which it is due
kĩ thuật, quí      kỹ thuật, quý: i and y at the end of a word sound alike here
"""

import re
from collections.abc import Sequence
from datetime import date

from sync.replica.facets import day_facet
from sync.rules.text import folded

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_BELOW_TEN = re.compile(r"(0?)(\d/.+)")
_BEFORE_A_NUMBER = frozenset({"so", "ngay"})
_I_OR_Y = re.compile(r"(h|k|l|m|s|t|v|qu)[iy]")


def question(typed: str, *, unfinished: bool, facets: Sequence[str] = ()) -> str:
    """The FTS5 query for what someone typed: every word, in any order, and every facet (`sync.replica.facets`);
    `unfinished` lets the last word be a beginning.

    "" where there is neither.
    """
    words = searched_words(typed)
    ends = [""] * (len(words) - 1) + ["*" if unfinished else ""]
    asked = [_either_way_written(word, end) for word, end in zip(words, ends, strict=False)]
    return " AND ".join([*asked, *(f'"{facet}"' for facet in facets)])


def searched_words(typed: str) -> list[str]:
    """The words that are looked for, folded."""
    words = [word for word in folded(typed).split() if any(c.isalnum() for c in word)]
    following = [*words[1:], ""]
    return [
        word
        for word, after in zip(words, following, strict=False)
        if not (word in _BEFORE_A_NUMBER and after[:1].isdigit())
    ]


def _either_way_written(word: str, end: str) -> str:
    if (written := _DAY.fullmatch(word)) and (day := _day(*(int(part) for part in written.groups()))):
        ways = {f"{d}/{m}/{day.year}" for d in (f"{day.day}", f"{day:%d}") for m in (f"{day.month}", f"{day:%m}")}
        quoted = [f'"{way}"' for way in (*sorted(ways), day_facet(day))]
        return f"({' OR '.join(quoted)})"
    if below_ten := _BELOW_TEN.fullmatch(word):
        bare = below_ten[2]
        return f'("{bare}"{end} OR "0{bare}"{end})'
    if _I_OR_Y.fullmatch(word):
        return f'("{word[:-1]}i"{end} OR "{word[:-1]}y"{end})'
    return f'"{word}"{end}'


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
