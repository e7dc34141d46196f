"""Files on their way up: appended as they come, safe every 256 KB, resumable at the byte after any break.

The request only reads into a bounded queue; a thread writes and flushes, because the web server drops what it has
buffered when a client vanishes while nobody reads. A newer transfer of the same file by the same PC ends the older
one and goes on from what that had made safe; of all of them one alone works, from the look at what is safe to the
moment when the file is taken in. A file is whole by its declared length and hash, never by a body's end.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sync.errors import Defect, LocalHindrance, Refused
from sync.files import disk_errors
from sync.protocol.messages import UploadState
from sync.rules.people import Device
from sync.server import blobs
from sync.server.district import District
from sync.server.stores import ServerFiles

T = TypeVar("T")
SAFE_EVERY = 256 << 10
COPIED_AT_ONCE = 1 << 20
QUEUED_CHUNKS = 4
SILENCE_S = 30.0
WHOLE = UploadState(durable=0, complete=True)


@dataclass
class _Crowd:
    """The transfers of one file by one PC: who works holds the lock; each may be told to make way."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    present: list[asyncio.Event] = field(default_factory=list)


class Uploads:
    """Lives in the event loop; one for the server."""

    def __init__(self, district: District) -> None:
        self._district, self._files = district, district.home.files
        self._writer, self._clock = district.writer, district.clock
        self._crowds: dict[tuple[str, str], _Crowd] = {}

    async def state(self, device: Device, sha256: str, size: int = 0, beginning: str = "") -> UploadState:
        """How much of a file is safe here, after ending a transfer of it that may still be open.

        `beginning`: the hash of a file with which this one of `size` bytes is said to begin. If the PC's office may
        have that one, its bytes are taken for the first of this one; whether they are, its own hash tells in the end.
        """
        async with self._alone(device.id, sha256):
            if await self._is_here(device, sha256):
                return WHOLE
            safe = await self._durable(device.id, sha256)
            if not safe and beginning and await asyncio.to_thread(self._district.may_have, device, beginning):
                path = self._path(device.id, sha256)
                if safe := await self._in_store(_begin_with, self._files, beginning, size, path):
                    await self._note(device.id, sha256, size, safe)
            return UploadState(durable=safe)

    async def receive(
        self, device: Device, sha256: str, size: int, offset: int, chunks: AsyncIterator[bytes]
    ) -> UploadState:
        """Append a body to a file from an offset, and take the file in once it is whole.

        A file that the PC's office has here already is complete at once: nothing more is written or replaced.
        Raises: Refused `upload.offset` with the durable one, `upload.too_long`, `upload.other_content`.
        """
        async with self._alone(device.id, sha256) as evicted:
            if await self._is_here(device, sha256):
                return WHOLE
            safe = await self._durable(device.id, sha256)
            if offset != safe:
                raise Refused("upload.offset", {"durable": str(safe)})
            safe = await self._append(device.id, sha256, size, offset, chunks, evicted)
            if safe < size:
                return UploadState(durable=safe)
            if not await self._in_store(self._files.adopt, self._path(device.id, sha256), sha256):
                await asyncio.wrap_future(self._writer.submit(lambda c: blobs.forget_upload(c, device.id, sha256)))
                raise Refused("upload.other_content")
            await asyncio.wrap_future(await asyncio.to_thread(self._district.took_in, device, sha256, size))
            return UploadState(durable=size, complete=True)

    @asynccontextmanager
    async def _alone(self, device: str, sha256: str) -> AsyncIterator[asyncio.Event]:
        """The file is ours inside the block. Everyone who came before is told to make way; the event tells us."""
        key, evicted = (device, sha256), asyncio.Event()
        crowd = self._crowds.setdefault(key, _Crowd())
        for earlier in crowd.present:
            earlier.set()
        crowd.present.append(evicted)
        try:
            async with crowd.lock:
                yield evicted
        finally:
            crowd.present.remove(evicted)
            if not crowd.present:
                del self._crowds[key]

    async def _is_here(self, device: Device, sha256: str) -> bool:
        """Whether a file needs not be brought. Its office may have been sent it by another one only since it released
        what waits for it; by saying that it has it, it has brought it. What the store has lost comes anew."""
        if not await asyncio.to_thread(self._district.may_have, device, sha256):
            return False
        if not await self._in_store(self._files.has, sha256):
            return False
        await asyncio.wrap_future(await asyncio.to_thread(self._district.took_in, device, sha256))
        return True

    async def _in_store(self, ask: Callable[..., T], *words: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._files.threads, ask, *words)

    async def _durable(self, device: str, sha256: str) -> int:
        job = self._writer.submit(lambda c: blobs.durable_bytes(c, device, sha256))
        return min(await asyncio.wrap_future(job), await asyncio.to_thread(_length, self._path(device, sha256)))

    async def _append(
        self, device: str, sha256: str, size: int, offset: int, chunks: AsyncIterator[bytes], evicted: asyncio.Event
    ) -> int:
        """Write what comes until it ends; how much of the file is safe then."""
        chunk_queue: asyncio.Queue[bytes | None] = asyncio.Queue(QUEUED_CHUNKS)
        writing = asyncio.create_task(self._write(device, sha256, size, offset, chunk_queue))
        try:
            await _read(chunks, size - offset, chunk_queue, evicted)
        finally:
            await chunk_queue.put(None)
            safe = await writing
        return safe

    async def _write(
        self, device: str, sha256: str, size: int, offset: int, chunk_queue: "asyncio.Queue[bytes | None]"
    ) -> int:
        path = self._path(device, sha256)
        safe, ended, fault = offset, False, None
        pending = bytearray()
        while not ended:
            chunk = await chunk_queue.get()
            ended = chunk is None
            pending += (chunk or b"") if fault is None else b""  # what cannot be written is not gathered either
            if fault is None and (len(pending) >= SAFE_EVERY or (ended and pending)):
                part, pending = bytes(pending), bytearray()
                try:
                    await asyncio.to_thread(_write_at, path, safe, part)
                    safe += len(part)
                    await self._note(device, sha256, size, safe)
                except Exception as error:  # keep reading the queue, or the reader would wait for ever
                    fault = error
        if fault is not None:
            raise fault
        return safe

    async def _note(self, device: str, sha256: str, size: int, safe: int) -> None:
        clock = self._clock
        job = self._writer.submit(lambda c: blobs.note_durable(c, device, sha256, size, safe, clock))
        await asyncio.wrap_future(job)

    def _path(self, device: str, sha256: str) -> Path:
        return self._files.partial_path(f"{device}-{sha256}")


