"""What an office does with an invitation: says who goes, notes the hour of what came without one, asks who comes.

`hold_s`: for so long the act can be undone (`undoing`).
"""

from collections.abc import Iterable
from datetime import date, datetime

from app.actions.desk import Desk
from app.actions.people import person_named
from app.actions.undoing import hold_until
from app.documents.meeting_hour import meeting_hour
from sync.errors import Refused
from sync.replica.calendar_page import name_of
from sync.replica.replica import Replica
from sync.replica.texts import lines_of
from sync.replica.view import View
from sync.rules.deliveries import Delivery
from sync.rules.desk_acts import AnswerInvitation, NoteMeeting
from sync.rules.documents import Document, Handling, handling_id, rank_of
from sync.rules.guests import Guests, guests_of
from sync.rules.legal_time import legal_day
from sync.rules.meetings import Attendee, Meeting
from sync.rules.offices import Office
from sync.rules.people import Person


def answer(desk: Desk, id: str, going: Iterable[Attendee] = (), reason: str = "", hold_s: float = 0) -> None:
    """Say who goes to a meeting, or why nobody does. The sender hears names or reason; a later answer takes its place.

    Raises: Refused - see the rule `answer_invitation`.
    """
    with desk.replica.write() as t:
        rank = rank_of(t.view, id)
        act = AnswerInvitation(document=id, going=tuple(going), reason=reason)
        t.save_intent(act, person=desk.person, rank=rank, hold_until=hold_until(desk, hold_s, rank))


def note_meeting(desk: Desk, id: str, meeting: Meeting | None) -> None:
    """Note to what meeting a document calls whose sender has not said it; None takes it out of the calendar.

    Raises: Refused - see the rule `note_meeting`.
    """
    with desk.replica.write() as t:
        t.save_intent(NoteMeeting(document=id, meeting=meeting), person=desk.person, rank=rank_of(t.view, id))


def hour_in_text(replica: Replica, id: str) -> datetime | None:
    """When a meeting begins to which a document calls without saying so to the system, where what was read of its files
    names one moment without doubt: a suggestion for whoever notes the meeting."""
    with replica.read() as connection:
        document = View(connection).get(Document, id)
        lines = lines_of(connection, id)
    return meeting_hour(lines, document.issued_on) if document else None


def attendee(replica: Replica, typed: str) -> Attendee:
    """Whom somebody means: a person of the office by id or name, else anybody of that name."""
    try:
        return Attendee(person=person_named(replica, typed))
    except Refused:
        return Attendee(name=typed)


def guests(replica: Replica, id: str) -> Guests:
    """Who comes to a meeting that this office holds. Raises: Refused `document.unknown`, `meeting.none`."""
    office = replica.identity.office
    with replica.read() as connection:
        view = View(connection)
        document = view.get(Document, id)
        if document is None or not document.is_sent_by(office):
            raise Refused("document.unknown")
        if document.meeting is None:
            raise Refused("meeting.none")
        people = {person.id: person.name for person in view.children(Person, office)}
        page = view.get(Handling, handling_id(id, office))
        own = tuple(name_of(one, people) for one in (page.attendance.going if page and page.attendance else ()))
        deliveries = view.children(Delivery, id)
        names = {d.office: _name(view, d.office) for d in deliveries if d.office} | {office: _name(view, office)}
    return guests_of(document, deliveries, own, names)


def check_day(meeting: Meeting | None, issued_on: date) -> None:
    """Nobody calls to a meeting of before the invitation. The rule does not ask: an act may be days on its way.

    Raises: Refused `meeting.before_issue`.
    """
    if meeting is not None and (day := legal_day(meeting.starts_at)) < issued_on:
        raise Refused("meeting.before_issue", {"day": day.isoformat(), "date": issued_on.isoformat()})


def _name(view: View, code: str) -> str:
    office = view.get(Office, code)
    return office.full_name if office else code
