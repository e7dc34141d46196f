"""Meetings for other programs' calendars, as RFC 5545 wants them; and the hours of a meeting in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.documents.icalendar import OCTETS, folded_line, icalendar
from app.documents.registers.meeting_rows import hours
from sync.replica.calendar_page import CalendarEntry, monday_of, spanned
from sync.replica.line import Line
from sync.replica.planned import Planned
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import Attendee, Meeting
from sync.rules.offices import Office

NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
HOUR = datetime(2026, 11, 26, 8, 0, tzinfo=VIET_NAM)
DISTRICT = Office(id="187", name="Chi Lăng", full_name="Huyện Chi Lăng", organisation="UBND huyện Chi Lăng")


def entry(planned: Planned, queue: str = "to_present", subject: str = "Họp giao ban") -> CalendarEntry:
    return CalendarEntry(
        Line(
            id="187-a",
            box="incoming",
            number=7,
            notation="07/GM-UBND",
            kind="GM",
            subject=subject,
            urgency="thuong",
            sender="187",
            to=("1",),
            state="registered",
            issued_on="2026-11-23",
            due="",
            posted_at="",
            queue=queue,
            planned=planned,
        )
    )


def written(*entries: CalendarEntry) -> list[str]:
    """The content lines, unfolded."""
    raw = icalendar(entries, {"187": DISTRICT}, {"p": "Lý Văn Ký"}, NOW).decode()
    assert raw.endswith("\r\n")
    return raw.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_meeting_has_its_hours_with_the_zone_its_place_and_who_goes() -> None:
    meeting = Meeting(
        starts_at=HOUR.astimezone(UTC),
        ends_at=HOUR + timedelta(hours=2),
        place="Hội trường, tầng 2; nhà A",
        chair="PCT",
    )
    lines = written(entry(Planned(meeting=meeting, going=(Attendee(person="p"), Attendee(name="Lý Thị Mới")))))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    told = {line.partition(":")[0]: line.partition(":")[2] for line in lines[lines.index("BEGIN:VEVENT") :]}
    assert told["UID"] == "187-a@eoffice"
    assert told["DTSTAMP"] == "20261123T010203Z"
    assert told["DTSTART;TZID=Asia/Ho_Chi_Minh"] == "20261126T080000"
    assert told["DTEND;TZID=Asia/Ho_Chi_Minh"] == "20261126T100000"
    assert told["LOCATION"] == "Hội trường\\, tầng 2\\; nhà A"
    assert "Người dự: Lý Văn Ký\\, Lý Thị Mới" in told["DESCRIPTION"]
    assert "\\nSố\\, ký hiệu: 07/GM-UBND\\n" in told["DESCRIPTION"]
    assert told["STATUS"] == "CONFIRMED"
    assert "TZOFFSETTO:+0700" in lines


def test_no_end_is_claimed_and_what_is_not_registered_is_tentative() -> None:
    lines = written(
        entry(Planned(meeting=Meeting(starts_at=HOUR, place="A"), reason="Trùng lịch"), queue="to_register")
    )
    assert not any(line.startswith("DTEND") for line in lines)
    assert {"STATUS:TENTATIVE", "TRANSP:TRANSPARENT"} <= set(lines)


@pytest.mark.parametrize(
    "line", ["SUMMARY:" + "ế" * 100, "SUMMARY:" + "a" * 67, "SUMMARY:" + "a" * 68, "X:" + "🏛" * 40]
)
def test_lines_are_folded_at_75_octets_and_never_inside_a_character(line: str) -> None:
    raw = folded_line(line)
    parts = raw[:-2].split(b"\r\n")
    assert all(len(part) <= OCTETS for part in parts)
    assert all(part.startswith(b" ") and part.decode() for part in parts[1:])
    assert raw.decode().replace("\r\n ", "") == line + "\r\n"
    assert (len(parts) == 1) is (len(line.encode()) <= OCTETS)


@pytest.mark.parametrize(
    ("ends", "day", "said"),
    [
        (None, 26, "08:00"),
        (HOUR.replace(hour=10, minute=30), 26, "08:00–10:30"),
        (HOUR.replace(day=28, hour=11), 26, "từ 08:00"),
        (HOUR.replace(day=28, hour=11), 27, "cả ngày"),
        (HOUR.replace(day=28, hour=11), 28, "đến 11:00"),
    ],
)
def test_the_hours_of_a_day_are_said(ends: datetime | None, day: int, said: str) -> None:
    assert hours(Meeting(starts_at=HOUR, ends_at=ends, place="A"), date(2026, 11, day)) == said


def test_a_meeting_takes_the_days_that_it_names_and_no_other() -> None:
    until = [None, HOUR + timedelta(hours=16), HOUR + timedelta(hours=17)]
    assert [len(spanned(Meeting(starts_at=HOUR, ends_at=end, place="A"))) for end in until] == [1, 1, 2]
    assert monday_of(date(2026, 11, 29)) == monday_of(date(2026, 11, 23)) == date(2026, 11, 23)