async def _read(
    chunks: AsyncIterator[bytes], room: int, chunk_queue: "asyncio.Queue[bytes | None]", evicted: asyncio.Event
) -> None:
    """Pass a body on until it ends, falls silent or makes way; what is here already is kept even then."""
    making_way = asyncio.create_task(evicted.wait())
    try:
        while True:
            reading = asyncio.ensure_future(anext(chunks, b""))
            done, _ = await asyncio.wait({reading, making_way}, timeout=SILENCE_S, return_when=asyncio.FIRST_COMPLETED)
            if reading not in done:
                reading.cancel()
                return
            chunk = reading.result()
            if not chunk:
                return
            room -= len(chunk)
            if room < 0:
                raise Refused("upload.too_long")
            await chunk_queue.put(chunk)
    finally:
        making_way.cancel()


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _begin_with(files: ServerFiles, beginning: str, size: int, path: Path) -> int:
    """Begin a file with the bytes of a stored one; how many, 0 where that cannot be had or is too long."""
    try:
        with closing(files.open(beginning)) as begun, disk_errors(path):
            if not 0 < begun.size < size:
                return 0
            with path.open("wb") as file:
                for at in range(0, begun.size, COPIED_AT_ONCE):
                    file.write(begun.read(at, COPIED_AT_ONCE))
                file.flush()
                os.fsync(file.fileno())
            return begun.size
    except (Defect, LocalHindrance):
        return 0


def _write_at(path: Path, offset: int, content: bytes) -> None:
    """Write at an offset and flush; what stood behind the offset was never promised and goes."""
    with disk_errors(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "r+b") as file:
            file.truncate(offset)
            file.seek(offset)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
