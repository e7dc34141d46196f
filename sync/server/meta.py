"""The few facts about the server itself that live in its database."""

from sqlalchemy import Connection, delete, insert, select

from sync.server.tables import Meta, table_of

_meta = table_of(Meta)


def read(connection: Connection, key: str) -> str:
    """A fact, "" where it has none."""
    return connection.execute(select(_meta.c.value).where(_meta.c.key == key)).scalar() or ""


def write(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(_meta).where(_meta.c.key == key))
    connection.execute(insert(_meta).values(key=key, value=value))
