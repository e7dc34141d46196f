"""What is said of the time without a line. Pure."""

from datetime import datetime

from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.away_page import Absence, Digest
from sync.rules.legal_time import legal_day


def in_short(digest: Digest) -> str:
    """Trong lúc mất mạng: 3 đã gửi, 7 văn bản đến, 1 hỏa tốc."""
    most_urgent = sum(line.urgency == "hoa-toc" for line in digest.urgent)
    parts = [
        translate("Away", "%n đã gửi", "", len(digest.sent)) if digest.sent else "",
        translate("Away", "%n văn bản đến", "", digest.came) if digest.came else "",
        translate("Away", "%n hỏa tốc", "", most_urgent) if most_urgent else "",
        translate("Away", "%n quá hạn hoặc đến sau hạn", "", len(digest.late)) if digest.late else "",
    ]
    told = ", ".join(part for part in parts if part) or translate("Away", "không có gì mới")
    return translate("Away", "Trong lúc mất mạng: {told}.").format(told=told)


def how_long(absence: Absence, now: datetime) -> str:
    """From when to when, and how long that was."""
    length = dates.length((absence.until - absence.since).total_seconds())
    since, until = dates.spoken(absence.since, now), dates.spoken(absence.until, now)
    if legal_day(absence.since) == legal_day(absence.until):
        since = dates.clock(absence.since)
    return translate("Away", "{since} đến {until}, {length}").format(since=since, until=until, length=length)
