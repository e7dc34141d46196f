"""Which files the server holds, and which office may know of which.

An office may fetch a file, or be told that it is here, only if it has uploaded it itself or was sent it whole by
somebody who had. To anyone else a file that exists and one that does not look the same: its bytes go up in full.
"""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from sync.rules.documents import Document, FileFacts, Handling, Urgency
from sync.rules.drafts import SharedDraft
from sync.rules.releasing import files_stored
from sync.rules.rows import Event, office_scope
from sync.rules.state import Work
from sync.rules.templates import Template
from sync.server.rows import Seal, ServerState, store
from sync.server.tables import Blob, DocumentFile, Holding, Placement, Upload, table_of
from sync.world import Clock, stamp

_blobs, _holdings, _files = table_of(Blob), table_of(Holding), table_of(DocumentFile)
_placements, _uploads = table_of(Placement), table_of(Upload)
MOST_LOOKED_AT = 20  # documents with one file, to find the most urgent one
OF_SLIPS = "slips:"  # before a page's id: scans of directives given on paper; they give nobody a right either
OF_DRAFT = "draft:"  # before a draft's id: its files are never a sent document's, and give nobody a right
OF_TEMPLATE = "template:"  # before a template's: just so


def may_have(connection: Connection, office: str, sha256: str, size: int | None = None) -> bool:
    """Whether the server holds the file, of that size where one is named, and the office has a right to it."""
    held = connection.execute(select(_blobs.c.bytes).where(_blobs.c.sha256 == sha256)).scalar()
    if held is None or size not in (None, held):
        return False
    own = select(_holdings.c.sha256).where(_holdings.c.sha256 == sha256, _holdings.c.office == office)
    if connection.execute(own).first() is not None:
        return True
    sent = (
        select(_files.c.document)
        .join(_placements, (_placements.c.id == _files.c.document) & (_placements.c.type == Document.type_name()))
        .where(_files.c.sha256 == sha256, _files.c.stored, _files.c.sender != office)
        .where(_placements.c.scope == office_scope(office), ~_placements.c.gone)
    )
    return connection.execute(sent.limit(1)).first() is not None


def rank_of(connection: Connection, office: str, sha256: str) -> int:
    """The rank of the most urgent document with this file that stands in an office's scope."""
    there = (_placements.c.id == _files.c.document) & (_placements.c.type == Document.type_name())
    ids = connection.execute(
        select(_files.c.document)
        .join(_placements, there)
        .where(_files.c.sha256 == sha256, _placements.c.scope == office_scope(office), ~_placements.c.gone)
        .limit(MOST_LOOKED_AT)
    ).scalars()
    state = ServerState(connection)
    documents = [state.get(Document, id) for id in ids]
    return min((document.urgency.rank for document in documents if document), default=Urgency.NORMAL.rank)


def note_files(connection: Connection, documents: Iterable[Document]) -> None:
    """Keep which files released documents have; forget those of documents that were withdrawn."""
    for document in documents:
        connection.execute(delete(_files).where(_files.c.document == document.id))
        if document.state == "released":
            stored = document.stored_at is not None
            hashes = dict.fromkeys(f.sha256 for f in document.files)
            values = {"document": document.id, "sender": document.office, "stored": stored}
            if rows := [{**values, "sha256": sha256} for sha256 in hashes]:
                connection.execute(insert(_files), rows)


def note_draft_files(connection: Connection, drafts: Iterable[SharedDraft]) -> None:
    """Keep which files drafts have, so that what waits for one of them is found when it comes."""
    for draft in drafts:
        key = OF_DRAFT + draft.id
        connection.execute(delete(_files).where(_files.c.document == key))
        values = {"document": key, "sender": draft.office, "stored": draft.stored_at is not None}
        hashes = dict.fromkeys(f.sha256 for f in draft.text.files)
        if rows := [{**values, "sha256": sha256} for sha256 in hashes]:
            connection.execute(insert(_files), rows)


def note_template_files(connection: Connection, templates: Iterable[Template]) -> None:
    """Keep which file a template has, as for drafts."""
    for template in templates:
        key = OF_TEMPLATE + template.id
        connection.execute(delete(_files).where(_files.c.document == key))
        values = {"document": key, "sender": template.office, "stored": template.stored_at is not None}
        if not template.is_removed:
            connection.execute(insert(_files).values(**values, sha256=template.file.sha256))


def settle_templates(connection: Connection, work: Work, ids: Iterable[str], clock: Clock) -> None:
    """Mark the templates whose office has brought the file: its other PCs may fetch it."""
    for id in ids:
        template = work.get(Template, id)
        if template is None or template.is_removed or template.stored_at is not None:
            continue
        if may_have(connection, template.office, template.file.sha256, template.file.bytes):
            work.put(msgspec.structs.replace(template, stored_at=clock.now()))
            connection.execute(update(_files).where(_files.c.document == OF_TEMPLATE + id).values(stored=True))


