"""Secret documents never enter the system: the marks that give one away.

Law: state secrets may not be drafted, kept or sent on a machine that reaches a network (Law on Protection of State
Secrets). A mark is refused at every door: subject, file names, and the lines of a first page that are only the mark.
Marks are compared in the case written, so "bảo mật", "Mặt trận" and "giải phóng mặt bằng" pass.
"""

import re
from collections.abc import Iterable

from sync.rules.text import one_line

_OPEN, _CLOSE = r"[(\[{<«“\"']\s*", r"\s*[)\]}>»”\"']"
_GAP = r"[\s_\-–—.]*"
_HIGHER = re.compile(rf"(?<![^\W_])(?:TỐI{_GAP}MẬT|TUYỆT{_GAP}MẬT|TOI{_GAP}MAT|TUYET{_GAP}MAT)(?![^\W_])")
_BRACKETED = re.compile(rf"{_OPEN}(?:ĐỘ\s+)?(MẬT|MAT){_CLOSE}")
_WORD = re.compile(r"[^\W_]+")
_HIGHER_MARK = r"TUYỆT\s+MẬT|TỐI\s+MẬT|TUYET\s+MAT|TOI\s+MAT"
_LINE_IS_MARK = re.compile(rf"\W*(?:ĐỘ\s+)?({_HIGHER_MARK}|MẬT|(?<=[(\[])MAT(?=[)\]]))\W*")
_ORDINARY_BEFORE = frozenset({"BẢO", "BÍ"})  # bảo mật, bí mật
_ORDINARY_AFTER = frozenset({"MÃ", "KHẨU", "ĐỘ", "ONG", "THIẾT", "VỤ", "THÁM"})  # mật mã, mật độ, mật ong …


def mark_in_subject(subject: str) -> str | None:
    """The secrecy mark that a subject carries, as written, or None."""
    text = one_line(subject)
    if found := _HIGHER.search(text):
        return " ".join(_WORD.findall(found.group()))
    if found := _BRACKETED.search(text):
        return found.group(1)
    return "MẬT" if _stands_at_an_end(text) else None


def mark_in_file_name(name: str) -> str | None:
    """The secrecy mark that a file's name carries, as written, or None.

    A name has no diacritics on many machines, so a bare MAT counts as a whole word of the name's stem or ending.
    """
    text = one_line(name)
    if found := _HIGHER.search(text):
        return " ".join(_WORD.findall(found.group()))
    for word in _WORD.findall(text):
        if word in ("MẬT", "MAT", "TUYETMAT", "TOIMAT"):
            return str(word)
    return None


def mark_in_lines(lines: Iterable[str]) -> str | None:
    """The secrecy mark that stands alone on one of a first page's lines (the red stamp of a paper), or None."""
    for line in lines:
        if found := _LINE_IS_MARK.fullmatch(one_line(line)):
            return " ".join(found.group(1).split())
    return None


def _stands_at_an_end(text: str) -> bool:
    """Whether MẬT stands as a mark at the start or the end: "MẬT - Kế hoạch …", "Kế hoạch … MẬT".

    Part of an ordinary word in capitals it is none: "QUY CHẾ BẢO MẬT", "MẬT ĐỘ DÂN SỐ".
    """
    words = list(_WORD.finditer(text))
    if not words:
        return False
    first, last = words[0], words[-1]
    if first.group() == "MẬT" and not (len(words) > 1 and _is_one_word(text, first, words[1], _ORDINARY_AFTER, 1)):
        return True
    return last.group() == "MẬT" and not (len(words) > 1 and _is_one_word(text, words[-2], last, _ORDINARY_BEFORE, 0))


def _is_one_word(text: str, left: re.Match[str], right: re.Match[str], ordinary: frozenset[str], which: int) -> bool:
    """Whether two syllables, parted by a blank alone, are an ordinary word; `which` of them decides."""
    return not text[left.end() : right.start()].strip() and (left, right)[which].group() in ordinary
