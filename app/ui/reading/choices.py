"""What a person may do with a document as it stands: one primary action, the others, each with its key. Pure."""

from dataclasses import dataclass

from app.actions.document_page import DocumentPage
from app.ui.words.speech import translate
from sync.rules.authority import allows
from sync.rules.deliveries import FINAL
from sync.rules.people import Role


@dataclass(frozen=True)
class Choice:
    """`do` names what is to be done; `act` the intent whose right it takes, "" where everybody may. `is_grave`: it
    takes something back or ends it."""

    do: str
    text: str
    symbol: str
    act: str = ""
    key: str = ""
    is_grave: bool = False


def choices(page: DocumentPage, roles: frozenset[Role]) -> list[Choice]:
    """What may be done, the primary action first. Nothing is offered that the rules would refuse."""
    offered = _outgoing(page) if page.own else _incoming(page)
    return [choice for choice in offered if not choice.act or allows(roles, choice.act)]


def _incoming(page: DocumentPage) -> list[Choice]:
    offered: list[Choice] = []
    asked = page.delivery is not None and page.delivery.recall is not None and not page.delivery.recall.answer
    final = page.state in FINAL
    if asked and not final:
        offered.append(Choice("answer_recall", translate("Choices", "Trả lời thu hồi"), "recall", "answer_recall"))
    if page.state == "arrived":
        offered.append(Choice("register", translate("Choices", "Vào sổ"), "book", "register", "F9"))
    if page.state == "arrived" and not final:
        offered.append(Choice("refuse", translate("Choices", "Từ chối tiếp nhận"), "refuse", "refuse", is_grave=True))
    return [*offered, *_with_files(page)]


def _outgoing(page: DocumentPage) -> list[Choice]:
    if page.document.state == "void":
        return _with_files(page)
    if page.document.state == "numbered":
        return [
            Choice("release", translate("Choices", "Gắn bản quét và gửi"), "outgoing", "release", "F7"),
            Choice("void", translate("Choices", "Hủy số"), "trash", "void", is_grave=True),
            *_with_files(page),
        ]
    offered: list[Choice] = []
    if all(r.state in ("waiting", "sent") for r in page.recipients) and not page.withdraw_asked:
        offered.append(Choice("withdraw", translate("Choices", "Hủy gửi"), "undo", "withdraw"))
    elif any(r.office and r.state not in FINAL and r.recall in ("", "declined") for r in page.recipients):
        offered.append(Choice("recall", translate("Choices", "Thu hồi"), "recall", "recall", is_grave=True))
    if any(not r.office and r.state not in FINAL for r in page.recipients):
        close = translate("Choices", "Ghi đã chuyển")
        offered.insert(0, Choice("close_outside", close, "done", "close_outside"))
    return [*offered, *_with_files(page)]


def _with_files(page: DocumentPage) -> list[Choice]:
    if not page.attachments:
        return []
    return [
        Choice("print", translate("Choices", "In"), "print", key="Ctrl+P"),
        Choice("save", translate("Choices", "Lưu tệp"), "save", key="Ctrl+S"),
    ]
