"""Whether a PC that has just joined is still fetching what its office had before: told in the strip, decided here.

The mark is set when a profile takes on its identity, and taken away by the first answer that leaves nothing behind. How
many documents there were before, here and at the server, is kept beside it; the record says how many there are after.
"""

from datetime import datetime

from sqlalchemy import Connection

from sync.replica import news
from sync.replica.meta import read_meta, write_meta

MARK, COUNTS = "first_pull", "first_pull_counts"
_DOCUMENTS = "SELECT count(*) FROM listing WHERE box != 'drafts'"


def begin(connection: Connection, at_server: int = 0) -> None:
    """`at_server`: how many documents the office has there, 0 where that is not told."""
    write_meta(connection, MARK, "going")
    write_meta(connection, COUNTS, f"{_here(connection)} {at_server}")


def is_going(connection: Connection) -> bool:
    return bool(read_meta(connection, MARK))


def counts(connection: Connection) -> tuple[int, int, int]:
    """Documents here before it began, at the server then, and here now."""
    before, at_server = (read_meta(connection, COUNTS) or "0 0").split()
    return int(before), int(at_server), _here(connection)


def end(connection: Connection, now: datetime) -> None:
    write_meta(connection, MARK, "")
    news.note(connection, now, [("fetched", " ".join(map(str, counts(connection))))])


def _here(connection: Connection) -> int:
    return int(connection.exec_driver_sql(_DOCUMENTS).scalar_one())
