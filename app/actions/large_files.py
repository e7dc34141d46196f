"""Large files that this PC does not fetch unasked: from which size on, and the asking."""

from app.actions.desk import Desk
from sync.errors import Refused
from sync.replica import large_files, transfers
from sync.replica.replica import Replica

MEGABYTE = 1_000_000


def kept_limit(replica: Replica) -> int | None:
    """Up to so many megabytes a file is fetched unasked; None: any."""
    with replica.read() as connection:
        limit = large_files.read_limit(connection)
    return limit // MEGABYTE if limit else None


def keep_limit(replica: Replica, megabytes: int | None) -> int | None:
    """Fetch what is larger only when somebody asks for it; what is urgent always comes. None: everything.

    Raises: Refused `fetch.bad_limit`.
    """
    limit = megabytes * MEGABYTE if megabytes is not None else None
    if limit is not None and limit < large_files.LEAST_LIMIT:
        raise Refused("fetch.bad_limit")
    with replica.write() as t:
        large_files.keep_limit(t.connection, limit)
    return megabytes


def ask_for(desk: Desk, id: str) -> None:
    """Somebody wants a document's files that wait at the server: they come as soon as there is a line."""
    with desk.replica.write() as t:
        transfers.unpark(t.connection, id)
