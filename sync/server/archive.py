"""The format of a backup file, which the `age` tool alone can open in twenty years.

A plain tar of
  README.txt    how to open it by hand
  key.age       an age identity, encrypted with the passphrase
  data.age      a tar of the members, encrypted to that identity
"""

import io
import os
import re
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from sync.errors import Refused

README = """e-Office server backup. To open it by hand (https://age-encryption.org):
  tar xf THIS_FILE
  age -d -o key.txt key.age        (asks for the passphrase)
  age -d -i key.txt -o data.tar data.age
  tar xf data.tar
"""
CHUNK = 1 << 18
Take = Callable[[str, BinaryIO], None]


@contextmanager
def writing(target: Path, passphrase: str) -> Iterator[tarfile.TarFile]:
    """A tar to add members to; when the block ends it stands encrypted in `target`, on disk."""
    identity = pyrage.x25519.Identity.generate()
    data = target.with_name(f"{target.name}.age")
    piped = _piped(lambda reader: _encrypt(reader, data, identity))
    with piped as writer, tarfile.open(fileobj=writer, mode="w|") as tar:
        yield tar
    with tarfile.open(target, "w") as outer:
        add_bytes(outer, "README.txt", README.encode())
        add_bytes(outer, "key.age", pyrage.passphrase.encrypt(str(identity).encode(), passphrase))
        outer.add(data, arcname="data.age")
    data.unlink()
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def read_members(source: Path, passphrase: str, names: re.Pattern[str], take: Take) -> None:
    """Hand over every member, in order. A name that does not match is not taken: the file is from outside.

    Raises: Refused `backup.unreadable`, `backup.wrong_passphrase`.
    """
    try:
        with tarfile.open(source, "r:") as outer:
            key, data = outer.extractfile("key.age"), outer.extractfile("data.age")
            if key is None or data is None:
                raise Refused("backup.unreadable", {"file": str(source)})
            try:
                secret = pyrage.passphrase.decrypt(key.read(1 << 16), passphrase).decode()
            except pyrage.DecryptError as error:
                raise Refused("backup.wrong_passphrase") from error
            identity = pyrage.x25519.Identity.from_str(secret)
            decrypted = _piped_from(lambda writer: pyrage.decrypt_io(data, writer, [identity]))
            with decrypted as reader, tarfile.open(fileobj=reader, mode="r|") as tar:
                for member in tar:
                    file = tar.extractfile(member) if _is_plain(member) else None
                    if file is None or not names.fullmatch(member.name):
                        raise Refused("backup.unreadable", {"file": str(source), "detail": member.name})
                    take(member.name, file)  # type: ignore[arg-type]
    except (KeyError, tarfile.TarError, pyrage.DecryptError, OSError) as error:
        raise Refused("backup.unreadable", {"file": str(source), "detail": str(error)}) from error


def _is_plain(member: tarfile.TarInfo) -> bool:
    """Whether a member's bytes all stand in the file: a sparse one could claim to be of any size."""
    return member.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and not member.issparse()


def _encrypt(reader: BinaryIO, target: Path, identity: Any) -> None:
    with target.open("wb") as out:
        pyrage.encrypt_io(reader, out, [identity.to_public()])


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
    finally:
        thread.join()
    if faults:
        raise faults[0]