def settle_drafts(connection: Connection, work: Work, ids: Iterable[str], clock: Clock) -> None:
    """Mark the drafts whose office has brought every file: its other PCs may fetch them."""
    for id in ids:
        draft = work.get(SharedDraft, id)
        if draft is None or draft.stored_at is not None:
            continue
        if all(may_have(connection, draft.office, f.sha256, f.bytes) for f in draft.text.files):
            work.put(msgspec.structs.replace(draft, stored_at=clock.now()))
            connection.execute(update(_files).where(_files.c.document == OF_DRAFT + id).values(stored=True))


def note_slips(connection: Connection, pages: Iterable[Handling]) -> None:
    """Keep which scans an office's page has that the server does not hold yet."""
    for page in pages:
        key, absent = OF_SLIPS + page.id, _absent_slips(page)
        connection.execute(delete(_files).where(_files.c.document == key))
        if rows := [{"document": key, "sender": page.office, "stored": False, "sha256": one.sha256} for one in absent]:
            connection.execute(insert(_files), rows)


def settle_slips(connection: Connection, work: Work, ids: Iterable[str]) -> None:
    """Mark the scans that the office has brought: its other PCs may fetch them."""
    for id in ids:
        if (page := work.get(Handling, id)) is None:
            continue
        brought = [f.sha256 for f in _absent_slips(page) if may_have(connection, page.office, f.sha256, f.bytes)]
        if brought:
            work.put(msgspec.structs.replace(page, slips_stored=(*page.slips_stored, *brought)))
            same = (_files.c.document == OF_SLIPS + id) & _files.c.sha256.in_(brought)
            connection.execute(delete(_files).where(same))


def _absent_slips(page: Handling) -> list[FileFacts]:
    known = {file.sha256: file for file in page.slips.values() if file.sha256 not in page.slips_stored}
    return list(known.values())


def settle_documents(connection: Connection, work: Work, ids: Iterable[str], clock: Clock) -> None:
    """Mark the released documents whose sender has brought every file; what changes by it is put on `work`."""
    for id in ids:
        document = work.get(Document, id)
        if document is None or document.state != "released" or document.stored_at is not None:
            continue
        if all(may_have(connection, document.office, f.sha256, f.bytes) for f in document.files):
            files_stored(work, document, Event(code="sent", at=clock.now()))
            connection.execute(update(_files).where(_files.c.document == id).values(stored=True))


def took_in(
    connection: Connection, sha256: str, size: int | None, office: str, clock: Clock, seal: Seal
) -> dict[str, int]:
    """A whole file has come from an office: what waited for it goes on. The file lies in the store already."""
    if (
        size is not None
        and connection.execute(select(_blobs.c.sha256).where(_blobs.c.sha256 == sha256)).first() is None
    ):
        connection.execute(insert(_blobs).values(sha256=sha256, bytes=size, stored_at=stamp(clock.now())))
    same = (_holdings.c.sha256 == sha256) & (_holdings.c.office == office)
    connection.execute(delete(_holdings).where(same))
    connection.execute(insert(_holdings).values(sha256=sha256, office=office))
    waiting = select(_files.c.document).where(_files.c.sha256 == sha256, _files.c.sender == office, ~_files.c.stored)
    work = Work(ServerState(connection))
    ids = list(connection.execute(waiting).scalars())
    settle_documents(
        connection, work, [id for id in ids if not id.startswith((OF_DRAFT, OF_TEMPLATE, OF_SLIPS))], clock
    )
    templates = [id.removeprefix(OF_TEMPLATE) for id in ids if id.startswith(OF_TEMPLATE)]
    settle_templates(connection, work, templates, clock)
    settle_slips(connection, work, [id.removeprefix(OF_SLIPS) for id in ids if id.startswith(OF_SLIPS)])
    settle_drafts(connection, work, [id.removeprefix(OF_DRAFT) for id in ids if id.startswith(OF_DRAFT)], clock)
    return store(connection, work.changes(), seal)


def durable_bytes(connection: Connection, device: str, sha256: str) -> int:
    """How much of an unfinished upload is safely on disk."""
    same = (_uploads.c.device == device) & (_uploads.c.sha256 == sha256)
    return connection.execute(select(_uploads.c.durable).where(same)).scalar() or 0


def note_durable(connection: Connection, device: str, sha256: str, size: int, durable: int, clock: Clock) -> None:
    forget_upload(connection, device, sha256)
    values = {"bytes": size, "durable": durable, "touched_at": stamp(clock.now())}
    connection.execute(insert(_uploads).values(device=device, sha256=sha256, **values))


def forget_upload(connection: Connection, device: str, sha256: str) -> None:
    connection.execute(delete(_uploads).where(_uploads.c.device == device, _uploads.c.sha256 == sha256))
