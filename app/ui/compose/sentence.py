"""One sentence about what will happen when a document is sent. Pure."""

from collections.abc import Mapping, Sequence

from app.ui.compose.checks import amount
from app.ui.compose.choosing import name_of
from app.ui.compose.verdicts import Situation
from app.ui.words import dates, due, meetings
from app.ui.words.speech import speech, translate
from sync.rules.corrections import Way
from sync.rules.deadline import deadline
from sync.rules.deliveries import Recipient
from sync.rules.documents import Urgency
from sync.rules.meetings import meeting_for
from sync.rules.offices import Office

COMMUNES = frozenset({"xa", "phuong", "thi-tran"})


def what_will_happen(now: Situation, offices: Mapping[str, Office], rate: float = 0, *, is_cut: bool = False) -> str:
    """Everything that leaves with the button, in one breath. `rate`: bytes a second as last seen, 0 where none was.
    `is_cut`: the server is out of reach."""
    here = [paper for paper in now.papers if paper.is_here]
    text = translate("Sentence", "Gửi {notation} ({amount}) tới {whom}")
    much = amount(here)
    if len(here) > 1:
        much = f"{translate('Sentence', '%n tệp', '', len(here))}, {much}"
    parts = [text.format(notation=now.notation, amount=much, whom=whom(now.content.recipients, offices))]
    if now.content.urgency is not Urgency.NORMAL:
        parts.append(speech.say(f"urgency.{now.content.urgency}").lower())
    if by := deadline(now.content.due, now.content.due_time):
        text = translate("Sentence", "trả lời trước {day}")
        parts.append(text.format(day=due.sentence(by, now.today)))
    told = ", ".join(parts) + "."
    if (meeting := meeting_for(now.content.kind, now.content.meeting)) is not None:
        told += " " + meetings.whole(meeting)
    if (first := now.corrected) is not None and now.content.corrects is not None:
        is_letter = now.content.corrects.way is Way.CORRECTS
        text = translate("Sentence", "Đính chính {first}.") if is_letter else translate("Sentence", "Thay thế {first}.")
        told += " " + text.format(first=first.notation)
    if is_cut:
        told += " " + translate("Sentence", "Chưa nối được máy chủ: văn bản nằm ở Chờ gửi, có mạng máy tự gửi.")
        if now.content.urgency is not Urgency.NORMAL:
            told += " " + translate("Sentence", "Văn bản khẩn: nên gọi điện báo trước.")
        return told
    total = sum(paper.bytes for paper in here)
    if rate > 0 and total:
        text = translate("Sentence", "Khoảng {time} với mạng hiện nay.")
        told += " " + text.format(time=dates.length(max(1.0, total / rate)))
    return told


def whom(recipients: Sequence[Recipient], offices: Mapping[str, Office]) -> str:
    """Recipients by name where they are one or two, else how many of what they are."""
    if len(recipients) <= 2:
        names = [name_of(recipient, offices) for recipient in recipients]
        if len(names) == 2:
            return translate("Sentence", "{one} và {other}").format(one=names[0], other=names[1])
        return "".join(names)
    types = {offices[r.office].type if r.office in offices else "" for r in recipients}
    if types == {"xa"}:
        return translate("Sentence", "%n xã", "", len(recipients))
    if types == {"xa", "thi-tran"}:
        return translate("Sentence", "%n xã, thị trấn", "", len(recipients))
    if types <= COMMUNES:
        return translate("Sentence", "%n xã, phường, thị trấn", "", len(recipients))
    return translate("Sentence", "%n nơi nhận", "", len(recipients))
