"""The office's week: the meetings that documents call to, read by plain SQL, as `pages` does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from sync.replica import pages
from sync.replica.line import Line
from sync.replica.periods import midnight
from sync.replica.planned import Planned
from sync.rules.legal_time import legal_day
from sync.rules.meetings import Attendee, Meeting, both_places
from sync.world import stamp

DAYS = 7
_LINES = msgspec.json.Decoder(Line)


@dataclass(frozen=True)
class CalendarEntry:
    """One meeting that a document calls to. `clashes`: of who goes there, by the attendee's key, the notations of the
    meetings in the same hours."""

    line: Line
    clashes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def planned(self) -> Planned:
        assert self.line.planned is not None
        return self.line.planned

    @property
    def meeting(self) -> Meeting:
        return self.planned.meeting

    @property
    def is_own(self) -> bool:
        """Whether this office holds it."""
        return self.line.box == "outgoing"

    @property
    def is_firm(self) -> bool:
        """Whether it stands in the office's books: what is not registered creates no duty."""
        return self.is_own or self.line.queue != "to_register"

    @property
    def day(self) -> date:
        return legal_day(self.meeting.starts_at)

    def is_over(self, now: datetime) -> bool:
        """Whether it has begun, and nothing can be done about it any more."""
        return self.meeting.starts_at <= now


@dataclass(frozen=True)
class CalendarPage:
    """A week from its Monday on, in the order of the hours. `next_after`: the day of the first meeting after it."""

    first: date
    entries: tuple[CalendarEntry, ...]
    next_after: date | None = None

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=n) for n in range(DAYS))

    def on(self, day: date) -> tuple[CalendarEntry, ...]:
        """What a day holds; a meeting of several days stands on each of them."""
        return tuple(e for e in self.entries if day in spanned(e.meeting))

    @property
    def clashing(self) -> int:
        """How many meetings have somebody who has to be at another one at the same time."""
        return sum(1 for entry in self.entries if entry.clashes)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def spanned(meeting: Meeting) -> tuple[date, ...]:
    """The days that a meeting takes, as far as it says so: what ends at midnight takes nothing of the next day."""
    first, last = legal_day(meeting.starts_at), legal_day(meeting.starts_at)
    if meeting.ends_at is not None:
        last = max(first, legal_day(meeting.ends_at - timedelta(microseconds=1)))
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def calendar_page(raw: Any, day: date) -> CalendarPage:
    """The week that holds a day."""
    first = monday_of(day)
    since, until = midnight(first), midnight(first + timedelta(days=DAYS))
    with pages.looking(raw):
        following = raw.execute("SELECT min(starts) FROM listing WHERE starts >= ?", [stamp(until)]).fetchone()[0]
        entries = _between(raw, since, until)
    next_after = legal_day(datetime.fromisoformat(following)) if following else None
    return CalendarPage(first, _with_clashes(entries), next_after)


def entry_of(raw: Any, document: str) -> CalendarEntry | None:
    """The meeting of one document, with what clashes with it."""
    line = pages.one(raw, document)
    if line is None or line.planned is None:
        return None
    meeting = line.planned.meeting
    around = _with_clashes(_between(raw, meeting.starts_at, meeting.reckoned_end))
    return next((entry for entry in around if entry.line.id == document), None)


def busy(raw: Any, meeting: Meeting, but: str = "") -> dict[str, tuple[CalendarEntry, ...]]:
    """Who is somewhere else at the hour of a meeting: by attendee's key, the other meetings."""
    found: dict[str, tuple[CalendarEntry, ...]] = {}
    for entry in _between(raw, meeting.starts_at, meeting.reckoned_end):
        for one in entry.planned.going if entry.line.id != but else ():
            found[one.key] = (*found.get(one.key, ()), entry)
    return found


def name_of(one: Attendee, people: dict[str, str]) -> str:
    return people.get(one.person, one.person) if one.person else one.name


def _between(raw: Any, since: datetime, until: datetime) -> list[CalendarEntry]:
    query = "SELECT data FROM listing WHERE starts > '' AND starts < ? AND ends > ? ORDER BY starts, n"
    rows = raw.execute(query, [stamp(until), stamp(since)]).fetchall()
    return [CalendarEntry(_LINES.decode(data)) for (data,) in rows]


def _with_clashes(entries: Iterable[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    entries = list(entries)
    known = {entry.line.id: entry for entry in entries}
    found = both_places((e.line.id, e.meeting, e.planned.going) for e in entries)
    clashes: dict[str, dict[str, tuple[str, ...]]] = {}
    for (id, key), others in found.items():
        told = tuple(known[other].line.notation or known[other].line.subject for other in others)
        clashes.setdefault(id, {})[key] = told
    return tuple(CalendarEntry(e.line, clashes.get(e.line.id, {})) for e in entries)
