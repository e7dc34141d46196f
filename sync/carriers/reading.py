"""Reading a bundle, hostile until shown otherwise: nothing of it counts before all of it has been checked.

What is inside goes into files of our own naming while it is decrypted, each held to its length and hash; no name, path
or size of the bundle's own is followed, and nothing is unpacked further.
"""

import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec

from sync.carriers.age import NotForUs, Unreadable, decrypt
from sync.carriers.form import (
    FORM,
    LINE_BYTES,
    MAGIC,
    MANIFEST_BYTES,
    SIGNATURE_BYTES,
    Header,
    Manifest,
    Part,
    read_manifest,
)
from sync.carriers.stick import check_room_here, stick_errors
from sync.errors import Defect, Refused
from sync.files import WholeFiles, disk_errors
from sync.protocol.codec import decode
from sync.protocol.messages import Message
from sync.protocol.signing import BUNDLE, Signer, is_signed

M = TypeVar("M", bound=Message)
SPARE = 64 << 20  # left free on our own disk
Progress = Callable[[int, int], object]


def look(path: Path) -> Header:
    """What a file says of itself; nobody has vouched for it yet.

    Raises: Refused `bundle.not_ours`, `bundle.newer`; Defect `bundle.damaged`; LocalHindrance as `stick_errors`.
    """
    with stick_errors(path), path.open("rb") as file:
        return _header(_first_lines(file), path)


def _first_lines(file: BinaryIO) -> bytes:
    return file.readline(len(MAGIC) + 8) + file.readline(LINE_BYTES)


