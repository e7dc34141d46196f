"""What lies between a PC and the server: every message as bytes of the real codec, and every way a line fails.

fault           the server hears        the PC hears                      meanwhile
-----------------------------------------------------------------------------------------------
lose_request    nothing                 line.reset                        -
lose_answer     it                      line.timeout (half-open)          -
double          it, twice               the first or the second answer    -
delay           it, some steps later    line.timeout                      the PC has tried again
slow            it                      the answer, late                  others, and this PC, went on
hang            nothing                 line.timeout, after 20 s          others, and this PC, went on
garble          nothing, or it          an answer that is no message      -
portal          nothing                 somebody else's page              -
killed          it, and dies of it      line.reset                        -
"""

import random
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from sync.engine.http import _said
from sync.engine.port import Sink
from sync.engine.traffic import Traffic
from sync.errors import Defect, EofficeError, Hindrance, LineHindrance, Refused
from sync.protocol.codec import decode, encode, packed, unpacked
from sync.protocol.messages import (
    BelowAnswer,
    BelowRequest,
    Enrol,
    EnrolAnswer,
    Message,
    Pull,
    PullAnswer,
    Push,
    PushAnswer,
    Represent,
    RepresentAnswer,
    SlipAnswer,
    SlipRequest,
    Succeed,
    Trouble,
    UploadState,
)
from sync.rules.people import Device
from sync.server import tokens
from sync.server.downloads import begins_with
from sync.server.gate import status_of
from tests.simulation.disk import Killed
from tests.simulation.machines import Pc, Server

M = TypeVar("M", bound=Message)
FAULTS = ("lose_request", "lose_answer", "double", "delay", "slow", "hang", "garble", "portal")
UNREACHED = ("line.refused", "line.unreachable", "line.no_name", "line.timeout")


@dataclass(frozen=True)
class Late:
    """A request that is still under way while its sender has given it up."""

    device: str
    what: str
    body: bytes


class Wire:
    """The lines of all PCs. `fault`: what happens to the next exchange of a PC; it is used up by it. `cut`: PCs that
    reach nothing, with what they hear. `meanwhile`: called where time passes while a PC waits for an answer."""

    def __init__(self, server: Server, chance: random.Random, meanwhile: Callable[[Pc], None]) -> None:
        self.server, self.chance, self.meanwhile = server, chance, meanwhile
        self.faults: dict[str, str] = {}
        self.cut: dict[str, str] = {}
        self.late: list[Late] = []
        self.exchanges = 0
        self.newer: set[str] = set()  # PCs of the next version, to which the server looks just as new

    def port(self, pc: Pc, traffic: Traffic) -> "WirePort":
        return WirePort(self, pc, traffic)

    def torn(self, body: bytes) -> bytes:
        """What comes before a cut. Random keys make bodies a byte longer here and there, so that the cut is one drawing
        whatever the length: a seed is the same run in every process."""
        return body[: self.chance.getrandbits(32) * len(body) >> 32]

    def deliver_late(self) -> None:
        """The oldest or any other of the requests under way comes through; nobody hears the answer."""
        late = self.late.pop(self.chance.randrange(len(self.late)))
        if self.server.is_up:
            self.answered(late.device, late.what, late.body)

    def answered(self, device: str, what: str, body: bytes) -> tuple[int, bytes]:
        """Status and body of the server's answer, as its doors give them. Raises: Killed, the server's."""
        self.exchanges += 1
        try:
            return 200, encode(self._handled(device, what, body))
        except EofficeError as error:
            retry_after_s = getattr(error, "retry_after_s", None)
            if isinstance(error, Hindrance):
                retry_after_s = retry_after_s or 60.0
            facts = error.facts if isinstance(error, Refused) else {}
            trouble = Trouble(code=error.code, facts=facts, retry_after_s=retry_after_s)
            return status_of(error), encode(trouble)

    def _handled(self, device: str, what: str, body: bytes) -> Message:
        server, district = self.server, self.server.district
        if what == "succeed":
            return district.succeed(decode(body, Succeed), "sim")
        if what == "represent":
            return district.represent(decode(body, Represent))
        with server.home.database.read() as connection:
            known = tokens.known_device(connection, device)
        if what == "push":
            return district.push(known, decode(body, Push), "sim").result(0)
        if what == "pull":
            return district.pull(known, decode(body, Pull))
        if what == "below":
            return district.below(known)
        if what == "slip":
            return district.slip(known, decode(body, SlipRequest)).result(0)
        sha256, _, rest = body.partition(b" ")
        if what == "upload_state":
            size, _, beginning = rest.decode().partition(" ")
            if not size:
                raise Defect("message.unreadable", {"detail": "cut off"})
            return server.run(server.uploads.state(known, sha256.decode(), int(size), beginning))
        if what == "begins":
            return UploadState(0, _begins(server, known, sha256.decode(), rest.decode()))
        length, offset, content = msgspec.msgpack.decode(rest, type=tuple[int, int, list[bytes]])
        return server.run(server.uploads.receive(known, sha256.decode(), length, offset, _pieces(content)))


def _begins(server: Server, device: Device, sha256: str, beginning: str) -> bool:
    if not server.district.may_have(device, sha256) or not server.home.files.sizes((sha256,)):
        raise Refused("file.not_here")
    return server.district.may_have(device, beginning) and begins_with(server.home.files, sha256, beginning)


def _as_newer(body: bytes) -> bytes:
    """A message as the next version sends it: with fields that this one does not know."""
    try:
        plain = msgspec.msgpack.decode(unpacked(body))
    except (Defect, msgspec.MsgspecError):
        return body
    for part in (plain, *plain.get("intents", ()), *plain.get("verdicts", ())):
        part["of_the_next_version"] = {"more": [1, 2]}
    return packed(msgspec.msgpack.encode(plain))


