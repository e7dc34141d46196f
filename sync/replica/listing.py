"""One line a document, kept ready for the lists: who, what, how far, since when.

A line holds nothing that changes by itself. It is rebuilt from the view, in the same transaction, whenever one of the
document's rows changes.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sync.prepared import Prepared
from sync.replica import line_words, reach, search, texts, transfers
from sync.replica.case_file_page import files_of
from sync.replica.draft_line import BOX, draft_line
from sync.replica.facets import facets
from sync.replica.line import Line, incoming_queue
from sync.replica.periods import midnight
from sync.replica.planning import planned_of
from sync.replica.tables import Attachment, Listing, table_of
from sync.replica.view import View
from sync.rules.books import key_in
from sync.rules.circulation import due_of, standing
from sync.rules.corrections import Correction, Way
from sync.rules.deadline import Deadline, deadline
from sync.rules.deliveries import FINAL, Delivery, Purpose, came_at, came_late, delivery_id, least_advanced
from sync.rules.documents import Document, FileFacts, Handling, Urgency, handling_id
from sync.rules.drafts import SharedDraft
from sync.world import stamp

_listing, _attachments = table_of(Listing), table_of(Attachment)
_its_files = _attachments.c.document == bindparam("of")
_LINE = Prepared(select(_listing.c.data).where(_listing.c.id == bindparam("of")))
_ADD = Prepared(insert(_listing).returning(_listing.c.n))
_CHANGE = Prepared(update(_listing).where(_listing.c.id == bindparam("of")).returning(_listing.c.n))
_FILES = Prepared(select(_attachments.c.sha256).where(_its_files).order_by(_attachments.c.n))
_NO_FILES = Prepared(delete(_attachments).where(_its_files))
_ADD_FILE = Prepared(insert(_attachments))
NOT_YET_ENTERED = frozenset({"waiting", "sent", "arrived", "opened"})
FORM = "11"  # of the lines: a file whose lines have another form gets them anew


@dataclass(frozen=True)
class Change:
    """A document's line before and after; None where it was or is not in the lists."""

    document: str
    before: Line | None
    after: Line | None


HasFile = Callable[[str], bool]


def read_line(connection: Connection, document: str) -> Line | None:
    data = _LINE.value(connection, of=document)
    return msgspec.json.decode(data, type=Line) if data else None


def refresh(connection: Connection, documents: Iterable[str], office: str, has_file: HasFile) -> list[Change]:
    """Rebuild the lines of these documents; what changed about them."""
    changes: list[Change] = []
    view = View(connection)
    for id in sorted(set(documents)):
        document = view.get(Document, id)
        before = read_line(connection, id)
        if document is None and (draft := view.get(SharedDraft, id)) is not None:
            _refresh_draft(connection, draft, before, has_file)
            continue
        if before is not None and before.box == BOX:  # it has its number now, and is a new line among the documents
            _drop(connection, id)
            before = None
        line = _put_right(view, _line(view, document, office)) if document else None
        if document is not None and line is not None and (meeting := planned_of(view, document, office)):
            line = msgspec.structs.replace(line, planned=meeting)
        line = line and msgspec.structs.replace(line, filed=files_of(connection.exec_driver_sql, id))
        if document is None or line is None:
            note_files(connection, id, (), has_file)
            _drop(connection, id)
        elif line != before:
            n = _store(connection, line, before is None, line_words.words(view, document, line))
            if line.box == "outgoing":
                reach.keep(connection, n, document, view.children(Delivery, id))
        if document:
            has_other_files = note_files(connection, id, document.files, has_file)
            if line and document.files and (has_other_files or line != before):
                texts.look_again(connection, id)
        if line != before:
            changes.append(Change(id, before, line))
    return changes


def _refresh_draft(connection: Connection, draft: SharedDraft, before: Line | None, has_file: HasFile) -> None:
    """A draft has its line and its files like a document, and is not searched for."""
    line = draft_line(connection, draft)
    if line is None:
        _drop(connection, draft.id)
        return
    if line != before:
        _store_line(connection, line, before is None)
    note_files(connection, draft.id, draft.text.files, has_file)


def _drop(connection: Connection, id: str) -> None:
    n = connection.execute(select(_listing.c.n).where(_listing.c.id == id)).scalar()
    if n is not None:
        reach.forget(connection, n)
        texts.forget(connection, id)
    connection.execute(delete(_listing).where(_listing.c.id == id))
    _NO_FILES.run(connection, of=id)


def _line(view: View, document: Document, office: str) -> Line | None:
    if document.is_sent_by(office):
        return _outgoing(view, document)
    delivery = view.get(Delivery, delivery_id(document.id, office))
    return _incoming(view, document, delivery, office) if delivery else None


def _put_right(view: View, line: Line | None) -> Line | None:
    found = [one for one in view.children(Correction, line.id) if one.is_in_force] if line else []
    if line is None or not found:
        return line
    is_superseded = any(one.way is Way.SUPERSEDES for one in found)
    return msgspec.structs.replace(line, put_right=tuple(one.notation for one in found), is_superseded=is_superseded)


