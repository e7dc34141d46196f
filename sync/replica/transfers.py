"""Files that have to go up or come down, the most urgent first; and which ones are here.

A file goes up once the release that needs it is on its way: facts travel first, and nobody waits a round trip for their
verdict. What is small goes along with them. A file that the office holds already costs nothing in either direction.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, func, insert, select, update

from sync.prepared import Prepared
from sync.protocol.limits import INLINE_FILE_BYTES
from sync.replica.tables import Attachment, Outbox, Transfer, table_of
from sync.rules.documents import FileFacts
from sync.rules.intents import TakeIn

_transfers, _attachments, _outbox = table_of(Transfer), table_of(Attachment), table_of(Outbox)
MOST_FAILURES = 2
EVERYTHING = sys.maxsize
TAKEN = ("acknowledged", "settled")
_TAKE_IN = TakeIn.kind()
_BY_NEED = (_transfers.c.rank, _transfers.c.due == "", _transfers.c.due)
_same = (_transfers.c.way == bindparam("on")) & (_transfers.c.sha256 == bindparam("of"))
_DONE = Prepared(select(_transfers.c.sha256).where(_same, _transfers.c.state == "done"))
_ON_ITS_WAY = Prepared(select(_transfers.c.sha256).where(_same, _transfers.c.state == "waiting"))
_WANTED = Prepared(
    select(_transfers.c.rank, _transfers.c.due, _transfers.c.document).where(_same, _transfers.c.state != "done")
)
_FORGET = Prepared(delete(_transfers).where(_same, _transfers.c.intent == bindparam("for")))
_WANT = Prepared(insert(_transfers))
_START = Prepared(update(_transfers).where(_same).values(started=True))
_FINISH = Prepared(update(_transfers).where(_same).values(state="done", code=""))
_PARK = Prepared(update(_transfers).where(_same).values(state="parked", code=bindparam("said")))
_MISSING = Prepared(
    select(_attachments.c.sha256).where(_attachments.c.document == bindparam("of"), ~_attachments.c.here)
)
_ARRIVED = Prepared(update(_attachments).where(_attachments.c.sha256 == bindparam("of")).values(here=True))
_HAVE_IT = Prepared(select(_attachments.c.document).where(_attachments.c.sha256 == bindparam("of")).distinct())
_INLINE = Prepared(
    select(_transfers.c.sha256, _transfers.c.bytes)
    .where(
        _transfers.c.way == "up",
        _transfers.c.state == "waiting",
        _transfers.c.bytes <= bindparam("largest"),
        _transfers.c.document.in_(bindparam("documents", expanding=True)),
    )
    .order_by(_transfers.c.rank, _transfers.c.bytes)
)
_LEADING = Prepared(  # files of a document that have got through in either direction
    select(_transfers.c.sha256, _transfers.c.bytes)
    .where(
        _transfers.c.document == bindparam("of"),
        _transfers.c.state == "done",
        _transfers.c.bytes >= bindparam("least"),
        _transfers.c.bytes < bindparam("size"),
    )
    .distinct()
    .order_by(_transfers.c.bytes.desc(), _transfers.c.sha256)
)


def _next(on_a_way: ColumnElement[bool], *order: ColumnElement[Any]) -> Prepared:
    """The first of those that wait on a way and that nobody carries."""
    columns = (getattr(_transfers.c, name) for name in ("sha256", "bytes", "rank", "document", "started", "due"))
    carried = _transfers.c.sha256.in_(bindparam("carried", expanding=True))
    waiting = select(*columns).where(on_a_way, _transfers.c.state == "waiting", ~carried)
    return Prepared(waiting.order_by(*order, _transfers.c.sha256).limit(1))


def _is_released() -> ColumnElement[bool]:
    taken = _outbox.c.state.in_(TAKEN) | ((_outbox.c.outcome == "conflict") & (_outbox.c.act == _TAKE_IN))
    on_its_way = (_outbox.c.state == "sent") & (_transfers.c.bytes > INLINE_FILE_BYTES)
    return select(_outbox.c.id).where(_outbox.c.id == _transfers.c.intent, taken | on_its_way).exists()


_WAYS = {"up": (_transfers.c.way == "up") & _is_released(), "down": _transfers.c.way == "down"}
_alike = (_transfers.c.rank == bindparam("as_urgent")) & (_transfers.c.due == bindparam("as_due"))
_NEXT = {way: _next(which, *_BY_NEED, _transfers.c.bytes) for way, which in _WAYS.items()}
_LARGEST = {way: _next(which & _alike, _transfers.c.bytes.desc()) for way, which in _WAYS.items()}


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
    absent = set(_MISSING.column(connection, of=document))
    for file in files:
        if file.sha256 in absent:
            is_coming = _ON_ITS_WAY.row(connection, on="down", of=file.sha256)  # when it was wanted before
            waits = file.bytes > most and is_coming is None
            state, need = "deferred" if waits else "waiting", (rank, due == "", due, document)
            if known := _WANTED.row(connection, on="down", of=file.sha256):
                known_rank, known_due, its_document = known
                need = min(need, (known_rank, known_due == "", known_due, its_document))  # one file of two documents
            _want(connection, "down", file.sha256, need[3], "", need[0], need[2], file.bytes, state)


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
    if way == "up" and _DONE.row(connection, on=way, of=sha256) is not None:
        return
    _FORGET.run(connection, on=way, of=sha256, **{"for": intent})
    values = {"document": document, "intent": intent, "rank": rank, "due": due, "bytes": size}
    _WANT.run(connection, way=way, sha256=sha256, state=state, **values)


def next_up(connection: Connection) -> Wanted | None:
    return next_of(connection, "up")


def next_down(connection: Connection) -> Wanted | None:
    return next_of(connection, "down")


def next_of(
    connection: Connection, way: str, carried: Sequence[str] = (), *, largest_first: bool = False
) -> Wanted | None:
    """The file that should go up or come down now, but for those that others carry: urgency, then due date, then size,
    the small ones first or, among what is as urgent and as soon due, the largest."""
    row = _NEXT[way].row(connection, carried=carried)
    if row is not None and largest_first:
        _, _, rank, _, _, due = row
        row = _LARGEST[way].row(connection, carried=carried, as_urgent=rank, as_due=due)
    return Wanted(*row[:5]) if row is not None else None


def earlier(connection: Connection, wanted: Wanted, least: int) -> list[str]:
    """Files of the same document that have got through in either direction, shorter than this one and of no less than
    `least` bytes; the longest first."""
    return _LEADING.column(connection, of=wanted.document, least=least, size=wanted.bytes)


def start(connection: Connection, way: str, sha256: str) -> None:
    _START.run(connection, on=way, of=sha256)


def inline_files(connection: Connection, documents: set[str], largest: int, room: int) -> list[str]:
    """Small files of these documents that still have to go up, as many as there is room for."""
    chosen = []
    for sha256, size in _INLINE.rows(connection, largest=largest, documents=sorted(documents)):
        if size > room:
            break
        room -= size
        chosen.append(sha256)
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
    _FINISH.run(connection, on=way, of=sha256)


def went_up_for(connection: Connection, intent: str) -> None:
    """All files of an act are at the server, by an exchange of this PC's earlier self."""
    its = (_transfers.c.way == "up") & (_transfers.c.intent == intent)
    connection.execute(update(_transfers).where(its).values(state="done"))


def park(connection: Connection, way: str, sha256: str, code: str) -> None:
    """Set a transfer aside that cannot succeed by trying again; it is shown with its code until retried."""
    _PARK.run(connection, on=way, of=sha256, said=code)


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
    _ARRIVED.run(connection, of=sha256)
    return _HAVE_IT.column(connection, of=sha256)


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
    return _MISSING.row(connection, of=document) is None


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
