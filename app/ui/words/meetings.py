"""Meetings in words: when, where, who goes, and how an invitation stands. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.calendar_page import spanned
from sync.replica.planned import Planned
from sync.rules.legal_time import legal_day
from sync.rules.meetings import Attendee, Meeting, meeting_for


def hours(meeting: Meeting, day: date) -> str:
    """The hours of a meeting on one of its days: 08:00, 08:00–10:30, cả ngày."""
    begins = dates.clock(meeting.starts_at) if legal_day(meeting.starts_at) == day else ""
    if meeting.ends_at is None:
        return begins
    ends = dates.clock(meeting.ends_at)
    if spanned(meeting)[-1] != day:
        return translate("Meetings", "từ {time}").format(time=begins) if begins else translate("Meetings", "cả ngày")
    return f"{begins}–{ends}" if begins else translate("Meetings", "đến {time}").format(time=ends)


def mark(meeting: Meeting, now: datetime) -> str:
    """As a row says it: Họp 08:00 hôm nay, Họp 08:00, 26/11."""
    starts, today = meeting.starts_at, legal_day(now)
    time, left = dates.clock(starts), (legal_day(starts) - today).days
    if left == 0:
        return translate("Meetings", "Họp {time} hôm nay").format(time=time)
    if left == 1:
        return translate("Meetings", "Họp {time} ngày mai").format(time=time)
    day = dates.near_day(legal_day(starts), today)
    return translate("Meetings", "Họp {time}, {day}").format(time=time, day=day)


def whole(meeting: Meeting) -> str:
    """As it stands over a document: Họp 08:00–10:30, Thứ Năm 26/11/2026, tại Hội trường."""
    day = legal_day(meeting.starts_at)
    told = translate("Meetings", "Họp {hours}, {weekday} {day}, tại {place}.").format(
        hours=hours(meeting, day), weekday=dates.weekday(day), day=dates.day(day), place=meeting.place.rstrip(" .")
    )
    if meeting.ends_at is not None and (last := spanned(meeting)[-1]) != day:
        until = translate("Meetings", "Họp đến {time} ngày {day}.")
        told += " " + until.format(time=dates.clock(meeting.ends_at), day=dates.day(last))
    return told


def draft_fact(kind: str, meeting: Meeting | None) -> tuple[str, str]:
    """Of a draft: the name of the fact and all that it says of the meeting, "" for none."""
    called = meeting_for(kind, meeting)
    told = [whole(called), called.chair, called.attendees] if called else []
    return translate("Meetings", "Cuộc họp"), "\n".join(part for part in told if part)


def names(going: Sequence[Attendee], people: Mapping[str, str]) -> str:
    return ", ".join(people.get(one.person, one.person) if one.person else one.name for one in going)


def who_goes(planned: Planned, people: Mapping[str, str]) -> str:
    """Who of this office goes, or why nobody does; "" where nothing is said yet."""
    if planned.reason:
        return translate("Meetings", "Không dự: {reason}").format(reason=planned.reason)
    return names(planned.going, people)


def counted(planned: Planned) -> str:
    """How many of those who were asked have answered: Đã trả lời 5/21, 7 người dự."""
    told = translate("Meetings", "Đã trả lời {answered}/{asked}").format(answered=planned.answered, asked=planned.asked)
    return told + ", " + translate("Meetings", "%n người dự", "", planned.coming)


def late() -> str:
    """What is said of an invitation that came when its meeting had begun."""
    return translate("Meetings", "Đến sau giờ họp")


def over() -> str:
    return translate("Meetings", "Đã qua giờ họp")
