"""Meetings as an iCalendar file (.ics), for calendars of other programs. Pure.

RFC 5545: lines end with CR LF and are folded at 75 octets, never inside a character; the hours are Viet Nam's, with
the zone in the file. Where no end is named, none is claimed.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sync.replica.calendar_page import CalendarEntry, name_of
from sync.rules.legal_time import VIET_NAM
from sync.rules.offices import Office

ZONE = "Asia/Ho_Chi_Minh"
OCTETS = 75
_ZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def icalendar(
    entries: Iterable[CalendarEntry], offices: Mapping[str, Office], people: Mapping[str, str], now: datetime
) -> bytes:
    """The file. What is not registered is tentative, what nobody goes to does not block the hour."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//eOffice//Lich tuan//VI", "METHOD:PUBLISH", *_ZONE]
    for entry in entries:
        lines += _event(entry, offices, people, now)
    lines.append("END:VCALENDAR")
    return b"".join(folded_line(line) for line in lines)


def folded_line(line: str) -> bytes:
    """One content line, broken where it is longer than 75 octets; a broken one goes on behind a blank."""
    parts: list[bytes] = []
    part = b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > OCTETS - (1 if parts else 0):
            parts.append(part)
            part = b""
        part += octets
    return b"\r\n ".join([*parts, part]) + b"\r\n"


def _event(entry: CalendarEntry, offices: Mapping[str, Office], people: Mapping[str, str], now: datetime) -> list[str]:
    line, meeting, going = entry.line, entry.meeting, entry.planned.going
    lines = ["BEGIN:VEVENT", f"UID:{line.id}@eoffice", f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"]
    lines.append(f"DTSTART;TZID={ZONE}:{_local(meeting.starts_at)}")
    if meeting.ends_at is not None:
        lines.append(f"DTEND;TZID={ZONE}:{_local(meeting.ends_at)}")
    sender = offices[line.sender].full_name if line.sender in offices else line.sender
    facts = (
        ("Cơ quan mời", sender),
        ("Số, ký hiệu", line.notation),
        ("Chủ trì", meeting.chair),
        ("Thành phần", meeting.attendees),
        ("Người dự", ", ".join(name_of(one, dict(people)) for one in going)),
        ("Không dự", entry.planned.reason),
    )
    told = "\n".join(f"{name}: {value}" for name, value in facts if value)
    lines += [f"SUMMARY:{_text(line.subject)}", f"LOCATION:{_text(meeting.place)}", f"DESCRIPTION:{_text(told)}"]
    lines.append(f"STATUS:{'CONFIRMED' if entry.is_firm else 'TENTATIVE'}")
    if entry.planned.reason:
        lines.append("TRANSP:TRANSPARENT")
    lines.append("END:VEVENT")
    return lines


def _local(at: datetime) -> str:
    return f"{at.astimezone(VIET_NAM):%Y%m%dT%H%M%S}"


def _text(text: str) -> str:
    """A text value: what would end it is escaped, a line break is two letters."""
    for what, instead in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(what, instead)
    return text
