"""What the strip and `doctor` may say of the line: never more than is true.

Written into the office's file whenever the line changes, so that every process on the profile reads the same.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Connection

from sync.engine.line import Line
from sync.engine.line_status import LineStatus, Waiting
from sync.replica import news, outbox, queries, transfers
from sync.replica.meta import read_meta, write_meta


def write_line(
    connection: Connection, line: Line, now: datetime, next_try_at: datetime | None, event: str = ""
) -> None:
    """Store how the line stands; `event` goes into the record of sending and receiving where it is news."""
    state = "down" if line.state == "trying" else line.state
    status = LineStatus(state=state, since=line.since, code=line.code, facts=line.facts, next_try_at=next_try_at)
    write_meta(connection, "line", msgspec.json.encode(status).decode())
    if event:
        news.note(connection, now, [(event, line.code)])


def read_line_status(connection: Connection) -> LineStatus:
    """How the line stood when an engine last ran."""
    text = read_meta(connection, "line")
    return msgspec.json.decode(text, type=LineStatus) if text else LineStatus(state="unknown")


def read_waiting(connection: Connection) -> Waiting:
    files_up, bytes_up = transfers.waiting(connection, "up")
    files_down, bytes_down = transfers.waiting(connection, "down")
    return Waiting(
        documents=len(queries.waiting_to_send(connection)),
        intents=outbox.pending(connection),
        files_up=files_up,
        bytes_up=bytes_up,
        files_down=files_down,
        bytes_down=bytes_down,
    )
