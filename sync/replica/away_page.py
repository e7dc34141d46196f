"""What happened while the line was lost, and just after it came back: by plain SQL.

An absence runs from the first loss of the line to its return. What had waited goes and comes in the first minutes after
that, so they belong to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from sync.replica import pages
from sync.replica.line import OPEN_QUEUES, Line
from sync.rules.deadline import moment_key
from sync.rules.documents import Document
from sync.world import stamp

LEAST = timedelta(minutes=5)
SETTLING = timedelta(minutes=15)
LOOKED_BACK = timedelta(days=14)
URGENT = frozenset({"hoa-toc", "thuong-khan", "khan"})
_OPEN = ", ".join(f"'{queue}'" for queue in OPEN_QUEUES)
_LINES, _DOCUMENTS = msgspec.json.Decoder(Line), msgspec.json.Decoder(Document)


@dataclass(frozen=True)
class Absence:
    """Times by this PC's clock."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Receipt:
    """`at`: when the server held all of the document, by the server's clock; None where that has not come yet."""

    line: Line
    at: datetime | None


@dataclass(frozen=True)
class Digest:
    """`urgent`: what came and is urgent; `received`: the other documents that came. `late`: what is past its deadline
    since then, or was already when it came; `past`: invitations that came, whose meeting has begun by now."""

    absence: Absence
    urgent: tuple[Line, ...] = ()
    sent: tuple[Receipt, ...] = ()
    received: tuple[Line, ...] = ()
    late: tuple[Line, ...] = ()
    past: tuple[Line, ...] = ()

    @property
    def came(self) -> int:
        return len(self.urgent) + len(self.received)


def absence_after(raw: Any, read_until: str, now: datetime) -> Absence | None:
    """All that is unread in one: from the first long absence that ended after `read_until` to the end of the last."""
    ended = [one for one in _absences(raw, now) if stamp(one.until) > read_until]
    return Absence(ended[-1].since, ended[0].until) if ended else None


def last_absence(raw: Any, now: datetime) -> Absence | None:
    return next(_absences(raw, now), None)


def _absences(raw: Any, now: datetime) -> Iterator[Absence]:
    """Long absences that have ended, the last first."""
    query = (
        "SELECT at, event FROM news WHERE event IN ('offline', 'online', 'halted') AND at > ? ORDER BY at DESC, n DESC"
    )
    since: datetime | None = None
    until: datetime | None = None
    for at, event in raw.execute(query, [stamp(now - LOOKED_BACK)]).fetchall():
        if event == "offline":
            since = datetime.fromisoformat(at)
            continue
        if since is not None and until is not None and until - since >= LEAST:
            yield Absence(since, until)
        since, until = None, datetime.fromisoformat(at) if event == "online" else None
    if since is not None and until is not None and until - since >= LEAST:
        yield Absence(since, until)


def digest(raw: Any, absence: Absence, now: datetime) -> Digest:
    with pages.looking(raw):
        end = stamp(min(absence.until + SETTLING, now))
        came = list(_happened(raw, "received", absence, end))
        sent = [Receipt(line, _stored_at(raw, line.id)) for line in _happened(raw, "sent", absence, end)]
        late = [line for line in came if line.late or _is_past(line, now)]
        late += [line for line in _fell_due(raw, absence.since, now) if line not in late]
    urgent = [line for line in came if line.urgency in URGENT]
    return Digest(
        absence=absence,
        urgent=tuple(sorted(urgent, key=lambda line: ("hoa-toc", "thuong-khan", "khan").index(line.urgency))),
        sent=tuple(sent),
        received=tuple(line for line in came if line.urgency not in URGENT),
        late=tuple(late),
        past=tuple(line for line in came if line.planned and line.planned.meeting.starts_at <= now),
    )


def _happened(raw: Any, event: str, absence: Absence, end: str) -> Iterator[Line]:
    """Documents about which an event was noted, each once, in the order in which it happened."""
    query = (
        "SELECT listing.data FROM news JOIN listing ON listing.id = news.about "
        "WHERE event = ? AND at >= ? AND at <= ? GROUP BY news.about ORDER BY min(at), min(news.n)"
    )
    for (data,) in raw.execute(query, [event, stamp(absence.since), end]).fetchall():
        yield _LINES.decode(data)


def _stored_at(raw: Any, document: str) -> datetime | None:
    row = raw.execute("SELECT data FROM base WHERE type = ? AND id = ?", [Document.type_name(), document]).fetchone()
    return _DOCUMENTS.decode(row[0]).stored_at if row else None


def _fell_due(raw: Any, since: datetime, now: datetime) -> Iterator[Line]:
    """Open documents whose deadline passed meanwhile."""
    query = (
        f"SELECT data FROM listing WHERE box = 'incoming' AND queue IN ({_OPEN}) AND late = 0 "  # noqa: S608
        "AND due >= ? AND due < ? ORDER BY due, n"
    )
    for (data,) in raw.execute(query, [moment_key(since), moment_key(now)]).fetchall():
        yield _LINES.decode(data)


def _is_past(line: Line, now: datetime) -> bool:
    return line.queue in OPEN_QUEUES and line.deadline is not None and line.deadline.is_past(now)
