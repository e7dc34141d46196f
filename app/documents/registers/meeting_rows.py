"""Lịch họp trong tuần, and who comes to a meeting, as they stand on paper. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from app.documents.registers.forms import Column, Filled, FilledRow, Form
from sync.replica.calendar_page import CalendarEntry, CalendarPage, name_of
from sync.rules.guests import Guest, Guests
from sync.rules.legal_time import VIET_NAM, legal_day
from sync.rules.meetings import Meeting
from sync.rules.offices import Office

WEEK = Form(
    "calendar",
    "Lịch họp trong tuần",
    (
        Column("Thời gian", 32, "center"),
        Column("Nội dung", 74),
        Column("Địa điểm", 46),
        Column("Chủ trì", 32),
        Column("Cơ quan mời, số, ký hiệu", 42),
        Column("Người dự", 41),
    ),
    is_report=True,
)
GUESTS = Form(
    "guests",
    "Danh sách dự họp",
    (
        Column("STT", 13, "center"),
        Column("Cơ quan, đơn vị", 85),
        Column("Họ và tên người dự", 75),
        Column("Trả lời", 52),
        Column("Ký nhận", 42),
    ),
    is_report=True,
)
DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
NOTHING = "Không có cuộc họp nào."


def week_filled(
    page: CalendarPage, office: Office, above: Office | None, offices: Mapping[str, Office], people: Mapping[str, str]
) -> Filled:
    """The week, a heading a day; an invitation that is not registered says so."""
    rows: list[FilledRow] = []
    last = page.days[-1]
    for day in page.days:
        entries = page.on(day)
        if not entries and day.weekday() >= 5:  # a free weekend needs no line
            continue
        rows.append(_heading(f"{DAYS[day.weekday()]}, ngày {day:%d/%m/%Y}", day))
        rows += [_row(entry, day, offices, people) for entry in entries]
        if not entries:
            rows.append(FilledRow(f"{day}.none", ("", NOTHING, "", "", "", ""), day))
    notes = [f"Trùng giờ: {page.clashing} cuộc họp có người phải dự nơi khác cùng lúc."] if page.clashing else []
    return Filled(
        form=WEEK,
        office=_named(office),
        above=_named(above) if above else "",
        year=page.first.year,
        since=page.first,
        until=last,
        rows=tuple(rows),
        notes=tuple(notes),
        range=f"Tuần {page.first.isocalendar().week}",
    )


def guests_filled(guests: Guests, office: Office, above: Office | None) -> Filled:
    """Who comes, with room to sign at the door."""
    meeting, day = guests.meeting, legal_day(guests.meeting.starts_at)
    rows = tuple(
        FilledRow(str(n), (n, guest.office, guest.name, _answer(guest), ""), day)
        for n, guest in enumerate(guests.guests, 1)
    )
    counted = f"Đã trả lời {guests.answered}/{guests.asked} nơi được mời, {guests.coming} người dự."
    return Filled(
        form=GUESTS,
        office=_named(office),
        above=_named(above) if above else "",
        year=day.year,
        since=day,
        until=day,
        rows=rows,
        notes=(counted,),
        under=(
            f"{guests.document.subject} (giấy mời số {guests.document.notation})",
            f"{hours(meeting, day)}, {DAYS[day.weekday()]} ngày {day:%d/%m/%Y}, tại {meeting.place}",
        ),
    )


def hours(meeting: Meeting, day: date) -> str:
    """The hours of a meeting on one of its days: 08:00, 08:00–10:30, cả ngày."""
    starts, ends = _here(meeting.starts_at), _here(meeting.ends_at) if meeting.ends_at else None
    begins = f"{starts:%H:%M}" if starts.date() == day else ""
    if ends is None:
        return begins
    if ends.date() != day:
        return f"từ {begins}" if begins else "cả ngày"
    return f"{begins}–{ends:%H:%M}" if begins else f"đến {ends:%H:%M}"


def _here(at: datetime) -> datetime:
    return at.astimezone(VIET_NAM)


def _row(entry: CalendarEntry, day: date, offices: Mapping[str, Office], people: Mapping[str, str]) -> FilledRow:
    line, meeting = entry.line, entry.meeting
    sender = offices[line.sender].short_name if line.sender in offices else line.sender
    subject = line.subject if entry.is_firm else f"{line.subject}\n(chưa vào sổ)"
    cells = (
        hours(meeting, day),
        subject,
        meeting.place,
        meeting.chair,
        f"{sender}\n{line.notation}",
        who(entry, people),
    )
    return FilledRow(f"{line.id}.{day}", cells, day, line.id)


def who(entry: CalendarEntry, people: Mapping[str, str]) -> str:
    """Who of the office goes, each with what he has to be at in the same hours; or why nobody does."""
    if entry.planned.reason:
        return f"Không dự: {entry.planned.reason}"
    told = []
    for one in entry.planned.going:
        others = entry.clashes.get(one.key, ())
        name = name_of(one, dict(people))
        told.append(f"{name} (trùng giờ {', '.join(others)})" if others else name)
    return "\n".join(told)


def _answer(guest: Guest) -> str:
    if guest.name:
        return "Dự"
    return f"Không dự: {guest.reason}" if guest.reason else "Chưa trả lời"


def _heading(words: str, day: date) -> FilledRow:
    return FilledRow("", (words,), day, section=True)


def _named(office: Office) -> str:
    return office.organisation or office.full_name


def week_name(first: date) -> str:
    """What a file of a week is called."""
    return f"{WEEK.title} {first:%Y-%m-%d} {first + timedelta(days=6):%Y-%m-%d}"