async def _pieces(content: list[bytes]) -> AsyncIterator[bytes]:
    for piece in content:
        yield piece


class WirePort:
    """One PC's port."""

    def __init__(self, wire: Wire, pc: Pc, traffic: Traffic) -> None:
        self._wire, self._pc, self._traffic = wire, pc, traffic

    def close(self) -> None:
        return

    def abort(self) -> None:
        return

    def probe(self) -> None:
        self._reach()

    def enrol(self, asked: Enrol | Succeed) -> EnrolAnswer:
        return self._ask("succeed", asked, EnrolAnswer)

    def push(self, push: Push) -> PushAnswer:
        return self._ask("push", push, PushAnswer)

    def pull(self, pull: Pull) -> PullAnswer:
        return self._ask("pull", pull, PullAnswer)

    def below(self, asked: BelowRequest) -> BelowAnswer:
        return self._ask("below", asked, BelowAnswer)

    def slip(self, asked: SlipRequest) -> SlipAnswer:
        return self._ask("slip", asked, SlipAnswer)

    def represent(self, shown: Represent) -> RepresentAnswer:
        return self._ask("represent", shown, RepresentAnswer)

    def upload_state(self, sha256: str, size: int = 0, beginning: str = "") -> UploadState:
        return self._exchange("upload_state", f"{sha256} {size} {beginning}".encode(), UploadState)

    def upload(self, sha256: str, size: int, offset: int, chunks: Iterator[bytes]) -> UploadState:
        self._reach()
        self._traffic.begins(sha256, offset)
        wire, content = self._wire, []
        cut_at = wire.chance.randrange(size - offset) if wire.faults.pop(self._pc.label, "") in FAULTS else size
        went = 0
        try:
            for chunk in chunks:
                content.append(chunk[: max(0, cut_at - went)])
                went += len(chunk)
                self._traffic.moved(up=len(chunk), of=sha256)
                if went > cut_at:
                    break
        finally:
            self._traffic.rests()
        body = sha256.encode() + b" " + msgspec.msgpack.encode((size, offset, content))
        if went > cut_at:
            self._heard(body)
            raise LineHindrance("line.reset")
        return self._exchange("upload", body, UploadState)

    def _heard(self, body: bytes) -> None:
        """What came of an upload that was cut is safe at the server, though nobody hears of it."""
        try:
            self._wire.answered(self._pc.who.device, "upload", body)
        except Killed:
            self._wire.server.stop()

    def begins(self, sha256: str, beginning: str) -> bool:
        return self._exchange("begins", f"{sha256} {beginning}".encode(), UploadState).complete

    def download(self, sha256: str, offset: int, length: int, sink: Sink) -> int:
        self._reach()
        wire, server = self._wire, self._wire.server
        with server.home.database.read() as connection:
            known = tokens.known_device(connection, self._pc.who.device)
        if not server.district.may_have(known, sha256) or not server.home.files.sizes((sha256,)):
            self._traffic.answered()
            raise Refused("file.not_here")
        with closing(server.home.files.open(sha256)) as file:
            content = file.read(offset, length)
        self._traffic.answered()
        wire.exchanges += 1
        if wire.faults.pop(self._pc.label, "") in FAULTS and content:
            content = content[: wire.chance.randrange(len(content))]
            sink(content)
            raise LineHindrance("line.reset")
        sink(content)
        self._traffic.moved(down=len(content))
        return len(content)

    def _ask(self, what: str, message: Message, answer: type[M]) -> M:
        body = encode(message)
        return self._exchange(what, _as_newer(body) if self._pc.label in self._wire.newer else body, answer)

    def _exchange(self, what: str, body: bytes, answer: type[M]) -> M:
        self._reach()
        wire, pc = self._wire, self._pc
        fault = wire.faults.pop(pc.label, "")
        if fault in ("lose_request", "portal"):
            raise LineHindrance("line.portal" if fault == "portal" else "line.reset")
        if fault == "hang":
            pc.clock.advance(seconds=20)
            wire.meanwhile(pc)
            raise LineHindrance("line.timeout")
        if fault == "delay":
            wire.late.append(Late(pc.who.device, what, body))
            raise LineHindrance("line.timeout")
        if fault == "garble" and wire.chance.random() < 0.5:
            body = wire.torn(body)
        try:
            status, said = wire.answered(pc.who.device, what, body)
            if fault == "double":
                again = wire.answered(pc.who.device, what, body)
                status, said = again if wire.chance.random() < 0.5 else (status, said)
        except Killed as killed:
            wire.server.stop()
            raise LineHindrance("line.reset") from killed
        if fault == "lose_answer":
            raise LineHindrance("line.timeout")
        if fault == "slow":
            wire.meanwhile(pc)
        if fault == "garble":
            said = wire.torn(said)
        return self._understood(status, said, answer)

    def _understood(self, status: int, said: bytes, answer: type[M]) -> M:
        if status < 500:
            self._traffic.answered()
        self._traffic.moved(down=len(said))
        if self._pc.label in self._wire.newer:
            said = _as_newer(said)
        if status != 200:
            raise _said(decode(said, Trouble), status)
        return decode(said, answer)

    def _reach(self) -> None:
        """Raises: LineHindrance where this PC reaches nothing, or nobody listens there."""
        if code := self._wire.cut.get(self._pc.label):
            raise LineHindrance(code)
        if not self._wire.server.is_up:
            raise LineHindrance("line.refused")
