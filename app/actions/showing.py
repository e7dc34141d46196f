"""A whole document as the window shows it: every code with its name, read in one look."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from app.actions.document_page import (
    Colleague,
    DocumentPage,
    HistoryLine,
    Named,
    OtherForm,
    PutRight,
    RecipientLine,
)
from sync.replica import drafts, listing, outbox, queries, slip_files
from sync.replica.case_file_page import files_of
from sync.replica.line import Line
from sync.replica.replica import Replica
from sync.replica.twins import twins_of
from sync.replica.view import View
from sync.rules.case_files import CaseFile
from sync.rules.correcting import stands
from sync.rules.corrections import Correction
from sync.rules.deadline import Deadline, deadline
from sync.rules.deliveries import Delivery, came_at, came_late, delivery_id
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.joining import SYSTEM
from sync.rules.kinds import Kind
from sync.rules.legal_time import legal_day
from sync.rules.loans import Loan
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
            case_files=_case_files(view, files_of(connection.exec_driver_sql, id)),
            loan=_loan(view, identity.office, id),
            put_right=_put_right(connection, view, shown.corrections),
            first_box=_box(connection, document.corrects.document) if document.corrects else "",
            others=_others(view, handling),
            twins=twins_of(connection.connection.driver_connection, id) if _waits(shown.listed.line) else (),
        )


def _waits(line: Line) -> bool:
    return line.box == "incoming" and line.queue == "to_register"


def _others(view: View, handling: Handling | None) -> tuple[OtherForm, ...]:
    """The other forms of a document, going round from it."""
    if handling is None or not (handling.joined_to or handling.roads):
        return ()
    root = handling
    if handling.joined_to:
        root = view.get(Handling, handling_id(handling.joined_to, handling.office)) or handling
    ids = (root.document, *(road.document for road in root.roads))
    at = ids.index(handling.document) if handling.document in ids else 0
    found = (_form(view, id, handling.office) for id in (*ids[at + 1 :], *ids[:at]))
    return tuple(one for one in found if one is not None)


def _form(view: View, id: str, office: str) -> OtherForm | None:
    document, delivery = view.get(Document, id), view.get(Delivery, delivery_id(id, office))
    if document is None or delivery is None:
        return None
    if document.origin is not None:
        return OtherForm(id, str(document.origin.source), document.origin.received_at)
    return OtherForm(id, SYSTEM, came_at(delivery), document.office)


def _colleagues(staff: Iterable[Person], today: date) -> tuple[Colleague, ...]:
    """By given name, as Vietnamese lists of people are sorted."""
    known = (Colleague(person.id, person.name, person.roles_on(today)) for person in staff)
    readers = (one for one in known if one.roles & SEES_DOCUMENTS)
    return tuple(sorted(readers, key=lambda one: (folded(one.name).split()[-1:], folded(one.name), one.id)))


def _case_files(view: View, ids: Iterable[str]) -> tuple[Named, ...]:
    known = (view.get(CaseFile, id) for id in ids)
    named = [Named(file.id, f"{file.code} {file.title}") for file in known if file]
    return tuple(sorted(named, key=lambda one: (one.name.casefold(), one.id)))


def _loan(view: View, office: str, document: str) -> Named | None:
    out = (one for one in view.children(Loan, office) if one.document == document and one.returned_on is None)
    return next((Named(one.id, one.user) for one in out), None)


def _reply(view: View, handling: Handling | None) -> Named | None:
    id = handling.conclusion.reply if handling and handling.conclusion else ""
    document = view.get(Document, id) if id else None
    return Named(id, document.notation if document else id) if id else None


def _put_right(connection: Connection, view: View, corrections: Iterable[Correction]) -> tuple[PutRight, ...]:
    found = []
    for one in sorted(corrections, key=lambda one: (one.issued_on, one.id)):
        line = listing.read_line(connection, one.by)
        is_there = stands(view, one) and (line is None or line.state != "recalled")
        box = line.box if line else ""
        found.append(PutRight(one.by, one.way, one.notation, one.issued_on, one.subject, is_there, box))
    return tuple(found)


def _box(connection: Connection, id: str) -> str:
    line = listing.read_line(connection, id)
    return line.box if line else ""


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
