"""What the status strip has to know, read by plain SQL in one look."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from sync.replica import pages
from sync.replica.identity import ServerClock

FIRST_PULL = "first_pull"  # the mark of `sync.replica.first_pull`, which imports the ORM


@dataclass(frozen=True)
class StripPage:
    """`line` is the engine's own record, as JSON. `heard_at`: when the server last answered, by this PC's clock.

    `waiting`: documents released here that the server does not hold whole; `first` is the one that goes first.
    `refused`: what the server said no to and nobody has closed; `parked`: files set aside. Bytes are whole files'.
    `first_pull`: how many documents are here, on a PC that still fetches what its office had; None on any other.
    """

    line: str | None
    heard_at: datetime | None
    waiting: int
    first: str
    files_up: int
    bytes_up: int
    files_down: int
    bytes_down: int
    refused: int
    parked: int
    first_pull: int | None = None


def strip_page(raw: Any) -> StripPage:
    with pages.looking(raw):
        first = "SELECT data FROM listing WHERE box = 'outgoing' AND waiting ORDER BY rank, position, n LIMIT 1"
        row = raw.execute(first).fetchone()
        up, down = (_transfers(raw, way) for way in ("up", "down"))
        return StripPage(
            line=pages.meta(raw, "line"),
            heard_at=_heard_at(pages.meta(raw, "server_clock")),
            waiting=_number(raw, "SELECT count(*) FROM listing WHERE box = 'outgoing' AND waiting"),
            first=pages.notation_in(row[0]) if row else "",
            files_up=up[0],
            bytes_up=up[1],
            files_down=down[0],
            bytes_down=down[1],
            refused=_number(raw, "SELECT count(*) FROM outbox WHERE state = 'refused' AND person != ''"),
            parked=_number(raw, "SELECT count(DISTINCT sha256) FROM transfer WHERE state = 'parked'"),
            first_pull=_number(raw, "SELECT count(*) FROM listing") if pages.meta(raw, FIRST_PULL) else None,
        )


def _number(raw: Any, query: str) -> int:
    return int(raw.execute(query).fetchone()[0])


def _transfers(raw: Any, way: str) -> tuple[int, int]:
    files = "SELECT sha256, max(bytes) AS bytes FROM transfer WHERE way = ? AND state = 'waiting' GROUP BY sha256"
    count, total = raw.execute(f"SELECT count(*), coalesce(sum(bytes), 0) FROM ({files})", [way]).fetchone()  # noqa: S608
    return int(count), int(total)


def _heard_at(text: str | None) -> datetime | None:
    """The server's time of the last answer, less what its clock is ahead of ours."""
    if text is None:
        return None
    known = msgspec.json.decode(text, type=ServerClock)
    return known.seen_at - timedelta(seconds=known.offset_s)
