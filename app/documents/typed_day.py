"""A day as people type it: 25/11/2026, 25/11, 25-11-26, 25112026. Pure."""

import re
from datetime import date

_PARTED = re.compile(r"\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?\s*")
_RUN = re.compile(r"\s*(\d{2})(\d{2})(\d{4})\s*")


def typed_day(text: str, today: date) -> date | None:
    """The day that somebody means; without a year it is this year's. None where there is no such day."""
    found = _PARTED.fullmatch(text) or _RUN.fullmatch(text)
    if found is None:
        return None
    day, month, year = found.groups()
    full = today.year if not year else int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None
