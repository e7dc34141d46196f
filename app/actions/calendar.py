"""The office's week on paper and for other calendars."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.documents.icalendar import icalendar
from app.documents.registers.forms import Filled
from app.documents.registers.meeting_rows import guests_filled, week_filled
from app.documents.registers.typeset import typeset, write_pdf
from sync.errors import Refused
from sync.files import disk_errors
from sync.replica import pages
from sync.replica.calendar_page import CalendarEntry, CalendarPage, calendar_page, entry_of
from sync.rules.guests import Guests
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office


def week(raw: Any, day: date) -> CalendarPage:
    """The week that holds a day."""
    return calendar_page(raw, day)


def week_on_paper(raw: Any, office: str, day: date) -> Filled:
    """The week as it stands on paper."""
    page, offices = calendar_page(raw, day), pages.offices(raw)
    return week_filled(page, *_heads(offices, office, day), offices, _people(raw, office))


def guests_on_paper(raw: Any, office: str, guests: Guests) -> Filled:
    """Who comes to a meeting, as it stands on paper."""
    return guests_filled(guests, *_heads(pages.offices(raw), office, legal_day(guests.meeting.starts_at)))


def save_pdf(filled: Filled, path: Path) -> Path:
    """Raises: LocalHindrance `disk.*`, `file.locked`."""
    return write_pdf(path, typeset(filled).pdf)


def one(raw: Any, id: str) -> CalendarEntry:
    """The meeting of one document. Raises: Refused `meeting.none`."""
    if (entry := entry_of(raw, id)) is None:
        raise Refused("meeting.none")
    return entry


def ics(raw: Any, office: str, entries: Sequence[CalendarEntry], now: datetime) -> bytes:
    """Meetings for another program's calendar."""
    return icalendar(entries, pages.offices(raw), _people(raw, office), now)


def save_ics(content: bytes, path: Path) -> Path:
    """Write the file, in place of one that stands there. Raises: LocalHindrance `disk.*`, `file.locked`."""
    with disk_errors(path):
        path.write_bytes(content)
    return path


def _heads(offices: dict[str, Office], code: str, day: date) -> tuple[Office, Office | None]:
    office = offices.get(code) or Office(id=code, name=code, full_name=code, organisation=code)
    return office, offices.get(office.parent_on(day))


def _people(raw: Any, office: str) -> dict[str, str]:
    return {id: person.name for id, person in pages.people(raw, office).items()}
