"""Connections that speak only to our server: one CA, one name, whatever the environment or the calendar says."""

import base64
import socket
import ssl
import sys
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import requests
import requests.adapters
import urllib3
from requests.structures import CaseInsensitiveDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import SKIP_HEADER
from urllib3.util.retry import Retry

from sync.engine.knocking import Place
from sync.protocol.server_name import certificate_alone

ANSWERED_S = 5.0  # so long a connection is kept on which nothing is said yet
NO_CALENDAR = 0x200000  # X509_V_FLAG_NO_CHECK_TIME
NOTSENT_LOWAT = 25  # TCP_NOTSENT_LOWAT on Linux: urgent work must not queue behind bulk in the socket
NOTSENT_BYTES = 32 << 10
LEAST_BYTES, MOST_BYTES = 32 << 10, 4 << 20  # what is lost may be on its way again while more follows
FOR_HEADS = 0.6 if sys.platform == "linux" else 1.0  # it doubles a buffer's size, and counts heads of packets in it
# No more than a proxy may want to see: an idle office asks some twenty times an hour.
HEADERS = {"User-Agent": "eoffice", "Accept-Encoding": SKIP_HEADER}


class _Connection(HTTPSConnection):
    """Remembers its socket, so that another thread can break a request off. A request's head leaves with its body, or
    with the first of it: as two packets they would cost an idle office a tenth of what it sends."""

    pinned: "Pinned"
    _head: bytes | None = None

    def endheaders(self, *args: Any, **more: Any) -> None:
        self._head = b""  # what is sent now is one
        super().endheaders(*args, **more)

    def send(self, data: Any) -> None:
        if self._head == b"":
            self._head = bytes(data)
            return
        head, self._head = self._head, None
        super().send(head + bytes(data) if head else data)

    def getresponse(self) -> Any:
        if self._head:
            self.send(b"")  # there is no body
        return super().getresponse()

    def _new_conn(self) -> socket.socket:
        if (kept := self.pinned.kept_for((self._dns_host.strip("[]"), self.port))) is not None:
            for option in self.socket_options or ():
                kept.setsockopt(*option)
            return kept
        began_s = time.monotonic()
        connected = super()._new_conn()
        self.pinned.on_connect(time.monotonic() - began_s)
        return connected

    def connect(self) -> None:
        super().connect()
        if isinstance(self.sock, socket.socket):
            self.pinned.sockets.add(self.sock)
        self.pinned.check()


class Pinned(requests.adapters.HTTPAdapter):
    """Speaks only to the holder of one name under one CA, and keeps little unsent in the socket. `on_connect` hears
    how long each connect took."""

    def __init__(self, context: ssl.SSLContext, name: str, on_connect: Callable[[float], None]) -> None:
        self.on_connect = on_connect
        self._is_aborted = threading.Event()
        self._answered: tuple[Place, socket.socket, float] | None = None
        self.is_hung_up = False
        self.sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._kept: dict[str, Any] = {"ssl_context": context, "server_hostname": name, "assert_hostname": name}
        super().__init__(max_retries=Retry(0, read=False), pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:
        more = {**self._kept, **kwargs, "socket_options": _socket_options()}
        super().init_poolmanager(connections, maxsize, block, **more)
        kind = type("_OwnConnection", (_Connection,), {"pinned": self})
        pool = type("_OwnPool", (urllib3.HTTPSConnectionPool,), {"ConnectionCls": kind})
        self.poolmanager.pool_classes_by_scheme = {"https": pool, "http": urllib3.HTTPConnectionPool}

    def abort(self) -> None:
        """Break off every request, under way or to come; another thread may be waiting in one."""
        self._is_aborted.set()
        self.hang_up()

    def hang_up(self) -> None:
        """Break off what is under way; the next request connects anew."""
        self.is_hung_up = True
        for open_socket in list(self.sockets):
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)

    def keep(self, place: Place, answered: socket.socket) -> None:
        """A connection that was made to see whether anybody is there: the next question to the place goes over it."""
        if self._answered is not None:
            self._answered[1].close()
        answered.settimeout(ANSWERED_S)
        self._answered = place, answered, time.monotonic()

    def kept_for(self, place: Place) -> socket.socket | None:
        """What was kept, where it is for this place and fresh; whatever else was kept is let go."""
        if self._answered is None:
            return None
        (kept_place, answered, since_s), self._answered = self._answered, None
        if kept_place == place and time.monotonic() - since_s < ANSWERED_S:
            return answered
        answered.close()
        return None

    def close(self) -> None:
        super().close()
        if self._answered is not None:
            self._answered[1].close()
            self._answered = None

    def hold(self, wished_bytes: int, send_s: float) -> None:
        """Let the system take about so much before it is acknowledged, and one sending take no longer."""
        most_bytes = min(MOST_BYTES, max(LEAST_BYTES, wished_bytes))
        for open_socket in list(self.sockets):
            with suppress(OSError):  # it is shut
                open_socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, int(most_bytes * FOR_HEADS))
                open_socket.settimeout(send_s)

    def check(self) -> None:
        """Raises: ConnectionAbortedError once it was broken off for good."""
        if self._is_aborted.is_set():
            raise ConnectionAbortedError
        self.is_hung_up = False

    def proxy_headers(self, proxy: str) -> dict[str, str]:
        return who_asks(proxy)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **self._kept, socket_options=_socket_options(), **kwargs)
        manager.pool_classes_by_scheme = self.poolmanager.pool_classes_by_scheme
        return manager


def who_asks(proxy: str) -> dict[str, str]:
    """What a proxy is told of who comes; in UTF-8, which requests would not take."""
    parts = urlsplit(proxy)
    if not parts.username:
        return {}
    who = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
    return {"Proxy-Authorization": f"Basic {base64.b64encode(who).decode()}"}


def pinned_context(pem: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cadata=certificate_alone(pem))
    context.verify_flags = ssl.VerifyFlags(context.verify_flags | NO_CALENDAR)
    return context


def pinned_session(pinned: Pinned, ca_file: Path, proxy: str) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.verify = str(ca_file)  # without it requests loads its own bundle into our context
    session.proxies = {"https": proxy} if proxy else {}
    session.mount("https://", pinned)
    session.headers = CaseInsensitiveDict(HEADERS)
    return session


def _socket_options() -> list[tuple[int, int, int]]:
    options = list(HTTPConnection.default_socket_options)
    if hasattr(socket, "TCP_QUICKACK"):  # Linux; elsewhere the number means something else
        options.append((socket.IPPROTO_TCP, NOTSENT_LOWAT, NOTSENT_BYTES))
    return options
