"""What a paper's first page says of itself: number and notation, date, kind, issuer, subject.

Suggestions for a person to check: nothing depends on them, and where there is doubt there is none. The head that a
paper of the State or the Party must bear stands in it letter by letter, or nothing is suggested at all: what a machine
has read badly off a picture, or a font has hidden, does not have it. Pure.

Law: Decree 30/2020/NĐ-CP, Annex I: motto and date on the right; issuer, number and notation on the left; below them the
kind over its subject, or "V/v …" under a letter's number.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.documents.meeting_hour import meeting_hour
from app.documents.page_cells import Cell, FirstPage, Row
from app.documents.paper_issuer import issuer_of
from app.documents.paper_subject import CITES, subject_below, subject_of_letter
from sync.rules.kinds import LETTER
from sync.rules.meetings import INVITATION

BEFORE_MOTTO, HEAD_ROWS = 24, 14  # a gazette and signing programs write above the head; past it a paper cites others
LEFT = 0.55  # of the page's width, and no further, go the things on the left
_MOTTO = re.compile(r"(?P<before>.*?)\s*(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM)[\W_]*")
_SLOGAN = re.compile(r"\s*Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc[\W_]*$")
_PLACE_OF_NUMBER = re.compile(r"(?:(?:Luật|Pháp lệnh|Nghị quyết)\s+số|Số)\s*:?\s*(?P<written>.*)", re.IGNORECASE)
_NOTATION = re.compile(
    r"(?P<number>\d{1,6}[a-zA-ZĐđ]?)?[.…_]*(?P<tail>(?:/\d{4})?[/-](?P<first>[A-ZĐ]\w*)(?:[-/.]\w+)*)(?=\s|$)"
)
_DATE = re.compile(r"(?P<place>.{0,45}?)[,.]?\s*ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
# Kinds that an office receives and never issues, by what their notation shows. Law 64/2025/QH15, art. 4.
RECEIVED = {
    "QH": "luật",
    "UBTVQH": "pháp lệnh",
    "L": "lệnh",
    "NĐ": "nghị định",
    "TT": "thông tư",
    "TTLT": "thông tư liên tịch",
}


@dataclass(frozen=True)
class PaperFacts:
    """What may be suggested; empty where nothing may. `kind`: a kind's name in small letters. `meets_at`: of an
    invitation, when its meeting begins."""

    notation: str = ""
    on: date | None = None
    kind: str = ""
    issuer: str = ""
    subject: str = ""
    meets_at: datetime | None = None

    @property
    def number(self) -> int | None:
        found = re.match(r"\d+", self.notation)
        return int(found.group()) if found else None


NOTHING = PaperFacts()


@dataclass(frozen=True)
class _Notation:
    """`row`: where it stands. `written` is empty where its number is not there yet. `group`: its first one."""

    row: int
    written: str = ""
    group: str = ""


def paper_facts(page: FirstPage, kinds: Mapping[str, str], today: date) -> PaperFacts:
    """What a first page says. `kinds`: the names of the kinds by their ids. No date past `today` is suggested."""
    start = next((n for n, row in enumerate(page.rows[:BEFORE_MOTTO]) if any(map(_is_motto, row))), None)
    if start is None:
        return NOTHING
    rows = [_cleared(row) for row in page.rows[: start + HEAD_ROWS]]
    notation = _notation(rows, start)
    title = _title(rows, notation.row if notation else start, kinds, placed=page.placed)
    end = title[0] if title else _end_of_head(rows, start)
    on, kind = _date(rows[start:end], today), _kind(notation, title[1] if title else "", rows, kinds)
    is_invitation = bool(kind) and kind == bare(kinds.get(INVITATION, ""))
    below = (cell.text for row in page.rows[end:] for cell in row)
    return PaperFacts(
        notation=notation.written if notation else "",
        on=on,
        kind=kind,
        issuer=issuer_of(_left_side(rows, start, notation.row if notation else end, placed=page.placed)),
        subject=subject_below(page, title[0], title[1]) if title else subject_of_letter(page, start),
        meets_at=meeting_hour(below, on) if is_invitation else None,
    )


def _is_motto(cell: Cell) -> bool:
    return _MOTTO.fullmatch(cell.text) is not None


def _cleared(row: Row) -> Row:
    """Without what every head says, and without lines that are drawn by characters."""
    kept = []
    for cell in row:
        text = cell.text
        if found := _MOTTO.fullmatch(text):
            text = found["before"]
        text = re.sub(r"[-–_=*.]{3,}$", "", _SLOGAN.sub("", text)).strip()
        if any(character.isalnum() for character in text):
            right = cell.box.right if text == cell.text else min(cell.box.right, LEFT)
            kept.append(Cell(text, cell.box._replace(right=right)))
    return kept


def _notation(rows: Sequence[Row], start: int) -> _Notation | None:
    for n, row in enumerate(rows[start:], start):
        for cell in row:
            if CITES.match(cell.text):
                return None
            place = _PLACE_OF_NUMBER.match(cell.text)
            if place is None:
                continue
            found = _NOTATION.match(re.sub(r"\s*([/-])\s*", r"\1", place["written"]))
            if found is None:
                return _Notation(n)
            return _Notation(n, f"{found['number']}{found['tail']}" if found["number"] else "", found["first"])
    return None


def _title(rows: Sequence[Row], after: int, kinds: Mapping[str, str], *, placed: bool) -> tuple[int, str] | None:
    """Where a kind stands as a title, and which."""
    names = sorted({*map(bare, kinds.values()), *RECEIVED.values()}, key=len, reverse=True)
    for n, row in enumerate(rows[after + 1 :], after + 1):
        if len(row) != 1 or (placed and not 0.35 < row[0].middle < 0.65):
            continue
        text = row[0].text
        for name in names:
            if text.startswith(name.upper()) and not text[len(name) : len(name) + 1].isalnum():
                return n, name
    return None


def _end_of_head(rows: Sequence[Row], start: int) -> int:
    """Up to where a letter's head goes."""
    past = (n for n, row in enumerate(rows[start:], start) if any(CITES.match(cell.text) for cell in row))
    return next(past, len(rows))


