"""The district server over HTTPS: the only place that knows requests.

The server is known by its CA, checked once by the fingerprint on the enrolment slip, and by the name that belongs to
that CA; its address may change. Certificates are checked without the calendar: a wrong clock must not stop work.
Nothing from the environment (bundles, proxies, netrc) has a say. An answer that is not our server's is no answer.
"""

import inspect
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, TypeVar

import requests
import urllib3

from sync.engine.credentials import Credentials
from sync.engine.inspection import named
from sync.engine.knocking import knock
from sync.engine.line_errors import LineErrors
from sync.engine.pinned import Pinned, pinned_context, pinned_session
from sync.engine.port import Sink
from sync.engine.traffic import Traffic
from sync.errors import Defect, LineHindrance, Refused
from sync.files import disk_errors
from sync.protocol.codec import MEDIA_TYPE, decode, encode
from sync.protocol.limits import CHUNK_BYTES
from sync.protocol.messages import (
    BelowAnswer,
    BelowRequest,
    Enrol,
    EnrolAnswer,
    Hello,
    Pull,
    PullAnswer,
    Push,
    PushAnswer,
    Represent,
    RepresentAnswer,
    SlipAnswer,
    SlipRequest,
    Succeed,
    TokenAnswer,
    TokenRequest,
    Trouble,
    UploadState,
    token_bytes,
)
from sync.protocol.server_name import server_name, server_of_ca
from sync.protocol.signing import TOKEN
from sync.version import VERSION

M = TypeVar("M")
CONNECT_S, ANSWER_S, SILENCE_S, HOLD_SLACK_S = 5.0, 20.0, 5.0, 15.0
SLOWEST = 4 << 10  # bytes a second of a line that still counts as one
SEND_S = 10.0  # one piece: losses in a row on a slow line take as long
# What a server's framework says without a message of ours.
PLAIN = {404: "server.too_old", 405: "server.too_old", 416: "file.other_size", 503: "server.busy"}
STRANGERS = frozenset({"token.needed", "token.stale_nonce"})


