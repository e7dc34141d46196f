"""Writing a bundle: under a name that says that it is not finished, flushed, read back, and only then under its own.

Whatever happens on the way, a stick holds the bundle whole or something that nobody takes for one.
"""

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from sync.carriers.age import encrypt, encrypted_bytes
from sync.carriers.form import (
    FILE,
    SUFFIX,
    UNFINISHED,
    Header,
    Manifest,
    Part,
    bundle_name,
    first_lines,
    inner_bytes,
    manifest_bytes,
)
from sync.carriers.reading import look
from sync.carriers.stick import check_room, forget_cached, settle_folder, stick_errors
from sync.errors import Defect, EofficeError, LocalHindrance, Refused
from sync.files import WholeFiles, disk_errors
from sync.protocol.codec import encode
from sync.protocol.messages import Message

CHUNK = 1 << 18
SYNC_EVERY = 1 << 20  # so that what is told of a slow stick is true, and one that is gone is noticed
Progress = Callable[[int, int], object]  # bytes done, and of how many
Sign = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Load:
    """A part with its bytes. `read` gives them, the same every time."""

    part: Part
    read: Callable[[], Iterator[bytes]]


def message_load(kind: str, message: Message, device: str = "") -> Load:
    content = encode(message)
    sha256 = hashlib.sha256(content).hexdigest()
    return Load(Part(kind=kind, bytes=len(content), sha256=sha256, device=device), lambda: iter((content,)))


def file_load(files: WholeFiles, sha256: str, size: int) -> Load:
    """A stored file. Reading it raises: Defect `file.damaged`, `file.gone`; LocalHindrance."""

    def read() -> Iterator[bytes]:
        with disk_errors(files.root / sha256), files.open_verified(sha256) as file:
            while chunk := file.read(CHUNK):
                yield chunk

    return Load(Part(kind=FILE, bytes=size, sha256=sha256), read)


def target_for(target: Path, header: Header) -> Path:
    """The file to write: in a folder one of our naming. Raises: Refused `bundle.exists` where something stands there
    that is no bundle."""
    if target.is_dir():
        return target / bundle_name(header)
    if target.exists():
        try:
            look(target)
        except Refused as error:
            raise Refused("bundle.exists", {"file": str(target)}) from error
        except Defect:
            return target  # one that was cut short
    return target


def write_bundle(
    target: Path,
    header: Header,
    loads: list[Load],
    sign: Sign,
    receivers: Iterable[bytes],
    progress: Progress,
    *,
    is_whole: bool = True,
) -> int:
    """Write a bundle to a new name; its size. `header.bytes` is set here. Older ones that it takes the place of go, but
    where it is not all that it should be (not `is_whole`): they may hold what is damaged here now.

    Raises: LocalHindrance `bundle.no_room`, `bundle.read_only`, `bundle.forbidden`, `bundle.pulled`,
    `bundle.bad_stick` - what was read back is not what was written; what a load raises. Then there is no such file.
    """
    manifest = Manifest(tuple(load.part for load in loads))
    described, keys = manifest_bytes(manifest), list(receivers)
    header = msgspec.structs.replace(header, bytes=inner_bytes(described, manifest))
    lines = first_lines(header)
    total = len(lines) + encrypted_bytes(header.bytes, len(keys))
    check_room(target.parent, total)
    head = len(described).to_bytes(4, "big") + described + sign(lines + described)
    unfinished = target.with_name(target.name + UNFINISHED)
    with stick_errors(target.parent):
        try:
            with unfinished.open("wb") as out:
                measured = _Measured(out, progress, total)
                measured.write(lines)
                encrypt(_pieces(head, loads), keys, measured)
                measured.settle()
            _read_back(unfinished, measured.digest())
            os.replace(unfinished, target)
            settle_folder(target.parent)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink()
            raise
        if is_whole:
            _drop_superseded(target, header)
        return target.stat().st_size


def _pieces(head: bytes, loads: list[Load]) -> Iterator[bytes]:
    yield head
    for load in loads:
        yield from load.read()


class _Measured(io.RawIOBase):
    """A file that is flushed every few megabytes, and knows what was written."""

    def __init__(self, out: BinaryIO, progress: Progress, total: int) -> None:
        self._out, self._progress, self._total = out, progress, total
        self._digest, self._written, self._flushed = hashlib.sha256(), 0, 0

    def write(self, content: bytes) -> int:  # type: ignore[override]
        self._digest.update(content)
        self._out.write(content)
        self._written += len(content)
        if self._written - self._flushed >= SYNC_EVERY:
            self.settle()
        return len(content)

    def settle(self) -> None:
        self._out.flush()
        os.fsync(self._out.fileno())
        self._flushed = self._written
        self._progress(min(self._written, self._total), self._total)

    def digest(self) -> str:
        return self._digest.hexdigest()


def _read_back(path: Path, written: str) -> None:
    with path.open("rb") as file:
        forget_cached(file.fileno())
        if hashlib.file_digest(file, "sha256").hexdigest() != written:
            raise LocalHindrance("bundle.bad_stick", {"place": str(path.parent)})


def _drop_superseded(target: Path, header: Header) -> None:
    """Earlier bundles of this sender for these receivers: all that they have and nobody has answered is in this one.
    What was never finished goes with them. None of it is needed, so that nothing of it can fail."""
    with suppress(OSError):
        for path in target.parent.iterdir():
            if path == target or not path.name.startswith(f"eoffice-{header.office}-"):
                continue
            if path.name.endswith(SUFFIX + UNFINISHED) or (path.suffix == SUFFIX and _is_older(path, header)):
                path.unlink()


def _is_older(path: Path, header: Header) -> bool:
    try:
        other = look(path)
    except EofficeError:
        return False
    same = (other.server, other.office, other.way) == (header.server, header.office, header.way)
    return same and set(other.devices) <= set(header.devices) and other.number < header.number
