"""What is said of the time without a line. Pure."""

from datetime import datetime

from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.away_page import Absence, Digest
from sync.rules.legal_time import legal_day


def in_short(digest: Digest, now: datetime) -> str:
    """Sau lần mất mạng 08:05–11:30 hôm nay: máy đã gửi 3, nhận 7 văn bản, 1 hỏa tốc."""
    most_urgent = sum(line.urgency == "hoa-toc" for line in digest.urgent)
    parts = [
        translate("Away", "máy đã gửi %n", "", len(digest.sent)) if digest.sent else "",
        translate("Away", "nhận %n văn bản", "", digest.came) if digest.came else "",
        translate("Away", "%n hỏa tốc", "", most_urgent) if most_urgent else "",
        translate("Away", "%n quá hạn hoặc đến sau hạn", "", len(digest.late)) if digest.late else "",
        translate("Away", "%n giấy mời đã qua giờ họp", "", len(digest.past)) if digest.past else "",
    ]
    told = ", ".join(part for part in parts if part) or translate("Away", "không có gì mới")
    return translate("Away", "Sau lần mất mạng {when}: {told}.").format(when=span(digest.absence, now), told=told)


def how_long(absence: Absence, now: datetime) -> str:
    """From when to when, and how long that was."""
    length = dates.exact_length((absence.until - absence.since).total_seconds())
    return f"{span(absence, now)} ({length})"


def span(absence: Absence, now: datetime) -> str:
    """From when to when: 08:05–11:30 hôm nay."""
    since, until = dates.spoken(absence.since, now), dates.spoken(absence.until, now)
    if legal_day(absence.since) != legal_day(absence.until):
        return translate("Away", "từ {since} đến {until}").format(since=since, until=until)
    return f"{dates.clock(absence.since)}–{dates.with_today(absence.until, now)}"
