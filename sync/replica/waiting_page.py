"""What has not reached the server yet, what it said no to, and what it has just taken: by plain SQL in one look."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from sync.replica import pages
from sync.replica.line import Line
from sync.world import stamp

RECENT = timedelta(hours=12)
MOST_RECENT = 5
_LINES = msgspec.json.Decoder(Line)


@dataclass(frozen=True)
class FileToGo:
    """A file that is not up yet. `code`: why it was set aside, "" where it only waits."""

    sha256: str
    name: str
    bytes: int
    code: str = ""


@dataclass(frozen=True)
class WaitingDocument:
    """`release`: how its release stands in the outbox (`sync.replica.outbox`), "" where another PC has made it.
    `bytes`: of all its files, of which `to_go` are not up. `on_stick`: when it was last written into a bundle that
    nobody has told us to have come to the server."""

    line: Line
    release: str
    hold_until: datetime | None = None
    bytes: int = 0
    to_go: tuple[FileToGo, ...] = ()
    withdraw_asked: bool = False
    on_stick: datetime | None = None

    @property
    def set_aside(self) -> tuple[FileToGo, ...]:
        return tuple(file for file in self.to_go if file.code)


@dataclass(frozen=True)
class RefusedAct:
    """What the server said no to. `line`: of the document that it is about, where there is one."""

    intent: str
    act: str
    code: str
    facts: dict[str, str]
    person: str
    line: Line | None = None


@dataclass(frozen=True)
class SentDocument:
    """`at`: when the server's receipt came, by this PC's clock."""

    line: Line
    at: datetime


@dataclass(frozen=True)
class WaitingPage:
    """`total`: how many documents wait, of which `documents` are the first, urgent ones before others; behind them
    those whose withdrawal the server has not answered yet. `acts`: what
    people did besides releasing, on its way too. `recent`: what the server has taken in the last hours, `last` whenever
    that was. `status`: the engine's own record of the line, as JSON."""

    documents: tuple[WaitingDocument, ...] = ()
    total: int = 0
    acts: int = 0
    refused: tuple[RefusedAct, ...] = ()
    recent: tuple[SentDocument, ...] = ()
    last: SentDocument | None = None
    status: str | None = None


_FIRST = "SELECT data FROM listing WHERE box = 'outgoing' AND waiting ORDER BY rank, position, n LIMIT ?"
_RELEASE = (
    "SELECT state, hold_until FROM outbox WHERE about = ? AND act = 'release' AND state != 'cancelled' "
    "ORDER BY n DESC LIMIT 1"
)
_BEING_WITHDRAWN = (
    "SELECT data FROM listing JOIN outbox ON outbox.about = listing.id WHERE outbox.act = 'withdraw' "
    "AND outbox.state IN ('held', 'ready', 'sent') AND NOT waiting ORDER BY outbox.n"
)
_WITHDRAWN = "SELECT 1 FROM outbox WHERE about = ? AND act = 'withdraw' AND state IN ('held', 'ready', 'sent')"
_FILES = "SELECT sha256, name, bytes FROM attachment WHERE document = ? ORDER BY n"
_WAY = "SELECT state, code FROM transfer WHERE way = 'up' AND sha256 = ? AND state != 'done' LIMIT 1"
_ON_STICK = (
    "SELECT max(at) FROM consignment, json_each(consignment.held) WHERE way = 'out' AND heard_at = '' "
    "AND json_each.value = ?"
)
_ACTS = (
    "SELECT count(*) FROM outbox WHERE state IN ('held', 'ready', 'sent') AND person != '' "
    "AND act NOT IN ('release', 'number', 'open')"
)
_REFUSED = (
    "SELECT id, act, about, code, facts, person FROM outbox WHERE state = 'refused' AND person != '' ORDER BY n DESC"
)
_SENT = "SELECT about, at FROM news WHERE event = 'sent' AND at > ? ORDER BY at DESC, n DESC LIMIT ?"


def waiting_page(raw: Any, now: datetime, limit: int) -> WaitingPage:
    with pages.looking(raw):
        lines = [_LINES.decode(row[0]) for row in raw.execute(_FIRST, [limit])]
        lines += [_LINES.decode(row[0]) for row in raw.execute(_BEING_WITHDRAWN)]
        total = "SELECT count(*) FROM listing WHERE box = 'outgoing' AND waiting"
        recent = tuple(_sent(raw, raw.execute(_SENT, [stamp(now - RECENT), MOST_RECENT]).fetchall()))
        last = recent[:1] or tuple(_sent(raw, raw.execute(_SENT, ["", 1]).fetchall()))
        return WaitingPage(
            documents=tuple(_document(raw, line) for line in lines),
            total=int(raw.execute(total).fetchone()[0]),
            acts=int(raw.execute(_ACTS).fetchone()[0]),
            refused=refused_acts(raw),
            recent=recent,
            last=last[0] if last else None,
            status=pages.meta(raw, "line"),
        )


def refused_acts(raw: Any) -> tuple[RefusedAct, ...]:
    """What the server said no to and nobody has closed, the newest first."""
    return tuple(
        RefusedAct(id, act, code, json.loads(facts), person, pages.one(raw, about))
        for id, act, about, code, facts, person in raw.execute(_REFUSED).fetchall()
    )


def _document(raw: Any, line: Line) -> WaitingDocument:
    state, hold_until = raw.execute(_RELEASE, [line.id]).fetchone() or ("", None)
    files = raw.execute(_FILES, [line.id]).fetchall()
    written = raw.execute(_ON_STICK, [line.id]).fetchone()[0]
    to_go = []
    for sha256, name, size in files:
        way = raw.execute(_WAY, [sha256]).fetchone()
        if way is not None:
            to_go.append(FileToGo(sha256, name, size, way[1] if way[0] == "parked" else ""))
    return WaitingDocument(
        line=line,
        release=state,
        hold_until=datetime.fromisoformat(hold_until) if state == "held" and hold_until else None,
        bytes=sum(size for _, _, size in files),
        to_go=tuple(to_go),
        withdraw_asked=raw.execute(_WITHDRAWN, [line.id]).fetchone() is not None,
        on_stick=datetime.fromisoformat(written) if written else None,
    )


def _sent(raw: Any, rows: Iterable[tuple[str, str]]) -> Iterable[SentDocument]:
    for about, at in rows:
        line = pages.one(raw, about)
        if line is not None and not line.waiting:
            yield SentDocument(line, datetime.fromisoformat(at))
