"""How a meeting is said on the command line: when, where, who."""

from datetime import date, datetime, time

from sync.errors import Refused
from sync.rules.legal_time import VIET_NAM, legal_day
from sync.rules.meetings import Meeting
from sync.terminal import Call, Option

MEETING = (
    Option("--meeting", "DTHH:MM"),
    Option("--meeting-until", "DTHH:MM|HH:MM"),
    Option("--place", "TEXT"),
    Option("--chair", "NAME"),
    Option("--attendees", "TEXT"),
)


def meeting_of(call: Call) -> Meeting | None:
    """The meeting that the options name; None where they name none. An hour alone ends on the day on which it begins.

    Raises: Refused `usage.missing`, `date.impossible`.
    """
    if not any(call.has(option.name) for option in MEETING):
        return None
    for needed in ("--meeting", "--place"):
        if not call.has(needed):
            raise Refused("usage.missing", {"option": needed, "command": call.command.name})
    starts_at = _moment(call.need("--meeting"))
    until = call.get("--meeting-until")
    return Meeting(
        starts_at=starts_at,
        place=call.need("--place"),
        ends_at=_end(until, legal_day(starts_at)) if until is not None else None,
        chair=call.get("--chair") or "",
        attendees=call.get("--attendees") or "",
    )


def _end(text: str, day: date) -> datetime:
    return _moment(text if "T" in text else f"{day.isoformat()}T{text}")


def _moment(text: str) -> datetime:
    """A minute in Viet Nam: 2026-11-26T08:00."""
    day, parted, hour = text.partition("T")
    try:
        if not parted or len(day) != 10 or len(hour) != 5:
            raise ValueError
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), VIET_NAM)
    except ValueError as error:
        raise Refused("date.impossible", {"date": text}) from error
