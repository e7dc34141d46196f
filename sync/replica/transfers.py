"""Files that have to go up or come down, the most urgent first; and which ones are here.

A file goes up once the release that needs it is on its way: facts travel first, and nobody waits a round trip for their
verdict. What is small goes along with them. A file that the office holds already costs nothing in either direction.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, delete, func, insert, select, update

from sync.protocol.limits import INLINE_FILE_BYTES
from sync.replica.tables import Attachment, Outbox, Transfer, table_of
from sync.rules.documents import FileFacts
from sync.rules.intents import TakeIn

_transfers, _attachments, _outbox = table_of(Transfer), table_of(Attachment), table_of(Outbox)
_BY_NEED = (_transfers.c.rank, _transfers.c.due == "", _transfers.c.due)
_same = (_transfers.c.way == bindparam("on")) & (_transfers.c.sha256 == bindparam("of"))
_DONE = select(_transfers.c.sha256).where(_same, _transfers.c.state == "done")
_WANTED = select(_transfers.c.rank, _transfers.c.due, _transfers.c.document).where(_same, _transfers.c.state != "done")
_FORGET = delete(_transfers).where(_same, _transfers.c.intent == bindparam("for"))
_WANT = insert(_transfers)
_MISSING = select(_attachments.c.sha256).where(_attachments.c.document == bindparam("of"), ~_attachments.c.here)
MOST_FAILURES = 2
EVERYTHING = sys.maxsize
_TAKE_IN = TakeIn.kind()
TAKEN = ("acknowledged", "settled")


@dataclass(frozen=True)
class Wanted:
    """One file on its way. `rank` 0 is the most urgent; `started`: some of it may be at the other end already."""

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


def want_down(
    connection: Connection, document: str, rank: int, due: str, files: Iterable[FileFacts], most: int = EVERYTHING
) -> None:
    """The files of a document or a draft that the server holds and this PC does not have to come down; what is larger
    than `most` once somebody asks for it."""
    absent = set(connection.execute(_MISSING, {"of": document}).scalars())
    for file in files:
        if file.sha256 in absent:
            waits = file.bytes > most and not _is_on_its_way(connection, file.sha256)
            state, need = "deferred" if waits else "waiting", (rank, due == "", due, document)
            if known := connection.execute(_WANTED, {"on": "down", "of": file.sha256}).first():
                need = min(need, (known.rank, known.due == "", known.due, known.document))  # one file of two documents
            _want(connection, "down", file.sha256, need[3], "", need[0], need[2], file.bytes, state)


def _is_on_its_way(connection: Connection, sha256: str) -> bool:
    """Whether a file was to come down already when it was wanted again."""
    same = (_transfers.c.way == "down") & (_transfers.c.sha256 == sha256)
    return (
        connection.execute(select(_transfers.c.sha256).where(same, _transfers.c.state == "waiting")).first() is not None
    )


def _want(
    connection: Connection,
    way: str,
    sha256: str,
    document: str,
    intent: str,
    rank: int,
    due: str,
    size: int,
    state: str = "waiting",
) -> None:
    if way == "up" and connection.execute(_DONE, {"on": way, "of": sha256}).first() is not None:
        return
    connection.execute(_FORGET, {"on": way, "of": sha256, "for": intent})
    values = {"document": document, "intent": intent, "rank": rank, "due": due, "bytes": size}
    connection.execute(_WANT, {"way": way, "sha256": sha256, "state": state, **values})


def next_up(connection: Connection) -> Wanted | None:
    return next_of(connection, "up")


def next_down(connection: Connection) -> Wanted | None:
    return next_of(connection, "down")


def next_of(
    connection: Connection, way: str, carried: Sequence[str] = (), *, largest_first: bool = False
) -> Wanted | None:
    """The file that should go up or come down now, but for those that others carry: urgency, then due date, then size,
    the small ones first or, among what is as urgent and as soon due, the largest."""
    which = (_transfers.c.way == way) & _transfers.c.sha256.not_in(carried)
    which = which & _is_released() if way == "up" else which
    row = _first(connection, which, *_BY_NEED, _transfers.c.bytes)
    if row is not None and largest_first:
        alike = which & (_transfers.c.rank == row.rank) & (_transfers.c.due == row.due)
        row = _first(connection, alike, _transfers.c.bytes.desc())
    if row is None:
        return None
    return Wanted(row.sha256, row.bytes, row.rank, row.document, row.started)


def _is_released() -> ColumnElement[bool]:
    taken = _outbox.c.state.in_(TAKEN) | ((_outbox.c.outcome == "conflict") & (_outbox.c.act == _TAKE_IN))
    on_its_way = (_outbox.c.state == "sent") & (_transfers.c.bytes > INLINE_FILE_BYTES)
    return select(_outbox.c.id).where(_outbox.c.id == _transfers.c.intent, taken | on_its_way).exists()


def _first(connection: Connection, which: ColumnElement[bool], *order: ColumnElement[Any]) -> Row[Any] | None:
    waiting = select(_transfers).where(which, _transfers.c.state == "waiting")
    return connection.execute(waiting.order_by(*order, _transfers.c.sha256).limit(1)).first()


def earlier(connection: Connection, wanted: Wanted, least: int) -> list[str]:
    """Files of the same document that have got through in either direction, shorter than this one and of no less than
    `least` bytes; the longest first."""
    through = (_transfers.c.document == wanted.document) & (_transfers.c.state == "done")
    through = through & (_transfers.c.bytes >= least) & (_transfers.c.bytes < wanted.bytes)
    query = select(_transfers.c.sha256, _transfers.c.bytes).where(through).distinct()
    return list(connection.execute(query.order_by(_transfers.c.bytes.desc(), _transfers.c.sha256)).scalars())


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


def to_carry(connection: Connection) -> dict[str, tuple[int, set[str]]]:
    """Files that have to go up for what was handed over: their bytes, and the documents that they are for."""
    handed = _outbox.c.state.in_(("sent", *TAKEN)) | ((_outbox.c.outcome == "conflict") & (_outbox.c.act == _TAKE_IN))
    query = (
        select(_transfers.c.sha256, _transfers.c.bytes, _transfers.c.document)
        .where(_transfers.c.way == "up", _transfers.c.state == "waiting")
        .where(select(_outbox.c.id).where(_outbox.c.id == _transfers.c.intent, handed).exists())
        .order_by(_transfers.c.rank, _transfers.c.bytes)
    )
    found: dict[str, tuple[int, set[str]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.sha256, (row.bytes, set()))[1].add(row.document)
    return found


def unfinished(connection: Connection, way: str) -> list[str]:
    """All files that have not got through on a way, also those set aside."""
    query = select(_transfers.c.sha256).where(_transfers.c.way == way, _transfers.c.state != "done").distinct()
    return list(connection.execute(query.order_by(_transfers.c.sha256)).scalars())


def going_up_for() -> Select[tuple[str]]:
    """The intents for which some file has still to get through."""
    return select(_transfers.c.intent).where(_transfers.c.way == "up", _transfers.c.state != "done")


def finish(connection: Connection, way: str, sha256: str) -> None:
    same = (_transfers.c.way == way) & (_transfers.c.sha256 == sha256)
    connection.execute(update(_transfers).where(same).values(state="done", code=""))


def went_up_for(connection: Connection, intent: str) -> None:
    """All files of an act are at the server, by an exchange of this PC's earlier self."""
    its = (_transfers.c.way == "up") & (_transfers.c.intent == intent)
    connection.execute(update(_transfers).where(its).values(state="done"))


