"""What the clerk proposes with a document that lies before a leader, and whether one key can give it out so. Pure."""

from dataclasses import dataclass
from datetime import date

from app.actions.document_page import DocumentPage
from app.ui.words import due
from app.ui.words.speech import translate
from sync.rules.assignments import Presentation
from sync.rules.deadline import Deadline, deadline


@dataclass(frozen=True)
class Proposal:
    """`lines`: whom it names and by when, in words; `why_not`: why it cannot be given out so, "" where it can."""

    presentation: Presentation
    by: str
    lines: tuple[str, ...]
    why_not: str

    @property
    def can_agree(self) -> bool:
        return bool(self.presentation.lead) and not self.why_not


def proposal_of(page: DocumentPage, today: date) -> Proposal | None:
    """What lies there; None where nothing does."""
    last = page.handling.presented if page.handling else None
    if last is None:
        return None
    by = deadline(last.due, last.due_time)
    lines = []
    if last.lead:
        lines.append(translate("Proposal", "Chủ trì: {names}").format(names=page.people.get(last.lead, last.lead)))
    if last.collaborators:
        names = ", ".join(page.people.get(one, one) for one in last.collaborators)
        lines.append(translate("Proposal", "Phối hợp: {names}").format(names=names))
    if by is not None:
        lines.append(translate("Proposal", "Hạn xử lý: {due}").format(due=due.field(by)))
    return Proposal(last, page.people.get(last.by, ""), tuple(lines), _why_not(page, last, by, today))


def _why_not(page: DocumentPage, last: Presentation, by: Deadline | None, today: date) -> str:
    if not last.lead:
        return ""
    able = {one.id for one in page.colleagues}
    gone = [page.people.get(one, one) for one in (last.lead, *last.collaborators) if one not in able]
    if gone:
        told = translate("Proposal", "{names} không còn nhận việc được, nên cần chọn người khác.")
        return told.format(names=", ".join(gone))
    if by is not None and by.day < today:
        return translate("Proposal", "Hạn đề xuất đã qua, nên cần chọn hạn khác.")
    return ""
