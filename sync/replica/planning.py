"""From a document's rows to the meeting that its line carries.

It follows its document: there while the invitation stands, gone where it was refused, given back or taken back.
"""

from sync.replica.planned import Planned
from sync.rules.deliveries import FINAL, Delivery, delivery_id
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.guests import GONE
from sync.rules.inviting import came_after_hour, meeting_of
from sync.rules.state import State


def planned_of(state: State, document: Document, office: str) -> Planned | None:
    """The meeting that a document calls this office to, or that this office calls to; None where there is none."""
    if document.meeting is None and document.is_sent_by(office):
        return None
    page = state.get(Handling, handling_id(document.id, office))
    meeting = meeting_of(document, page)
    if meeting is None:
        return None
    attendance = page.attendance if page else None
    going, reason = (attendance.going, attendance.reason) if attendance else ((), "")
    if document.is_sent_by(office):
        standing = [d for d in state.children(Delivery, document.id) if d.state not in GONE]
        if document.state != "released" or not standing:
            return None
        asked = [d for d in standing if d.office]
        answers = [d.answer for d in asked if d.answer is not None]
        coming = sum(len(answer.going) for answer in answers)
        return Planned(meeting=meeting, going=going, asked=len(asked), answered=len(answers), coming=coming)
    delivery = state.get(Delivery, delivery_id(document.id, office))
    if delivery is None or delivery.state in FINAL:
        return None
    return Planned(
        meeting=meeting,
        is_noted=document.meeting is None,
        going=going,
        reason=reason,
        missed=came_after_hour(meeting, delivery),
    )
