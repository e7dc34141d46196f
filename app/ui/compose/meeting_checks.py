"""What is checked of the meeting to which an invitation calls, in words. Pure."""

from collections.abc import Iterator

from app.ui.compose.verdicts import SENDING, Check, Situation, Verdict
from app.ui.words import dates, meetings
from app.ui.words.speech import translate
from sync.rules.legal_time import legal_day
from sync.rules.meetings import INVITATION, Meeting


def meeting_checks(now: Situation) -> Iterator[Check]:
    """Of an invitation alone. One without an hour may go: the offices that receive it note it themselves."""
    content = now.content
    if content.kind != INVITATION:
        return
    if "meeting" in now.wrong_days:
        yield Check("meeting", Verdict.BLOCKING, translate("Checks", "Ngày, giờ họp viết chưa đúng"), SENDING)
    elif content.meeting is not None:
        yield from _whole(now, content.meeting)
    elif content.meeting_so_far is None:
        text = translate("Checks", "Chưa ghi giờ họp: nơi nhận không thấy cuộc họp trong Lịch tuần")
        yield Check("meeting", Verdict.WARNING, text)
    elif content.meeting_so_far.meeting_anywhere is None:
        yield Check("meeting", Verdict.MISSING, translate("Checks", "Chưa ghi đủ ngày, giờ họp"), SENDING)
    else:
        yield Check("meeting", Verdict.MISSING, translate("Checks", "Chưa có địa điểm họp"), SENDING)


def _whole(now: Situation, meeting: Meeting) -> Iterator[Check]:
    day = legal_day(meeting.starts_at)
    if day < now.issued_on:
        text = translate("Checks", "Ngày họp {day} trước ngày của giấy mời {date}")
        told = text.format(day=dates.short_day(day), date=dates.short_day(now.issued_on))
        yield Check("meeting", Verdict.BLOCKING, told, SENDING)
    elif meeting.starts_at <= now.at:
        text = translate("Checks", "Giờ họp đã qua: nơi nhận sẽ thấy giấy mời đến sau giờ họp")
        yield Check("meeting", Verdict.WARNING, text)
    else:
        yield Check("meeting", Verdict.OK, meetings.mark(meeting, now.at))
