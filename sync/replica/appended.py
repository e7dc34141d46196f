"""A file that begins with all of another one, as where a signature was appended to a PDF (ISO 32000-1, 7.5.6: what is
there stays, what is new follows). Where both ends hold the other one, only what follows has to travel."""

from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from sync.errors import Defect
from sync.files import FileStore, disk_errors
from sync.protocol.limits import CHUNK_BYTES
from sync.replica import transfers
from sync.replica.transfers import Wanted

LEAST_BYTES = 64 << 10  # less is not worth the question


def candidates(connection: Connection, wanted: Wanted) -> list[str]:
    """What a file that has not begun to travel may begin with: files of the same document that both ends have had."""
    return [] if wanted.started else transfers.earlier(connection, wanted, LEAST_BYTES)


def beginning_of(files: FileStore, sha256: str, candidates: list[str]) -> str:
    """The hash of the one with which a file begins in truth; "" for none."""
    return next((part for part in candidates if _begins_with(files, sha256, part)), "")


def begin(files: FileStore, part: str, partial: Path) -> int:
    """Begin a file that comes down with all of one that is here; how many bytes, 0 where that one is not sound."""
    try:
        source = files.open_verified(part)
    except Defect:
        return 0
    with source, disk_errors(partial), partial.open("wb") as file:
        while chunk := source.read(CHUNK_BYTES):
            file.write(chunk)
        return file.tell()


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
