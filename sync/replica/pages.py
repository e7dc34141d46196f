"""The pages of the window's lists, read by plain SQL over a bare connection.

The one module that reads the office's file without SQLModel: importing that takes half a second, and the first page of
a window must not wait for it. Every question is answered from an index; a list of 100,000 documents is never read
whole. Several questions asked inside one `looking` see one and the same state of the file.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from sync.replica.line import OPEN_QUEUES, Line
from sync.replica.periods import Period, periods
from sync.rules.deadline import Deadline, deadline_of, moment_key
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office
from sync.rules.people import Person
from sync.rules.rows import Row

_OPEN = ", ".join(f"'{queue}'" for queue in OPEN_QUEUES)
_ORDERS = {
    "newest": "position DESC, n DESC",
    "urgent": "rank, position DESC, n DESC",
    "waiting": "rank, position, n",
    "due": "due = '', due, rank, position DESC, n DESC",
}
_LINES = msgspec.json.Decoder(Line)
# codes of tasks that are not a clerk's alone
FOR_A_LEADER = "'reminded', 'recipient_refused', 'recall_declined', 'numbered_unapproved', 'extension_asked'"
# tasks that are told to whom they name, and a reminder to who works on its document; `?1` is that person
_WORKS_ON = "EXISTS (SELECT 1 FROM listing WHERE listing.id = todo.document AND instr(listing.people, ?1) > 0)"
NAMED = f"(code = 'draft_kept_apart' AND instr(facts, ?1) > 0 OR code = 'reminded' AND {_WORKS_ON})"
_SET_ASIDE = (
    "SELECT count(*) FROM (SELECT DISTINCT transfer.document, transfer.sha256 FROM transfer JOIN attachment ON "
    "attachment.document = transfer.document AND attachment.sha256 = transfer.sha256 "
    "WHERE way IN ('up', 'down') AND state = 'parked')"
)
PENDING = ("sent", "arrived", "opened")
UNDONE = ("waiting", *PENDING, "registered", "assigned", "in_progress")
IS_LATE = f"state IN {UNDONE} AND due > '' AND due < ? AND came > '' AND came <= due"  # in `reach`, by a moment
_BELOW_OVERDUE = f"SELECT count(*) FROM reach WHERE {IS_LATE}"  # noqa: S608
SOON = timedelta(days=2)
EVER = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)


@dataclass(frozen=True)
class Wanted:
    """Which documents a list shows and in which order.

    `box`: incoming, outgoing or drafts: those that the office shares. `queues`: those of `sync.replica.line`, none for
    all. `overdue`: only what is past its deadline `now` and not yet done; `soon`: only what will be within a few days.
    `person`: only what that person has to act on. `order`: newest (an incoming document by when it came), urgent,
    waiting (urgent first, then in the order of release) or due. `but`: without what these hold; `but_ids`:
    without these.
    """

    box: str
    queues: tuple[str, ...] = ()
    order: str = "newest"
    unseen: bool = False
    overdue: bool = False
    soon: bool = False
    person: str = ""
    now: datetime = EVER
    but: tuple["Wanted", ...] = ()
    but_ids: tuple[str, ...] = ()

    def at(self, now: datetime) -> "Wanted":
        """The same as it is wanted at a moment."""
        return replace(self, now=now)

    def condition(self) -> tuple[str, list[object]]:
        parts = ["box = ?"]
        values: list[object] = [self.box]
        if self.overdue:
            parts.append(f"queue IN ({_OPEN}) AND late = 0 AND due > '' AND due < ?")
            values.append(moment_key(self.now))
        elif self.soon:
            parts.append(f"queue IN ({_OPEN}) AND late = 0 AND due >= ? AND due <= ?")
            values += [moment_key(self.now), Deadline(legal_day(self.now) + SOON).key]
        elif self.queues:
            parts.append(f"queue IN ({', '.join('?' * len(self.queues))})")
            values.extend(self.queues)
        if self.unseen:
            parts.append("seen = 0")
        if self.person:
            parts.append("instr(people, ?) > 0")
            values.append(self.person)
        for other in self.but:
            condition, more = other.condition()
            parts.append(f"NOT ({condition})")
            values += more
        if self.but_ids:
            parts.append(f"id NOT IN ({', '.join('?' * len(self.but_ids))})")
            values.extend(self.but_ids)
        return " AND ".join(parts), values


@dataclass(frozen=True)
class Group:
    """A run of lines under one heading: a period (newest first), a rank of urgency or nothing at all."""

    key: str
    count: int
    since: datetime | None = None


@contextmanager
def looking(raw: Any) -> Iterator[None]:
    """One consistent look at the file."""
    raw.execute("BEGIN")
    try:
        yield
    finally:
        if raw.in_transaction:  # SQLite ends it by itself where the disk fails, and that it did would hide why
            raw.execute("COMMIT")


def count(raw: Any, wanted: Wanted) -> int:
    condition, values = wanted.condition()
    return int(raw.execute(f"SELECT count(*) FROM listing WHERE {condition}", values).fetchone()[0])  # noqa: S608


def groups(raw: Any, wanted: Wanted, now: datetime) -> list[Group]:
    """The list's headings with the number of lines under each, in the list's order; empty ones are left out."""
    condition, values = wanted.condition()
    if wanted.order == "urgent":
        query = f"SELECT rank, count(*) FROM listing WHERE {condition} GROUP BY rank ORDER BY rank"  # noqa: S608
        return [Group(f"rank-{rank}", number) for rank, number in raw.execute(query, values)]
    if wanted.order != "newest":
        number = count(raw, wanted)
        return [Group("", number)] if number else []
    oldest = raw.execute(f"SELECT min(position) FROM listing WHERE {condition}", values).fetchone()[0]  # noqa: S608
    return [
        Group(period.key, number, period.since)
        for period in (periods(now, oldest) if oldest is not None else ())
        if (number := _count_in(raw, condition, values, period))
    ]


def _count_in(raw: Any, condition: str, values: Sequence[object], period: Period) -> int:
    query = f"SELECT count(*) FROM listing WHERE {condition} AND position >= ? AND position < ?"  # noqa: S608
    return int(raw.execute(query, [*values, period.first, period.past]).fetchone()[0])


def lines(raw: Any, wanted: Wanted, offset: int, limit: int) -> list[Line]:
    """Lines of a list from a place on, in its order."""
    condition, values = wanted.condition()
    order = _ORDERS[wanted.order]
    inner = f"SELECT n FROM listing WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
    query = f"SELECT data FROM listing WHERE n IN ({inner}) ORDER BY {order}"  # noqa: S608
    return [_LINES.decode(row[0]) for row in raw.execute(query, [*values, limit, offset])]


def place(raw: Any, wanted: Wanted, document: str) -> int | None:
    """Where a document stands in a list, from 0; None where it does not."""
    condition, values = wanted.condition()
    own = f"SELECT rank, position, due, n FROM listing WHERE {condition} AND id = ?"  # noqa: S608
    found = raw.execute(own, [*values, document]).fetchone()
    if found is None:
        return None
    before, arguments = _before(wanted.order, *found)
    query = f"SELECT count(*) FROM listing WHERE {condition} AND {before}"  # noqa: S608
    return int(raw.execute(query, [*values, *arguments]).fetchone()[0])


def _before(order: str, rank: int, position: str, due: str, n: int) -> tuple[str, list[object]]:
    """What stands before a line in an order."""
    newer = "(position, n) > (?, ?)"
    if order == "newest":
        return newer, [position, n]
    if order == "urgent":
        return f"(rank < ? OR (rank = ? AND {newer}))", [rank, rank, position, n]
    if order == "waiting":
        return "(rank, position, n) < (?, ?, ?)", [rank, position, n]
    same = f"(due = ? AND (rank < ? OR (rank = ? AND {newer})))"
    return f"((due = '', due) < (? = '', ?) OR {same})", [due, due, due, rank, rank, position, n]


def one(raw: Any, document: str) -> Line | None:
    row = raw.execute("SELECT data FROM listing WHERE id = ?", [document]).fetchone()
    return _LINES.decode(row[0]) if row else None


def notation_in(data: bytes) -> str:
    """The notation in a line's bytes."""
    return _LINES.decode(data).notation


