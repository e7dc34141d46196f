"""What every route goes through, and the one place where a fault of a request becomes an answer."""

import logging
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sync.errors import Defect, EofficeError, Hindrance, Refused
from sync.protocol.codec import MEDIA_TYPE, encode
from sync.protocol.messages import Message, Trouble

log = logging.getLogger(__name__)
# Codes that mean "you are not, or no longer, who may speak here"; a PC stops and says so.
STRANGERS = frozenset(
    {"device.unknown", "device.revoked", "device.succeeded", "token.stale_nonce", "token.bad_signature", "token.needed"}
)

# What is wrong inside the server has other names outside: who reads these would look for it on his own PC.
OUTSIDE = {"disk.full": "server.full", "database.locked": "server.busy", "file.locked": "server.busy"}


class Gate:
    """One route's. An object and not a function: around a function the framework lays its own answers to faults, which
    here none reach, and of which each waiting pull would hold 3 KB. `nonce` makes one for whoever is turned away."""

    def __init__(self, handler: Callable[[Request], Awaitable[Response]], nonce: Callable[[], str]) -> None:
        self._handler, self._nonce = handler, nonce

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope, receive, send))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            return await self._handler(request)
        except ClientDisconnect:
            return Response(status_code=499)
        except EofficeError as error:
            _note(request, error)
            return self._trouble(error)
        except Exception:  # the gate: no traceback leaves the server
            log.exception("a request failed: %s %s", request.method, _door(request))
            return self._trouble(Defect("server.defect"))

    def _trouble(self, error: EofficeError) -> Response:
        retry_after_s = getattr(error, "retry_after_s", None)
        if isinstance(error, Hindrance):
            retry_after_s = retry_after_s or 60.0
        nonce = self._nonce() if error.code in STRANGERS else ""
        facts = error.facts if isinstance(error, Refused) else {}  # others speak of the server's inside
        return answer(
            Trouble(code=_outside(error), facts=facts, retry_after_s=retry_after_s, nonce=nonce), status_of(error)
        )


def answer(message: Message, status: int = 200) -> Response:
    """A message of the protocol as what a route answers."""
    return Response(encode(message), status, media_type=MEDIA_TYPE)


def _outside(error: EofficeError) -> str:
    if isinstance(error, Refused) or error.code.startswith(("server.", "message.")):
        return error.code
    return OUTSIDE.get(error.code, "server.defect")


def status_of(error: EofficeError) -> int:
    """The HTTP status that says of what kind a fault is."""
    if error.code in STRANGERS:
        return 401
    if isinstance(error, Hindrance):
        return 503
    if isinstance(error, Refused):
        return {"device.forked": 409, "upload.offset": 409, "file.not_here": 404}.get(error.code, 422)
    return 400 if error.code == "message.unreadable" else 500


def _note(request: Request, error: EofficeError) -> None:
    """Who is turned away stands in the log, but not strangers, who may be many."""
    if error.code in STRANGERS or (isinstance(error, Refused) and error.code == "upload.offset"):
        return
    level = logging.INFO if isinstance(error, Refused) else logging.WARNING
    log.log(level, "%s %s: %s", request.method, _door(request), error.code)


def _door(request: Request) -> str:
    """A request's path without what it names."""
    return "/".join(request.url.path.split("/")[:3])