def _date(rows: Sequence[Row], today: date) -> date | None:
    for row in rows:
        for cell in row:
            found = _DATE.search(cell.text)
            if found and cell.text.endswith(found[4]) and not CITES.match(cell.text):
                day = _day(int(found[4]), int(found[3]), int(found[2]))
                return day if day is not None and day <= today else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _kind(notation: _Notation | None, title: str, rows: Sequence[Row], kinds: Mapping[str, str]) -> str:
    """What title and notation agree on. A letter has neither a title nor a kind in its notation."""
    group = re.sub(r"\d+$", "", notation.group) if notation else ""
    by_group = bare(kinds.get(group, "")) or RECEIVED.get(group, "")
    if title and by_group:
        return title if title == by_group else ""
    if title or by_group:
        return title or by_group
    is_letter = bool(group) and any(re.match(r"(?:V/v|Kính gửi)\b", cell.text) for row in rows for cell in row)
    return bare(kinds.get(LETTER, "")) if is_letter else ""


def bare(name: str) -> str:
    """A kind's name without what the list says about it in brackets."""
    return name.partition(" (")[0]


def _left_side(rows: Sequence[Row], start: int, end: int, *, placed: bool) -> list[str]:
    """The lines over the number, on the left."""
    if not placed:
        return [cell.text for row in rows[max(0, start - 4) : end] for cell in row]
    highest = min((cell.box.top - 2.5 * cell.height for cell in rows[start]), default=0.0)
    near = [row for row in rows[max(0, start - 2) : end] if row and row[0].box.top >= highest]
    return [row[0].text for row in near if row[0].box.right <= LEFT]
