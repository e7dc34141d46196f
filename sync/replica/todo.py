"""What people of the office have to look at, kept ready: the server's open tasks, numbers passed over, verdicts that a
restored server has changed. What was refused and which files were set aside stand in their own tables."""

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select, union

from sync.prepared import Prepared
from sync.replica import outbox
from sync.replica.gaps import gap_facts, gaps
from sync.replica.identity import Identity
from sync.replica.overlay import Key
from sync.replica.tables import Base, Overlay, Todo, table_of
from sync.replica.view import View
from sync.rules.books import Book, Entry, Grant
from sync.rules.people import Device, Person
from sync.rules.tasks import Task
from sync.world import stamp

_todo, _base, _overlay = table_of(Todo), table_of(Base), table_of(Overlay)
_PUT = Prepared(insert(_todo))
_DROP_ALL = Prepared(delete(_todo).where(_todo.c.code == bindparam("of")))
OF_BOOKS = frozenset(row.type_name() for row in (Book, Entry, Grant, Device, Person))  # gaps depend on these
SKIPPED, CHANGED = "numbers_skipped", "verdict_changed"


def keep_up(connection: Connection, keys: Iterable[Key], identity: Identity, today: date) -> None:
    """These rows have changed: bring along what there is to look at about them."""
    kinds = set()
    for type_name, id in keys:
        kinds.add(type_name)
        if type_name == Task.type_name():
            _keep_task(connection, id, identity.office)
    if kinds & OF_BOOKS:
        _keep_gaps(connection, identity, today)


def keep_verdicts(connection: Connection) -> None:
    """A verdict has changed, or somebody has seen that one had."""
    _DROP_ALL.run(connection, of=CHANGED)
    for done in outbox.verdicts_changed(connection):
        facts = {"act": done.act, "was": done.was, "now": str(done.outcome)}
        _put(connection, f"{CHANGED}:{done.intent}", CHANGED, done.about, "", facts)


def rebuild(connection: Connection, identity: Identity, today: date) -> None:
    """Make all of it anew from the rows."""
    connection.execute(delete(_todo))
    ids = union(*(select(table.c.id).where(table.c.type == Task.type_name()) for table in (_base, _overlay)))
    for id in connection.execute(ids).scalars().all():
        _keep_task(connection, id, identity.office)
    _keep_gaps(connection, identity, today)
    keep_verdicts(connection)


def _keep_task(connection: Connection, id: str, office: str) -> None:
    connection.execute(delete(_todo).where(_todo.c.id == id))
    task = View(connection).get(Task, id)
    if task is not None and task.office == office and task.closed_at is None:
        _put(connection, id, task.code, task.document, stamp(task.opened_at), task.facts)


def _keep_gaps(connection: Connection, identity: Identity, today: date) -> None:
    _DROP_ALL.run(connection, of=SKIPPED)
    for gap in gaps(connection, identity.office, identity.device, today):
        facts = gap_facts(gap, identity.office)
        _put(connection, f"{SKIPPED}:{gap.book}.{gap.written}", SKIPPED, "", "", facts)


def _put(connection: Connection, id: str, code: str, document: str, opened_at: str, facts: dict[str, str]) -> None:
    told = json.dumps(facts, ensure_ascii=False)
    _PUT.run(connection, id=id, code=code, document=document, opened_at=opened_at, facts=told)
