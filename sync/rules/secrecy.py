"""Secret documents never enter the system: the marks that give one away.

Law: state secrets may not be drafted, kept or sent on a machine that reaches a network (Law on Protection of State
Secrets). A mark is refused at every door: subject, file names, and the lines of a first page that are only the mark.
Marks are compared in the case written, so "bảo mật", "Mặt trận" and "giải phóng mặt bằng" pass.
"""

import re
from collections.abc import Iterable

from sync.rules.text import composed

_OPEN, _CLOSE = r"[(\[{<«“\"']\s*", r"\s*[)\]}>»”\"']"
_GAP = r"[\s_\-–—.]*"
_HIGHER = re.compile(rf"(?<!\w)(?:TỐI{_GAP}MẬT|TUYỆT{_GAP}MẬT|TOI{_GAP}MAT|TUYET{_GAP}MAT)(?!\w)")
_BRACKETED = re.compile(rf"{_OPEN}(?:ĐỘ\s+)?(MẬT|MAT){_CLOSE}")
_WORD = re.compile(r"\w+")
_LINE_IS_MARK = re.compile(r"\W*(?:ĐỘ\s+)?(TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)\W*")


def mark_in_subject(subject: str) -> str | None:
    """The secrecy mark that a subject carries, as written, or None."""
    text = composed(subject)
    if found := _HIGHER.search(text):
        return " ".join(found.group().split())
    if found := _BRACKETED.search(text):
        return found.group(1)
    return "MẬT" if _stands_at_an_end(text) else None


def mark_in_file_name(name: str) -> str | None:
    """The secrecy mark that a file's name carries, as written, or None.

    A name has no diacritics on many machines, so a bare MAT counts as a whole word of the name's stem or ending.
    """
    text = composed(name).replace("_", " ")
    if found := _HIGHER.search(text):
        return " ".join(found.group().split())
    for word in _WORD.findall(text):
        if word in ("MẬT", "MAT", "TUYETMAT", "TOIMAT"):
            return str(word)
    return None


def mark_in_lines(lines: Iterable[str]) -> str | None:
    """The secrecy mark that stands alone on one of a first page's lines (the red stamp of a paper), or None."""
    for line in lines:
        if found := _LINE_IS_MARK.fullmatch(composed(line).strip()):
            return " ".join(found.group(1).split())
    return None


def _stands_at_an_end(text: str) -> bool:
    """Whether MẬT stands out at the start or the end: "MẬT - Kế hoạch …", "Kế hoạch … MẬT".

    In a subject typed in capitals throughout, "QUY CHẾ BẢO MẬT" is an ordinary word: there the mark counts only
    where punctuation parts it from the words beside it.
    """
    words = list(_WORD.finditer(text))
    for position, beside in ((0, 1), (-1, -2)):
        if not words or words[position].group() != "MẬT":
            continue
        if len(words) == 1:
            return True
        mark, other = words[position], words[beside]
        between = text[mark.end() : other.start()] if position == 0 else text[other.end() : mark.start()]
        rest = text[: mark.start()] + text[mark.end() :]
        if between.strip() or not rest.isupper():
            return True
    return False
