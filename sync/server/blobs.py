"""Which files the server holds, and which office may know of which.

An office may fetch a file, or be told that it is here, only if it has uploaded it itself or was sent it whole by
somebody who had. To anyone else a file that exists and one that does not look the same: its bytes go up in full.
"""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sync.prepared import Prepared
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
_BYTES = Prepared(select(_blobs.c.bytes).where(_blobs.c.sha256 == bindparam("of")))
_its_own = (_holdings.c.sha256 == bindparam("of")) & (_holdings.c.office == bindparam("whose"))
_OWN = Prepared(select(_holdings.c.sha256).where(_its_own))
_OWN_NO_MORE = Prepared(delete(_holdings).where(_its_own))
_HOLD = Prepared(insert(_holdings))
_SENT = Prepared(
    select(_files.c.document)
    .join(_placements, (_placements.c.id == _files.c.document) & (_placements.c.type == Document.type_name()))
    .where(_files.c.sha256 == bindparam("of"), _files.c.stored, _files.c.sender != bindparam("whose"))
    .where(_placements.c.scope == bindparam("seen_in"), ~_placements.c.gone)
    .limit(1)
)
_KEEP = Prepared(insert(_blobs))
_FORGET_FILES = Prepared(delete(_files).where(_files.c.document == bindparam("of")))
_NOTE_FILES = Prepared(insert(_files))
_STORED = Prepared(update(_files).where(_files.c.document == bindparam("of")).values(stored=True))
_WAITING = Prepared(
    select(_files.c.document).where(
        _files.c.sha256 == bindparam("of"), _files.c.sender == bindparam("whose"), ~_files.c.stored
    )
)
_upload = (_uploads.c.device == bindparam("by")) & (_uploads.c.sha256 == bindparam("of"))
_DURABLE = Prepared(select(_uploads.c.durable).where(_upload))
_FORGET_UPLOAD = Prepared(delete(_uploads).where(_upload))
_NOTE_UPLOAD = Prepared(insert(_uploads))
MOST_LOOKED_AT = 20  # documents with one file, to find the most urgent one
OF_SLIPS = "slips:"  # before a page's id: scans of directives given on paper; they give nobody a right either
OF_DRAFT = "draft:"  # before a draft's id: its files are never a sent document's, and give nobody a right
OF_TEMPLATE = "template:"  # before a template's: just so


def may_have(connection: Connection, office: str, sha256: str, size: int | None = None) -> bool:
    """Whether the server holds the file, of that size where one is named, and the office has a right to it."""
    held = _BYTES.value(connection, of=sha256)
    if held is None or size not in (None, held):
        return False
    if _OWN.row(connection, of=sha256, whose=office) is not None:
        return True
    return _SENT.row(connection, of=sha256, whose=office, seen_in=office_scope(office)) is not None


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
        _FORGET_FILES.run(connection, of=document.id)
        if document.state == "released":
            stored = document.stored_at is not None
            hashes = dict.fromkeys(f.sha256 for f in document.files)
            values = {"document": document.id, "sender": document.office, "stored": stored}
            _NOTE_FILES.run_each(connection, ({**values, "sha256": sha256} for sha256 in hashes))


def note_draft_files(connection: Connection, drafts: Iterable[SharedDraft]) -> None:
    """Keep which files drafts have, so that what waits for one of them is found when it comes."""
    for draft in drafts:
        key = OF_DRAFT + draft.id
        _FORGET_FILES.run(connection, of=key)
        values = {"document": key, "sender": draft.office, "stored": draft.stored_at is not None}
        hashes = dict.fromkeys(f.sha256 for f in draft.text.files)
        _NOTE_FILES.run_each(connection, ({**values, "sha256": sha256} for sha256 in hashes))


def note_template_files(connection: Connection, templates: Iterable[Template]) -> None:
    """Keep which file a template has, as for drafts."""
    for template in templates:
        key = OF_TEMPLATE + template.id
        _FORGET_FILES.run(connection, of=key)
        values = {"document": key, "sender": template.office, "stored": template.stored_at is not None}
        if not template.is_removed:
            _NOTE_FILES.run(connection, **values, sha256=template.file.sha256)


def settle_templates(connection: Connection, work: Work, ids: Iterable[str], clock: Clock) -> None:
    """Mark the templates whose office has brought the file: its other PCs may fetch it."""
    for id in ids:
        template = work.get(Template, id)
        if template is None or template.is_removed or template.stored_at is not None:
            continue
        if may_have(connection, template.office, template.file.sha256, template.file.bytes):
            work.put(msgspec.structs.replace(template, stored_at=clock.now()))
            _STORED.run(connection, of=OF_TEMPLATE + id)


def settle_drafts(connection: Connection, work: Work, ids: Iterable[str], clock: Clock) -> None:
    """Mark the drafts whose office has brought every file: its other PCs may fetch them."""
    for id in ids:
        draft = work.get(SharedDraft, id)
        if draft is None or draft.stored_at is not None:
            continue
        if all(may_have(connection, draft.office, f.sha256, f.bytes) for f in draft.text.files):
            work.put(msgspec.structs.replace(draft, stored_at=clock.now()))
            _STORED.run(connection, of=OF_DRAFT + id)


def note_slips(connection: Connection, pages: Iterable[Handling]) -> None:
    """Keep which scans an office's page has that the server does not hold yet."""
    for page in pages:
        key, absent = OF_SLIPS + page.id, _absent_slips(page)
        _FORGET_FILES.run(connection, of=key)
        values = {"document": key, "sender": page.office, "stored": False}
        _NOTE_FILES.run_each(connection, ({**values, "sha256": one.sha256} for one in absent))


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
            _STORED.run(connection, of=id)


def took_in(
    connection: Connection, sha256: str, size: int | None, office: str, clock: Clock, seal: Seal
) -> dict[str, int]:
    """A whole file has come from an office: what waited for it goes on. The file lies in the store already."""
    if size is not None and _BYTES.row(connection, of=sha256) is None:
        _KEEP.run(connection, sha256=sha256, bytes=size, stored_at=stamp(clock.now()))
    _OWN_NO_MORE.run(connection, of=sha256, whose=office)
    _HOLD.run(connection, sha256=sha256, office=office)
    work = Work(ServerState(connection))
    ids = _WAITING.column(connection, of=sha256, whose=office)
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
    return _DURABLE.value(connection, by=device, of=sha256) or 0


def note_durable(connection: Connection, device: str, sha256: str, size: int, durable: int, clock: Clock) -> None:
    forget_upload(connection, device, sha256)
    values = {"bytes": size, "durable": durable, "touched_at": stamp(clock.now())}
    _NOTE_UPLOAD.run(connection, device=device, sha256=sha256, **values)


def forget_upload(connection: Connection, device: str, sha256: str) -> None:
    _FORGET_UPLOAD.run(connection, by=device, of=sha256)
