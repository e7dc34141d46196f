"""What the lists and a document's page show: frozen values, read in one look."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from sync.replica import outbox, search
from sync.replica.gaps import Gap, gap_facts, gaps
from sync.replica.line import Line
from sync.replica.listed import AttachmentState, Listed, OpenTask, RefusedItem, Shown
from sync.replica.tables import (
    Attachment,
    Base,
    Listing,
    Outbox,
    Overlay,
    Transfer,
    table_of,
)
from sync.replica.view import View
from sync.rules.corrections import Correction
from sync.rules.deliveries import Delivery, delivery_id, moment_of
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.drafts import SharedDraft
from sync.rules.tasks import Task

_listing, _attachments, _outbox, _transfers = (table_of(t) for t in (Listing, Attachment, Outbox, Transfer))
_base, _overlay = table_of(Base), table_of(Overlay)
REFUSED_HERE = "refused"


def incoming(connection: Connection, limit: int = -1, offset: int = 0) -> list[Listed]:
    """Urgent ones first, then the newest arrival; refused ones stay with their state."""
    query = select(_listing.c.data).where(_listing.c.box == "incoming")
    order = (_listing.c.rank, _listing.c.position.desc(), _listing.c.id)
    return _listed(connection, query.order_by(*order).limit(limit).offset(offset))


def outgoing(connection: Connection, limit: int = -1, offset: int = 0) -> list[Listed]:
    """What this office has numbered, the newest number first."""
    query = select(_listing.c.data).where(_listing.c.box == "outgoing")
    return _listed(connection, query.order_by(_listing.c.n.desc()).limit(limit).offset(offset))


def shared_drafts(connection: Connection) -> list[Listed]:
    """What the office has laid before a leader and not numbered, what happened last first."""
    query = select(_listing.c.data).where(_listing.c.box == "drafts")
    return _listed(connection, query.order_by(_listing.c.position.desc(), _listing.c.id.desc()))


def waiting_to_send(connection: Connection) -> list[Listed]:
    """Released documents that the server does not hold whole yet: urgent first, then in the order of release."""
    query = select(_listing.c.data).where(_listing.c.box == "outgoing", _listing.c.waiting)
    return _listed(connection, query.order_by(_listing.c.rank, _listing.c.position, _listing.c.n))


def found(connection: Connection, typed: str, limit: int = 200) -> list[Listed]:
    """Documents that hold every word, in their fields or in their files' text, newest first."""
    numbers = search.found(connection, typed, limit)
    rows = connection.execute(select(_listing.c.n, _listing.c.data).where(_listing.c.n.in_(numbers)))
    by_number = {row.n: row.data for row in rows}
    lines = [msgspec.json.decode(by_number[n], type=Line) for n in numbers if n in by_number]
    return _with_attachments(connection, lines)


def one(connection: Connection, document: str) -> Listed | None:
    listed = _listed(connection, select(_listing.c.data).where(_listing.c.id == document))
    return listed[0] if listed else None


def refused_items(connection: Connection) -> list[RefusedItem]:
    """What the server refused of ours, the newest first."""
    by_people = (_outbox.c.state == REFUSED_HERE) & (_outbox.c.person != "")
    query = select(_outbox).where(by_people).order_by(_outbox.c.n.desc())
    return [
        RefusedItem(
            row.id, row.act, row.about, row.outcome, row.code, json.loads(row.facts), one(connection, row.about)
        )
        for row in connection.execute(query).all()
    ]


def open_tasks(connection: Connection, office: str, device: str, today: date) -> list[OpenTask]:
    """What people of the office have to look at: the server's tasks, and what only this PC knows: numbers passed
    over, files set aside, verdicts that a restored server has changed."""
    tasks: dict[str, Task] = {}
    for table in (_base, _overlay):
        for row in connection.execute(select(table.c.id, table.c.data).where(table.c.type == Task.type_name())):
            if row.data is not None:
                tasks[row.id] = msgspec.json.decode(row.data, type=Task)
    mine = [t for t in tasks.values() if t.office == office and t.closed_at is None]
    opened = [
        OpenTask(t.id, t.code, t.facts, t.opened_at, one(connection, t.document) if t.document else None)
        for t in sorted(mine, key=lambda t: (t.opened_at, t.id), reverse=True)
    ]
    gap_tasks = [_gap_task(gap, office) for gap in gaps(connection, office, device, today)]
    return opened + _changed_verdicts(connection) + _files_set_aside(connection) + gap_tasks


