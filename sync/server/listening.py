"""The socket and the web server on it: who may connect, how long a stranger may take, and how we say that we serve."""

import asyncio
import asyncio.sslproto
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from sync.errors import LocalHindrance, Refused
from sync.server.filling import TRANSPORT, prepare
from sync.server.home import check_listen
from sync.server.together import Together
from sync.server.wakes import GONE

REQUEST_S = 10.0  # until a request's head is here; bodies have their own times
MOST_CONNECTIONS = 12_000
OTHER_FILES = 200  # database, stored files, logs
TLS_BYTES = 4 << 10  # that asyncio keeps ready for each connection; of its own accord 256 KB


class Prompt(HttpToolsProtocol):
    """A connection whose requests come promptly: who connects and says nothing, or half a head, is let go."""

    _too_late: asyncio.TimerHandle | None = None
    _gone: "asyncio.Future[None]"

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(Together(transport, self.loop))  # type: ignore[arg-type]
        prepare(transport)
        self._gone = self.loop.create_future()
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        self._be_patient()
        if not self._gone.done():
            self._gone.set_result(None)
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        self._expect()
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        self.scope[TRANSPORT] = self.transport  # type: ignore[literal-required]
        self.scope[GONE] = self._gone  # type: ignore[literal-required]

    def on_headers_complete(self) -> None:
        self._be_patient()
        super().on_headers_complete()

    def _expect(self) -> None:
        self._be_patient()
        self._too_late = self.loop.call_later(REQUEST_S, self.transport.close)

    def _be_patient(self) -> None:
        if self._too_late is not None:
            self._too_late.cancel()


class Announced(uvicorn.Server):
    """uvicorn that says when it serves and where, and leaves the signals to us (its own handlers end with 143)."""

    def __init__(self, config: uvicorn.Config, bound: socket.socket, serving: Callable[[str], None]) -> None:
        super().__init__(config)
        self._bound, self._serving = bound, serving

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        host, port = self._bound.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        self._serving(f"https://{shown}:{port}")

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ours are in place; uvicorn's would end the process with 143."""
        yield


def listening_socket(listen: str) -> socket.socket:
    """Raises: Refused `server.bad_listen`, LocalHindrance `server.port_taken`."""
    host, port = check_listen(listen)
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise Refused("server.bad_listen", {"listen": listen}) from error
    try:
        if os.name != "nt":  # there it would let two programs share the port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        bound.close()
        raise LocalHindrance("server.port_taken", {"listen": listen, "detail": str(error)}) from error
    return bound


def keep_buffers_small() -> None:
    """For a process with thousands of connections of which nearly all are silent: before the first one."""
    asyncio.sslproto.SSLProtocol.max_size = TLS_BYTES


def most_connections() -> int:
    """As many as the system gives us files for: past that nothing could be opened, not even the database."""
    if sys.platform == "win32":
        return MOST_CONNECTIONS
    import resource  # not on Windows

    wanted, (soft, hard) = MOST_CONNECTIONS + OTHER_FILES, resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited: Any = resource.RLIM_INFINITY
    if soft != unlimited and soft < wanted:
        soft = wanted if hard == unlimited else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST_CONNECTIONS if soft == unlimited else max(OTHER_FILES, min(wanted, soft) - OTHER_FILES)
