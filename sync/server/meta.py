"""The few facts about the server itself that live in its database."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from sync.server.tables import Meta, table_of

_meta = table_of(Meta)
_VALUE = select(_meta.c.value).where(_meta.c.key == bindparam("of"))
_FORGET = delete(_meta).where(_meta.c.key == bindparam("of"))
_NOTE = insert(_meta)


def read(connection: Connection, key: str) -> str:
    """A fact, "" where it has none."""
    return connection.execute(_VALUE, {"of": key}).scalar() or ""


def write(connection: Connection, key: str, value: str) -> None:
    connection.execute(_FORGET, {"of": key})
    connection.execute(_NOTE, {"key": key, "value": value})
