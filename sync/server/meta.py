"""The few facts about the server itself that live in its database."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from sync.prepared import Prepared
from sync.server.tables import Meta, table_of

_meta = table_of(Meta)
_VALUE = Prepared(select(_meta.c.value).where(_meta.c.key == bindparam("of")))
_FORGET = Prepared(delete(_meta).where(_meta.c.key == bindparam("of")))
_NOTE = Prepared(insert(_meta))


def read(connection: Connection, key: str) -> str:
    """A fact, "" where it has none."""
    return _VALUE.value(connection, of=key) or ""


def write(connection: Connection, key: str, value: str) -> None:
    _FORGET.run(connection, of=key)
    _NOTE.run(connection, key=key, value=value)
