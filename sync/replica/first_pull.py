"""Whether a PC that has just joined is still fetching what its office had before: told in the strip, decided here.

The mark is set when a profile takes on its identity, and taken away by the first answer that leaves nothing behind.
"""

from sqlalchemy import Connection

from sync.replica.meta import read_meta, write_meta

MARK = "first_pull"


def begin(connection: Connection) -> None:
    write_meta(connection, MARK, "going")


def is_going(connection: Connection) -> bool:
    return bool(read_meta(connection, MARK))


def end(connection: Connection) -> None:
    write_meta(connection, MARK, "")
