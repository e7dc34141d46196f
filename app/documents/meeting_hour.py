"""When a meeting begins, as the text of an invitation says it: 8 giờ 00 ngày 12/3/2026; 14h30, thứ Tư ngày 11/3/2026.

A suggestion for a person to check. Where a text names two moments, a day of the week that the date is not, or an hour
that may be of the morning or of the afternoon, there is none. Pure.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from sync.rules.legal_time import VIET_NAM
from sync.rules.text import folded

_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5} | {str(n + 2): n for n in range(6)}
_SUNDAY = 6
_COLON = re.compile(r"(?<=\d):(?=\d\d)")  # folded words have none
_MOMENT = re.compile(  # in folded words
    r"(?<![\d/])(?P<hour>\d{1,2})\s*(?:gio|g|h)\s*(?P<minute>\d{2})?\s*(?:phut|')?[\s,;(]*"
    r"(?:buoi\s+)?(?P<part>sang|chieu|toi)?[\s,;(]*"
    r"(?:thu\s+(?P<weekday>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu\s+nhat))?[\s,;()]*"
    r"ngay\s+(?P<day>\d{1,2})(?:\s*/\s*(?P<month>\d{1,2})\s*/\s*(?P<year>\d{4})"
    r"|\s+thang\s+(?P<named_month>\d{1,2})(?:\s*/\s*|\s+nam\s+)(?P<named_year>\d{4}))(?!\d)"
)


def meeting_hour(lines: Iterable[str], issued_on: date | None = None) -> datetime | None:
    """The one moment that the lines name, in Viet Nam's time; not before the day of the paper, where that is known."""
    found = set(_moments(" ".join(lines)))
    if len(found) != 1:
        return None
    moment = found.pop()
    if moment is None or (issued_on is not None and moment.date() < issued_on):
        return None
    return moment


def _moments(text: str) -> Iterator[datetime | None]:
    """None for each that is in doubt."""
    for match in _MOMENT.finditer(folded(_COLON.sub("h", text))):
        said = match.groupdict()
        month, year = said["month"] or said["named_month"], said["year"] or said["named_year"]
        hour = int(said["hour"])
        try:
            at = datetime(int(year), int(month), int(said["day"]), hour, int(said["minute"] or 0), tzinfo=VIET_NAM)
        except ValueError:
            yield None
            continue
        weekday = _SUNDAY if said["sunday"] else _WEEKDAYS.get(said["weekday"] or "")
        is_other_day = weekday is not None and weekday != at.weekday()
        is_unclear = said["part"] in ("chieu", "toi") and hour < 12
        yield None if is_other_day or is_unclear else at
