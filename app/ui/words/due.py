"""Deadlines in words: a mark in a row, a whole sentence over a document, a value in a field. The rule when something
is late is `sync.rules.deadline`; how that is said and in which colour is said here alone."""

from datetime import date, datetime, timedelta

from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.pages import SOON
from sync.rules.deadline import Deadline
from sync.rules.legal_time import legal_day

IN_HOURS = timedelta(hours=48)
EXACT = timedelta(hours=10)  # under this minutes are said too


def token(due: Deadline, now: datetime) -> str:
    """Red for late, amber for soon, blue for the rest."""
    if due.is_past(now):
        return "red"
    return "amber" if due.day - legal_day(now) <= SOON else "blue"


def mark(due: Deadline, now: datetime) -> str:
    """As a row says it: Hạn hôm nay, Hạn 17:00 ngày mai, Hạn 30/11, Quá hạn 1 ngày."""
    return _late(due, now) if due.is_past(now) else _until(due, now)


def whole(due: Deadline, now: datetime, *, names_day: bool = True) -> str:
    """As it stands over a document: Hạn 17:00 ngày mai, 26/11 · còn 26 giờ; Quá hạn 1 ngày (hạn 24/11/2026).
    `names_day`: tomorrow by its date too, where there is room."""
    if due.is_past(now):
        return translate("Due", "{late} (hạn {due})").format(late=_late(due, now), due=field(due))
    told = _until(due, now)
    if names_day and (due.day - legal_day(now)).days <= 1:
        told = f"{told}, {dates.short_day(due.day)}"
    left = due.ends_at - now
    if due.hour is None or left >= IN_HOURS:
        return told
    return translate("Due", "{due} · còn {left}").format(due=told, left=_length(left))


def field(due: Deadline) -> str:
    """As the value of a field or on paper: 26/11/2026, or 17:00 ngày 26/11/2026."""
    return _at(due, dates.day(due.day))


def sentence(due: Deadline, today: date) -> str:
    """Within a sentence: 26/11, or 17:00 ngày 26/11."""
    return _at(due, dates.near_day(due.day, today))


def _at(due: Deadline, day: str) -> str:
    if due.hour is None:
        return day
    return translate("Dates", "{time} ngày {day}").format(time=f"{due.hour:%H:%M}", day=day)


def _until(due: Deadline, now: datetime) -> str:
    left, hour = (due.day - legal_day(now)).days, f"{due.hour:%H:%M}" if due.hour else ""
    if left == 0:
        return translate("Due", "Hạn {time} hôm nay").format(time=hour) if hour else translate("Due", "Hạn hôm nay")
    if left == 1:
        return translate("Due", "Hạn {time} ngày mai").format(time=hour) if hour else translate("Due", "Hạn ngày mai")
    return translate("Due", "Hạn {day}").format(day=sentence(due, legal_day(now)))


def _late(due: Deadline, now: datetime) -> str:
    """A day's lateness counts days; an hour's is said in hours until it is a day."""
    late = now - due.ends_at
    if due.hour is None:
        return translate("Due", "Quá hạn %n ngày", "", (legal_day(now) - due.day).days)
    if late >= timedelta(days=1):
        return translate("Due", "Quá hạn %n ngày", "", late.days)
    return translate("Due", "Quá hạn {time}").format(time=_length(late))


def _length(span: timedelta) -> str:
    """35 phút, 2 giờ 35 phút, 26 giờ; never more than there is."""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    in_hours, in_minutes = translate("Dates", "%n giờ", "", hours), translate("Dates", "%n phút", "", minutes)
    if not hours:
        return in_minutes
    return f"{in_hours} {in_minutes}" if minutes and span < EXACT else in_hours
