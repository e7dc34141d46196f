"""The format of a backup file, the server's and an office's, which the `age` tool alone can open in twenty years.

A plain tar of
  README.txt    how to open it by hand
  key.age       an age identity, encrypted with a passphrase, or with an office's recovery key
  data.age      a tar of the members, encrypted to that identity and, where it is an office's, to its PC's own key
The last of the members, `manifest.json`, names every other one by its hash. An office's file says besides in
`about.json`, readable without a key, whose it is.
"""

import hashlib
import io
import os
import re
import tarfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO

import msgspec
import pyrage

from sync.carriers.age import Sink
from sync.errors import Defect, Refused

README = """e-Office server backup. To open it by hand (https://age-encryption.org):
  tar xf THIS_FILE
  age -d -o key.txt key.age        (asks for the passphrase)
  age -d -i key.txt -o data.tar data.age
  tar xf data.tar
"""
CHUNK = 1 << 18
MANIFEST, KEY = "manifest.json", "key.age"
MOST_OUTSIDE = 1 << 16  # bytes of what stands beside the data
Take = Callable[[str, IO[bytes]], None]
Opening = Callable[[Mapping[str, bytes]], Any]  # from what stands beside the data, an identity that opens it


@contextmanager
def writing(target: Path, passphrase: str) -> Iterator[tarfile.TarFile]:
    """A tar to add members to; when the block ends it stands encrypted in `target`, on disk."""
    identity = pyrage.x25519.Identity.generate()
    outside = {"README.txt": README.encode(), KEY: lock(str(identity).encode(), passphrase)}
    with writing_to(target, [identity.to_public()], outside) as tar:
        yield tar


@contextmanager
def writing_to(target: Path, receivers: Sequence[Any], outside: Mapping[str, bytes]) -> Iterator[tarfile.TarFile]:
    """As `writing`, for whoever has one of the receivers' keys. `outside`: what stands readable beside the data."""
    data = target.with_name(f"{target.name}.age")
    try:
        piped = _piped(lambda reader: _encrypt(reader, data, receivers))
        # two names of one file on the disk are two members with its bytes, not one and a link
        with piped as writer, tarfile.open(fileobj=writer, mode="w|", dereference=True) as tar:
            yield tar
        with tarfile.open(target, "w") as outer:
            for name, content in outside.items():
                add_bytes(outer, name, content)
            outer.add(data, arcname="data.age")
    finally:
        data.unlink(missing_ok=True)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def lock(secret: bytes, passphrase: str) -> bytes:
    """Encrypted so that each guess at the passphrase takes a second (age, scrypt)."""
    locked: bytes = pyrage.passphrase.encrypt(secret, passphrase)
    return locked


def unlock(locked: bytes, passphrase: str) -> bytes:
    """What `lock` has locked. Raises: DecryptError where the passphrase is another."""
    secret: bytes = pyrage.passphrase.decrypt(locked, passphrase)
    return secret


def with_passphrase(passphrase: str) -> Opening:
    """Opens by what `key.age` holds."""

    def identity(outside: Mapping[str, bytes]) -> Any:
        try:
            return pyrage.x25519.Identity.from_str(unlock(outside[KEY], passphrase).decode())
        except pyrage.DecryptError as error:
            raise Refused("backup.wrong_passphrase") from error

    return identity


def read_members(source: Path, passphrase: str, names: re.Pattern[str], take: Take) -> None:
    """Hand over every member, in order. A name that does not match is not taken: the file is from outside.

    Raises: Refused `backup.unreadable`, `backup.wrong_passphrase`.
    """
    read_with(source, with_passphrase(passphrase), names, take)


def read_with(source: Path, opening: Opening, names: re.Pattern[str], take: Take) -> None:
    """As `read_members`, with whatever key. Raises: Refused `backup.unreadable`, and what `opening` raises."""
    try:
        with tarfile.open(source, "r:") as outer:
            identity, data = opening(_outside(outer)), outer.extractfile("data.age")
            decrypted = _piped_from(lambda writer: pyrage.decrypt_io(data, writer, [identity]))
            with decrypted as reader, tarfile.open(fileobj=reader, mode="r|") as tar:
                for member in tar:
                    file = tar.extractfile(member) if _is_plain(member) else None
                    if file is None or not names.fullmatch(member.name):
                        raise Refused("backup.unreadable", {"file": str(source), "detail": member.name})
                    take(member.name, file)
                while reader.read(CHUNK):  # what pads a tar: unread, it would be the writing thread's broken pipe
                    continue
    except (KeyError, tarfile.TarError, pyrage.DecryptError, OSError) as error:
        raise Refused("backup.unreadable", {"file": str(source), "detail": str(error)}) from error


