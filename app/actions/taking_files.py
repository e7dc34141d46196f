"""Taking a person's files in: copied first, then the copy is checked, so that what is stored is what was checked.

A scanner may still be writing, and a synced folder may swap a file under our hands. What is refused leaves no copy
behind; a crash in between leaves an unfinished file, which is swept.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.documents.look_inside import Inside, inside
from app.documents.programs import HEAD_BYTES, is_program
from sync.errors import Defect, Refused
from sync.files import CHUNK, FileStore, disk_errors
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.documents import FileFacts, check_file_name
from sync.rules.limits import Limits, limits_of
from sync.rules.secrecy import mark_in_lines
from sync.rules.text import composed

# Read as bytes on Windows; elsewhere a pipe of that name is to be refused, not waited for.
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


Progress = Callable[[int, int], bool]  # bytes copied, bytes in all; whether to go on


@dataclass(frozen=True)
class Taken:
    """A file in the store, and what it holds as far as that could be read."""

    facts: FileFacts
    inside: Inside | None


@dataclass(frozen=True)
class _Copy:
    path: Path
    taken: Taken


def take_files_in(replica: Replica, paths: list[Path]) -> tuple[FileFacts, ...]:
    """Check files and copy them into the office's store; none stays there unless all may.

    A file whose inside could not be read is taken and says so.
    Raises: Refused `file.missing`, `file.folder`, `file.empty`, `file.too_large`, `file.too_many`, `file.program`,
    `file.bad_name`, `file.changing`, `secret.file_name`, `secret.page`; LocalHindrance `disk.full`, `file.locked`.
    """
    if not paths:
        return ()
    with replica.read() as connection:
        limits = limits_of(View(connection))
    if len(paths) > limits.files:
        raise Refused("file.too_many", {"count": str(len(paths)), "limit": str(limits.files)})
    for path in paths:  # what shows from outside is said before anything large is copied
        with _opened(path) as file:
            _check_outside(path, os.fstat(file.fileno()), limits)
    with ExitStack() as kept:
        copies = [kept.enter_context(_checked_copy(replica.files, path, limits, _silent)) for path in paths]
        for copy in copies:
            _adopt(replica.files, copy)
    return tuple(copy.taken.facts for copy in copies)


def take_file_in(replica: Replica, path: Path, progress: Progress) -> Taken:
    """Check one file and copy it in, telling how far it has come.

    Raises: as `take_files_in`, but for `file.too_many`; Refused `file.stopped` where it was not to go on.
    """
    with replica.read() as connection:
        limits = limits_of(View(connection))
    with _opened(path) as file:
        _check_outside(path, os.fstat(file.fileno()), limits)
    with _checked_copy(replica.files, path, limits, progress) as copy:
        _adopt(replica.files, copy)
    return copy.taken


def _silent(copied: int, total: int) -> bool:
    """Nobody waits to see it."""
    return True


def _adopt(store: FileStore, copy: _Copy) -> None:
    sha256 = copy.taken.facts.sha256
    if not store.adopt(copy.path, sha256):
        raise Defect("file.damaged", {"sha256": sha256})


@contextmanager
def _checked_copy(store: FileStore, path: Path, limits: Limits, progress: Progress) -> Iterator[_Copy]:
    """A copy under a temporary name that has passed every check; what is left of it at the end is deleted."""
    partial = store.partial_path(f"in-{os.getpid()}-{os.urandom(8).hex()}")
    try:
        yield _Copy(partial, _copied(path, partial, limits, progress))
    finally:
        with disk_errors(partial):
            partial.unlink(missing_ok=True)


def _copied(path: Path, partial: Path, limits: Limits, progress: Progress) -> Taken:
    digest, size = hashlib.sha256(), 0
    with _opened(path) as file, disk_errors(path), partial.open("xb") as out:
        before = os.fstat(file.fileno())
        _check_outside(path, before, limits)
        head = file.read(HEAD_BYTES)
        if is_program(head):
            raise Refused("file.program", {"name": composed(path.name)})
        chunk = head
        while chunk and size <= limits.file_bytes:
            size += out.write(chunk)
            digest.update(chunk)
            if not progress(size, before.st_size):
                raise Refused("file.stopped", {"name": composed(path.name)})
            chunk = file.read(CHUNK)
        after = os.fstat(file.fileno())
    if chunk or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or size != before.st_size:
        raise Refused("file.changing", {"name": composed(path.name)})
    found = inside(partial)
    if found and (mark := mark_in_lines(found.lines)):
        raise Refused("secret.page", {"name": composed(path.name), "mark": mark})
    name = composed(path.name)
    looked = found is not None and bool(found.lines)
    return Taken(FileFacts(name=name, sha256=digest.hexdigest(), bytes=size, looked_inside=looked), found)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """A file, open for reading. Raises: Refused `file.missing`, `file.folder`; LocalHindrance."""
    try:
        with disk_errors(path):
            if path.is_dir():  # Windows calls opening one "permission denied"
                raise Refused("file.folder", {"name": str(path)})
            file = os.fdopen(os.open(path, _READING), "rb")
    except FileNotFoundError as error:
        raise Refused("file.missing", {"name": str(path)}) from error
    with file:
        yield file


def _check_outside(path: Path, found: os.stat_result, limits: Limits) -> None:
    """What a file's name and size say. Raises: Refused."""
    name = composed(path.name)
    if not stat.S_ISREG(found.st_mode):
        raise Refused("file.folder", {"name": str(path)})
    if found.st_size == 0:
        raise Refused("file.empty", {"name": name})
    if found.st_size > limits.file_bytes:
        raise Refused("file.too_large", {"name": name, "limit": str(limits.file_bytes // 1_000_000)})
    if refusal := check_file_name(name, limits):
        raise Refused.by(refusal)
