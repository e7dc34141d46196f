"""Vietnamese text: one spelling inside, and a folded form for search.

Typed, pasted and imported text comes composed or decomposed, with Ð (eth) for Đ, and with two styles of tone marks
(Hòa, Hoà). It is stored composed (NFC) and otherwise as written; search compares folded forms.
"""

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")
_BLANKS = re.compile(r"\s+")
_BREAKS, _EMPTY_LINES = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]"), re.compile(r"\n{3,}")
_NOT_WORD = re.compile(r"[^\w/\-.]+|_+")
_STROKE_D = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "Ɖ": "d"})
_ETH = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"})


def composed(text: str) -> str:
    """The text in NFC, with the letter eth (Ð, ð), which looks alike, written as Đ, đ."""
    return unicodedata.normalize("NFC", text).translate(_ETH)


def one_line(text: str) -> str:
    """Composed text on one line, without control characters or blanks at its ends."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    visible = "".join(c for c in kept if unicodedata.category(c) != "Cf")
    return _BLANKS.sub(" ", composed(visible)).strip()


def several_lines(text: str) -> str:
    """Composed text that keeps its line breaks, each line as `one_line` has it, at most one empty line in between."""
    lines = [one_line(line) for line in _BREAKS.split(text)]
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def folded(text: str) -> str:
    """The form that search compares: lower case, without marks, đ as d, one blank between words.

    "Hòa", "Hoà", "HOA" and "hoa" fold alike; so do composed, decomposed and Ð input.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.translate(_STROKE_D))).translate(_STROKE_D)
    return _BLANKS.sub(" ", _NOT_WORD.sub(" ", plain.casefold())).strip()
