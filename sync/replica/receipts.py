"""Receipts on their way: what may wait a moment for others of its kind, so that several go in one push."""

from sqlalchemy import Connection, select

from sync.replica.tables import Outbox, table_of
from sync.rules.documents import ORDINARY

_outbox = table_of(Outbox)


def only_receipts_wait(connection: Connection) -> bool:
    """Whether nothing but receipts of ordinary documents waits to be handed over."""
    waiting = _outbox.c.state.in_(("ready", "sent"))
    query = select(_outbox.c.n).where(waiting, ~_outbox.c.bulk | (_outbox.c.rank < ORDINARY))
    return connection.execute(query.limit(1)).first() is None
