"""Old Vietnamese fonts of the VNI family: a plain letter and, after it, a letter that stands for its marks.

"Nöôùc" is "Nước": ö is ư, ô is ơ, and ù puts an acute on the letter before it. Some letters stand alone: ñ is đ.
"""

import re
import unicodedata

_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_ROOF = "\u0302"
_ROOFED = {"â": _ROOF} | {code: _ROOF + tone for code, tone in zip("áàåãä", _TONES.values(), strict=True)}
_BREVE = "\u0306"
_BREVED = {"ê": _BREVE} | {code: _BREVE + tone for code, tone in zip("éèúüë", _TONES.values(), strict=True)}
_MARKS = _TONES | _ROOFED | _BREVED
_ALONE = dict(zip("ñôöæóòîíì", "đơưỉĩịỵíì", strict=True))
_TWO = f"[aeouyôö][{''.join(_TONES)}]|[aeo][{''.join(_ROOFED)}]|a[{''.join(_BREVED)}]"
_CODES = re.compile(f"{_TWO}|[{''.join(_ALONE)}]", re.IGNORECASE)
HIDDEN = "\u200b"  # stands where a letter was that only put marks on the one before it
_FONT = re.compile(r"(^|\+)VNI[-_ ]", re.IGNORECASE)


def is_vni(font: str) -> bool:
    """Whether a font, by its name, is one of these."""
    return _FONT.search(font) is not None


def from_vni(text: str) -> str:
    """The text that one sees where such a font shows this."""
    return unicodedata.normalize("NFC", _CODES.sub(lambda found: _shown(found[0]), text))


def in_place(text: str) -> str:
    """The same with every character where it was: a letter has its marks, and what put them there is hidden."""
    return _CODES.sub(lambda found: unicodedata.normalize("NFC", _shown(found[0])).ljust(len(found[0]), HIDDEN), text)


def _shown(code: str) -> str:
    base, mark = code[0], code[1:]
    seen = _ALONE.get(base.lower(), base)
    seen = seen.upper() if base.isupper() else seen
    return seen + (_MARKS[mark.lower()] if mark else "")
