"""Dates, times and ages in the words of an office. Times are Viet Nam's, whatever zone the PC is set to."""

from datetime import date, datetime, timedelta

from app.ui.words.speech import translate
from sync.rules.legal_time import VIET_NAM, legal_day

MINUTE, HOUR, DAY = 60, 3600, 86400


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def short_day(value: date) -> str:
    return f"{value:%d/%m}"


def on_paper(value: date) -> str:
    """A day as it is written on a document: a zero before days below ten and the months 1 and 2 (Decree 30/2020/NĐ-CP,
    Annex I)."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    text = translate("Dates", "ngày {day} tháng {month} năm {year}")
    return text.format(day=f"{value:%d}", month=month, year=value.year)


def iso_day(text: str) -> str:
    """An ISO date as people write it; "" stays empty."""
    return day(date.fromisoformat(text)) if text else ""


def clock(at: datetime) -> str:
    return f"{at.astimezone(VIET_NAM):%H:%M}"


def moment(at: datetime) -> str:
    """Day and minute, complete: 23/11/2026 14:02."""
    return f"{at.astimezone(VIET_NAM):%d/%m/%Y %H:%M}"


def brief(at: datetime, now: datetime) -> str:
    """When, as briefly as a list row wants it: 14:02, T2 16:40, 24/11, 24/11/2025."""
    local, today = at.astimezone(VIET_NAM), legal_day(now)
    if local.date() == today:
        return f"{local:%H:%M}"
    if timedelta(0) < today - local.date() < timedelta(days=7):
        return f"{weekday_short(local.date())} {local:%H:%M}"
    return f"{local:%d/%m}" if local.year == today.year else f"{local:%d/%m/%Y}"


def spoken(at: datetime, now: datetime) -> str:
    """When, within a sentence: 14:02, 16:40 hôm qua, 09:12 ngày 20/11."""
    local, today = at.astimezone(VIET_NAM), legal_day(now)
    if local.date() == today:
        return f"{local:%H:%M}"
    if local.date() == today - timedelta(days=1):
        return translate("Dates", "{time} hôm qua").format(time=f"{local:%H:%M}")
    when = short_day(local.date()) if local.year == today.year else day(local.date())
    return translate("Dates", "{time} ngày {day}").format(time=f"{local:%H:%M}", day=when)


def age(seconds: float) -> str:
    """How long ago: vừa xong, 7 phút trước, 2 giờ trước, 3 ngày trước."""
    if seconds < MINUTE:
        return translate("Dates", "vừa xong")
    for unit, text in (
        (DAY, translate("Dates", "%n ngày trước", "", int(seconds // DAY))),
        (HOUR, translate("Dates", "%n giờ trước", "", int(seconds // HOUR))),
    ):
        if seconds >= unit:
            return text
    return translate("Dates", "%n phút trước", "", int(seconds // MINUTE))


def length(seconds: float) -> str:
    """How long something takes: 40 giây, 7 phút, 2 giờ, 3 ngày."""
    if seconds < 90:
        return translate("Dates", "%n giây", "", max(1, round(seconds)))
    if seconds < 90 * MINUTE:
        return translate("Dates", "%n phút", "", round(seconds / MINUTE))
    if seconds < 2 * DAY:
        return translate("Dates", "%n giờ", "", round(seconds / HOUR))
    return translate("Dates", "%n ngày", "", round(seconds / DAY))


def weekday_short(value: date) -> str:
    """T2 to T7 and CN, as calendars have it."""
    names = (
        translate("Dates", "T2"),
        translate("Dates", "T3"),
        translate("Dates", "T4"),
        translate("Dates", "T5"),
        translate("Dates", "T6"),
        translate("Dates", "T7"),
        translate("Dates", "CN"),
    )
    return names[value.weekday()]


def weekday(value: date) -> str:
    names = (
        translate("Dates", "Thứ Hai"),
        translate("Dates", "Thứ Ba"),
        translate("Dates", "Thứ Tư"),
        translate("Dates", "Thứ Năm"),
        translate("Dates", "Thứ Sáu"),
        translate("Dates", "Thứ Bảy"),
        translate("Dates", "Chủ Nhật"),
    )
    return names[value.weekday()]


def due(value: date, today: date) -> str:
    """A deadline as it stands today: Hạn hôm nay, Hạn 30/11, Quá hạn 1 ngày."""
    left = (value - today).days
    if left < 0:
        return translate("Dates", "Quá hạn %n ngày", "", -left)
    if left == 0:
        return translate("Dates", "Hạn hôm nay")
    if left == 1:
        return translate("Dates", "Hạn ngày mai")
    when = short_day(value) if value.year == today.year else day(value)
    return translate("Dates", "Hạn {day}").format(day=when)


def period(key: str, since: datetime | None) -> str:
    """The heading of a run of lines (`sync.replica.periods`)."""
    if key == "today":
        return translate("Dates", "Hôm nay")
    if key == "yesterday":
        return translate("Dates", "Hôm qua")
    if since is None:
        return translate("Dates", "Ngày tới")
    local = since.astimezone(VIET_NAM)
    if key == "day":
        return f"{weekday(local.date())}, {short_day(local.date())}"
    return translate("Dates", "Tháng {month}").format(month=f"{local:%m/%Y}")
