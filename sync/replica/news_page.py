"""The record of sending and receiving (`news`), read by plain SQL: what happened, when, with which document."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from sync.replica import pages
from sync.replica.line import Line
from sync.replica.waiting_page import RefusedAct

KINDS = {
    "all": (),
    "sent": ("sent",),
    "received": ("received", "complete"),
    "refused": ("refused", "set_aside"),
    "line": ("online", "offline", "halted", "fetched"),
}
_REFUSED = (
    "SELECT id, act, code, facts, person FROM outbox WHERE about = ? AND code != '' AND settled_at <= ? "
    "ORDER BY settled_at DESC, n DESC LIMIT 1"
)
_LINES = msgspec.json.Decoder(Line)


@dataclass(frozen=True)
class NewsLine:
    """`about`: a document, or why the line was lost (a code). `line`: that document's, where it is still here.
    `refused`: what the server said no to then, as far as this PC still knows."""

    at: datetime
    event: str
    about: str
    line: Line | None = None
    refused: RefusedAct | None = None


@dataclass(frozen=True)
class NewsPage:
    """The newest first; `is_whole`: there is nothing older."""

    lines: tuple[NewsLine, ...]
    is_whole: bool


def news_page(raw: Any, kind: str, limit: int) -> NewsPage:
    """`kind`: one of `KINDS`."""
    events = KINDS[kind]
    which = f"WHERE event IN ({', '.join('?' * len(events))}) " if events else ""
    query = (
        "SELECT at, event, about, listing.data FROM news LEFT JOIN listing ON listing.id = news.about "  # noqa: S608
        f"{which}ORDER BY at DESC, news.n DESC LIMIT ?"
    )
    with pages.looking(raw):
        rows = raw.execute(query, [*events, limit + 1]).fetchall()
        lines = tuple(_line(raw, *row) for row in rows[:limit])
    return NewsPage(lines, is_whole=len(rows) <= limit)


def _line(raw: Any, at: str, event: str, about: str, data: bytes | None) -> NewsLine:
    line = _LINES.decode(data) if data else None
    found = raw.execute(_REFUSED, [about, at]).fetchone() if event == "refused" else None
    refused = None
    if found:
        intent, act, code, facts, person = found
        refused = RefusedAct(intent, act, code, json.loads(facts), person, line)
    return NewsLine(datetime.fromisoformat(at), event, about, line, refused)
