"""The office's week as rows of a table: a heading a day, a row a meeting. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.ui.words import dates, meetings
from app.ui.words.speech import translate
from sync.replica.calendar_page import CalendarEntry, CalendarPage
from sync.rules.legal_time import legal_day

WEEKEND = 5


@dataclass(frozen=True)
class WeekRow:
    """`cells`: hours, what, where, who calls, who goes, how it stands; of a heading the day alone. `token`: the colour
    of how it stands. `entry` is None for a heading."""

    day: date
    cells: tuple[str, ...]
    token: str = "text2"
    entry: CalendarEntry | None = None
    is_today: bool = False

    @property
    def key(self) -> str:
        """What it is, for ever."""
        return f"{self.entry.line.id if self.entry else ''}@{self.day}"

    def spoken(self, titles: tuple[str, ...]) -> str:
        """The row as a screen reader says it: the day first, for a heading cannot be stood on."""
        if self.entry is None:
            return self.cells[0]
        told = [f"{title}: {cell}" for title, cell in zip(titles, self.cells, strict=True) if cell]
        return ". ".join([f"{dates.weekday(self.day)} {dates.day(self.day)}", self.cells[5], *told[:5]])


def titles() -> tuple[str, ...]:
    return (
        translate("Week", "Giờ"),
        translate("Week", "Nội dung"),
        translate("Week", "Địa điểm"),
        translate("Week", "Cơ quan mời"),
        translate("Week", "Người dự"),
        translate("Week", "Tình trạng"),
    )


def week_rows(
    page: CalendarPage, office: Callable[[str], str], people: Mapping[str, str], now: datetime
) -> list[WeekRow]:
    """`office`: the name of one by its code. A free weekend has no row."""
    rows: list[WeekRow] = []
    for day in page.days:
        entries = page.on(day)
        if entries or day.weekday() < WEEKEND:
            rows.append(_heading(day, legal_day(now), is_free=not entries))
        rows += [_row(entry, day, office, people, now) for entry in entries]
    return rows


def _heading(day: date, today: date, *, is_free: bool) -> WeekRow:
    told = f"{dates.weekday(day)}, {dates.day(day)}"
    if day == today:
        told += " · " + translate("Week", "hôm nay")
    if is_free:
        told += " · " + translate("Week", "không có cuộc họp")
    return WeekRow(day, (told,), is_today=day == today)


def _row(
    entry: CalendarEntry, day: date, office: Callable[[str], str], people: Mapping[str, str], now: datetime
) -> WeekRow:
    stands, token = standing(entry, now)
    cells = (
        meetings.hours(entry.meeting, day),
        entry.line.subject,
        entry.meeting.place,
        f"{translate('Week', 'Cơ quan mình') if entry.is_own else office(entry.line.sender)}\n{entry.line.notation}",
        meetings.who_goes(entry.planned, people),
        stands,
    )
    return WeekRow(day, cells, token, entry, is_today=day == legal_day(now))


def standing(entry: CalendarEntry, now: datetime) -> tuple[str, str]:
    """How an invitation stands, what presses most alone, and the colour of it."""
    planned = entry.planned
    if planned.missed:
        return meetings.late(), "amber"
    if entry.is_over(now) and not entry.is_own:
        return meetings.over(), "text3"
    if entry.clashes:
        return translate("Week", "Trùng giờ"), "red"
    if not entry.is_firm:
        return translate("Week", "Chưa vào sổ"), "amber"
    if entry.is_own:
        return (meetings.counted(planned), "text2") if planned.asked else ("", "text2")
    if planned.reason:
        return translate("Week", "Không dự"), "text3"
    if planned.going:
        return translate("Week", "Đã trả lời"), "green"
    return translate("Week", "Chưa trả lời"), "amber"


def clash_words(page: CalendarPage, people: Mapping[str, str]) -> list[str]:
    """Who is wanted by two meetings at once, each once with all of them: Lý Thị Mẫu trùng giờ: 08:00 01/GM, …"""
    wanted: dict[str, list[CalendarEntry]] = {}
    for entry in page.entries:
        for one in entry.planned.going:
            if one.key in entry.clashes:
                wanted.setdefault(meetings.names((one,), people), []).append(entry)
    told = translate("Week", "{name} trùng giờ: {meetings}.")
    return [told.format(name=name, meetings="; ".join(map(_in_short, found))) for name, found in wanted.items()]


def _in_short(entry: CalendarEntry) -> str:
    day = legal_day(entry.meeting.starts_at)
    return f"{meetings.hours(entry.meeting, day)} {dates.short_day(day)} ({entry.line.notation or entry.line.subject})"
