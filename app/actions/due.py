"""The day by which a document is to be dealt with."""

from datetime import date

from app.actions.desk import Desk
from sync.errors import Refused
from sync.replica import drafts
from sync.replica.view import View
from sync.rules.documents import Document


def check_due(desk: Desk, id: str | None, issued_on: date | None, due: date | None) -> None:
    """Whether the due date can be kept at all, with what a draft or the numbered document already says.

    Raises: Refused `date.due_too_early` where it lies before the document's own date; `clock.*`.
    """
    with desk.replica.read() as connection:
        draft = drafts.read(connection, id) if id else None
        document = View(connection).get(Document, id) if id else None
    due = due or (draft.due if draft else None)
    if due is None:
        return
    written = document.issued_on if document else issued_on or (draft.issued_on if draft else None)
    on = written or desk.legal_date()
    if due < on:
        raise Refused("date.due_too_early", {"due": due.isoformat(), "date": on.isoformat()})
