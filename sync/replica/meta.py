"""The office file's single facts: who this PC is, its epoch, what it knows of the server's clock, and the like."""

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from sync.prepared import Prepared
from sync.replica.identity import Identity, ServerClock
from sync.replica.tables import Meta, table_of

_meta = table_of(Meta)
_VALUE = Prepared(select(_meta.c.value).where(_meta.c.key == bindparam("of")))
_FORGET = Prepared(delete(_meta).where(_meta.c.key == bindparam("of")))
_NOTE = Prepared(insert(_meta))
NEWS_AFTER = timedelta(minutes=1)


def read_meta(connection: Connection, key: str) -> str | None:
    value: str | None = _VALUE.value(connection, of=key)
    return value


def write_meta(connection: Connection, key: str, value: str) -> None:
    _FORGET.run(connection, of=key)
    _NOTE.run(connection, key=key, value=value)


def read_identity(connection: Connection) -> Identity | None:
    """None before enrolment."""
    text = read_meta(connection, "identity")
    return msgspec.json.decode(text, type=Identity) if text else None


def write_identity(connection: Connection, identity: Identity) -> None:
    write_meta(connection, "identity", msgspec.json.encode(identity).decode())


def read_server_clock(connection: Connection) -> ServerClock | None:
    text = read_meta(connection, "server_clock")
    return msgspec.json.decode(text, type=ServerClock) if text else None


def note_server_time(connection: Connection, server_time: datetime, here: datetime) -> None:
    """Keep the server's time of an exchange that ended just now, unless that tells nothing new."""
    before, offset = read_server_clock(connection), server_time - here
    if before and abs(before.offset_s - offset.total_seconds()) < 2 and server_time - before.seen_at < NEWS_AFTER:
        return
    known = ServerClock(seen_at=server_time, offset_s=offset.total_seconds())
    write_meta(connection, "server_clock", msgspec.json.encode(known).decode())
