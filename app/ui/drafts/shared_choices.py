"""What a person may do with a draft that the office shares, as it stands; the first is what it waits for. Pure."""

from app.actions.draft_page import DraftPage
from app.ui.reading.choice import Choice
from app.ui.words.speech import translate
from sync.rules.authority import allows
from sync.rules.people import Role


def shared_choices(page: DraftPage, roles: frozenset[Role], person: str) -> list[Choice]:
    """Nothing is offered that the rules would refuse."""
    state = page.draft.state
    edit = translate("SharedChoices", "Sửa và trình lại") if state == "returned" else translate("SharedChoices", "Sửa")
    offered = [Choice("open", edit, "write", "submit_draft")]
    if state == "submitted":
        offered.insert(0, Choice("review", translate("SharedChoices", "Đọc và duyệt"), "eye", "approve_draft"))
    if state == "approved":
        offered.insert(0, Choice("number", translate("SharedChoices", "Cấp số và gửi"), "number", "number", "F9"))
    if page.draft.by == person or Role.CLERK in roles:
        offered.append(Choice("withdraw", translate("SharedChoices", "Thôi trình"), "undo", "withdraw_draft"))
    return [choice for choice in offered if allows(roles, choice.act)]