class HttpPort:
    """One connection to the server, tried at each of its addresses in order."""

    def __init__(
        self,
        addresses: tuple[str, ...],
        ca_file: Path,
        credentials: Credentials | None,
        traffic: Traffic,
        proxy: str = "",
    ) -> None:
        self._addresses, self._credentials, self._traffic = list(addresses), credentials, traffic
        self._proxy = proxy
        pem = ca_file.read_text()
        self.server = server_of_ca(pem)
        self._pinned = Pinned(pinned_context(pem), server_name(self.server), traffic.pace.took)
        self._session = pinned_session(self._pinned, ca_file, proxy)

    def close(self) -> None:
        self._session.close()

    def abort(self) -> None:
        self._pinned.abort()

    def hang_up(self) -> None:
        self._pinned.hang_up()

    def probe(self) -> None:
        tried = [urllib3.util.parse_url(one) for one in ([self._proxy] if self._proxy else self._addresses)]
        if not tried:
            raise LineHindrance("line.no_address")
        with LineErrors():
            answered = knock([((one.host or "").strip("[]"), one.port or 443) for one in tried], self._pinned.check)
        self._pinned.keep(*answered)

    def hello(self) -> Hello:
        return self._ask("GET", "/v1/hello", None, Hello)

    def enrol(self, asked: Enrol | Succeed) -> EnrolAnswer:
        return self._ask("POST", f"/v1/{type(asked).__name__.lower()}", asked, EnrolAnswer)

    def represent(self, shown: Represent) -> RepresentAnswer:
        return self._ask("POST", "/v1/represent", shown, RepresentAnswer)

    def push(self, push: Push) -> PushAnswer:
        return self._ask("POST", "/v1/push", push, PushAnswer)

    def pull(self, pull: Pull) -> PullAnswer:
        return self._ask("POST", "/v1/pull", pull, PullAnswer, timeout=(CONNECT_S, pull.wait_s + HOLD_SLACK_S))

    def below(self, asked: BelowRequest) -> BelowAnswer:
        return self._ask("POST", "/v1/below", asked, BelowAnswer)

    def slip(self, asked: SlipRequest) -> SlipAnswer:
        return self._ask("POST", "/v1/slip", asked, SlipAnswer)

    def upload_state(self, sha256: str, size: int = 0, beginning: str = "") -> UploadState:
        headers = {"Upload-Length": str(size), "Upload-Beginning": beginning} if beginning else {}
        return self._ask("GET", f"/v1/uploads/{sha256}", None, UploadState, headers=headers)

    def upload(self, sha256: str, size: int, offset: int, chunks: Iterator[bytes]) -> UploadState:
        headers = {"Upload-Offset": str(offset), "Upload-Length": str(size)}

        def counted() -> Generator[bytes, None, None]:
            while True:
                self._pinned.hold(self._traffic.pace.bytes_under_way, SEND_S)
                with disk_errors(Path(sha256)):  # a disk that fails is no fault of the line
                    chunk = next(chunks, b"")
                if not chunk:
                    return
                yield chunk
                self._traffic.moved(up=len(chunk), of=sha256)
                self._traffic.pace.sent(len(chunk))

        self._traffic.begins(sha256, offset)
        try:
            response = self._send("PATCH", f"/v1/uploads/{sha256}", counted(), headers, (CONNECT_S, ANSWER_S * 3))
        finally:
            self._traffic.rests()
        return decode(response.content, UploadState)

    def begins(self, sha256: str, beginning: str) -> bool:
        headers = {"Range": "bytes=0-0", "File-Beginning": beginning, "Accept-Encoding": "identity"}
        response = self._send("GET", f"/v1/files/{sha256}", None, headers, (CONNECT_S, ANSWER_S * 3))
        return response.headers.get("File-Beginning") == beginning

    def download(self, sha256: str, offset: int, length: int, sink: Sink) -> int:
        headers = {"Range": f"bytes={offset}-{offset + length - 1}", "Accept-Encoding": "identity"}
        came = 0
        path = f"/v1/files/{sha256}"
        with self._send("GET", path, None, headers, (CONNECT_S, SILENCE_S), stream=True) as response:
            if response.status_code != 206:
                raise Defect("message.unreadable", {"detail": f"{response.status_code} for a range"})
            while came < length:
                with LineErrors():
                    piece = response.raw.read1(CHUNK_BYTES)
                if not piece:
                    break
                sink(piece)  # outside: a disk that fails is no fault of the line
                came += len(piece)
                self._traffic.moved(down=len(piece))
        return came

    def _ask(
        self,
        method: str,
        path: str,
        message: Any,
        answer: type[M],
        timeout: tuple[float, float] | None = None,
        headers: dict[str, str] | None = None,
    ) -> M:
        body = encode(message) if message is not None else None
        response = self._send(
            method, path, body, headers or {}, timeout or (CONNECT_S, answer_within_s(len(body or b"")))
        )
        self._traffic.moved(up=len(body or b""), down=len(response.content))
        return decode(response.content, answer)

    def _send(
        self,
        method: str,
        path: str,
        body: bytes | Generator[bytes, None, None] | None,
        headers: dict[str, str],
        timeout: tuple[float, float],
        stream: bool = False,
    ) -> requests.Response:
        """One request; renews the token once where the server asks for it. A body that streams is not begun twice."""
        response = self._try(method, path, body, headers, timeout, stream)
        trouble = self._trouble(response)
        if trouble is not None and response.status_code == 401 and trouble.code in STRANGERS and self._credentials:
            self._renew(trouble.nonce, response.request.headers.get("Authorization"))
            if isinstance(body, Generator):
                raise LineHindrance("token.renewed", retry_after_s=0.0)
            response = self._try(method, path, body, headers, timeout, stream)
            trouble = self._trouble(response)
        if trouble is None:
            return response
        response.close()  # of one that streams nobody has read the body: its connection is free again
        raise _said(trouble, response.status_code)

    def _try(
        self,
        method: str,
        path: str,
        body: bytes | Generator[bytes, None, None] | None,
        headers: dict[str, str],
        timeout: tuple[float, float],
        stream: bool,
    ) -> requests.Response:
        sent = {"X-EO-Version": VERSION, **headers}
        if body is not None:
            sent["Content-Type"] = MEDIA_TYPE
        if self._credentials:
            sent["Authorization"] = f"Bearer {self._credentials.token or '-'}"
        hindrance: LineHindrance | None = None
        for address in list(self._addresses):
            try:
                with LineErrors():
                    self._pinned.check()
                    response = self._session.request(
                        method,
                        address + path,
                        data=body,
                        headers=sent,
                        timeout=timeout,
                        stream=stream,
                        allow_redirects=False,
                    )
            except LineHindrance as error:
                if self._pinned.is_hung_up:  # which says nothing of the line
                    raise LineHindrance(error.code, error.facts, retry_after_s=0.0) from error
                hindrance = hindrance or named(error, address, self._proxy)
            else:
                if response.headers.get("X-EO-Server") == self.server:
                    if response.status_code < 500:
                        self._traffic.answered()
                    return response
                response.close()
                hindrance = hindrance or LineHindrance("line.portal", {"address": address})
            self._addresses.append(self._addresses.pop(0))  # the next try begins with the next address
            if isinstance(body, Generator) and inspect.getgeneratorstate(body) != inspect.GEN_CREATED:
                break
        raise hindrance or LineHindrance("line.no_address")

    def _trouble(self, response: requests.Response) -> Trouble | None:
        """What the server says against a request; its framework's own words have a status alone."""
        if response.status_code in (200, 206):
            return None
        if response.headers.get("Content-Type") == MEDIA_TYPE:
            return decode(response.content, Trouble)
        status = response.status_code
        return Trouble(code=PLAIN.get(status, "server.unclear"), facts={"status": str(status)})

    def _renew(self, nonce: str, used: str | bytes | None) -> None:
        credentials = self._credentials
        assert credentials is not None
        with credentials.lock:
            if used != f"Bearer {credentials.token or '-'}":
                return  # another session has renewed it meanwhile
            signature = credentials.signer.sign(TOKEN, token_bytes(self.server, credentials.device, nonce))
            asked = TokenRequest(device=credentials.device, nonce=nonce, signature=signature)
            response = self._try("POST", "/v1/token", encode(asked), {}, (CONNECT_S, ANSWER_S), stream=False)
            if trouble := self._trouble(response):
                raise _said(trouble, response.status_code)
            credentials.renewed(decode(response.content, TokenAnswer).token)


def answer_within_s(size: int) -> float:
    """How long an answer to a question of this size may take: some of it may still lie in the system."""
    return ANSWER_S + size / SLOWEST


def _said(trouble: Trouble, status: int) -> LineHindrance | Refused:
    """A server's word against a request: that it cannot now, or that it will not."""
    if status >= 500:
        return LineHindrance(trouble.code, trouble.facts, trouble.retry_after_s or 60.0)
    return Refused(trouble.code, trouble.facts)
