"""An hour as people type it: 17:00, 17.30, 17h, 17h30, 17 giờ 30, 1730, 8. Pure."""

import re
from datetime import time

_PARTED = re.compile(r"\s*(\d{1,2})\s*(?:[:.hg]|giờ)?\s*(\d{2})?\s*(?:ph|phút)?\s*", re.IGNORECASE)


def typed_hour(text: str) -> time | None:
    """The hour that somebody means; None where there is no such hour."""
    found = _PARTED.fullmatch(text)
    if found is None:
        return None
    hour, minute = found.groups()
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None
