"""What happened on this PC's line, kept for whoever looks later: the record of sending and receiving.

event      about
----------------------------------------------------------
sent       a document that the server now holds whole
received   a document whose facts are here
complete   a document whose files are here too
refused    a document about which the server said no
set_aside  a document of which a file was set aside
offline    why the line was lost (a code)
online     -
fetched    how many documents there were before the first fetch, here and at the server, and how many here after it
halted     why the server will not talk to this PC (a code)
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert

from sync.prepared import Prepared
from sync.replica.tables import News, table_of
from sync.world import stamp

_news = table_of(News)
_NOTE = Prepared(insert(_news))
KEEP = timedelta(days=90)


def note(connection: Connection, at: datetime, events: Iterable[tuple[str, str]]) -> None:
    """Keep events (name, what it is about) that happened at a time by this PC's clock."""
    _NOTE.run_each(connection, ({"at": stamp(at), "event": event, "about": about} for event, about in events))


def forget_old(connection: Connection, now: datetime) -> None:
    connection.execute(delete(_news).where(_news.c.at < stamp(now - KEEP)))
