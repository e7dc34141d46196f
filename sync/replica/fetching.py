"""Which files a PC fetches: those of documents and drafts that it has rows of, and its office's templates."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from sync.replica import listing, transfers
from sync.replica.large_files import limit_for
from sync.replica.view import View
from sync.rules.documents import Document, Urgency
from sync.rules.drafts import SharedDraft
from sync.rules.templates import Template


def want_document(connection: Connection, document: Document) -> None:
    """Once the server holds all of them; the most urgent first, then what is due first."""
    if document.stored_at and document.state == "released":
        due, rank = document.due.isoformat() if document.due else "", document.urgency.rank
        transfers.want_down(connection, document.id, rank, due, document.files, limit_for(connection, document))


def want_draft(connection: Connection, draft: SharedDraft) -> None:
    if draft.stored_at and draft.state != "withdrawn":
        transfers.want_down(connection, draft.id, draft.text.urgency.rank, "", draft.text.files)


def want_templates(connection: Connection, ids: Iterable[str], has_file: Callable[[str], bool]) -> None:
    """The office's templates are on every PC of it, before somebody wants to begin with one."""
    view = View(connection)
    for template in (view.get(Template, id) for id in sorted(ids)):
        if template is None:
            continue
        files = () if template.is_removed else (template.file,)
        listing.note_files(connection, template.id, files, has_file)
        if template.stored_at:
            transfers.want_down(connection, template.id, Urgency.NORMAL.rank, "", files)
