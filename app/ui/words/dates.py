"""Dates, times and ages in the words of an office. Times are Viet Nam's, whatever zone the PC is set to.

One rule, the hour first: today 14:05; yesterday 14:05 hôm qua; this year 14:05 ngày 23/11, in a row only 23/11; whole
dates in fields, records and on paper alone.
"""

from datetime import date, datetime

from app.ui.words.speech import translate
from sync.replica.periods import SINGLE_DAYS
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


def row(at: datetime, now: datetime, *, under_day: bool = False) -> str:
    """When, as briefly as a row wants it: 14:05, 14:05 hôm qua, 23/11, 23/11/2025. `under_day`: a heading says the
    day of the last days already, so that the hour is enough."""
    return clock(at) if under_day and 0 <= _days_ago(at, now) < SINGLE_DAYS else since(at, now)


def spoken(at: datetime, now: datetime) -> str:
    """When, alone or within a sentence: 14:05, 14:05 hôm qua, 14:05 ngày 23/11, 14:05 ngày 23/11/2025."""
    days = _days_ago(at, now)
    if days == 0:
        return clock(at)
    if days == 1:
        return translate("Dates", "{time} hôm qua").format(time=clock(at))
    return translate("Dates", "{time} ngày {day}").format(time=clock(at), day=_day_of(at, now))


def since(at: datetime, now: datetime) -> str:
    """From when on, within a few words: 14:05, 14:05 hôm qua, 19/11."""
    return spoken(at, now) if _days_ago(at, now) in (0, 1) else _day_of(at, now)


def with_today(at: datetime, now: datetime) -> str:
    """As `spoken`, with the word for today too: 14:02 hôm nay."""
    told = spoken(at, now)
    return told if _days_ago(at, now) else translate("Dates", "{time} hôm nay").format(time=told)


def row_day(value: date, today: date, *, under_day: bool = False) -> str:
    """A day of which no hour is known, in a row: Hôm nay, Hôm qua, 23/11; nothing where a heading says it already."""
    days = (today - value).days
    if under_day and 0 <= days < SINGLE_DAYS:
        return ""
    names = {0: translate("Dates", "Hôm nay"), 1: translate("Dates", "Hôm qua")}
    return names.get(days) or near_day(value, today)


def near_day(value: date, today: date) -> str:
    """A day without its year where that is this year's."""
    return short_day(value) if value.year == today.year else day(value)


def _days_ago(at: datetime, now: datetime) -> int:
    return (legal_day(now) - legal_day(at)).days


def _day_of(at: datetime, now: datetime) -> str:
    return near_day(legal_day(at), legal_day(now))


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


def exact_length(seconds: float) -> str:
    """How long something took, to the minute as long as that is of interest: 3 giờ 25 phút."""
    minutes = round(seconds / MINUTE)
    if not 60 <= minutes < 2 * DAY // MINUTE:
        return length(seconds)
    told = translate("Dates", "%n giờ", "", minutes // 60)
    return f"{told} {translate('Dates', '%n phút', '', minutes % 60)}" if minutes % 60 else told


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
