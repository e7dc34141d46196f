"""Large files that are not urgent: on a line that is paid by the byte an office may have them wait until wanted.

The limit stands in the office's file of one PC, so that a commune's leader and its clerk may choose differently.
"""

from sqlalchemy import Connection, select, update

from sync.replica.meta import read_meta, write_meta
from sync.replica.tables import Transfer, table_of
from sync.replica.transfers import EVERYTHING
from sync.replica.view import View
from sync.rules.documents import ORDINARY, Document

_transfers = table_of(Transfer)
_KEY = "fetch_limit"
LEAST_LIMIT = 1_000_000  # bytes; below that, documents themselves would stay away


def read_limit(connection: Connection) -> int | None:
    """Up to so many bytes a file is fetched unasked; None: any."""
    kept = read_meta(connection, _KEY)
    return int(kept) if kept else None


def limit_for(connection: Connection, document: Document) -> int:
    """Above how many bytes a file of this document waits until somebody asks for it."""
    if document.urgency.rank < ORDINARY or all(file.bytes <= LEAST_LIMIT for file in document.files):
        return EVERYTHING
    return read_limit(connection) or EVERYTHING


def keep_limit(connection: Connection, limit: int | None) -> None:
    """What waits at the line goes by it at once."""
    write_meta(connection, _KEY, str(limit or ""))
    down = _transfers.c.way == "down"
    connection.execute(update(_transfers).where(down, _transfers.c.state == "deferred").values(state="waiting"))
    if limit is None:
        return
    larger = down & (_transfers.c.state == "waiting") & (_transfers.c.bytes > limit)
    view = View(connection)
    for row in connection.execute(select(_transfers.c.sha256, _transfers.c.document).where(larger)).all():
        document = view.get(Document, row.document)
        if document is not None and document.state == "released" and limit_for(connection, document) == limit:
            same = down & (_transfers.c.sha256 == row.sha256)
            connection.execute(update(_transfers).where(same).values(state="deferred"))
