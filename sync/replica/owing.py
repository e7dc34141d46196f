"""What a PC owes that was enrolled anew: it has still to take over what it had before."""

from collections.abc import Iterable

from sqlalchemy import Connection

from sync.replica.meta import read_meta, write_meta
from sync.replica.strip_page import OWED


def owe(connection: Connection, devices: Iterable[str]) -> None:
    """Note from whom is still to be taken over."""
    write_meta(connection, OWED, ",".join(devices))


def owed(connection: Connection) -> list[str]:
    """The PCs that this one was and from which it has still to take over, the first one first."""
    return [one for one in (read_meta(connection, OWED) or "").split(",") if one]
