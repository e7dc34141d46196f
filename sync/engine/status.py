"""What the strip and `doctor` may say of the line: never more than is true.

Written into the office's file whenever the line changes, so that every process on the profile reads the same.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Connection

from sync.engine.line import Line
from sync.replica import outbox, queries, transfers
from sync.replica.identity import read_meta, write_meta


class LineStatus(msgspec.Struct, frozen=True, kw_only=True):
    """`state`: up, down, halted or unknown; since when, why, and when it will be tried next (the PC's clock)."""

    state: str
    since: datetime | None = None
    code: str = ""
    facts: dict[str, str] = {}
    next_try_at: datetime | None = None


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """How much has not reached the other side."""

    documents: int
    intents: int
    files_up: int
    bytes_up: int
    files_down: int
    bytes_down: int

    @property
    def can_move(self) -> bool:
        """Whether anything is left that an exchange could move; what is set aside is not."""
        return bool(self.intents or self.files_up or self.files_down)


def write_line(connection: Connection, line: Line, now: datetime, next_try_at: datetime | None) -> None:
    state = "down" if line.state == "trying" else line.state
    status = LineStatus(state=state, since=line.since, code=line.code, facts=line.facts, next_try_at=next_try_at)
    write_meta(connection, "line", msgspec.json.encode(status).decode())


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
