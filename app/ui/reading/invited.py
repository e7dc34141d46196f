"""Whether a document that came calls to a meeting, and what can be done about that. Pure."""

from app.actions.document_page import DocumentPage
from app.ui.words.speech import translate
from sync.rules.deliveries import FINAL
from sync.rules.meetings import INVITATION
from sync.rules.text import folded

CALLS = ("giay moi", "moi hop", "moi du", "trieu tap")  # in folded words, of a kind or a subject


def calls_to_meeting(page: DocumentPage) -> bool:
    """An invitation, or what says in its kind or subject that it is one: some come as letters."""
    document = page.document
    if document.kind == INVITATION:
        return page.state not in FINAL
    words = folded(f"{document.kind} {document.subject}")
    return page.state not in FINAL and any(call in words for call in CALLS)


def may_note(page: DocumentPage) -> bool:
    """Whether this office may note the hour itself: its sender has not said it."""
    return not page.own and page.document.meeting is None and (page.planned is not None or calls_to_meeting(page))


def may_answer(page: DocumentPage) -> bool:
    """Whether there is a meeting to say something about, in the rules' eyes."""
    if page.planned is None:
        return False
    return page.own or (page.handling is not None and page.handling.arrival is not None)


def answer_words(page: DocumentPage) -> str:
    """What the button is called that answers it."""
    if page.own:
        return translate("Choices", "Người của cơ quan dự")
    has_answered = page.handling is not None and page.handling.attendance is not None
    return translate("Choices", "Đổi người dự") if has_answered else translate("Choices", "Trả lời giấy mời")