def _incoming(view: View, document: Document, delivery: Delivery, office: str) -> Line:
    page = view.get(Handling, handling_id(document.id, office))
    state = standing(delivery, page)
    due = due_of(document, page)
    queue = incoming_queue(state, page)
    return Line(
        box="incoming",
        sender=document.origin.sender if document.origin else document.office,
        source=str(document.origin.source) if document.origin else "",
        to=(office,),
        state=state,
        posted_at=stamp(delivery.posted_at),
        arrival_number=page.arrival.number if page and page.arrival else None,
        arrival_series=key_in(page.arrival.book) if page and page.arrival else "",
        queue=queue,
        came_at=stamp(came_at(delivery)),
        entered_on=page.arrival.on.isoformat() if page and page.arrival else "",
        seen=state != "arrived" or delivery.has("opened"),
        late=came_late(due, delivery),
        people=_people(queue, page),
        **_facts(document) | _due(due),
    )


def _people(queue: str, page: Handling | None) -> tuple[str, ...]:
    """Who has to act: the leader it was laid before by name, or whom the directive gives it to, the lead first."""
    if queue == "to_direct" and page and page.presented:
        return (page.presented.leader,) if page.presented.leader else ()
    if queue == "in_progress" and page and page.directive:
        return tuple(one.person for one in (page.directive.lead, *page.directive.collaborators))
    return ()


def _outgoing(view: View, document: Document) -> Line:
    deliveries = view.children(Delivery, document.id)
    released = document.state == "released"
    state = least_advanced(deliveries) if released else document.state
    # Its facts may have arrived while a file is still on its way up: the server does not hold it whole by that.
    waiting = released and not document.stored_at and any(d.office and d.state not in FINAL for d in deliveries)
    return Line(
        box="outgoing",
        sender=document.office,
        to=tuple(d.office or d.name for d in deliveries) if released else (),
        state=state,
        posted_at=stamp(document.released_at) if document.released_at else "",
        waiting=waiting,
        queue=_outgoing_queue(document.state, state, waiting=waiting),
        late=released and _nobody_is_late(deadline(document.due, document.due_time), deliveries),
        states=dict(sorted(Counter(d.state for d in deliveries).items())) if released else {},
        **_facts(document),
    )


def _nobody_is_late(due: Deadline | None, deliveries: Iterable[Delivery]) -> bool:
    """Whether nobody who still has something to do had it before its deadline: what has passed then is no delay of
    theirs."""
    asked = [d for d in deliveries if d.office and d.state != "done" and d.purpose is not Purpose.FOR_INFORMATION]
    open_ones = [d for d in asked if d.state not in FINAL]
    return due is not None and not any(d.has("arrived") and not came_late(due, d) for d in open_ones)


def _outgoing_queue(stage: str, state: str, *, waiting: bool) -> str:
    if stage == "numbered":
        return "numbered"
    if waiting:
        return "waiting"
    return "underway" if stage == "released" and state in ("waiting", *NOT_YET_ENTERED) else "ended"


def _facts(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "number": document.number,
        "notation": document.notation,
        "kind": document.kind,
        "subject": document.subject,
        "urgency": str(document.urgency),
        "issued_on": document.issued_on.isoformat(),
        "files": len(document.files),
    } | _due(deadline(document.due, document.due_time))


def _due(due: Deadline | None) -> dict[str, str]:
    hour = f"{due.hour:%H:%M}" if due and due.hour else ""
    return {"due": due.day.isoformat() if due else "", "due_time": hour}


def _position(line: Line) -> str:
    """Where a line stands in time: an incoming document when it came here, kept within its day in the register."""
    if line.entered_on:
        day = date.fromisoformat(line.entered_on)
        past = midnight(day + timedelta(days=1)) - timedelta(microseconds=1)
        return min(max(line.came_at, stamp(midnight(day))), stamp(past))
    return line.came_at or line.posted_at or stamp(midnight(date.fromisoformat(line.issued_on)))


def _store(connection: Connection, line: Line, is_new: bool, words: str) -> int:
    """The line's number in the lists."""
    n = _store_line(connection, line, is_new)
    search.index(connection, n, words, facets(line, _position(line)))
    return n


def _store_line(connection: Connection, line: Line, is_new: bool) -> int:
    meeting = line.planned.meeting if line.planned else None
    values = {
        "box": line.box,
        "state": line.state,
        "rank": Urgency(line.urgency).rank,
        "position": _position(line),
        "waiting": line.waiting,
        "queue": line.queue,
        "seen": line.seen,
        "due": line.deadline.key if line.deadline else "",
        "late": line.late,
        "people": " ".join(line.people),
        "starts": stamp(meeting.starts_at) if meeting else "",
        "ends": stamp(meeting.reckoned_end) if meeting else "",
        "data": msgspec.json.encode(line),
    }
    stored = _ADD.value(connection, id=line.id, **values) if is_new else _CHANGE.value(connection, of=line.id, **values)
    return int(stored)


def note_files(connection: Connection, document: str, files: tuple[FileFacts, ...], has_file: HasFile) -> bool:
    """Keep which files a document has; whether they are others than before."""
    before = _FILES.column(connection, of=document)
    if before == [f.sha256 for f in files]:
        return False
    _NO_FILES.run(connection, of=document)
    for n, file in enumerate(files):
        values = {"document": document, "n": n, "sha256": file.sha256, "name": file.name, "bytes": file.bytes}
        _ADD_FILE.run(connection, **values, here=has_file(file.sha256))
    if gone := set(before) - {f.sha256 for f in files}:
        transfers.let_go(connection, gone)
    return True
