"""Processes that want a sync ask the one that runs the engine, through the file they share.

While anybody waits, the engine leaves a sign of life there now and then, so that one that stands still is noticed.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from sync.prepared import Prepared
from sync.replica.meta import read_meta, write_meta
from sync.replica.tables import SyncRequest, table_of
from sync.world import stamp

_requests = table_of(SyncRequest)
_UNANSWERED = Prepared(select(_requests.c.id).where(_requests.c.answer.is_(None)).order_by(_requests.c.made_at))
FORGET_AFTER = timedelta(days=1)
ALIVE = "engine_alive"


def ask(connection: Connection, id: str, now: datetime) -> None:
    """Ask for a sync. Forgets old answers; a question stays until it is answered or withdrawn, whatever the clock."""
    old = _requests.c.made_at < stamp(now - FORGET_AFTER)
    connection.execute(delete(_requests).where(old, _requests.c.answer.is_not(None)))
    connection.execute(insert(_requests).values(id=id, made_at=stamp(now), answer=None))


def unanswered(connection: Connection) -> list[str]:
    return _UNANSWERED.column(connection)


def answer(connection: Connection, id: str, text: str) -> None:
    connection.execute(update(_requests).where(_requests.c.id == id).values(answer=text))


def take_answer(connection: Connection, id: str) -> str | None:
    return connection.execute(select(_requests.c.answer).where(_requests.c.id == id)).scalar()


def is_kept(connection: Connection, id: str) -> bool:
    """Whether the question is still there; where it is not, it must be asked again."""
    return connection.execute(select(_requests.c.id).where(_requests.c.id == id)).first() is not None


def show_life(connection: Connection, now: datetime) -> None:
    write_meta(connection, ALIVE, stamp(now))


def sign_of_life(connection: Connection) -> str | None:
    """Something that changes as long as the engine goes on."""
    return read_meta(connection, ALIVE)


def withdraw(connection: Connection, id: str) -> None:
    connection.execute(delete(_requests).where(_requests.c.id == id))