def _header(lines: bytes, path: Path) -> Header:
    first, _, second = lines.partition(b"\n")
    form = first.removeprefix(MAGIC)
    if not first.startswith(MAGIC) or not (form.isdigit() and len(form) <= 4):
        raise Refused("bundle.not_ours", {"file": path.name})
    if int(form) > FORM:
        raise Refused("bundle.newer", {"file": path.name})
    try:
        header = msgspec.json.decode(second, type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Defect("bundle.damaged", {"file": path.name, "detail": "header"}) from error
    if not second.endswith(b"\n") or header.bytes < 0 or not header.devices:
        raise Defect("bundle.damaged", {"file": path.name, "detail": "header"})
    return header


@dataclass
class Unpacked:
    """A bundle whose every byte was checked, lying in files of ours until the block of `unpacked` ends."""

    header: Header
    name: str
    _signed: bytes = b""
    _signature: bytes = b""
    parts: list[tuple[Part, Path]] = field(default_factory=list)

    def check_signature(self, public_key: bytes) -> None:
        """Raises: Refused `bundle.forged`."""
        if not is_signed(public_key, BUNDLE, self._signed, self._signature):
            raise Refused("bundle.forged", {"file": self.name})

    def messages(self, kind: str, message_type: type[M], device: str = "") -> Iterator[M]:
        """Those of a kind for everybody or for this PC. Raises: Defect `bundle.damaged`."""
        for part, path in self.parts:
            if part.kind == kind and part.device in ("", device):
                try:
                    yield decode(path.read_bytes(), message_type)
                except Defect as defect:
                    raise Defect("bundle.damaged", {"file": self.name, **defect.facts}) from defect

    def files(self) -> Iterator[tuple[Part, Path]]:
        return ((part, path) for part, path in self.parts if part.kind == "file")


@contextmanager
def unpacked(
    path: Path, signer: Signer, sender: bytes | None, store: WholeFiles, progress: Progress
) -> Iterator[Unpacked]:
    """Decrypt a bundle with our key and check it whole. `sender`: whose key has to have signed it, which is checked
    then before anything else is kept; None where that can be known only from what is inside.

    Raises: as `look`; Refused `bundle.other_pc` (no key of ours opens it), `bundle.forged`; Defect `bundle.damaged`;
    LocalHindrance `bundle.no_room_here`, or of either disk.
    """
    with stick_errors(path), path.open("rb") as file:
        lines = _first_lines(file)
        found, size = Unpacked(_header(lines, path), path.name, lines), path.stat().st_size
        if found.header.bytes > size:
            raise Defect("bundle.damaged", {"file": path.name, "detail": "size"})
        check_room_here(store.root, found.header.bytes + SPARE)
        taker = _Taker(found, store.partial, sender)
        try:
            _decrypt(_Told(file, size, progress), signer, taker, path.name)
        except BaseException:
            taker.clear()
            raise
    try:
        yield found
    finally:
        taker.clear()


def _decrypt(source: "_Told", signer: Signer, taker: "_Taker", name: str) -> None:
    try:
        decrypt(source, signer, taker)
        taker.end()
    except NotForUs as error:
        raise Refused("bundle.other_pc", {"file": name}) from error
    except Unreadable as error:
        raise Defect("bundle.damaged", {"file": name, "detail": str(error)}) from error


class _Told(io.RawIOBase):
    """A file that tells how far it has been read."""

    def __init__(self, file: BinaryIO, size: int, progress: Progress) -> None:
        self._file, self._size, self._progress = file, size, progress

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self._progress(self._file.tell(), self._size)
        return content


class _Taker(io.RawIOBase):
    """Takes decrypted bytes as they come, and raises at the first that is not as it should be."""

    def __init__(self, found: Unpacked, folder: Path, sender: bytes | None) -> None:
        self._found, self._folder, self._sender = found, folder, sender
        self._token = os.urandom(8).hex()
        self._head = b""
        self._manifest: Manifest | None = None
        self._out: BinaryIO | None = None
        self._digest: Any = None
        self._left = 0
        self._paths: list[Path] = []

    def write(self, content: bytes) -> int:  # type: ignore[override]
        rest = content if self._manifest is not None else self._take_head(content)
        while rest and self._manifest is not None:
            if self._out is None and not self._next_part():
                raise self._damaged("end")
            rest = self._take(rest)
        return len(content)

    def end(self) -> None:
        """All has come. Raises: Defect `bundle.damaged` where something is missing."""
        if self._manifest is None:
            raise self._damaged("manifest")
        while self._out is None and self._next_part():
            self._take(b"")
        if self._out is not None or len(self._found.parts) < len(self._manifest.parts):
            raise self._damaged("end")

    def clear(self) -> None:
        with suppress(OSError):  # on a full disk what is still to be written fails once more
            if self._out is not None:
                self._out.close()
        for path in self._paths:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _take_head(self, content: bytes) -> bytes:
        self._head += content
        if len(self._head) < 4:
            return b""
        length = int.from_bytes(self._head[:4], "big")
        if length > min(MANIFEST_BYTES, self._found.header.bytes):
            raise self._damaged("manifest")
        if len(self._head) < 4 + length + SIGNATURE_BYTES:
            return b""
        described, rest = self._head[4 : 4 + length], self._head[4 + length :]
        self._found._signed += described
        self._found._signature = rest[:SIGNATURE_BYTES]
        if self._sender is not None:
            self._found.check_signature(self._sender)
        self._manifest = read_manifest(described, self._found.header)
        self._head = b""
        return rest[SIGNATURE_BYTES:]

    def _next_part(self) -> bool:
        assert self._manifest is not None
        n = len(self._found.parts)
        if n == len(self._manifest.parts):
            return False
        part = self._manifest.parts[n]
        path = self._folder / f"bundle-{self._token}-{n}-{part.sha256}"
        self._paths.append(path)
        with disk_errors(path):
            self._out = path.open("xb")
        self._left, self._digest = part.bytes, hashlib.sha256()
        return True

    def _take(self, content: bytes) -> bytes:
        """Put what belongs to the part under way where it belongs; what is left over."""
        assert self._manifest is not None
        assert self._out is not None
        part, path = self._manifest.parts[len(self._found.parts)], self._paths[-1]
        own, rest = content[: self._left], content[self._left :]
        with disk_errors(path):
            self._out.write(own)
        self._digest.update(own)
        self._left -= len(own)
        if self._left == 0:
            with disk_errors(path):
                self._out.close()
            self._out = None
            if self._digest.hexdigest() != part.sha256:
                raise self._damaged("hash")
            self._found.parts.append((part, path))
        return rest

    def _damaged(self, detail: str) -> Defect:
        return Defect("bundle.damaged", {"file": self._found.name, "detail": detail})
