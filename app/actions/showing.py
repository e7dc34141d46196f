"""A whole document as the window shows it: every code with its name, read in one look."""

from collections.abc import Iterable
from datetime import date

from app.actions.document_page import Colleague, DocumentPage, HistoryLine, Named, RecipientLine
from sync.replica import drafts, outbox, queries, slip_files
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.deadline import Deadline, deadline
from sync.rules.deliveries import Delivery, came_at, came_late, delivery_id
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.kinds import Kind
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office, offices_above
from sync.rules.people import SEES_DOCUMENTS, Person
from sync.rules.rows import Event
from sync.rules.tasks import Task
from sync.rules.text import folded


def document_page(replica: Replica, id: str) -> DocumentPage | None:
    """Everything that this office knows of a document. None where it is not here."""
    identity = replica.identity
    with replica.read() as connection:
        shown = queries.shown(connection, id, identity.office)
        if shown is None:
            return None
        view, document = View(connection), shown.document
        staff = view.children(Person, identity.office)
        people = {person.id: person.name for person in staff}
        names, handling = _Names(view, people), view.get(Handling, handling_id(id, identity.office))
        kind, today = view.get(Kind, document.kind), legal_day(replica.clock.now())
        due = deadline(document.due, document.due_time)
        tasks = (task for task in view.children(Task, id) if task.office == identity.office and not task.closed_at)
        return DocumentPage(
            document=document,
            own=document.is_sent_by(identity.office),
            state=shown.listed.line.state,
            sender=names.sender(document),
            kind=kind.name if kind else document.kind,
            attachments=shown.listed.attachments,
            history=tuple(names.event(event) for event in shown.history),
            recipients=tuple(names.recipient(d, due) for d in shown.deliveries if d.state != "withdrawn"),
            delivery=view.get(Delivery, delivery_id(id, identity.office)),
            handling=handling,
            tasks=tuple(tasks),
            held=outbox.is_held(connection, id),
            withdraw_asked=outbox.is_asked(connection, "withdraw", id),
            draft=drafts.read(connection, id),
            people=people,
            colleagues=_colleagues(staff, today),
            reply=_reply(view, handling),
            above=names.above(identity.office, today),
            planned=shown.listed.line.planned,
            slips=slip_files.states(connection, handling) if handling else {},
            is_from_below=identity.office in names.above(document.office, today),
        )


def _colleagues(staff: Iterable[Person], today: date) -> tuple[Colleague, ...]:
    """By given name, as Vietnamese lists of people are sorted."""
    known = (Colleague(person.id, person.name, person.roles_on(today)) for person in staff)
    readers = (one for one in known if one.roles & SEES_DOCUMENTS)
    return tuple(sorted(readers, key=lambda one: (folded(one.name).split()[-1:], folded(one.name), one.id)))


def _reply(view: View, handling: Handling | None) -> Named | None:
    id = handling.conclusion.reply if handling and handling.conclusion else ""
    document = view.get(Document, id) if id else None
    return Named(id, document.notation if document else id) if id else None


class _Names:
    def __init__(self, view: View, people: dict[str, str]) -> None:
        self._view, self._people = view, people
        self._offices: dict[str, str] = {}

    def office(self, code: str) -> str:
        if code not in self._offices:
            office = self._view.get(Office, code)
            self._offices[code] = office.short_name if office else code
        return self._offices[code]

    def above(self, office: str, today: date) -> tuple[str, ...]:
        return offices_above(lambda code: self._view.get(Office, code), office, today)

    def sender(self, document: Document) -> Named:
        """What was taken in comes from whom it names, and from no office."""
        if document.origin is not None:
            return Named("", document.origin.sender)
        return Named(document.office, self.office(document.office))

    def event(self, event: Event) -> HistoryLine:
        who = self._people.get(event.person) or (self.office(event.office) if event.office else "")
        return HistoryLine(event.code, event.at, who, event.facts)

    def recipient(self, delivery: Delivery, due: Deadline | None) -> RecipientLine:
        recall = (delivery.recall.answer or "asked") if delivery.recall else ""
        return RecipientLine(
            office=delivery.office,
            name=delivery.name or self.office(delivery.office),
            state=delivery.state,
            at=came_at(delivery) if delivery.state == "arrived" else delivery.at,
            purpose=str(delivery.purpose),
            channel=str(delivery.channel),
            complete=delivery.complete,
            reason=delivery.reason,
            recall=recall,
            answer=delivery.answer,
            came_late=delivery.has("arrived") and came_late(due, delivery),
        )
