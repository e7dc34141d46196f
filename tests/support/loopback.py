"""A port that calls the real district without sockets, through the real codec, and fails as a line does on request."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from typing import TypeVar

from sync.engine.port import Sink
from sync.errors import LineHindrance, Refused
from sync.protocol.codec import decode, encode
from sync.protocol.messages import (
    BelowAnswer,
    BelowRequest,
    Message,
    Pull,
    PullAnswer,
    Push,
    PushAnswer,
    Represent,
    RepresentAnswer,
    SlipAnswer,
    SlipRequest,
    UploadState,
)
from sync.rules.people import Device
from sync.server import tokens
from sync.server.district import District
from sync.server.downloads import begins_with
from sync.server.uploads import Uploads

M = TypeVar("M", bound=Message)


class Line:
    """What the line does to the next exchanges. Each order is used up by one exchange."""

    def __init__(self) -> None:
        self.is_down = False
        self.lost_requests = 0
        self.lost_answers = 0
        self.cut_upload_after: int | None = None
        self.cut_download_after: int | None = None
        self.pushes: list[bytes] = []
        self.uploaded = self.downloaded = 0


class LoopbackPort:
    """One PC's port. `device` is who the server takes it for; tests may lie."""

    def __init__(self, district: District, device: str, line: Line) -> None:
        self._district, self._device, self._line = district, device, line

    def probe(self) -> None:
        if self._line.is_down:
            raise LineHindrance("line.refused")

    def close(self) -> None:
        return

    def abort(self) -> None:
        return

    def hang_up(self) -> None:
        return

    def push(self, push: Push) -> PushAnswer:
        body = encode(push)
        self._line.pushes.append(body)
        return self.push_bytes(body)

    def push_bytes(self, body: bytes) -> PushAnswer:
        """Recorded bytes, as often as one likes."""
        device = self._known()
        push = decode(body, Push)
        return self._exchange(lambda: self._district.push(device, push, "test").result(30), PushAnswer)

    def pull(self, pull: Pull) -> PullAnswer:
        asked, device = decode(encode(pull), Pull), self._known()
        return self._exchange(lambda: self._district.pull(device, asked), PullAnswer)

    def represent(self, shown: Represent) -> RepresentAnswer:
        return self._exchange(lambda: self._district.represent(decode(encode(shown), Represent)), RepresentAnswer)

    def below(self, asked: BelowRequest) -> BelowAnswer:
        device = self._known()
        decode(encode(asked), BelowRequest)
        return self._exchange(lambda: self._district.below(device), BelowAnswer)

    def slip(self, asked: SlipRequest) -> SlipAnswer:
        device, asked = self._known(), decode(encode(asked), SlipRequest)
        return self._exchange(lambda: self._district.slip(device, asked).result(30), SlipAnswer)

    def upload_state(self, sha256: str, size: int = 0, beginning: str = "") -> UploadState:
        device, uploads = self._known(), Uploads(self._district)
        return self._exchange(lambda: asyncio.run(uploads.state(device, sha256, size, beginning)), UploadState)

    def upload(self, sha256: str, size: int, offset: int, chunks: Iterator[bytes]) -> UploadState:
        device, cut = self._known(), self._line.cut_upload_after
        self._line.cut_upload_after = None
        was_cut: list[bool] = []

        async def pieces() -> AsyncIterator[bytes]:
            sent = 0
            for chunk in chunks:
                if cut is not None and sent + len(chunk) > cut:
                    yield chunk[: cut - sent]
                    was_cut.append(True)
                    return
                sent += len(chunk)
                self._line.uploaded += len(chunk)
                yield chunk

        async def receive() -> UploadState:
            return await Uploads(self._district).receive(device, sha256, size, offset, pieces())

        state = self._exchange(lambda: asyncio.run(receive()), UploadState)
        if was_cut:
            raise LineHindrance("line.reset")
        return state

    def begins(self, sha256: str, beginning: str) -> bool:
        device = self._known()
        self._fail_first()
        if not self._district.may_have(device, sha256):
            raise Refused("file.not_here")
        if not self._district.may_have(device, beginning):
            return False
        return begins_with(self._district.home.files, sha256, beginning)

    def download(self, sha256: str, offset: int, length: int, sink: Sink) -> int:
        device, cut = self._known(), self._line.cut_download_after
        self._line.cut_download_after = None
        self._fail_first()
        if not self._district.may_have(device, sha256):
            raise Refused("file.not_here")
        with closing(self._district.home.files.open(sha256)) as file:
            content = file.read(offset, length)
        if cut is not None and cut < len(content):
            sink(content[:cut])
            raise LineHindrance("line.reset")
        sink(content)
        self._line.downloaded += len(content)
        return len(content)

    def _known(self) -> Device:
        with self._district.home.database.read() as connection:
            return tokens.known_device(connection, self._device)

    def _fail_first(self) -> None:
        if self._line.is_down:
            raise LineHindrance("line.refused")
        if self._line.lost_requests:
            self._line.lost_requests -= 1
            raise LineHindrance("line.reset")

    def _exchange(self, ask: Callable[[], M], answer: type[M]) -> M:
        self._fail_first()
        said = decode(encode(ask()), answer)
        if self._line.lost_answers:
            self._line.lost_answers -= 1
            raise LineHindrance("line.timeout")
        return said
