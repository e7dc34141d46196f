"""Who has sent this office papers by other roads, as they call themselves: offered when the next one is entered."""

import msgspec
from sqlalchemy import Connection

from sync.replica.meta import read_meta, write_meta
from sync.replica.scan_content import SENDERS
from sync.rules.text import folded

MOST = 500


def remember(connection: Connection, name: str) -> None:
    """The one that was named last stands first, in its latest spelling."""
    text = read_meta(connection, SENDERS)
    known = msgspec.json.decode(text, type=list[str]) if text else []
    others = [one for one in known if folded(one) != folded(name)]
    write_meta(connection, SENDERS, msgspec.json.encode([name, *others][:MOST]).decode())