def counts(raw: Any, now: datetime, person: str) -> dict[str, int]:
    """How many documents wait where: by `box.queue`, and `incoming.unseen`, `incoming.overdue`, `mine`,
    `mine.overdue`, `drafts` (also `drafts.submitted`, `drafts.approved` and, of this person, `drafts.returned`),
    `scans`, `waiting`, `refused` (of which `refused.mine`) and `tasks`: what else has to be looked at, of which
    `tasks.leader` concern a leader and `tasks.named` this person by name. `below.overdue`: with how many documents of
    ours recipients are late, each counted. A name that is missing stands for 0."""
    open_ones = f"queue IN ({_OPEN}, 'numbered', 'waiting', 'underway', 'submitted', 'approved')"
    grouped = f"SELECT box, queue, count(*) FROM listing WHERE {open_ones} GROUP BY box, queue"  # noqa: S608
    tallies = {f"{box}.{queue}": number for box, queue, number in raw.execute(grouped)}
    wanted = {
        "incoming.unseen": Wanted("incoming", unseen=True),
        "incoming.overdue": Wanted("incoming", overdue=True, now=now),
    }
    if person:
        wanted["drafts.returned"] = Wanted("drafts", ("returned",), person=person)
        wanted["mine"] = Wanted("incoming", ("in_progress",), person=person)
        wanted["mine.overdue"] = Wanted("incoming", overdue=True, now=now, person=person)
    tallies |= {name: count(raw, one) for name, one in wanted.items()}
    others = {
        "drafts": "SELECT (SELECT count(*) FROM draft WHERE id NOT IN (SELECT id FROM listing)) "
        "+ (SELECT count(*) FROM listing WHERE box = 'drafts')",
        "scans": "SELECT count(*) FROM scan WHERE state = 'waiting' AND gone = 0",
        "waiting": "SELECT count(*) FROM listing WHERE box = 'outgoing' AND waiting",
        "refused": "SELECT count(*) FROM outbox WHERE state = 'refused' AND person != ''",
        "tasks": f"SELECT (SELECT count(*) FROM todo) + ({_SET_ASIDE})",  # noqa: S608
        "tasks.leader": f"SELECT count(*) FROM todo WHERE code IN ({FOR_A_LEADER})",  # noqa: S608
    }
    tallies |= {name: raw.execute(query).fetchone()[0] for name, query in others.items()}
    mine = "SELECT count(*) FROM outbox WHERE state = 'refused' AND person = ?"
    tallies["below.overdue"] = raw.execute(_BELOW_OVERDUE, [moment_key(now)]).fetchone()[0]
    named = f"SELECT count(*) FROM todo WHERE {NAMED}"  # noqa: S608
    tallies["tasks.named"] = raw.execute(named, [person]).fetchone()[0] if person else 0
    tallies["refused.mine"] = raw.execute(mine, [person]).fetchone()[0] if person else 0
    return {name: number for name, number in tallies.items() if number}


