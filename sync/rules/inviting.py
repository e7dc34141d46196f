"""Invitations (giấy mời): a receiving office says who goes, and notes the hour of what came without one.

The sender hears the names, for whoever holds a meeting has to know them, or the reason why nobody comes. Ids of people,
and the hour that an office has noted for itself, stand on the office's own page.
Law: Decree 30/2020/NĐ-CP art. 7 (giấy mời) and 22 (what is not registered creates no duty); Decision 28/2018/QĐ-TTg
art. 9 (the receiver reports back through the system).
"""

import msgspec

from sync.rules.case import Case
from sync.rules.deliveries import FINAL, MOST_EVENTS, Delivery, came_at
from sync.rules.desk_acts import AnswerInvitation, NoteMeeting
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.limits import check_names, check_reason, check_text
from sync.rules.meetings import Attendance, Attendee, Meeting, MeetingAnswer, check_meeting, tidied
from sync.rules.people import Person
from sync.rules.receiving import own_delivery
from sync.rules.state import Refusal, State, Work
from sync.rules.text import one_line

MOST_GOING = 50


def meeting_of(document: Document, page: Handling | None) -> Meeting | None:
    """As its sender says it, else as this office has noted it."""
    return document.meeting or (page.meeting if page else None)


def came_after_hour(meeting: Meeting | None, delivery: Delivery) -> bool:
    """Whether an invitation came when its meeting had begun; that is no delay of the office that received it."""
    return meeting is not None and meeting.starts_at <= came_at(delivery)


def note_meeting(work: Work, case: Case, act: NoteMeeting) -> Refusal | None:
    """Refusals: `document.not_here`, `document.already_refused`, `document.already_recalled`, `meeting.*`,
    `text.too_long`."""
    delivery, document = own_delivery(work, case, act.document), work.get(Document, act.document)
    if delivery is None or document is None:
        return Refusal("document.not_here")
    if delivery.state in FINAL:
        return Refusal(f"document.already_{delivery.state}")
    if document.meeting is not None:
        return Refusal("meeting.from_sender")
    if act.meeting is not None and (refusal := check_meeting(work, act.meeting)):
        return refusal
    page = case.note(work, act.document, "meeting_noted" if act.meeting else "meeting_removed")
    noted = tidied(act.meeting) if act.meeting else None
    work.put(msgspec.structs.replace(page, meeting=noted))
    return None


def answer_invitation(work: Work, case: Case, act: AnswerInvitation) -> Refusal | None:
    """A later answer takes the place of the earlier. Whose meeting it is, may note who of its own goes.

    Refusals: `document.not_here`, `document.not_registered`, `document.already_refused`, `document.already_recalled`,
    `meeting.none`, `attend.nobody`, `attend.both`, `attend.own_meeting`, `attend.too_many`,
    `attend.twice`, `attend.left`, `person.unknown`, `reason.*`, `text.too_long`, `delivery.full`.
    """
    document, page = work.get(Document, act.document), work.get(Handling, handling_id(act.document, case.office))
    if document is None:
        return Refusal("document.not_here")
    delivery = own_delivery(work, case, act.document)
    refusal = _check_sent(document, act) if document.is_sent_by(case.office) else _check_came(delivery, page)
    if refusal:
        return refusal
    if delivery is not None and delivery.is_full:
        return Refusal("delivery.full", {"limit": str(MOST_EVENTS)})
    if meeting_of(document, page) is None:
        return Refusal("meeting.none")
    names = _names(work, case, act)
    if isinstance(names, Refusal):
        return names
    reason = one_line(act.reason)
    code = "invitation_accepted" if names else "invitation_declined"
    facts = {"names": ", ".join(names)} if names else {"reason": reason}
    going = tuple(msgspec.structs.replace(one, name="" if one.person else one_line(one.name)) for one in act.going)
    page = case.note(work, act.document, code, **facts)
    attendance = Attendance(at=case.now, by=case.intent.person, going=going, reason=reason)
    work.put(msgspec.structs.replace(page, attendance=attendance))
    if delivery is not None and not document.is_sent_by(case.office):
        history = (*delivery.history, case.event(code, **facts))
        answer = MeetingAnswer(at=case.now, going=names, reason=reason)
        work.put(msgspec.structs.replace(delivery, answer=answer, history=history))
    return None


def _check_sent(document: Document, act: AnswerInvitation) -> Refusal | None:
    if document.state != "released":
        return Refusal("document.not_released")
    return None if act.going else Refusal("attend.own_meeting")


def _check_came(delivery: Delivery | None, page: Handling | None) -> Refusal | None:
    if delivery is None:
        return Refusal("document.not_here")
    if delivery.state in FINAL:
        return Refusal(f"document.already_{delivery.state}")
    return None if page and page.arrival else Refusal("document.not_registered")


def _names(state: State, case: Case, act: AnswerInvitation) -> tuple[str, ...] | Refusal:
    """The names of who goes; nobody, where a reason says why."""
    if not act.going:
        return check_reason(state, act.reason) or () if act.reason else Refusal("attend.nobody")
    if one_line(act.reason):
        return Refusal("attend.both")
    if len(act.going) > MOST_GOING:
        return Refusal("attend.too_many", {"limit": str(MOST_GOING)})
    if refusal := check_text(state, " ".join(one.name for one in act.going)):  # or the intent would be too large
        return refusal
    names: list[str] = []
    seen: set[str] = set()
    for one in act.going:
        name = _name(state, case, one)
        if isinstance(name, Refusal):
            return name
        if one.key in seen:
            return Refusal("attend.twice", {"name": name})
        seen.add(one.key)
        names.append(name)
    return tuple(names)


def _name(state: State, case: Case, one: Attendee) -> str | Refusal:
    if not one.person:
        if refusal := check_names(state, one.name):
            return refusal
        return one_line(one.name) or Refusal("attend.nobody")
    person = state.get(Person, one.person)
    if person is None or person.office != case.office:
        return Refusal("person.unknown")
    return Refusal("attend.left", {"name": person.name}) if person.ended_at else person.name
