"""The number and the date that stand at the head of a paper, read from its first lines.

A guess from text, good enough to warn by and never to refuse by: a scan's text may have been read badly, and a paper
may cite another one early. Pure.
Law: Decree 30/2020/NĐ-CP, Annex I (number and notation on the left, place and date on the right of the head).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

HEAD_LINES = 14  # past them a paper cites others
_NUMBER = re.compile(r"\bSố\s*:\s*(?P<number>\d{0,6})(?P<suffix>(?<=\d)[a-zA-Z])?[\s.…_]*/\s*[^\s/\d]")
_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class PaperHead:
    """`has_place`: there is a place for the number. `number` is None where that is empty; `suffix`: the letter
    of 12a, small."""

    has_place: bool = False
    number: int | None = None
    on: date | None = None
    suffix: str = ""


def paper_head(lines: Iterable[str]) -> PaperHead:
    """What the first lines of a paper say of its number and its date."""
    has_place, number, on, suffix = False, None, None, ""
    for line in [" ".join(line.split()) for line in lines][:HEAD_LINES]:
        if not has_place and (found := _NUMBER.search(line)):
            has_place = True
            number, suffix = int(found["number"]) if found["number"] else None, (found["suffix"] or "").lower()
        if on is None and (dated := _DATE.search(line)):
            on = _day(*(int(part) for part in dated.groups()))
    return PaperHead(has_place, number, on, suffix)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
