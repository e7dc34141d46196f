"""Files on their way down: of those that one PC fetches at once the most urgent goes alone, else the two shortest.

What is urgent passes at the next piece, and no large file makes a small one wait. Of those that wait a little goes on
all the same, so that nobody takes their silence for a line that has gone. What is under way to another PC is no matter.
Lives in the event loop.
"""

import asyncio
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi.responses import FileResponse
from starlette.types import Message, Receive, Scope, Send

from sync.pace import Pace
from sync.protocol.limits import CHUNK_BYTES
from sync.server.filling import Filling

AT_ONCE = 2  # so many streams fill a line that loses packets
SIGN_OF_LIFE_S = 1.5  # less than what a PC takes for silence
PIECE_BYTES, LITTLE_BYTES = 8 << 10, 4 << 10  # what is given to the system at once may be all that it holds


@dataclass(eq=False)
class _Stream:
    rank: int
    left: int = sys.maxsize

    def goes_before(self, other: "_Stream") -> bool:
        return (self.rank, self.left) < (other.rank, other.left)


class _OfAPc:
    """The streams to one PC."""

    def __init__(self) -> None:
        self.streams: list[_Stream] = []
        self.pace = Pace(time.monotonic)
        self._moved = asyncio.Event()

    @property
    def going(self) -> int:
        return max(1, min(AT_ONCE, len(self.streams)))

    def leave(self, stream: _Stream) -> None:
        self.streams.remove(stream)
        self._moved.set()

    async def wait_for_turn(self, stream: _Stream) -> bool:
        """Whether the whole next chunk may go; after a while of waiting a little of it may, and it is false."""
        until = asyncio.get_running_loop().time() + SIGN_OF_LIFE_S
        while self._must_wait(stream):
            self._moved.clear()
            try:
                async with asyncio.timeout_at(until):
                    await self._moved.wait()
            except TimeoutError:
                return False
        return True

    def _must_wait(self, stream: _Stream) -> bool:
        before = [other for other in self.streams if other.goes_before(stream)]
        return len(before) >= AT_ONCE or any(other.rank < stream.rank for other in before)


class Downloads:
    """What is under way, by PC."""

    def __init__(self) -> None:
        self._pcs = defaultdict[str, _OfAPc](_OfAPc)

    def file(self, device: str, path: Path, rank: int) -> FileResponse:
        """An answer with a file or a range of it, of a document of this urgency (0 is the most urgent)."""
        return _Passing(self, device, rank, path)

    @contextmanager
    def stream(self, device: str, rank: int) -> Iterator[tuple[_Stream, _OfAPc]]:
        stream, pc = _Stream(rank), self._pcs[device]
        pc.streams.append(stream)
        try:
            yield stream, pc
        finally:
            pc.leave(stream)
            if not pc.streams:
                self._pcs.pop(device, None)


class _Passing(FileResponse):
    """A file that lets what goes before it pass at every chunk."""

    chunk_size = CHUNK_BYTES

    def __init__(self, downloads: Downloads, device: str, rank: int, path: Path) -> None:
        super().__init__(path, media_type="application/octet-stream")
        self._downloads, self._device, self._rank = downloads, device, rank

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._downloads.stream(self._device, self._rank) as (stream, pc):
            filling = Filling(scope, pc.pace)

            async def in_turn(message: Message) -> None:
                if message["type"] == "http.response.start":
                    stream.left = int(dict(message["headers"]).get(b"content-length", b"0"))
                body = message.get("body", b"")
                while len(body) > PIECE_BYTES:
                    size = PIECE_BYTES if await pc.wait_for_turn(stream) else LITTLE_BYTES
                    filling.more(size, pc.going)
                    await send(_part(body[:size]))
                    body, stream.left = body[size:], stream.left - size
                await send({**message, "body": body} if "body" in message else message)
                stream.left -= len(body)

            await super().__call__(scope, receive, in_turn)


def _part(body: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": True}
