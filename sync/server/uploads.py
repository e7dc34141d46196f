"""Files on their way up: appended as they come, safe every 256 KB, resumable at the byte after any break.

The request only reads into a bounded queue; a thread writes and flushes, because the web server drops what it has
buffered when a client vanishes while nobody reads. A newer transfer of the same file by the same PC ends the older
one and goes on from what that had made safe. A file is whole by its declared length and hash, never by a body's end.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from sync.errors import Refused
from sync.files import FileStore, disk_errors
from sync.server import blobs
from sync.server.wakes import Wakes
from sync.server.writer import Writer
from sync.world import Clock

SAFE_EVERY = 256 << 10
QUEUED_CHUNKS = 4
SILENCE_S = 30.0


@dataclass
class _Active:
    evicted: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)


class Uploads:
    """Lives in the event loop; one for the server."""

    def __init__(self, files: FileStore, writer: Writer, clock: Clock, wakes: Wakes) -> None:
        self._files, self._writer, self._clock, self._wakes = files, writer, clock, wakes
        self._active: dict[tuple[str, str], _Active] = {}

    async def durable(self, device: str, sha256: str) -> int:
        """How much of a file is safe here, after ending a transfer of it that may still be open."""
        await self._evict((device, sha256))
        job = self._writer.submit(lambda c: blobs.durable_bytes(c, device, sha256))
        return min(await asyncio.wrap_future(job), await asyncio.to_thread(self._length, device, sha256))

    async def receive(self, device: str, sha256: str, size: int, offset: int, chunks: AsyncIterator[bytes]) -> int:
        """Append a body to a file from an offset; how much of the file is safe afterwards.

        Raises: Refused `upload.offset` with the durable one, `upload.too_long`.
        """
        safe = await self.durable(device, sha256)
        if offset != safe:
            raise Refused("upload.offset", {"durable": str(safe)})
        key, active = (device, sha256), _Active()
        self._active[key] = active
        chunk_queue: asyncio.Queue[bytes | None] = asyncio.Queue(QUEUED_CHUNKS)
        writing = asyncio.create_task(self._write(device, sha256, size, offset, chunk_queue))
        try:
            await self._read(chunks, size - offset, chunk_queue, active)
        finally:
            await chunk_queue.put(None)
            try:
                safe = await writing
            finally:
                if self._active.get(key) is active:
                    del self._active[key]
                active.ended.set()
        return safe

    async def _read(
        self, chunks: AsyncIterator[bytes], room: int, chunk_queue: "asyncio.Queue[bytes | None]", active: _Active
    ) -> None:
        evicted = asyncio.create_task(active.evicted.wait())
        try:
            while True:
                reading = asyncio.ensure_future(anext(chunks, b""))
                done, _ = await asyncio.wait({reading, evicted}, timeout=SILENCE_S, return_when=asyncio.FIRST_COMPLETED)
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
            evicted.cancel()

    async def _write(
        self, device: str, sha256: str, size: int, offset: int, chunk_queue: "asyncio.Queue[bytes | None]"
    ) -> int:
        path = self._path(device, sha256)
        safe, ended, fault = offset, False, None
        pending = bytearray()
        while not ended:
            chunk = await chunk_queue.get()
            ended = chunk is None
            pending += chunk or b""
            if fault is None and (len(pending) >= SAFE_EVERY or (ended and pending)):
                part, pending = bytes(pending), bytearray()
                try:
                    await asyncio.to_thread(_append, path, safe, part)
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

    async def _evict(self, key: tuple[str, str]) -> None:
        while active := self._active.get(key):
            active.evicted.set()
            await active.ended.wait()

    def _length(self, device: str, sha256: str) -> int:
        try:
            return self._path(device, sha256).stat().st_size
        except FileNotFoundError:
            return 0

    def _path(self, device: str, sha256: str) -> Path:
        return self._files.partial_path(f"{device}-{sha256}")

    async def adopt(self, device: str, sha256: str) -> bool:
        """Take a complete file into the store if its content is what its name promises."""
        whole = await asyncio.to_thread(self._files.adopt, self._path(device, sha256), sha256)
        if not whole:
            await asyncio.wrap_future(self._writer.submit(lambda c: blobs.forget_upload(c, device, sha256)))
        return whole


def _append(path: Path, offset: int, content: bytes) -> None:
    """Write at an offset and flush; what stood behind the offset was never promised and goes."""
    with disk_errors(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "r+b") as file:
            file.truncate(offset)
            file.seek(offset)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
