"""Which of the server's histories this PC has lived through: a stick may still carry an older one."""

import json
from datetime import datetime

from sqlalchemy import Connection

from sync.replica.meta import read_meta, read_server_clock, write_meta

PAST, HEARD = "epochs_past", "bundle_time"


def begin(connection: Connection, epoch: str) -> None:
    """Another history begins here, and the one before is over."""
    if before := read_meta(connection, "epoch"):
        write_meta(connection, PAST, json.dumps([*_past(connection), before]))
    write_meta(connection, "epoch", epoch)
    write_meta(connection, "represent_due", "yes")
    write_meta(connection, "expected_due", "yes")


def has_met_a_restored_server(connection: Connection) -> bool:
    return bool(_past(connection))


def is_past(connection: Connection, epoch: str, time: datetime) -> bool:
    """Whether something that was said in an epoch at a time of the server's comes from before the present epoch."""
    if epoch == (read_meta(connection, "epoch") or ""):
        return False
    return epoch in _past(connection) or any(time < at for at in _heard(connection))


def is_news(connection: Connection, time: datetime) -> bool:
    """Whether the server said it after everything else that it is known to have said."""
    return all(time > at for at in _heard(connection))


def note_heard(connection: Connection, time: datetime) -> None:
    """The server has said by stick what it knew at this time of its own."""
    if is_news(connection, time):
        write_meta(connection, HEARD, time.isoformat())


def _heard(connection: Connection) -> list[datetime]:
    """When the server last said something, by line and by stick."""
    by_line, by_stick = read_server_clock(connection), read_meta(connection, HEARD)
    return [*([by_line.seen_at] if by_line else []), *([datetime.fromisoformat(by_stick)] if by_stick else [])]


def _past(connection: Connection) -> list[str]:
    return list(json.loads(read_meta(connection, PAST) or "[]"))