def next_deadline(raw: Any, now: datetime) -> datetime | None:
    """When the next deadline ends of what will be overdue then, here or below; None where there is none."""
    here = f"SELECT min(due) FROM listing WHERE box = 'incoming' AND queue IN ({_OPEN}) AND late = 0 AND due >= ?"  # noqa: S608
    below = f"SELECT min(due) FROM reach WHERE state IN {UNDONE} AND due >= ?"  # noqa: S608
    found = [key for query in (here, below) for (key,) in raw.execute(query, [moment_key(now)]) if key]
    return deadline_of(min(found)).ends_at if found else None


def meta(raw: Any, key: str) -> str | None:
    row = raw.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return row[0] if row else None


def offices(raw: Any) -> dict[str, Office]:
    """The directory's offices by code."""
    rows = raw.execute("SELECT data FROM base WHERE type = ?", [Office.type_name()])
    found = (msgspec.json.decode(row[0], type=Office) for row in rows)
    return {office.id: office for office in found}


def people(raw: Any, office: str) -> dict[str, Person]:
    """The people of an office by id, pending changes included."""
    found = rows_below(raw, Person, office)
    return {id: msgspec.json.decode(data, type=Person) for id, data in found.items()}


def rows_below(raw: Any, row_type: type[Row], parent: str) -> dict[str, bytes]:
    """The rows of a kind that belong to a parent, by id, as JSON; pending changes included."""
    rows: dict[str, bytes | None] = {}
    for table in ("base", "overlay"):
        query = f"SELECT id, data FROM {table} WHERE type = ? AND parent = ?"  # noqa: S608
        rows |= dict(raw.execute(query, [row_type.type_name(), parent]))
    return {id: data for id, data in rows.items() if data is not None}


def version(raw: Any) -> int:
    """A number that is another one whenever any other connection has changed the file."""
    return int(raw.execute("PRAGMA data_version").fetchone()[0])
