"""What the status strip has to know, read by plain SQL in one look."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec

from sync.replica import pages
from sync.replica.carry_page import CARRIED
from sync.replica.identity import ServerClock

FIRST_PULL, FIRST_COUNTS = "first_pull", "first_pull_counts"  # of `sync.replica.first_pull`, which imports the ORM
OWED = "carry_from"  # the ids of the PCs that this one was and has still to take over from, the first one first
_FETCHED = "SELECT count(*) FROM listing WHERE box != 'drafts'"


@dataclass(frozen=True)
class StripPage:
    """`line` and `held_up` are the engine's own records, as JSON. `heard_at`: when the server last answered, by this
    PC's clock.

    `waiting`: documents released here that the server does not hold whole, of which `held` may still be undone.
    `unanswered`: those whose release has no verdict and that no list shows as waiting, for they were withdrawn
    meanwhile, or another PC has taken their number. `first` is the notation of the one that goes now, or first;
    `first_bytes` those of its files, `first_left` of the files that are not up yet. `acts`: what people did besides
    releasing, without a verdict yet.
    `carried`: how many of the waiting documents lie in a bundle that was written and that nobody has told us to have
    come to the server.
    `refused`: what the server said no to and nobody has closed, `unsent` those of them that are releases; `parked`:
    files set aside, `parked_down` those that do not come down. `since`: when the first of these was noticed; where it
    is one alone, `code` and `facts` say why, and `named` which document it is. Bytes are whole files'.
    `first_pull`: how many documents are here, on a PC that still fetches what its office had; None on any other.
    `first_total`: of how many that the server had when this PC joined, 0 where that is not known.
    `clock_ahead_s`: by how much this PC's clock is ahead of the server's, as of the last answer.
    `is_owed`: whether it has still to take over what it had before it was enrolled anew.
    """

    line: str | None = None
    held_up: str | None = None
    heard_at: datetime | None = None
    waiting: int = 0
    unanswered: int = 0
    held: int = 0
    first: str = ""
    first_bytes: int = 0
    first_left: int = 0
    acts: int = 0
    files_up: int = 0
    bytes_up: int = 0
    files_down: int = 0
    bytes_down: int = 0
    carried: int = 0
    refused: int = 0
    unsent: int = 0
    parked: int = 0
    parked_down: int = 0
    since: datetime | None = None
    named: str = ""
    code: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    first_pull: int | None = None
    first_total: int = 0
    is_owed: bool = False
    clock_ahead_s: float = 0.0


_UNANSWERED = (
    "SELECT count(DISTINCT about) FROM outbox WHERE act = 'release' AND state IN ('held', 'ready', 'sent') "
    "AND NOT put_away AND about NOT IN (SELECT id FROM listing WHERE box = 'outgoing' AND waiting)"
)
_FIRST = "SELECT id, data FROM listing WHERE box = 'outgoing' AND waiting ORDER BY rank, position, n LIMIT 1"
_GOING = (
    "SELECT listing.id, data FROM listing JOIN transfer ON transfer.document = listing.id "
    "WHERE box = 'outgoing' AND way = 'up' AND sha256 = ? AND waiting LIMIT 1"
)
_LEFT = (
    "SELECT coalesce(sum(bytes), 0) FROM attachment WHERE document = ? AND EXISTS "
    "(SELECT 1 FROM transfer WHERE way = 'up' AND transfer.sha256 = attachment.sha256 AND state != 'done')"
)
_REFUSED = "SELECT count(*) FROM outbox WHERE state = 'refused' AND person != ''"
_ACTS = "state IN ('held', 'ready', 'sent') AND person != '' AND act NOT IN ('release', 'number', 'open')"


_PARKED = "SELECT count(DISTINCT sha256) FROM transfer WHERE state = 'parked'"
_ASIDE_SINCE = (
    "SELECT min(at) FROM (SELECT settled_at AS at FROM outbox WHERE state = 'refused' AND person != '' UNION ALL "
    "SELECT max(at) AS at FROM news WHERE event = 'set_aside' AND about IN "
    "(SELECT document FROM transfer WHERE state = 'parked') GROUP BY about)"
)
_ONE_REFUSED = "SELECT about, code, facts FROM outbox WHERE state = 'refused' AND person != ''"
_ONE_PARKED = "SELECT document, 'why.' || code, '{}' FROM transfer WHERE state = 'parked'"


def strip_page(raw: Any, sending: str = "") -> StripPage:
    """`sending`: the file that goes up now, where this process knows it."""
    with pages.looking(raw):
        row = (raw.execute(_GOING, [sending]).fetchone() if sending else None) or raw.execute(_FIRST).fetchone()
        clock = pages.meta(raw, "server_clock")
        known = msgspec.json.decode(clock, type=ServerClock) if clock else None
        up, down = (_transfers(raw, way) for way in ("up", "down"))
        return StripPage(
            line=pages.meta(raw, "line"),
            held_up=pages.meta(raw, "held_up"),
            heard_at=_heard_at(known),
            waiting=_number(raw, "SELECT count(*) FROM listing WHERE box = 'outgoing' AND waiting"),
            unanswered=_number(raw, _UNANSWERED),
            held=_number(raw, "SELECT count(*) FROM outbox WHERE state = 'held' AND act = 'release'"),
            first=pages.notation_in(row[1]) if row else "",
            first_bytes=_number(raw, "SELECT coalesce(sum(bytes), 0) FROM attachment WHERE document = ?", row),
            first_left=_number(raw, _LEFT, row),
            acts=_number(raw, f"SELECT count(*) FROM outbox WHERE {_ACTS}"),  # noqa: S608
            files_up=up[0],
            bytes_up=up[1],
            files_down=down[0],
            bytes_down=down[1],
            carried=_number(raw, CARRIED),
            refused=_number(raw, _REFUSED),
            unsent=_number(raw, f"{_REFUSED} AND act = 'release'"),
            parked=_number(raw, _PARKED),
            parked_down=_number(raw, f"{_PARKED} AND way = 'down'"),
            **_aside(raw),
            first_pull=_number(raw, _FETCHED) if pages.meta(raw, FIRST_PULL) else None,
            first_total=int((pages.meta(raw, FIRST_COUNTS) or "0").split()[-1]),
            is_owed=bool(pages.meta(raw, OWED)),
            clock_ahead_s=-known.offset_s if known else 0.0,
        )


def _aside(raw: Any) -> dict[str, Any]:
    """Since when something is set aside or refused, and of one alone which it is and why."""
    refused, parked = _number(raw, _REFUSED), _number(raw, _PARKED)
    if not refused + parked:
        return {}
    at = raw.execute(_ASIDE_SINCE).fetchone()[0]
    told: dict[str, Any] = {"since": datetime.fromisoformat(at) if at else None}
    if refused + parked == 1:
        about, code, facts = raw.execute(_ONE_REFUSED if refused else _ONE_PARKED).fetchone()
        line = pages.one(raw, about.partition("@")[0])
        told |= {"named": line.notation if line else "", "code": code, "facts": json.loads(facts)}
    return told


def _number(raw: Any, query: str, row: Any = ("",)) -> int:
    """`row` begins with what stands for the question mark; none for no row."""
    if row is None:
        return 0
    return int(raw.execute(query, [row[0]] if "?" in query else []).fetchone()[0])


def _transfers(raw: Any, way: str) -> tuple[int, int]:
    files = "SELECT sha256, max(bytes) AS bytes FROM transfer WHERE way = ? AND state = 'waiting' GROUP BY sha256"
    count, total = raw.execute(f"SELECT count(*), coalesce(sum(bytes), 0) FROM ({files})", [way]).fetchone()  # noqa: S608
    return int(count), int(total)


def _heard_at(known: ServerClock | None) -> datetime | None:
    """The server's time of the last answer, less what its clock is ahead of ours."""
    return known.seen_at - timedelta(seconds=known.offset_s) if known else None
