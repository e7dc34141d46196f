"""The lists made anew from the rows, where a newer program wants them in another form."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, delete, select, union

from sync.database import Database
from sync.replica import listing, reach, search, texts, todo
from sync.replica.meta import read_identity, read_meta, write_meta
from sync.replica.tables import Base, Listing, Overlay, table_of
from sync.rules.documents import Document
from sync.rules.drafts import SharedDraft

_base, _overlay, _listing = table_of(Base), table_of(Overlay), table_of(Listing)
FORM = "listing_form"
SLICE = 500
LISTED = (Document.type_name(), SharedDraft.type_name())


def rebuild_lists(database: Database, has_file: listing.HasFile, today: date) -> None:
    """Bring the lists of a file to this program's form; does nothing where they have it.

    All in one transaction: whoever kills the program finds the old lists or the new ones. Raises: LocalHindrance.
    """
    with database.read() as connection:
        identity = read_identity(connection)
        is_so = read_meta(connection, FORM) == listing.FORM
    if is_so:
        return
    with database.write() as connection:
        if identity is not None:
            search.forget_all(connection)
            reach.forget_all(connection)
            texts.forget_index(connection)
            connection.execute(delete(_listing))
            for part in _documents(connection):
                listing.refresh(connection, part, identity.office, has_file)
            todo.rebuild(connection, identity, today)
        write_meta(connection, FORM, listing.FORM)


def _documents(connection: Connection) -> Iterator[list[str]]:
    """Ids in the order in which the documents were made, so that the newest line is the last."""
    ids = union(*(select(t.c.id).where(t.c.type.in_(LISTED)) for t in (_base, _overlay))).subquery()
    found = list(connection.execute(select(ids.c.id).order_by(ids.c.id)).scalars())
    for start in range(0, len(found), SLICE):
        yield found[start : start + SLICE]
