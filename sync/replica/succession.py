"""This file goes on as another PC: it was restored from a backup, or its office moved here.

What has no verdict is offered again as the signed bytes that it is, in lanes of the new PC: the server knows an act by
its bytes, so what it has had already gets the verdict that it had. What was settled keeps no place in a lane; should
the server be restored from an older state, it is offered again too (`offering_again.what_may_be_lost`).
"""

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from sync.files import FileStore
from sync.replica import drafts, outbox, transfers
from sync.replica.meta import read_identity, read_meta, write_identity, write_meta
from sync.replica.tables import Attachment, Draft, Lane, Outbox, Taken, Transfer, table_of
from sync.replica.view import View
from sync.rules.documents import Document
from sync.rules.intents import RequestNumbers

_outbox, _lanes, _taken, _drafts = table_of(Outbox), table_of(Lane), table_of(Taken), table_of(Draft)
_attachments, _transfers = table_of(Attachment), table_of(Transfer)
DUE, TIDY = "succession_due", "succession_tidy"


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """What this file has still to become. `seed`: of the former PC's key, in hex; it signs once more, and is forgotten.
    `clear`: how many numbers past the last known one are not to be given."""

    device: str
    seed: str
    clear: int


def read_due(connection: Connection) -> Due | None:
    text = read_meta(connection, DUE)
    return msgspec.json.decode(text, type=Due) if text else None


def is_due(connection: Connection) -> bool:
    """Whether this file has still to take another PC's place, or to fetch what came meanwhile."""
    return read_due(connection) is not None or bool(read_meta(connection, TIDY))


def write_due(connection: Connection, due: Due) -> None:
    write_meta(connection, DUE, msgspec.json.encode(due).decode())


def last_numbers(connection: Connection) -> dict[str, int]:
    """By book, the last number that this file knows to be given here."""
    query = select(_taken.c.book, func.max(_taken.c.number).label("last")).group_by(_taken.c.book)
    found = {row.book: int(row.last) for row in connection.execute(query)}
    return {book: last for book, last in found.items() if book.rpartition(".")[2].isdigit() and _is_book(book)}


def _is_book(book: str) -> bool:
    """Whether it is a book and not the suffixes of one number, which stand under the number's name."""
    return len(book.rpartition(".")[2]) == 4 and not book.rpartition(".")[0].rpartition(".")[2].isdigit()


def become(connection: Connection, device: str, token: str) -> None:
    """Go on as another PC from here on."""
    identity = read_identity(connection)
    assert identity is not None
    write_identity(connection, msgspec.structs.replace(identity, device=device))
    write_meta(connection, "token", token)
    write_meta(connection, DUE, "")
    write_meta(connection, TIDY, "yes")
    for of_the_former_one in ("line", "held_up"):
        write_meta(connection, of_the_former_one, "")
    connection.execute(delete(_lanes))
    asked = (_outbox.c.act == RequestNumbers.kind()) & _outbox.c.state.in_(outbox.PENDING)
    connection.execute(update(_outbox).where(asked).values(state="cancelled"))  # the new one asks for its own
    given = (_outbox.c.act == RequestNumbers.kind()) & (_outbox.c.state == "acknowledged")
    connection.execute(update(_outbox).where(given).values(state="settled"))  # and has no use for the former one's
    connection.execute(update(_outbox).where(_outbox.c.state == "sent").values(state="ready"))
    connection.execute(update(_outbox).values(lane=None, seq=None))
    numbered = (_transfers.c.way == "up") & (_transfers.c.state != "done")
    connection.execute(update(_transfers).where(numbered).values(state="waiting", started=True, failures=0))


def drop_outdated_drafts(connection: Connection) -> int:
    """A draft that the backup still had and that has gone its way since is none any more; how many went."""
    gone = [
        id
        for id in connection.execute(select(_drafts.c.id)).scalars().all()
        if View(connection).get(Document, id) is not None
    ]
    for id in gone:
        drafts.remove(connection, id)
    return len(gone)


def fetch_absent_files(connection: Connection, files: FileStore) -> int:
    """Files that the backup left at the server come down again; how many."""
    here = select(_attachments.c.sha256).where(_attachments.c.here).distinct()
    absent = [sha256 for sha256 in connection.execute(here).scalars().all() if not files.has(sha256)]
    for sha256 in absent:
        transfers.lost(connection, sha256)
    return len(absent)
