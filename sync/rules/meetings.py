"""A meeting that an invitation (giấy mời) calls to: when, where, who is asked, who goes.

Hours are Viet Nam's. Where no end is named a meeting is reckoned to last two hours, for what overlaps only; nothing
else ever claims that.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Annotated

import msgspec

from sync.rules.limits import check_names, check_text
from sync.rules.state import Refusal, State
from sync.rules.text import folded, one_line, several_lines

INVITATION = "GM"  # giấy mời: the kind of the directory that calls to a meeting
RECKONED = timedelta(hours=2)
YEARS = range(1900, 3000)
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class _Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class Meeting(_Value, frozen=True):
    """`chair`: who leads it (chủ trì); `attendees`: who is asked to come (thành phần), as written."""

    starts_at: Moment
    place: str
    ends_at: Moment | None = None
    chair: str = ""
    attendees: str = ""

    @property
    def reckoned_end(self) -> datetime:
        """When it ends: as named, else two hours after it begins."""
        return self.ends_at or self.starts_at + RECKONED

    def overlaps(self, other: "Meeting") -> bool:
        """Whether nobody can be at both from beginning to end. One that begins as the other ends does not overlap."""
        return self.starts_at < other.reckoned_end and other.starts_at < self.reckoned_end


class Attendee(_Value, frozen=True):
    """Who goes: a person of the office by id, or anybody by name."""

    person: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """Alike for the same person."""
        return self.person or f"name:{folded(self.name)}"


class Attendance(_Value, frozen=True):
    """Who of an office goes, as its own page has it; nobody, then `reason` says why."""

    at: datetime
    by: str
    going: tuple[Attendee, ...] = ()
    reason: str = ""


class MeetingAnswer(_Value, frozen=True):
    """What the sender hears of it: names, or why nobody comes."""

    at: datetime
    going: tuple[str, ...] = ()
    reason: str = ""


def meeting_for(kind: str, meeting: Meeting | None) -> Meeting | None:
    """The meeting that a document of a kind calls to; what was filled in before another kind was chosen is none."""
    return meeting if kind == INVITATION else None


def tidied(meeting: Meeting) -> Meeting:
    return msgspec.structs.replace(
        meeting,
        place=one_line(meeting.place),
        chair=one_line(meeting.chair),
        attendees=several_lines(meeting.attendees),
    )


def check_meeting(state: State, meeting: Meeting, kind: str = INVITATION) -> Refusal | None:
    """Whether a document of a kind may call to a meeting. Refusals: `meeting.not_invitation`, `meeting.bad_hour`,
    `meeting.ends_before`, `meeting.no_place`, `text.too_long`."""
    if kind != INVITATION:
        return Refusal("meeting.not_invitation")
    hours = (meeting.starts_at, meeting.ends_at or meeting.starts_at)
    if any(hour.year not in YEARS for hour in hours):
        return Refusal("meeting.bad_hour")
    if meeting.ends_at is not None and meeting.ends_at <= meeting.starts_at:
        return Refusal("meeting.ends_before")
    if not one_line(meeting.place):
        return Refusal("meeting.no_place")
    return check_names(state, meeting.place, meeting.chair) or check_text(state, meeting.attendees)


def both_places(meetings: Iterable[tuple[str, Meeting, Sequence[Attendee]]]) -> dict[tuple[str, str], list[str]]:
    """Who is at two meetings that overlap: of each meeting, by its id and the attendee's key, the ids of the others."""
    placed = sorted(meetings, key=lambda one: (one[1].starts_at, one[0]))
    found: dict[tuple[str, str], list[str]] = {}
    for n, (id, meeting, going) in enumerate(placed):
        for other_id, other, others in placed[n + 1 :]:
            if not meeting.overlaps(other):
                continue
            for key in {one.key for one in going} & {one.key for one in others}:
                found.setdefault((id, key), []).append(other_id)
                found.setdefault((other_id, key), []).append(id)
    return found
