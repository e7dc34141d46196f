"""How the program's Vietnamese is to be: polite to an official, and spelt one way."""

import re

CHUMMY = re.compile(r"\bbạn\b", re.IGNORECASE)
OTHER_SPELLING = re.compile(r"\b\w*(o[àáảãạ]|u[ỳýỷỹỵ])\b", re.IGNORECASE)


def lapses(text: str) -> list[str]:
    """Words of a Vietnamese text that no clerk is addressed with, or that are spelt hoả, huỷ, thoả, uỷ."""
    other = [found[0] for found in OTHER_SPELLING.finditer(text) if not found[0].casefold().startswith("qu")]
    return CHUMMY.findall(text) + other