def park(connection: Connection, way: str, sha256: str, code: str) -> None:
    """Set a transfer aside that cannot succeed by trying again; it is shown with its code until retried."""
    same = (_transfers.c.way == way) & (_transfers.c.sha256 == sha256)
    connection.execute(update(_transfers).where(same).values(state="parked", code=code))


def set_aside_for(connection: Connection, sha256: str) -> list[str]:
    """The documents that lack a file since it was set aside."""
    parked = (_transfers.c.sha256 == sha256) & (_transfers.c.state == "parked")
    return sorted(connection.execute(select(_transfers.c.document).where(parked).distinct()).scalars())


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


def let_go(connection: Connection, hashes: Iterable[str]) -> None:
    """Files that a document here had and has no longer: what nothing else here needs is not fetched any more."""
    needed = select(_attachments.c.sha256).where(_attachments.c.sha256 == _transfers.c.sha256).exists()
    unfetched = (_transfers.c.way == "down") & (_transfers.c.state != "done")
    connection.execute(delete(_transfers).where(unfetched, _transfers.c.sha256.in_(sorted(hashes)), ~needed))


def all_here(connection: Connection, document: str) -> bool:
    return connection.execute(_MISSING, {"of": document}).first() is None


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
    """Give a document's parked files another try, and the scans on the office's page about it; and fetch what was left
    until somebody asks. How many."""
    page = f"{document}@"
    its = (_transfers.c.document == document) | _transfers.c.document.startswith(page, autoescape=True)
    has = (_attachments.c.document == document) | _attachments.c.document.startswith(page, autoescape=True)
    its |= (_transfers.c.way == "down") & _transfers.c.sha256.in_(select(_attachments.c.sha256).where(has))
    parked = _transfers.c.state.in_(("parked", "deferred")) & its
    return connection.execute(
        update(_transfers).where(parked).values(state="waiting", started=True, failures=0)
    ).rowcount


def try_parked_again(connection: Connection) -> None:
    """At the engine's start, and when a person says so: what was set aside gets another try."""
    parked = _transfers.c.state == "parked"
    connection.execute(update(_transfers).where(parked).values(state="waiting", started=True, failures=0))
