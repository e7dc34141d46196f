"""Closing the window with something waiting: what is kept, and by when the law wants it gone.

Law: Decision 28/2018/QĐ-TTg: a signed document leaves on its day, at the latest in the morning of the next working day;
what is urgent at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.ui.doing.asking import Question
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica import pages
from sync.replica.pages import Wanted
from sync.rules.documents import Urgency
from sync.rules.legal_time import legal_day
from sync.rules.working_days import sending_limit

MOST_READ = 500


@dataclass(frozen=True)
class Waiting:
    """`limit`: the earliest moment by which one of them has to be gone; None where one is urgent or none waits."""

    count: int
    urgent: int
    limit: datetime | None


def waiting_now(raw: Any, now: datetime) -> Waiting:
    """What waits to leave this PC. Called on the lists' thread."""
    from app.actions.working_time import own_calendar

    wanted = Wanted("outgoing", ("waiting",), "waiting")
    lines, worked = pages.lines(raw, wanted, 0, MOST_READ), own_calendar(raw, legal_day(now))
    limits = [sending_limit(date.fromisoformat(line.issued_on), Urgency(line.urgency), worked) for line in lines]
    dated = [limit for limit in limits if limit is not None]
    urgent = len(limits) - len(dated)
    return Waiting(pages.count(raw, wanted), urgent, None if urgent else min(dated, default=None))


def closing_words(waiting: Waiting, now: datetime) -> str:
    """What a person has to know before the window goes."""
    kept = translate("Closing", "Văn bản được giữ trên máy; lần sau mở chương trình, có mạng là tự gửi.")
    if waiting.urgent:
        law = translate("Closing", "Trong đó có %n văn bản khẩn: theo quy định phải gửi ngay.", "", waiting.urgent)
    elif waiting.limit is None:
        law = ""
    elif now > waiting.limit:
        when = dates.spoken(waiting.limit, now)
        law = translate("Closing", "Có văn bản đã quá hạn gửi theo quy định ({when}).").format(when=when)
    else:
        when = dates.spoken(waiting.limit, now)
        law = translate("Closing", "Theo quy định: gửi trong ngày, hoặc trước {when}.").format(when=when)
    return f"{kept} {law}".strip()


def ask_to_close(window: QWidget, waiting: Waiting, now: datetime, close: Callable[[], object]) -> Question:
    """`close` ends the program; staying open is what Enter and Esc do."""
    question = Question(
        window,
        translate("Closing", "Còn %n văn bản chờ gửi", "", waiting.count),
        closing_words(waiting, now),
        translate("Closing", "Vẫn đóng"),
        later=translate("Closing", "Không đóng"),
        grave=True,
    )
    question.accepted.connect(close)
    question.open()
    return question
