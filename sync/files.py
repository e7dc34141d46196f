"""Files kept by their content: the SHA-256 is the name.

A file is written under a temporary name, flushed, renamed, and its folder flushed, so that under its own name it is
always whole. It is verified when it is read; damaged bytes never leave the store.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sync.errors import Defect, EofficeError, LocalHindrance

CHUNK = 1 << 18


class FileStore:
    """Whole files under `root/ab/abcd…`, unfinished ones under `root/partial`.

    Raises LocalHindrance (`disk.full`, `file.locked`, `disk.read_only`) and Defect (`file.damaged`).
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.partial = root / "partial"
        with disk_errors(root):
            self.partial.mkdir(parents=True, exist_ok=True)

    def path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256

    def partial_path(self, name: str) -> Path:
        return self.partial / name

    def has(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def put_file(self, source: Path) -> tuple[str, int]:
        """Copy a file in; its hash and size. The source is read once, so what is stored is what was hashed."""
        temporary = self.partial / f"in-{os.getpid()}-{os.urandom(8).hex()}"
        digest = hashlib.sha256()
        try:
            with disk_errors(source), source.open("rb") as file, temporary.open("xb") as out:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
                    out.write(chunk)
                size = out.tell()
                out.flush()
                os.fsync(out.fileno())
            self._settle(temporary, digest.hexdigest())
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        return digest.hexdigest(), size

    def put_bytes(self, content: bytes) -> str:
        """Store bytes; their hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        temporary = self.partial / f"in-{os.getpid()}-{os.urandom(8).hex()}"
        with disk_errors(temporary), temporary.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        self._settle(temporary, sha256)
        return sha256

    def adopt(self, partial: Path, sha256: str) -> bool:
        """Take a finished partial file in if its content is what its name promises; else delete it."""
        with disk_errors(partial):
            with partial.open("rb+") as file:
                whole = hashlib.file_digest(file, "sha256").hexdigest() == sha256
                if whole:
                    os.fsync(file.fileno())
            if not whole:
                partial.unlink()
                return False
        self._settle(partial, sha256)
        return True

    def _settle(self, temporary: Path, sha256: str) -> None:
        target = self.path(sha256)
        with disk_errors(target):
            target.parent.mkdir(exist_ok=True)
            os.replace(temporary, target)
            sync_folder(target.parent)

    def open_verified(self, sha256: str) -> BinaryIO:
        """A stored file, open at its start, its whole content checked against its name.

        Raises: Defect `file.damaged`, `file.gone`.
        """
        with disk_errors(self.path(sha256)):
            try:
                file = self.path(sha256).open("rb")
            except FileNotFoundError as error:
                raise Defect("file.gone", {"sha256": sha256}) from error
            try:
                if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                    raise Defect("file.damaged", {"sha256": sha256})
                file.seek(0)
            except BaseException:
                file.close()
                raise
            return file

    def copy_out(self, sha256: str, target: Path) -> None:
        """Write a stored file to a new place, byte for byte. Raises FileExistsError where something is there."""
        with self.open_verified(sha256) as source, disk_errors(target), target.open("xb") as out:
            shutil.copyfileobj(source, out, CHUNK)
            out.flush()
            os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder durable. Windows has no such call; there the rename itself is journalled."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """The system's file errors as ours; FileExistsError and FileNotFoundError pass, they are the caller's to judge."""
    try:
        yield
    except (EofficeError, FileExistsError, FileNotFoundError):
        raise
    except OSError as error:
        facts = {"file": str(path), "detail": error.strerror or str(error)}
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise LocalHindrance("disk.full", facts) from error
        if error.errno == errno.EROFS:
            raise LocalHindrance("disk.read_only", facts) from error
        if isinstance(error, PermissionError):
            raise LocalHindrance("file.locked", facts) from error
        raise LocalHindrance("disk.fault", facts) from error
