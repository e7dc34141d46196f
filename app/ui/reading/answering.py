"""Whether a document that came asks for an answer, and how somebody gets one out. Pure."""

from app.actions.document_page import DocumentPage
from app.ui.words.speech import translate
from sync.rules.authority import allows
from sync.rules.people import Role


def asks_for_answer(page: DocumentPage) -> bool:
    """Its sender has said by when an answer has to be there."""
    return not page.own and page.document.due is not None


def way_to_answer(page: DocumentPage, roles: frozenset[Role]) -> str:
    """What who may not send has to do for an answer; "" for who may."""
    if allows(roles, "release"):
        return ""
    clerks = [one.name for one in page.colleagues if Role.CLERK in one.roles]
    if not clerks:
        return translate("Answering", "Soạn trả lời xong, nhờ văn thư cấp số, gửi.")
    return translate("Answering", "Soạn trả lời xong, nhờ văn thư {name} cấp số, gửi.").format(name=", ".join(clerks))
