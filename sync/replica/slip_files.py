"""Scans of directives that were given on paper: files of the office's own page about a document, never the document's.

They stand among the attachments under the page's id, so that what brings, fetches, checks and keeps files knows them.
"""

from collections.abc import Callable

from sqlalchemy import Connection, select

from sync.replica import listing, transfers
from sync.replica.listed import AttachmentState
from sync.replica.tables import Attachment, Transfer, table_of
from sync.replica.view import View
from sync.rules.documents import Handling, Urgency

_attachments, _transfers = table_of(Attachment), table_of(Transfer)


def keep(connection: Connection, page_id: str, has_file: Callable[[str], bool]) -> None:
    """Note which scans a page has, and want those that the server holds and this PC does not."""
    page = View(connection).get(Handling, page_id)
    files = tuple({file.sha256: file for file in page.slips.values()}.values()) if page else ()
    listing.note_files(connection, page_id, files, has_file)
    if page and (stored := [file for file in files if file.sha256 in page.slips_stored]):
        transfers.want_down(connection, page_id, Urgency.NORMAL.rank, "", stored)


def states(connection: Connection, page: Handling) -> dict[str, AttachmentState]:
    """How each scan stands here, by its directive's id."""
    if not page.slips:
        return {}
    query = select(_attachments.c.sha256, _attachments.c.here).where(_attachments.c.document == page.id)
    here = {row.sha256: row.here for row in connection.execute(query)}
    down = (_transfers.c.way == "down") & (_transfers.c.state == "parked")
    parked = set(connection.execute(select(_transfers.c.sha256).where(down)).scalars())
    return {
        id: AttachmentState(
            file.name,
            file.sha256,
            file.bytes,
            "here" if here.get(file.sha256) else "missing" if file.sha256 in parked else "coming",
        )
        for id, file in page.slips.items()
    }
