"""The doors of the district server: one route a question, the body a message of `sync.protocol`.

Every route but the first six asks for a token and learns from it which PC speaks and for which office; what a PC may
see or do is never taken from what it says. Nothing here waits with a thread or a database session in its hand.

GET   /v1/ca            the CA certificate; its fingerprint is on the enrolment slip
GET   /v1/hello         who answers, which epoch, what time
POST  /v1/enrol         a one-time code and a public key
POST  /v1/token         a signed nonce
POST  /v1/succeed       a PC takes the place of the one whose backup it is
POST  /v1/represent     sealed rows, for a server restored from an older backup
POST  /v1/push          intents up, verdicts back
POST  /v1/pull          rows down; waits while there are none
POST  /v1/below         how the offices directly below are doing
POST  /v1/slip          a one-time code for a person of the own office
GET   /v1/uploads/{h}   how much of an upload is safe; headers Upload-Length, Upload-Beginning: it begins with a file
PATCH /v1/uploads/{h}   more of it: headers Upload-Offset, Upload-Length
GET   /v1/files/{h}     a file or a range of it; header File-Beginning: whether it begins with another one
GET   /healthz, /readyz for IT: alive; able to serve
"""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from sync.errors import Defect, Refused
from sync.protocol.limits import ENTRY_BYTES, HOLD_S, REPRESENT_BYTES
from sync.protocol.messages import (
    BelowRequest,
    Enrol,
    Pull,
    PullAnswer,
    Push,
    Represent,
    SlipRequest,
    Succeed,
    TokenRequest,
)
from sync.rules.limits import limits_of
from sync.rules.people import Device
from sync.server import storage
from sync.server.asking import BehindWriting
from sync.server.bodies import HASH, OpenDoor, chunks, hash_in, number_in, read_message
from sync.server.ca import CA_CERT
from sync.server.district import District
from sync.server.downloads import Downloads
from sync.server.gate import Gate, answer
from sync.server.readiness import Readiness
from sync.server.rows import ServerState
from sync.server.uploads import Uploads
from sync.server.wakes import GONE, Turn, Wakes

PULL, PULLS_AT_ONCE = "/v1/pull", 2  # threads of their own: thousands may hear of one thing at once
VERSION_HEADER = "X-EO-Version"