def shown(connection: Connection, document: str, office: str) -> Shown | None:
    """Everything this office knows of a document. None where it is not here."""
    view = View(connection)
    listed, row = one(connection, document), view.get(Document, document)
    if listed is None or row is None:
        return None
    own = view.get(Delivery, delivery_id(document, office))
    deliveries = tuple(view.children(Delivery, document)) if row.is_sent_by(office) else (own,) if own else ()
    page = view.get(Handling, handling_id(document, office))
    draft = view.get(SharedDraft, document) if row.office == office else None
    in_house = [*(draft.events if draft else ()), *(page.events if page else ())]
    elsewhere = [e for d in deliveries for e in d.history if e.office != office]
    if row.office != office and own:
        elsewhere += [e for e in own.history if e.code == "arrived"][:1]  # that its files came too is no news
    # What falls into one moment stands in the order in which it can only have been: what we send leaves the house
    # first and then moves on elsewhere; what came was sent and arrived before anybody here did something with it.
    events = in_house + elsewhere if row.is_sent_by(office) else elsewhere + in_house
    events = [msgspec.structs.replace(e, at=moment_of(e)) for e in events]
    corrections = tuple(one for one in view.children(Correction, document) if one.holds)
    return Shown(listed, row, deliveries, tuple(sorted(events, key=lambda e: e.at)), corrections)


def _gap_task(gap: Gap, office: str) -> OpenTask:
    id = f"numbers_skipped:{gap.book}.{gap.written}"
    return OpenTask(id, "numbers_skipped", gap_facts(gap, office), None, None)


def _changed_verdicts(connection: Connection) -> list[OpenTask]:
    return [
        OpenTask(
            f"verdict_changed:{done.intent}",
            "verdict_changed",
            {"act": done.act, "was": done.was, "now": str(done.outcome)},
            None,
            one(connection, done.about),
        )
        for done in outbox.verdicts_changed(connection)
    ]


def _files_set_aside(connection: Connection) -> list[OpenTask]:
    same = (_attachments.c.document == _transfers.c.document) & (_attachments.c.sha256 == _transfers.c.sha256)
    columns = (_transfers.c.way, _transfers.c.sha256, _transfers.c.document, _transfers.c.code, _attachments.c.name)
    query = select(*columns).join(_attachments, same).where(_transfers.c.state == "parked").distinct()
    return [
        OpenTask(
            f"file_set_aside:{row.document}.{row.sha256}",
            "file_set_aside",
            {"name": row.name, "way": row.way, "why": row.code},
            None,
            one(connection, row.document),
        )
        for row in connection.execute(query.order_by(_transfers.c.document, _attachments.c.name))
    ]


def _listed(connection: Connection, query: Select[Any]) -> list[Listed]:
    lines = [msgspec.json.decode(data, type=Line) for data in connection.execute(query).scalars()]
    return _with_attachments(connection, lines)


def _with_attachments(connection: Connection, lines: Iterable[Line]) -> list[Listed]:
    listed = []
    held_back = (_transfers.c.way == "down") & _transfers.c.state.in_(("parked", "deferred"))
    query = select(_transfers.c.sha256, _transfers.c.state).where(held_back)
    states = {row.sha256: row.state for row in connection.execute(query)}
    for line in lines:
        query = select(_attachments).where(_attachments.c.document == line.id).order_by(_attachments.c.n)
        listed.append(
            Listed(
                line,
                tuple(
                    AttachmentState(
                        row.name,
                        row.sha256,
                        row.bytes,
                        "here" if row.here else "missing" if states.get(row.sha256) == "parked" else "coming",
                        not row.here and states.get(row.sha256) == "deferred",
                    )
                    for row in connection.execute(query)
                ),
            )
        )
    return listed
