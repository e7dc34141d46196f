"""The words by which a document is found: every field of it that a clerk would search by."""

from sync.replica.line import Line
from sync.replica.view import View
from sync.rules.deliveries import Delivery
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.kinds import Kind
from sync.rules.offices import Office

MOST_OFFICES = 50


def words(view: View, document: Document, line: Line) -> str:
    """Number, subject, signer, kind, offices, what people have said of it, names of files; the number of what it puts
    right, and of what has put it right."""
    kind = view.get(Kind, document.kind)
    people = [o.full_name for o in (view.get(Office, c) for c in (line.sender, *line.to[:MOST_OFFICES])) if o]
    deliveries = view.children(Delivery, document.id) if len(line.to) <= MOST_OFFICES else []
    notes = [d.reason for d in deliveries] + [d.name for d in deliveries]
    if line.box == "incoming" and (page := view.get(Handling, handling_id(document.id, line.to[0]))):
        notes += _said_in_house(page)
    arrival = str(line.arrival_number) if line.arrival_number is not None else ""
    others = [*line.put_right, document.corrects.notation if document.corrects else ""]
    fields = [document.kind, kind.name if kind else "", arrival, document.notation, document.subject, document.signer]
    return " \n".join((*fields, *others, *people, *notes, *(f.name for f in document.files)))


def _said_in_house(page: Handling) -> list[str]:
    """Proposals, directives and the result, as people wrote them."""
    said = [*(one.proposal for one in page.presentations), *(one.text for one in page.directives)]
    return [*said, page.conclusion.result] if page.conclusion else said