def read_outside(source: Path) -> Mapping[str, bytes]:
    """What a backup says without a key. Raises: Refused `backup.unreadable`."""
    try:
        with tarfile.open(source, "r:") as outer:
            return _outside(outer)
    except (KeyError, tarfile.TarError, OSError) as error:
        raise Refused("backup.unreadable", {"file": str(source), "detail": str(error)}) from error


def _outside(outer: tarfile.TarFile) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for member in outer:
        if member.name == "data.age":
            return found
        if (file := outer.extractfile(member) if _is_plain(member) else None) is not None:
            found[member.name] = file.read(MOST_OUTSIDE)
    raise KeyError("data.age")


class Seen:
    """What has been read of a backup, for holding it to its manifest."""

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}
        self._manifest = b""

    def chunks(self, name: str, file: IO[bytes]) -> Iterator[bytes]:
        """A member's content."""
        digest = hashlib.sha256()
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            if name == MANIFEST and not self._manifest:
                self._manifest = chunk
            yield chunk
        self._digests[name] = digest.hexdigest()

    def manifest(self) -> dict[str, Any]:
        """The manifest, with which everything agrees. Raises: Defect `backup.unsound`."""
        try:
            manifest = msgspec.json.decode(self._manifest, type=dict[str, Any])
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise Defect("backup.unsound", {"detail": MANIFEST}) from error
        files = {n.removeprefix("files/"): d for n, d in self._digests.items() if n.startswith("files/")}
        others = {n: d for n, d in self._digests.items() if not n.startswith("files/") and n != MANIFEST}
        if others != manifest.get("members") or any(n != d for n, d in files.items()):
            raise Defect("backup.unsound", {"detail": "hash"})
        if len(files) != manifest.get("files"):
            raise Defect("backup.unsound", {"detail": "files"})
        return manifest


def check(part: Path, opening: Opening, names: re.Pattern[str]) -> dict[str, Any]:
    """Read a backup back, every hash; its manifest. Raises: Defect `backup.unsound`; Refused as `read_with`."""
    seen = Seen()

    def look(name: str, file: IO[bytes]) -> None:
        for _ in seen.chunks(name, file):
            pass

    read_with(part, opening, names, look)
    return seen.manifest()


def _is_plain(member: tarfile.TarInfo) -> bool:
    """Whether a member's bytes all stand in the file: a sparse one could claim to be of any size."""
    return member.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and not member.issparse()


def _encrypt(reader: BinaryIO, target: Path, receivers: Sequence[Any]) -> None:
    with target.open("wb") as out:
        guarded = Sink(out)
        try:
            pyrage.encrypt_io(reader, guarded, list(receivers))
        except (pyrage.EncryptError, OSError, ValueError) as error:
            raise guarded.fault or error from None


def add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


@contextmanager
def _piped(consume: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """A writer whose bytes another thread consumes."""
    read_end, write_end = os.pipe()
    with _thread(consume, os.fdopen(read_end, "rb")), os.fdopen(write_end, "wb") as writer:
        yield writer  # closed before the thread is waited for, also after a fault: it would read for ever


@contextmanager
def _piped_from(produce: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """A reader whose bytes another thread produces."""
    read_end, write_end = os.pipe()
    with _thread(produce, os.fdopen(write_end, "wb")), os.fdopen(read_end, "rb") as reader:
        yield reader


@contextmanager
def _thread(work: Callable[[BinaryIO], None], end: BinaryIO) -> Iterator[None]:
    """Another thread at work on one end of a pipe; its exception is raised here when the block ends."""
    faults: list[BaseException] = []

    def run() -> None:
        try:
            with end:
                work(end)
        except BaseException as error:  # handed over to the waiting thread
            faults.append(error)

    thread = threading.Thread(target=run, name="backup")
    thread.start()
    try:
        yield
    except BrokenPipeError:  # the other end was let go of, and knows why
        thread.join()
        if not faults:
            raise
    finally:
        thread.join()
    if faults:
        raise faults[0]
