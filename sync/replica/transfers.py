"""Files that have to go up or come down, the most urgent first; and which ones are here.

A file goes up only after the server has taken the release that needs it: facts travel first. A file that the office
holds already costs nothing in either direction.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from sync.replica.tables import Attachment, Outbox, Transfer, table_of
from sync.rules.documents import FileFacts
from sync.rules.intents import TakeIn

_transfers, _attachments, _outbox = table_of(Transfer), table_of(Attachment), table_of(Outbox)
MOST_FAILURES = 2
TAKEN = ("acknowledged", "settled")


@dataclass(frozen=True)
class Wanted:
    """One file on its way. `rank` 0 is the most urgent; `started`: some of it may be at the other end."""

    sha256: str
    bytes: int
    rank: int
    document: str
    started: bool


def want_up(
    connection: Connection, document: str, release_intent: str, rank: int, due: str, files: Iterable[FileFacts]
) -> None:
    """The files of a release have to go up, unless they are on their way or there already."""
    for file in files:
        _want(connection, "up", file.sha256, document, release_intent, rank, due, file.bytes)


def want_down(connection: Connection, document: str, rank: int, due: str, files: Iterable[FileFacts]) -> None:
    """The files of a document or a draft that the server holds and this PC does not have to come down."""
    missing = select(_attachments.c.sha256).where(_attachments.c.document == document, ~_attachments.c.here)
    absent = set(connection.execute(missing).scalars())
    for file in files:
        if file.sha256 in absent:
            _want(connection, "down", file.sha256, document, "", rank, due, file.bytes)


def _want(
    connection: Connection, way: str, sha256: str, document: str, intent: str, rank: int, due: str, size: int
) -> None:
    same = (_transfers.c.way == way) & (_transfers.c.sha256 == sha256)
    there = select(_transfers.c.sha256).where(same, _transfers.c.state == "done")
    if way == "up" and connection.execute(there).first() is not None:
        return
    connection.execute(delete(_transfers).where(same, _transfers.c.intent == intent))
    values = {"document": document, "intent": intent, "rank": rank, "due": due, "bytes": size}
    connection.execute(insert(_transfers).values(way=way, sha256=sha256, state="waiting", **values))


def next_up(connection: Connection) -> Wanted | None:
    """The file that should go up now: urgency, then due date, then size."""
    taken = _outbox.c.state.in_(TAKEN) | ((_outbox.c.outcome == "conflict") & (_outbox.c.act == TakeIn.kind()))
    released = select(_outbox.c.id).where(_outbox.c.id == _transfers.c.intent, taken).exists()
    return _next(connection, (_transfers.c.way == "up") & released)


def next_down(connection: Connection) -> Wanted | None:
    """The file that should come down now: urgency, then due date, then size."""
    return _next(connection, _transfers.c.way == "down")


def _next(connection: Connection, which: ColumnElement[bool]) -> Wanted | None:
    row = connection.execute(
        select(_transfers.c.sha256, _transfers.c.bytes, _transfers.c.rank, _transfers.c.document, _transfers.c.started)
        .where(which, _transfers.c.state == "waiting")
        .order_by(_transfers.c.rank, _transfers.c.due == "", _transfers.c.due, _transfers.c.bytes, _transfers.c.sha256)
        .limit(1)
    ).first()
    return Wanted(row.sha256, row.bytes, row.rank, row.document, row.started) if row else None


def start(connection: Connection, way: str, sha256: str) -> None:
    same = (_transfers.c.way == way) & (_transfers.c.sha256 == sha256)
    connection.execute(update(_transfers).where(same).values(started=True))


def inline_files(connection: Connection, documents: set[str], largest: int, room: int) -> list[str]:
    """Small files of these documents that still have to go up, as many as there is room for."""
    query = select(_transfers.c.sha256, _transfers.c.bytes).where(
        _transfers.c.way == "up",
        _transfers.c.state == "waiting",
        _transfers.c.bytes <= largest,
        _transfers.c.document.in_(sorted(documents)),
    )
    chosen = []
    for row in connection.execute(query.order_by(_transfers.c.rank, _transfers.c.bytes)):
        if row.bytes > room:
            break
        room -= row.bytes
        chosen.append(row.sha256)
    return chosen


def finish(connection: Connection, way: str, sha256: str) -> None:
    same = (_transfers.c.way == way) & (_transfers.c.sha256 == sha256)
    connection.execute(update(_transfers).where(same).values(state="done", code=""))


def park(connection: Connection, way: str, sha256: str, code: str) -> None:
    """Set a transfer aside that cannot succeed by trying again; it is shown with its code until retried."""
    same = (_transfers.c.way == way) & (_transfers.c.sha256 == sha256)
    connection.execute(update(_transfers).where(same).values(state="parked", code=code))


def failed(connection: Connection, way: str, sha256: str, code: str) -> None:
    """A file went all the way and was not what its name promises: once more, then it is set aside with the code."""
    same = (_transfers.c.way == way) & (_transfers.c.sha256 == sha256)
    connection.execute(update(_transfers).where(same).values(failures=_transfers.c.failures + 1))
    most = connection.execute(select(func.max(_transfers.c.failures)).where(same)).scalar() or 0
    if most >= MOST_FAILURES:
        park(connection, way, sha256, code)


def drop_uploads_of(connection: Connection, intent: str) -> None:
    """A release was refused: its files need not go up for it."""
    connection.execute(delete(_transfers).where(_transfers.c.way == "up", _transfers.c.intent == intent))


def arrived(connection: Connection, sha256: str) -> list[str]:
    """A file is here now, whole: the documents that it belongs to."""
    finish(connection, "down", sha256)
    same = _attachments.c.sha256 == sha256
    connection.execute(update(_attachments).where(same).values(here=True))
    return list(connection.execute(select(_attachments.c.document).where(same).distinct()).scalars())


def lost(connection: Connection, sha256: str) -> None:
    """A file that should be here is damaged or gone: fetch it again."""
    connection.execute(update(_attachments).where(_attachments.c.sha256 == sha256).values(here=False))
    connection.execute(delete(_transfers).where(_transfers.c.way == "down", _transfers.c.sha256 == sha256))
    row = connection.execute(select(_attachments).where(_attachments.c.sha256 == sha256).limit(1)).first()
    if row is not None:
        _want(connection, "down", sha256, row.document, "", 0, "", row.bytes)


def all_here(connection: Connection, document: str) -> bool:
    query = select(func.count()).where(_attachments.c.document == document, ~_attachments.c.here)
    return connection.execute(query).scalar_one() == 0


def waiting(connection: Connection, way: str) -> tuple[int, int]:
    """How many files wait on a way, and their bytes."""
    which = (_transfers.c.way == way) & (_transfers.c.state == "waiting")
    row = connection.execute(select(func.count(), func.coalesce(func.sum(_transfers.c.bytes), 0)).where(which)).one()
    return row[0], row[1]


def recheck_all(connection: Connection) -> None:
    """The server was restored: every file that had gone up may be missing there again."""
    done = (_transfers.c.way == "up") & (_transfers.c.state == "done")
    connection.execute(update(_transfers).where(done).values(state="waiting", started=True))


def unpark(connection: Connection, document: str) -> int:
    """Give a document's parked files another try, and the scans on the office's page about it; how many."""
    its = (_transfers.c.document == document) | _transfers.c.document.startswith(f"{document}@", autoescape=True)
    parked = (_transfers.c.state == "parked") & its
    return connection.execute(
        update(_transfers).where(parked).values(state="waiting", started=True, failures=0)
    ).rowcount


def try_parked_again(connection: Connection) -> None:
    """At the engine's start, and when a person says so: what was set aside gets another try."""
    parked = _transfers.c.state == "parked"
    connection.execute(update(_transfers).where(parked).values(state="waiting", started=True, failures=0))
