"""The record of sending and receiving (`news`), read by plain SQL: what happened, when, with which document."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from sync.replica import pages
from sync.replica.line import Line

KINDS = {
    "all": (),
    "sent": ("sent",),
    "received": ("received", "complete"),
    "refused": ("refused",),
    "line": ("online", "offline", "halted"),
}
_LINES = msgspec.json.Decoder(Line)


@dataclass(frozen=True)
class NewsLine:
    """`about`: a document, or why the line was lost (a code). `line`: that document's, where it is still here."""

    at: datetime
    event: str
    about: str
    line: Line | None = None


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
    lines = (
        NewsLine(datetime.fromisoformat(at), event, about, _LINES.decode(data) if data else None)
        for at, event, about, data in rows[:limit]
    )
    return NewsPage(tuple(lines), is_whole=len(rows) <= limit)
