"""What has been done to move another office on: reminders and telephone calls, in the order of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.calls import CallNote, calls_between
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Document
from sync.rules.people import Person

MOST = 40


@dataclass(frozen=True)
class Urged:
    """`kind`: reminded or called. `notation`: of the document it was about, "" for none. `who`: the person here, where
    the row says it."""

    kind: str
    at: datetime
    text: str
    notation: str
    who: str


def urged(replica: Replica, office: str, documents: Iterable[str]) -> list[Urged]:
    """Reminders about these documents and calls to an office, the newest first."""
    with replica.read() as connection:
        view, found = View(connection), []
        for id in documents:
            document = view.get(Document, id)
            delivery = view.get(Delivery, delivery_id(id, office))
            for event in delivery.history if delivery and document else ():
                if event.code == "reminded" and document:
                    found.append(Urged("reminded", event.at, event.facts.get("note", ""), document.notation, ""))
        for note in view.children(CallNote, calls_between(replica.identity.office, office)):
            document = view.get(Document, note.document) if note.document else None
            person = view.get(Person, note.person)
            notation = document.notation if document else ""
            found.append(Urged("called", note.at, note.text, notation, person.name if person else ""))
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]
