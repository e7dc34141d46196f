"""Processes that want a sync ask the one that runs the engine, through the file they share."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from sync.replica.tables import SyncRequest, table_of
from sync.world import stamp

_requests = table_of(SyncRequest)
FORGET_AFTER = timedelta(days=1)


def ask(connection: Connection, id: str, now: datetime) -> None:
    connection.execute(delete(_requests).where(_requests.c.made_at < stamp(now - FORGET_AFTER)))
    connection.execute(insert(_requests).values(id=id, made_at=stamp(now), answer=None))


def unanswered(connection: Connection) -> list[str]:
    query = select(_requests.c.id).where(_requests.c.answer.is_(None)).order_by(_requests.c.made_at)
    return list(connection.execute(query).scalars())


def answer(connection: Connection, id: str, text: str) -> None:
    connection.execute(update(_requests).where(_requests.c.id == id).values(answer=text))


def take_answer(connection: Connection, id: str) -> str | None:
    return connection.execute(select(_requests.c.answer).where(_requests.c.id == id)).scalar()


def withdraw(connection: Connection, id: str) -> None:
    connection.execute(delete(_requests).where(_requests.c.id == id))
