"""Who has sent this office papers by other roads, as they call themselves: offered when the next one is entered."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from sync.replica import pages
from sync.replica.meta import read_meta, write_meta
from sync.rules.text import folded

KEY, MOST = "senders", 500


def remember(connection: Connection, name: str) -> None:
    """The one that was named last stands first, in its latest spelling."""
    others = [known for known in _names(read_meta(connection, KEY)) if folded(known) != folded(name)]
    write_meta(connection, KEY, msgspec.json.encode([name, *others][:MOST]).decode())


def senders(raw: Any) -> Sequence[str]:
    return _names(pages.meta(raw, KEY))


def _names(text: str | None) -> list[str]:
    return msgspec.json.decode(text, type=list[str]) if text else []
