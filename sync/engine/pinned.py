"""Connections that speak only to our server: one CA, one name, whatever the environment or the calendar says."""

import socket
import ssl
import threading
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Any

import requests
import requests.adapters
import urllib3
from requests.structures import CaseInsensitiveDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import SKIP_HEADER
from urllib3.util.retry import Retry

NO_CALENDAR = 0x200000  # X509_V_FLAG_NO_CHECK_TIME
NOTSENT_LOWAT = 25  # TCP_NOTSENT_LOWAT on Linux: urgent work must not queue behind bulk in the socket
NOTSENT_BYTES = 32 << 10
# No more than a proxy may want to see: an idle office asks some twenty times an hour.
HEADERS = {"User-Agent": "eoffice", "Accept-Encoding": SKIP_HEADER}


class _Connection(HTTPSConnection):
    """Remembers its socket, so that another thread can break a request off."""

    pinned: "Pinned"

    def connect(self) -> None:
        super().connect()
        if isinstance(self.sock, socket.socket):
            self.pinned.sockets.add(self.sock)
        self.pinned.check()


class Pinned(requests.adapters.HTTPAdapter):
    """Speaks only to the holder of one name under one CA, and keeps little unsent in the socket."""

    def __init__(self, context: ssl.SSLContext, name: str) -> None:
        self._is_aborted = threading.Event()
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
        for open_socket in list(self.sockets):
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)

    def check(self) -> None:
        """Raises: ConnectionAbortedError once it was broken off."""
        if self._is_aborted.is_set():
            raise ConnectionAbortedError

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        return super().proxy_manager_for(proxy, **self._kept, **kwargs)


def pinned_context(pem: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cadata=pem)
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
