"""Files kept by their content: the SHA-256 is the name.

A file is written under a temporary name, flushed, renamed, and its folder flushed, so that under its own name it is
always whole. It is verified when it is read; damaged bytes never leave the store.
"""

import codecs
import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from sync.errors import Defect, EofficeError, LocalHindrance

CHUNK = 1 << 18


class WholeFiles(Protocol):
    """What a bundle is written from and read into; a server may have another store than a folder."""

    root: Path
    partial: Path

    def open_verified(self, sha256: str) -> BinaryIO:
        """A stored file, open at its start, every byte checked. Raises: Defect `file.damaged`, `file.gone`."""


def is_sound(files: WholeFiles, sha256: str) -> bool:
    """Whether a stored file is there with every byte as its name promises."""
    try:
        files.open_verified(sha256).close()
    except Defect:
        return False
    return True


class FileStore:
    """Whole files under `root/ab/abcd…`, unfinished ones under `root/partial`.

    Raises LocalHindrance (`disk.full`, `file.locked`, `disk.read_only`) and Defect (`file.damaged`).
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.partial = root / "partial"
        self._lasting: set[Path] = set()  # folders whose own names are known to be on the disk
        with disk_errors(root):
            if not self.partial.is_dir():
                self.partial.mkdir(parents=True, exist_ok=True)
                sync_folder(root.parent)

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

    def share(self, other: "FileStore", sha256: str) -> None:
        """Have a file of another store, too: one on the same disk takes no further room where that has links. It counts
        as written now: what is old and named by nothing is swept away, and what names it may come minutes later.

        Raises: Defect `file.damaged`, `file.gone`.
        """
        other.open_verified(sha256).close()
        temporary = self.partial / f"in-{os.getpid()}-{os.urandom(8).hex()}"
        try:
            os.link(other.path(sha256), temporary)
            os.utime(temporary)
        except OSError:
            self.put_file(other.path(sha256))
        else:
            self._settle(temporary, sha256)

    def put_bytes(self, content: bytes) -> str:
        """Store bytes; their hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        temporary = self.partial / f"in-{os.getpid()}-{os.urandom(8).hex()}"
        try:
            with disk_errors(temporary), temporary.open("xb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            self._settle(temporary, sha256)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        return sha256

    def adopt(self, partial: Path, sha256: str) -> bool:
        """Take a finished partial file in if its content is what its name promises; else delete it.

        It is checked under a name that nobody else knows, so that what was checked is what is stored. Where that cannot
        be done for now it has its own name again, and need not be brought once more.
        """
        private = self.partial / f"in-{os.getpid()}-{os.urandom(8).hex()}"
        with disk_errors(partial):
            os.replace(partial, private)
        try:
            with disk_errors(partial):
                if not is_content(private, sha256):
                    private.unlink()
                    return False
                with private.open("rb+") as file:
                    os.fsync(file.fileno())
            self._settle(private, sha256)
        except Exception:
            with suppress(OSError):
                os.replace(private, partial)
            raise
        return True

    def _settle(self, temporary: Path, sha256: str) -> None:
        """Give a checked file its name. One that is here and sound stays: nobody replaces what others read; it counts
        as written now."""
        target = self.path(sha256)
        with disk_errors(target):
            target.parent.mkdir(exist_ok=True)
            if target.parent not in self._lasting:  # whoever made it may have died before it reached the disk
                sync_folder(self.root)
                self._lasting.add(target.parent)
            if target.is_file() and is_content(target, sha256):
                temporary.unlink()
                os.utime(target)
            else:
                os.replace(temporary, target)
            sync_folder(target.parent)

    def open_verified(self, sha256: str) -> BinaryIO:
        """A stored file, open at its start, its whole content checked against its name.

        Raises: Defect `file.damaged`, also where the disk cannot read it any more; `file.gone`.
        """
        with reading_errors(self.path(sha256)):
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


def write_whole(path: Path, content: str) -> None:
    """Give a small private file new content, durably: a reader, or a crash, finds the old or the new, never half.

    Raises: LocalHindrance `disk.full`, `disk.read_only`, `file.locked`, `disk.fault` (the file is as it was).
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}.new")
    with disk_errors(path):
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def write_new(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a private file that was not there, durably. Raises: LocalHindrance of the disk."""
    with disk_errors(path):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())


def name_new(part: Path, target: Path) -> None:
    """Give a finished file its name, durably, where nothing else has it. Raises: FileExistsError."""
    if os.name == "nt":
        part.rename(target)  # which takes no other's place there
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a stick's file system has no links
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        os.replace(part, target)
    else:
        part.unlink()
    sync_folder(target.parent)


def text_in(path: Path) -> str:
    """A small file that somebody typed, as `text_of` has it. Raises: OSError, UnicodeDecodeError."""
    return text_of(path.read_bytes())


def text_of(typed: bytes) -> str:
    """Text as editors and shells save it: UTF-8 or UTF-16, with a mark of that before it or, UTF-8, with none.

    Raises: UnicodeDecodeError.
    """
    return typed.decode("utf-16" if typed[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig")


def is_content(path: Path, sha256: str) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


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


@contextmanager
def reading_errors(path: Path) -> Iterator[None]:
    """As `disk_errors`, of a stored file: what the disk cannot read any more is damaged. Raises: Defect."""
    with disk_errors(path):
        try:
            yield
        except OSError as error:
            if error.errno == errno.EIO:
                raise Defect("file.damaged", {"sha256": path.name}) from error
            raise
