"""Meetings, answers and the week, as the JSON that scripts rely on."""

from datetime import datetime
from typing import Any

from app.cli.shapes import moment
from sync.replica.calendar_page import CalendarEntry, CalendarPage, name_of
from sync.rules.documents import Handling
from sync.rules.guests import Guests
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import Attendee, Meeting

Json = dict[str, Any]


def meeting_json(meeting: Meeting | None) -> Json | None:
    """Its hours are Viet Nam's, with the zone."""
    if meeting is None:
        return None
    return {
        "starts_at": _hour(meeting.starts_at),
        "ends_at": _hour(meeting.ends_at) if meeting.ends_at else None,
        "place": meeting.place,
        "chair": meeting.chair,
        "attendees": meeting.attendees,
    }


def attendance_json(page: Handling | None, people: dict[str, str]) -> Json | None:
    """Who of the office goes, as its own page has it."""
    attendance = page.attendance if page else None
    if attendance is None:
        return None
    by = people.get(attendance.by, attendance.by)
    going = [_attendee(one, people) for one in attendance.going]
    return {"at": moment(attendance.at), "by": by, "going": going, "reason": attendance.reason or None}


def guests_json(guests: Guests) -> Json:
    return {
        "id": guests.document.id,
        "notation": guests.document.notation,
        "subject": guests.document.subject,
        "meeting": meeting_json(guests.meeting),
        "asked": guests.asked,
        "answered": guests.answered,
        "coming": guests.coming,
        "guests": [
            {"office": one.office, "name": one.name or None, "reason": one.reason or None} for one in guests.guests
        ],
    }


def week_json(page: CalendarPage, people: dict[str, str], now: datetime) -> Json:
    return {
        "from": page.first.isoformat(),
        "to": page.days[-1].isoformat(),
        "clashing": page.clashing,
        "meetings": [_entry(entry, people, now) for entry in page.entries],
    }


def _entry(entry: CalendarEntry, people: dict[str, str], now: datetime) -> Json:
    line, planned = entry.line, entry.planned
    told = {
        "id": line.id,
        "notation": line.notation,
        "subject": line.subject,
        "from": line.sender,
        "own": entry.is_own,
        "unregistered": not entry.is_firm,
        "noted_here": planned.is_noted,
        "came_late": planned.missed,
        "over": entry.is_over(now),
        "clash": bool(entry.clashes),
        "going": [
            _attendee(one, people) | {"clashes_with": list(entry.clashes.get(one.key, ()))} for one in planned.going
        ],
        "reason": planned.reason or None,
    }
    counts = {"asked": planned.asked, "answered": planned.answered, "coming": planned.coming} if entry.is_own else {}
    return told | (meeting_json(planned.meeting) or {}) | counts


def _attendee(one: Attendee, people: dict[str, str]) -> Json:
    return {"person": one.person or None, "name": name_of(one, people)}


def _hour(at: datetime) -> str:
    return at.astimezone(VIET_NAM).isoformat(timespec="minutes")
