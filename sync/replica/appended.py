"""A file that begins with all of another one, as where a signature was appended to a PDF (ISO 32000-1, 7.5.6: what is
there stays, what is new follows). If the server holds the other one, only what follows has to go up."""

from typing import BinaryIO

from sqlalchemy import Connection, select

from sync.errors import Defect
from sync.files import FileStore
from sync.protocol.limits import CHUNK_BYTES
from sync.protocol.row_bytes import read_row
from sync.replica.tables import Base, table_of
from sync.replica.transfers import Wanted
from sync.rules.drafts import SharedDraft

_base = table_of(Base)
LEAST_BYTES = 64 << 10  # less is not worth the question


def beginnings(connection: Connection, document: str) -> list[str]:
    """The files that the server has of a document's draft: whoever approves or stamps it signs one of those."""
    same = (_base.c.type == SharedDraft.type_name()) & (_base.c.id == document)
    data = connection.execute(select(_base.c.data).where(same)).scalar()
    draft = read_row(SharedDraft, data) if data is not None else None
    if draft is None or draft.stored_at is None:
        return []
    return [file.sha256 for file in draft.text.files if file.bytes >= LEAST_BYTES]


def beginning_of(files: FileStore, wanted: Wanted) -> str:
    """The hash of the one with which a file begins in truth; "" for none."""
    return next((part for part in wanted.beginnings if _begins_with(files, wanted.sha256, part)), "")


def _begins_with(files: FileStore, whole: str, part: str) -> bool:
    try:
        with files.open_verified(whole) as longer, files.open_verified(part) as shorter:
            return _goes_on(longer, shorter)
    except Defect:  # one of them is not here, or not sound
        return False


def _goes_on(longer: BinaryIO, shorter: BinaryIO) -> bool:
    """Whether all of the shorter one is followed by something."""
    while chunk := shorter.read(CHUNK_BYTES):
        if longer.read(len(chunk)) != chunk:
            return False
    return bool(longer.read(1))
