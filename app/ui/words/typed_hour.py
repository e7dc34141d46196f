"""An hour as people type it: 17:00, 17.30, 17h, 17h30, 17 giờ 30, 1730, 8. Pure."""

import re
from datetime import time

from sync.rules.text import folded

_PARTED = re.compile(r"\s*(\d{1,2})\s*(?:[:.hg]|gio)?\s*(\d{2})?\s*(?:ph|phut)?\s*")  # in folded words


def typed_hour(text: str) -> time | None:
    """The hour that somebody means; None where there is no such hour."""
    found = _PARTED.fullmatch(folded(text))
    if found is None:
        return None
    hour, minute = found.groups()
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None
