"""The day that counts in law: the date in Viet Nam (UTC+7), whatever zone a PC is set to."""

from datetime import date, datetime, timedelta, timezone

VIET_NAM = timezone(timedelta(hours=7))


def legal_day(at: datetime) -> date:
    return at.astimezone(VIET_NAM).date()
