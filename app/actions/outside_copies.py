"""Copies of a draft's files that are worked on in other programs: a signing program, a word processor.

A copy lies in a folder of its own, so whatever is other there, or new, came of it: some programs write over the file,
some put a signed one beside it. What is in the store is never altered.
"""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.actions.saving import safe_name
from sync.files import disk_errors
from sync.replica.replica import Replica
from sync.rules.documents import FileFacts

HALF_DONE = ("~$", ".", "#")  # how programs begin the names of what they are still at work on
TEMPORARY = (".tmp", ".part", ".crdownload", ".lock", ".bak")


@dataclass(frozen=True)
class OutsideCopy:
    """`file` as it stands in the draft, and where its copy lies."""

    file: FileFacts
    path: Path

    @property
    def folder(self) -> Path:
        return self.path.parent


@dataclass(frozen=True)
class ChangedCopy:
    path: Path
    sha256: str


def open_outside(replica: Replica, file: FileFacts) -> OutsideCopy:
    """Write a copy that another program may change. Raises: Defect `file.damaged`, `file.gone`; LocalHindrance."""
    folder = Path(tempfile.mkdtemp(prefix="eoffice-"))
    copy = OutsideCopy(file, folder / safe_name(file.name))
    with disk_errors(copy.path):
        replica.files.copy_out(file.sha256, copy.path)
    return copy


def changed_copy(copy: OutsideCopy, known: frozenset[str]) -> ChangedCopy | None:
    """What another program has made of a copy, the newest where there are several; None where there is nothing whose
    content is not known. Raises: LocalHindrance."""
    with disk_errors(copy.folder):
        found = [path for path in copy.folder.iterdir() if _is_whole(path)]
        for path in sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True):
            with path.open("rb") as content:
                sha256 = hashlib.file_digest(content, "sha256").hexdigest()
            if sha256 != copy.file.sha256 and sha256 not in known:
                return ChangedCopy(path, sha256)
    return None


def _is_whole(path: Path) -> bool:
    is_temporary = path.name.startswith(HALF_DONE) or path.name.casefold().endswith(TEMPORARY)
    return path.is_file() and not is_temporary and path.stat().st_size > 0
