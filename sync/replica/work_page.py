"""What waits for one person, read by plain SQL in one look: what has to be looked at, and the first of each queue.

Each document stands once: with what has to be looked at about it, else in the first queue that holds it. `work_count`
counts just what is shown.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sync.replica import pages
from sync.replica.line import Line
from sync.replica.pages import Wanted
from sync.replica.waiting_page import RefusedAct, refused_acts

FIRST = 4
SET_ASIDE = "file_set_aside"


@dataclass(frozen=True)
class WorkTask:
    """Something to look at. `opened_at`: None where that is not known. `line`: its document's, where there is one."""

    id: str
    code: str
    facts: dict[str, str]
    opened_at: datetime | None = None
    line: Line | None = None


@dataclass(frozen=True)
class WorkQueue:
    """`first`: the lines on top of it."""

    key: str
    count: int
    first: tuple[Line, ...]


@dataclass(frozen=True)
class WorkPage:
    refused: tuple[RefusedAct, ...] = ()
    tasks: tuple[WorkTask, ...] = ()
    queues: tuple[WorkQueue, ...] = ()


_TASKS = "SELECT id, code, facts, opened_at, document FROM todo {} ORDER BY opened_at = '', opened_at DESC, id"
_PARKED = (
    "SELECT DISTINCT transfer.document, transfer.sha256, attachment.name, way, code FROM transfer "
    "JOIN attachment ON attachment.document = transfer.document AND attachment.sha256 = transfer.sha256 "
    "WHERE way IN ('up', 'down') AND state = 'parked' ORDER BY transfer.document, attachment.name"
)


_REFUSED = "SELECT about, person FROM outbox WHERE state = 'refused' AND person != ''"
Queues = Sequence[tuple[str, Wanted]]


def work_page(raw: Any, queues: Queues, person: str, concern: str) -> WorkPage:
    """`queues`: keys and what they hold, in the order in which they are shown. `concern`: a clerk looks after all that
    was refused and every task, a leader after some of these, others after what was refused of their own; everybody
    after what names him, and what his work is urged by."""
    with pages.looking(raw):
        refused = tuple(one for one in refused_acts(raw) if concern == "clerk" or one.person == person)
        found = []
        for key, wanted in _each_once(queues, _looked_at(raw, person, concern)):
            if count := pages.count(raw, wanted):
                found.append(WorkQueue(key, count, tuple(pages.lines(raw, wanted, 0, FIRST))))
        return WorkPage(refused, tuple(_tasks(raw, concern, person)), tuple(found))


def work_count(raw: Any, queues: Queues, person: str, concern: str) -> int:
    """How much stands on the page: what has to be looked at, and the documents of the queues. Reads no document."""
    looked_at = _looked_at(raw, person, concern)
    return len(looked_at) + sum(pages.count(raw, wanted) for _, wanted in _each_once(queues, looked_at))


def gaps_kept(raw: Any) -> frozenset[str]:
    """The numbers that were passed over and that this PC may explain, by the ids of the entries that they lack."""
    found = raw.execute("SELECT id FROM todo WHERE code = 'numbers_skipped'").fetchall()
    return frozenset(id.partition(":")[2] for (id,) in found)


def _looked_at(raw: Any, person: str, concern: str) -> list[str]:
    """What everything that has to be looked at is about: a document, or nothing in the lists."""
    refused = [about for about, who in raw.execute(_REFUSED) if concern == "clerk" or who == person]
    tasks = [row[4] for row in _told(raw, concern, person)]
    return [*refused, *tasks, *(row[0] for row in raw.execute(_PARKED) if concern == "clerk")]


def _each_once(queues: Queues, looked_at: Sequence[str]) -> Iterator[tuple[str, Wanted]]:
    """Each queue without what stands before it."""
    ids, before = tuple(dict.fromkeys(id for id in looked_at if id)), tuple[Wanted, ...]()
    for key, wanted in queues:
        yield key, replace(wanted, but=before, but_ids=ids)
        before += (wanted,)


def _told(raw: Any, concern: str, person: str) -> list[Any]:
    """The tasks that are somebody's to look at; everybody's are those that name him or urge his work."""
    some = f"WHERE code IN ({pages.FOR_A_LEADER}) OR {pages.NAMED}"
    which = {"clerk": "", "leader": some}.get(concern, f"WHERE {pages.NAMED}")
    return list(raw.execute(_TASKS.format(which), [person] if which else []).fetchall())


def _tasks(raw: Any, concern: str, person: str) -> list[WorkTask]:
    tasks = []
    for id, code, facts, opened_at, document in _told(raw, concern, person):
        at = datetime.fromisoformat(opened_at) if opened_at else None
        tasks.append(WorkTask(id, code, json.loads(facts), at, pages.one(raw, document) if document else None))
    for document, sha256, name, way, why in raw.execute(_PARKED).fetchall() if concern == "clerk" else ():
        facts, line = {"name": name, "way": way, "why": why}, pages.one(raw, document.partition("@")[0])
        tasks.append(WorkTask(f"{SET_ASIDE}:{document}.{sha256}", SET_ASIDE, facts, None, line))
    return tasks