class Doors:
    """The routes over one open district. Lives in the event loop."""

    def __init__(self, district: District, uploads: Uploads, wakes: Wakes) -> None:
        self._district, self._uploads, self._wakes = district, uploads, wakes
        self._downloads = Downloads(district.home.files)
        self._pulling = BehindWriting(PULLS_AT_ONCE, district.writer.resting)
        self._readiness = Readiness(district.home, district.writer, district.clock)
        self._ca = (district.home.keys / CA_CERT).read_bytes()
        self._entry = OpenDoor("entry", ENTRY_BYTES, body_s=10, inside=1000, threads=8)
        self._showing = OpenDoor("showing", REPRESENT_BYTES, body_s=30, inside=16, threads=2)

    def app(self) -> ASGIApp:
        """The routes."""
        return Router(self.routes(), redirect_slashes=False)

    def routes(self) -> list[Route]:
        """One for each question, with the gate before it."""
        open_routes: list[tuple[str, str, Callable[[Request], Awaitable[Response]]]] = [
            ("GET", "/v1/ca", self.ca),
            ("GET", "/v1/hello", self.hello),
            ("POST", "/v1/enrol", self.enrol),
            ("POST", "/v1/token", self.token),
            ("POST", "/v1/represent", self.represent),
            ("POST", "/v1/succeed", self.succeed),
            ("GET", "/healthz", self.health),
            ("GET", "/readyz", self.ready),
        ]
        closed_routes: list[tuple[str, str, Callable[[Request, Device], Awaitable[Response]]]] = [
            ("POST", "/v1/push", self.push),
            ("POST", "/v1/pull", self.pull),
            ("POST", "/v1/below", self.below),
            ("POST", "/v1/slip", self.slip),
            ("GET", "/v1/uploads/{sha256}", self.upload_state),
            ("PATCH", "/v1/uploads/{sha256}", self.upload),
            ("GET", "/v1/files/{sha256}", self.file),
        ]
        for_devices = [(method, path, self._for_devices(handler)) for method, path, handler in closed_routes]
        nonce = self._district.nonces.new
        return [
            Route(path, Gate(handler, nonce), methods=[method]) for method, path, handler in open_routes + for_devices
        ]

    def _for_devices(
        self, handler: Callable[[Request, Device], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def known(request: Request) -> Response:
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            given = token if scheme == "Bearer" else ""
            threads = self._pulling if request.url.path == PULL else None
            ask = asyncio.get_running_loop().run_in_executor
            device = await ask(threads, self._district.device_of, given) if given else None
            if device is None:
                raise Refused("token.needed")
            self._district.heard_of(device.id, request.headers.get(VERSION_HEADER, ""))
            return await handler(request, device)

        return known

    async def ca(self, request: Request) -> Response:
        return Response(self._ca, media_type="application/x-pem-file")

    async def hello(self, request: Request) -> Response:
        return answer(self._district.hello())

    async def enrol(self, request: Request) -> Response:
        version = request.headers.get(VERSION_HEADER, "")
        return answer(await self._entry.ask(request, Enrol, lambda asked: self._district.enrol(asked, version)))

    async def token(self, request: Request) -> Response:
        return answer(await self._entry.ask(request, TokenRequest, self._district.renew))

    async def succeed(self, request: Request) -> Response:
        version = request.headers.get(VERSION_HEADER, "")
        return answer(await self._entry.ask(request, Succeed, lambda asked: self._district.succeed(asked, version)))

    async def represent(self, request: Request) -> Response:
        return answer(await self._showing.ask(request, Represent, self._district.represent))

    async def health(self, request: Request) -> Response:
        return Response("ok\n", media_type="text/plain")

    async def ready(self, request: Request) -> Response:
        stopping = "server.busy" if self._wakes.stopping else ""
        trouble = stopping or await asyncio.to_thread(self._readiness.trouble)
        said = f"not ready: {trouble}\n" if trouble else "ready\n"
        return Response(said, 503 if trouble else 200, media_type="text/plain")

    async def push(self, request: Request, device: Device) -> Response:
        push = await read_message(request, Push)
        version = request.headers.get(VERSION_HEADER, "")
        judged = await asyncio.to_thread(self._district.push, device, push, version)
        verdicts = await asyncio.wrap_future(judged)
        return answer(verdicts)

    async def pull(self, request: Request, device: Device) -> Response:
        asked = await read_message(request, Pull)
        with self._wakes.turn(device.id) as turn:
            return answer(await self._news(device, asked, turn, request.scope[GONE]))

    async def _news(self, device: Device, asked: Pull, turn: Turn, gone: "asyncio.Future[None]") -> PullAnswer:
        loop = asyncio.get_running_loop()
        until = loop.time() + max(0.0, min(asked.wait_s, HOLD_S))
        scopes = await loop.run_in_executor(self._pulling, self._district.scopes_of, device)
        look = self._district.pull
        while True:
            with self._wakes.listening(turn, scopes):
                found = await loop.run_in_executor(self._pulling, look, device, asked)
                remaining = until - loop.time()
                moved = found.scopes or found.epoch != asked.epoch or set(found.allowed) != set(scopes)
                if moved or remaining <= 0 or turn.is_over or self._wakes.stopping or gone.done():
                    return found
                await asyncio.wait({turn.news, gone}, timeout=remaining, return_when=asyncio.FIRST_COMPLETED)
            look = self._district.pull_again

    async def below(self, request: Request, device: Device) -> Response:
        await read_message(request, BelowRequest)
        return answer(await asyncio.to_thread(self._district.below, device))

    async def slip(self, request: Request, device: Device) -> Response:
        made = self._district.slip(device, await read_message(request, SlipRequest))
        slip = await asyncio.wrap_future(made)
        return answer(slip)

    async def upload_state(self, request: Request, device: Device) -> Response:
        sha256, beginning = hash_in(request), request.headers.get("upload-beginning", "")
        if HASH.fullmatch(beginning):
            size = await self._room_for(request)
            return answer(await self._uploads.state(device, sha256, size, beginning))
        state = await self._uploads.state(device, sha256)
        if not state.complete:
            await self._check_room()  # before it goes up in vain
        return answer(state)

    async def upload(self, request: Request, device: Device) -> Response:
        sha256 = hash_in(request)
        offset, size = number_in(request, "upload-offset"), await self._room_for(request)
        if not offset <= size:
            raise Refused("upload.too_long")
        return answer(await self._uploads.receive(device, sha256, size, offset, chunks(request)))

    async def file(self, request: Request, device: Device) -> Response:
        sha256 = hash_in(request)
        if not await asyncio.to_thread(self._district.may_have, device, sha256):
            raise Refused("file.not_here")
        rank = await asyncio.to_thread(self._district.rank_of, device, sha256)
        beginning = request.headers.get("file-beginning", "")
        is_hash = HASH.fullmatch(beginning) is not None
        may_ask = is_hash and await asyncio.to_thread(self._district.may_have, device, beginning)
        try:
            begins = may_ask and await self._downloads.begins(sha256, beginning)
            return await self._downloads.file(device.id, sha256, rank, request.scope, beginning if begins else "")
        except Defect as defect:
            raise Refused("file.not_here") from defect

    async def _room_for(self, request: Request) -> int:
        """The length of a file that may come. Raises: Refused; LocalHindrance `server.disk_full`."""
        size = number_in(request, "upload-length")
        await asyncio.to_thread(self._check_size, size)
        await self._check_room()
        return size

    async def _check_room(self) -> None:
        await asyncio.to_thread(storage.check_room, self._district.home.folder)

    def _check_size(self, size: int) -> None:
        with self._district.home.database.read() as connection:
            limit = limits_of(ServerState(connection)).file_bytes
        if not 0 < size <= limit:
            raise Refused("upload.too_long")
