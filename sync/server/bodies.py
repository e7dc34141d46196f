"""A request's body: read within a bound and a time, and unpacked off the event loop.

Anyone may knock at the open doors, so each has its own small bound, few threads of its own and few who wait at once:
a storm there leaves the offices' own work alone.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from starlette.requests import ClientDisconnect, Request

from sync.errors import Defect, LineHindrance, Refused
from sync.protocol.codec import decode
from sync.protocol.limits import MESSAGE_BYTES

M = TypeVar("M")
T = TypeVar("T")
HASH = re.compile(r"[0-9a-f]{64}")
BODY_S = 300.0  # a full message over 2 KB/s; files have their own silence limit


class OpenDoor:
    """A question that anyone may ask: at most `inside` at once, each of at most `most` bytes."""

    def __init__(self, name: str, most: int, body_s: float, inside: int, threads: int) -> None:
        self._most, self._body_s, self._room = most, body_s, inside
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def ask(self, request: Request, message_type: type[M], answer: Callable[[M], T]) -> T:
        """Raises: Defect `message.unreadable`, LineHindrance `server.busy`, and as `answer` does."""
        if self._room == 0:
            raise LineHindrance("server.busy", retry_after_s=10)
        self._room -= 1
        try:
            body = await _bytes(request, self._most, self._body_s)
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._pool, lambda: answer(decode(body, message_type, self._most)))
        finally:
            self._room += 1


async def read_message(request: Request, message_type: type[M]) -> M:
    """The message in the body of a known PC's request. Raises: Defect `message.unreadable`."""
    body = await _bytes(request, MESSAGE_BYTES, BODY_S)
    return await asyncio.to_thread(decode, body, message_type)


async def chunks(request: Request) -> AsyncIterator[bytes]:
    """A body's pieces until it ends or its sender is gone; either way what came is kept."""
    try:
        async for chunk in request.stream():
            if chunk:
                yield chunk
    except ClientDisconnect:
        return


async def _bytes(request: Request, most: int, seconds: float) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise Defect("message.unreadable", {"detail": "too large"})
    except TimeoutError as error:
        raise Defect("message.unreadable", {"detail": "too slow"}) from error
    return bytes(body)


def hash_in(request: Request) -> str:
    """The file that a path names. Raises: Refused `file.not_here`."""
    sha256 = str(request.path_params["sha256"])
    if not HASH.fullmatch(sha256):
        raise Refused("file.not_here")
    return sha256


def number_in(request: Request, header: str) -> int:
    """The number in a header. Raises: Refused `message.bad_header`."""
    value = request.headers.get(header, "")
    if not value.isascii() or not value.isdigit() or len(value) > 15:
        raise Refused("message.bad_header", {"header": header})
    return int(value)
