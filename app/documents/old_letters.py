"""Text that was written with old Vietnamese fonts, as one sees it; and text that says nothing at all.

Mostly the font's name tells (`tcvn3`, `vni`). Where it has been lost, the text does: read as it stands it is full of
letters that no Vietnamese word has, and read as one of the two it is not.
"""

import re
import unicodedata

from app.documents import tcvn3, vni

MOST_STRANGE = 0.05  # of the letters that are in no Vietnamese word
MOST_MUTE = 0.06  # of the words in small letters that have no vowel, as bad recognition leaves them
FEWEST_LETTERS = 20
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz" + _MARKED)
_WORD = re.compile(r"[^\W\d_]+")
_NEVER = re.compile("[aeo][óòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]")  # beside each other in no word, but where misread
_TCVN3 = str.maketrans({code: chr(letter) for code, letter in tcvn3.SEEN.items()})


def is_old(font: str) -> bool:
    """Whether a font, by its name, shows other letters than the text has."""
    return tcvn3.is_old(font) or vni.is_vni(font)


def in_font(text: str, font: str) -> str:
    """What one sees where a font, by its name, shows this text."""
    if tcvn3.is_old(font):
        return "".join(chr(tcvn3.seen(ord(character), font)) for character in text)
    return vni.from_vni(text) if vni.is_vni(font) else text


def of_today(text: str) -> str:
    """A page's text, turned from old letters where only these make sense of it."""
    if _strange(text) <= MOST_STRANGE:
        return text
    return min((text, text.translate(_TCVN3), vni.from_vni(text)), key=_misread)


def is_of_use(text: str) -> bool:
    """Whether a file's text is worth being found by: a scan has none, and bad recognition only harms."""
    return _strange(text) <= MOST_STRANGE and _says_something(text)


def _strange(text: str) -> float:
    """Which part of a text's letters is in no Vietnamese word."""
    composed = unicodedata.normalize("NFC", text).lower()
    letters = [character for character in composed if character.isalpha() or character in _SIGNS]
    return sum(character not in _LETTERS for character in letters) / max(1, len(letters))


def _misread(text: str) -> float:
    """How little a reading of old letters looks like Vietnamese."""
    return _strange(text) + len(_NEVER.findall(text.lower())) / max(1, len(text))


def _says_something(text: str) -> bool:
    if sum(character.isalpha() for character in text) < FEWEST_LETTERS:
        return False
    words = [word for word in _WORD.findall(text) if word[1:].islower()]
    mute = sum(not _has_vowel(word) for word in words)
    return mute <= 1 + MOST_MUTE * len(words)


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiouy" for letter in unicodedata.normalize("NFD", word.lower()))


_SIGNS = frozenset(chr(code) for code in tcvn3.SEEN if not chr(code).isalpha() and code < 0x100)  # « µ ¶ … as letters
