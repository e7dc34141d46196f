"""Files on their way down: of those that one PC fetches at once the most urgent goes alone, else the two shortest.

What is urgent passes at the next piece, and no large file makes a small one wait. Of those that wait a little goes on
all the same, so that nobody takes their silence for a line that has gone. What is under way to another PC is no matter.
Lives in the event loop.
"""

import asyncio
import logging
import re
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response, StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from sync.errors import Defect, EofficeError
from sync.pace import Pace
from sync.server.filling import Filling
from sync.server.stores import OpenFile, ServerFiles

log = logging.getLogger(__name__)
T = TypeVar("T")
RANGE = re.compile(r"bytes=(\d+)-(\d*)")
AT_ONCE = 2  # so many streams fill a line that loses packets
SIGN_OF_LIFE_S = 1.5  # less than what a PC takes for silence
COMPARED_AT_ONCE = 1 << 20
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

    def __init__(self, files: ServerFiles) -> None:
        self._files = files
        self._pcs = defaultdict[str, _OfAPc](_OfAPc)

    async def file(self, device: str, sha256: str, rank: int, scope: Scope, beginning: str = "") -> Response:
        """An answer with a stored file or a range of it, of a document of this urgency (0 is the most urgent).

        `beginning`: the file with which it begins, to be said in the answer. Of what cannot be read the disk mostly
        says so soon: before a head has gone out, or a PC would ask for the same byte again and again. Raises: as the
        store.
        """
        passing = _Passing(self, device, rank, await self._ask(self._files.open, sha256), beginning)
        try:
            await passing.begin(scope)
        except BaseException:
            passing.close()
            raise
        return passing

    async def begins(self, sha256: str, beginning: str) -> bool:
        """Whether a file begins with all of another one. Raises: LocalHindrance, as the store."""
        return await self._ask(begins_with, self._files, sha256, beginning)

    async def read(self, file: OpenFile, start: int, end: int) -> AsyncIterator[bytes]:
        while start < end:
            part = await self._ask(file.read, start, min(file.piece, end - start))
            if not part:
                raise Defect("file.damaged")  # it was longer a moment ago
            start += len(part)
            yield part

    async def _ask(self, ask: Callable[..., T], *words: object) -> T:
        """A folder is read on the framework's threads, of which there are many: no push waits behind a slow disk."""
        if self._files.threads is None:
            return await run_in_threadpool(ask, *words)
        return await asyncio.get_running_loop().run_in_executor(self._files.threads, ask, *words)

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


class _Passing(StreamingResponse):
    """A file that lets what goes before it pass at every chunk."""

    def __init__(self, downloads: Downloads, device: str, rank: int, file: OpenFile, beginning: str) -> None:
        said = {"file-beginning": beginning} if beginning else {}
        super().__init__((), media_type="application/octet-stream", headers={"accept-ranges": "bytes", **said})
        self._downloads, self._device, self._rank, self._file = downloads, device, rank, file
        self._first: asyncio.Future[bytes] | None = None  # what is read before anybody takes it

    async def begin(self, scope: Scope) -> None:
        """Read the first of what is asked for; a head waits for no slow store. Raises: as the store."""
        if (asked := self._asked(scope)) is not None:
            pieces = self._downloads.read(self._file, *asked)
            self._first = asyncio.ensure_future(anext(pieces, b""))
            self.body_iterator = self._all(pieces)
            await asyncio.wait({self._first}, timeout=SIGN_OF_LIFE_S)
            if self._first.done():
                self._first.result()

    async def _all(self, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        assert self._first is not None
        first = await asyncio.shield(self._first)  # it is read to its end, whoever has gone meanwhile
        self._first = None
        yield first
        del first  # a slow line takes the others one by one
        async for piece in pieces:
            yield piece

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            with self._downloads.stream(self._device, self._rank) as (stream, pc):
                await self._pass(scope, receive, send, stream, pc)
        finally:
            self.close()

    def close(self) -> None:
        """Close the file, once no thread reads in it: to close it sooner would keep the loop until the disk answers."""
        if self._first is None:
            self._file.close()
        else:
            self._first.add_done_callback(self._close)

    def _close(self, first: "asyncio.Future[bytes]") -> None:
        if not first.cancelled() and (error := first.exception()) is not None:
            log.info("a download ended before it began: %s", error)
        self._file.close()

    def _asked(self, scope: Scope) -> tuple[int, int] | None:
        """From where to where, with what the head of the answer says of it; None where there is no such part."""
        size, found = self._file.size, RANGE.fullmatch(Headers(scope=scope).get("range", ""))
        start, end = (int(found[1]), min(int(found[2] or size) + 1, size)) if found else (0, size)
        if found and start >= end:
            self.status_code, self.headers["content-range"] = 416, f"bytes */{size}"
            self.headers["content-length"] = "0"
            return None
        if found:
            self.status_code, self.headers["content-range"] = 206, f"bytes {start}-{end - 1}/{size}"
        self.headers["content-length"] = str(end - start)
        return (start, end) if scope["method"] == "GET" else None

    async def _pass(self, scope: Scope, receive: Receive, send: Send, stream: _Stream, pc: _OfAPc) -> None:
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

        try:
            await super().__call__(scope, receive, in_turn)
        except EofficeError as error:  # its head has gone out: the line ends here, and the PC goes on from there
            log.warning("a download broke off: %s", error.code)


def begins_with(files: ServerFiles, whole: str, part: str) -> bool:
    """Whether a stored file is longer than another one and begins with all of it; not where one of them cannot be read.
    Raises: LocalHindrance, as the store."""
    try:
        with closing(files.open(whole)) as longer, closing(files.open(part)) as shorter:
            return _goes_on(longer, shorter)
    except Defect:
        return False


def _goes_on(longer: OpenFile, shorter: OpenFile) -> bool:
    if longer.size <= shorter.size:
        return False
    pieces = range(0, shorter.size, COMPARED_AT_ONCE)
    return all(shorter.read(at, COMPARED_AT_ONCE) == _up_to(longer, at, shorter.size) for at in pieces)


def _up_to(file: OpenFile, start: int, end: int) -> bytes:
    return file.read(start, min(COMPARED_AT_ONCE, end - start))


def _part(body: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": True}
