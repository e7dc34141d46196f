"""Old Vietnamese fonts (TCVN 5712:1993, "ABC"): letters that stand under the codes of other letters.

Documents from before about 2003, and some that were made from them, are readable only through their fonts (.VnTime and
the like). What PDFium reads out of such text is turned into the letters that one sees.
"""

import re

# By the code in the font, as Windows' Western code page reads it.
_LOWER = dict(
    zip(
        "¨©ª«¬®µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ",
        "ăâêôơđàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
        strict=True,
    )
)
_READ_OTHERWISE = {"\u00ad": "ư", "\u2212": "ư", "\u2219": "ã", "\u03bc": "à", "\u2011": "ư"}
_UPPER = dict(zip("¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ", strict=True))
SEEN = {ord(code): ord(letter) for code, letter in (_LOWER | _READ_OTHERWISE | _UPPER).items()}
_FONT = re.compile(r"(^|\+)\.?Vn[A-Z]")
_CAPITALS = re.compile(r"Vn\w+?H(?=$|[^a-z])")


def is_old(font: str) -> bool:
    """Whether a font, by its name, is one of these."""
    return _FONT.search(font) is not None


def seen(code: int, font: str) -> int:
    """The letter that one sees for a code in such a font; some show capitals for small letters."""
    letter = SEEN.get(code, code)
    return ord(chr(letter).upper()) if _CAPITALS.search(font) and len(chr(letter).upper()) == 1 else letter
