"""An enrolment code while it is typed: what of it counts, and how it stands. Pure.

Typing helpers for Vietnamese make letters of the code into others: with Telex "AS" becomes "Á", "DD" becomes "Đ".
They are taken back to the keys that were pressed (a code has no U, so Ư is a W); the check character finds out where
that guess was wrong.
"""

import unicodedata

from sync.protocol.codes import ALPHABET, SLIP, normalised

GROUP, GROUPS = SLIP, 3
LENGTH = GROUP * GROUPS
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_SHAPES = (_CIRCUMFLEX, _BREVE, _HORN)  # typed before the tone
_KEYS_OF_MARKS = {"\u0301": "S", "\u0300": "F", "\u0309": "R", "\u0303": "X", "\u0323": "J", _BREVE: "W", _HORN: "W"}


def characters(typed: str) -> str:
    """The characters of a code in whatever was typed or pasted, look-alikes corrected; at most a whole code."""
    keys = _keys_pressed(unicodedata.normalize("NFC", typed).upper())
    return "".join(c for c in keys.translate(_LOOKALIKES) if c in ALPHABET)[:LENGTH]


def standing(code: str) -> str:
    """How a code of `characters` stands: "empty", "unfinished", "wrong" or "right"."""
    if not code:
        return "empty"
    if len(code) < LENGTH:
        return "unfinished"
    return "right" if normalised(code) else "wrong"


def grouped(code: str) -> list[str]:
    """Its three groups, as far as they are typed."""
    return [code[at : at + GROUP] for at in range(0, LENGTH, GROUP)]


def _keys_pressed(text: str) -> str:
    keys: list[str] = []
    for letter in text.replace("Đ", "DD"):
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], sorted(parts[1:], key=lambda mark: mark not in _SHAPES)
        keys.append(base)
        keys += (base if mark == _CIRCUMFLEX else _KEYS_OF_MARKS.get(mark, "") for mark in marks)
    return "".join(keys)
