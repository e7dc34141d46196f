"""A paper's subject as its first page has it: under the kind, or beside "V/v" on the left of a letter."""

import re
from collections.abc import Iterable

from app.documents.page_cells import Cell, FirstPage

CITES = re.compile(r"(?:Căn cứ|Kính gửi|Xét |Theo |Thực hiện |Để |Ngày \d|Nhằm |Điều \d)")  # there the body begins
_BODY = re.compile(r"(?:Căn cứ|Kính gửi|Xét |Theo đề nghị|Điều \d|[IVX]+\s*[-.]|\d+\s*[-.)]|[a-z]\)|[-+*•])")
_RULE = re.compile(r"[\W_]+")
_BEGINS = r"(?:V/v|Về việc|VỀ|Kính gửi)\b"
_ABOUT = re.compile(r"(?:V/v|Về việc|VỀ)\b")
MOST_ROWS, LONGEST = 7, 500
SAME_PARAGRAPH = 1.9  # times a line's height from one line to the next
UNDER_TITLE = 3.0
OFF_MIDDLE = 0.06
LEFT = 0.55


def subject_below(page: FirstPage, title: int, kind: str) -> str:
    """The lines under a title, which stand in the middle and end where room is left before the body."""
    rest = page.rows[title][0].text[len(kind) :].strip()
    if not page.placed:
        return _unplaced(page, title, rest)
    if rest:
        return ""
    head = page.rows[title][0]
    taken: list[Cell] = []
    for row in page.rows[title + 1 : title + 2 + MOST_ROWS]:
        cell, last = row[0], taken[-1] if taken else head
        far = cell.box.top - last.box.top > (SAME_PARAGRAPH if taken else UNDER_TITLE) * last.height
        is_other = len(row) > 1 or _BODY.match(cell.text) or abs(cell.middle - head.middle) > OFF_MIDDLE
        if far or is_other or _RULE.fullmatch(cell.text):
            return _text(taken)
        taken.append(cell)
    return ""  # no end of it is seen


def subject_of_letter(page: FirstPage, start: int) -> str:
    """What stands beside "V/v"."""
    begins = (n for n, row in enumerate(page.rows) if n > start and re.match(_BEGINS, row[0].text))
    n = next(begins, None)
    if n is None or not _ABOUT.match(page.rows[n][0].text):
        return ""
    taken = [page.rows[n][0]]
    if not page.placed:
        return _text(taken) if _ends_after(page, n) else ""
    for row in page.rows[n + 1 : n + 1 + MOST_ROWS]:
        cell, last = row[0], taken[-1]
        if cell.box.top - last.box.top > SAME_PARAGRAPH * last.height or cell.box.right > LEFT:
            break
        if not _RULE.fullmatch(cell.text):
            taken.append(cell)
    else:
        return ""
    return _text(taken)


def _unplaced(page: FirstPage, title: int, rest: str) -> str:
    """One paragraph: that of the title, past its capitals, or the next one where the body begins behind it."""
    words = rest.split()
    small = next((n for n, word in enumerate(words) if word != word.upper()), None)
    if small is not None:
        subject = " ".join(words[small:])
        return subject if _ends_after(page, title) and len(subject) <= LONGEST else ""
    following = page.rows[title + 1 : title + 2]
    if rest or not following or _BODY.match(following[0][0].text) or not _ends_after(page, title + 1):
        return ""
    return _text(following[0])


def _ends_after(page: FirstPage, n: int) -> bool:
    after = page.rows[n + 1 : n + 2]
    return bool(after) and bool(_BODY.match(after[0][0].text) or _RULE.fullmatch(after[0][0].text))


def _text(cells: Iterable[Cell]) -> str:
    text = " ".join(cell.text for cell in cells).strip()
    return text if len(text) <= LONGEST else ""
