"""What is said of a draft that the office shares: where it stands, what was said with it, its facts. Pure."""

from app.actions.draft_page import DraftPage
from app.ui.words import dates, due, meetings
from app.ui.words.speech import speech, translate
from sync.rules.corrections import Way
from sync.rules.deadline import deadline
from sync.rules.documents import Urgency

TOKENS = {"submitted": "blue", "returned": "red", "approved": "green", "draft": "grey"}


def stands(page: DraftPage) -> tuple[str, str, str, str]:
    """The colour and icon for where it stands, what is said of it, and what stands out of that."""
    draft, at = page.draft, dates.moment(page.draft.at)
    if draft.state == "returned":
        strong = translate("SharedWords", "{name} trả lại, {time}").format(name=page.decided_by, time=at)
        return "red", "undo", draft.comment, strong
    if draft.state == "approved":
        strong = translate("SharedWords", "{name} đã duyệt, {time}").format(name=page.decided_by, time=at)
        return "green", "check", translate("SharedWords", "Sửa chữ hay đổi tệp thì phải trình lại."), strong
    if draft.state == "draft":
        strong = translate("SharedWords", "Bản của {name}, được giữ riêng").format(name=page.by)
        text = translate(
            "SharedWords", "{other} đã trình một bản khác trước. Hãy trình lại một bản và thôi trình bản kia."
        )
        return "amber", "copy", text.format(other=page.other), strong
    strong = translate("SharedWords", "Chờ {name} duyệt").format(name=page.leader)
    return "blue", "hourglass", draft.note, strong


def submitted(page: DraftPage) -> str:
    """Who has laid it before whom, and when."""
    words = translate("SharedWords", "{kind} · {name} trình {time}")
    return words.format(kind=page.kind.capitalize(), name=page.by, time=dates.moment(page.draft.at))


def facts(page: DraftPage) -> list[tuple[str, str]]:
    """Names and values; what is empty is left out."""
    text = page.draft.text
    by = deadline(text.due, text.due_time)
    told = [
        (translate("SharedWords", "Nơi nhận"), ", ".join(page.to) or translate("SharedWords", "Chưa chọn")),
        (translate("SharedWords", "Người ký"), text.signer),
        (translate("SharedWords", "Ngày văn bản"), dates.day(text.issued_on) if text.issued_on else ""),
        (translate("SharedWords", "Hạn trả lời"), due.field(by) if by else ""),
        meetings.draft_fact(text.kind, text.meeting),
    ]
    if (first := text.corrects) is not None:
        is_letter = first.way is Way.CORRECTS
        name = translate("SharedWords", "Đính chính") if is_letter else translate("SharedWords", "Thay thế")
        told.append((name, first.notation))
    if text.urgency is not Urgency.NORMAL:
        told.append((translate("SharedWords", "Độ khẩn"), speech.say(f"urgency.{text.urgency}")))
    return [(name, value) for name, value in told if value]
