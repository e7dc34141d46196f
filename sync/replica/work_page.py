"""What waits for one person, read by plain SQL in one look: what has to be looked at, and the first of each queue.

The numbers are those of `pages.counts`; what is shown here is what they count.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
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


def work_page(raw: Any, queues: Sequence[tuple[str, Wanted]], person: str, concern: str) -> WorkPage:
    """`queues`: keys and what they hold, in the order in which they are shown. `concern`: a clerk looks after all that
    was refused and every task, a leader after some of these, others after what was refused of their own."""
    with pages.looking(raw):
        refused = tuple(one for one in refused_acts(raw) if concern == "clerk" or one.person == person)
        found = []
        for key, wanted in queues:
            if count := pages.count(raw, wanted):
                found.append(WorkQueue(key, count, tuple(pages.lines(raw, wanted, 0, FIRST))))
        return WorkPage(refused, tuple(_tasks(raw, concern)), tuple(found))


def _tasks(raw: Any, concern: str) -> list[WorkTask]:
    which = {"clerk": "", "leader": f"WHERE code IN ({pages.FOR_A_LEADER})"}.get(concern, "WHERE 0")
    tasks = []
    for id, code, facts, opened_at, document in raw.execute(_TASKS.format(which)).fetchall():
        at = datetime.fromisoformat(opened_at) if opened_at else None
        tasks.append(WorkTask(id, code, json.loads(facts), at, pages.one(raw, document) if document else None))
    for document, sha256, name, way, why in raw.execute(_PARKED).fetchall() if concern == "clerk" else ():
        facts = {"name": name, "way": way, "why": why}
        tasks.append(WorkTask(f"{SET_ASIDE}:{document}.{sha256}", SET_ASIDE, facts, None, pages.one(raw, document)))
    return tasks
