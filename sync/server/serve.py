"""The serving process: one uvicorn, one event loop, one writer; ends within five seconds of being asked."""

import asyncio
import json
import logging
import os
import signal
import socket
import ssl
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import uvicorn
from filelock import FileLock, Timeout
from sqlalchemy import delete, select

from sync.errors import LocalHindrance, Refused
from sync.server import ca
from sync.server.district import District
from sync.server.home import Home, read_settings
from sync.server.http import Doors
from sync.server.tables import Upload, table_of
from sync.server.uploads import Uploads
from sync.server.wakes import Wakes
from sync.world import Clock, SystemClock, SystemIds, stamp

log = logging.getLogger(__name__)
LOCK = "run.lock"
GRACE_S = 3
BACKLOG = 4096
NEIGHBOUR_EVERY_S = 0.25
KEEP_UNFINISHED = timedelta(days=7)
BEFORE_NOTED = timedelta(hours=1)
SWEEP_EVERY_S = 86_400.0
_uploads = table_of(Upload)


def serve(folder: Path, listen: str | None) -> None:
    """Serve a folder until SIGTERM or SIGINT; prints one JSON line when it accepts connections.

    Raises: Refused `server.bad_listen`, LocalHindrance `server.running`, `server.port_taken`.
    """
    home = Home(folder)
    lock = FileLock(folder / LOCK, blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        home.close()
        raise LocalHindrance("server.running", {"folder": str(folder)}) from error
    try:
        bound = _listening_socket(listen or home.settings.listen)
        _Process(home, SystemClock()).run(bound)
    finally:
        home.close()
        lock.release()


class _Process:
    def __init__(self, home: Home, clock: Clock) -> None:
        self._home, self._clock = home, clock
        self._wakes = Wakes()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended = threading.Event()
        self._server: uvicorn.Server | None = None

    def run(self, bound: socket.socket) -> None:
        """Serve on a bound socket until a signal; all threads are joined when it returns."""
        self._renew_certificate()
        district = District(self._home, self._clock, SystemIds(), self._tell)
        watching = threading.Thread(target=self._watch_neighbours, name="neighbours")
        try:
            uploads = Uploads(district)
            config = uvicorn.Config(
                Doors(district, uploads, self._wakes).app(),
                ssl_certfile=str(self._home.keys / ca.LEAF_CERT),
                ssl_keyfile=str(self._home.keys / ca.LEAF_KEY),
                log_config=None,
                access_log=False,
                server_header=False,
                backlog=BACKLOG,
                timeout_graceful_shutdown=GRACE_S,
                timeout_keep_alive=75,
            )
            self._server = server = _Announced(config, bound, self)
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: self.stop())
            watching.start()
            asyncio.run(server.serve([bound]))
        finally:
            self._ended.set()
            if watching.is_alive():
                watching.join()
            district.close()

    def started(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def stop(self) -> None:
        """End soon: waiting pulls answer, open requests get their grace."""
        if self._server:
            self._server.should_exit = True
        if self._loop:
            self._loop.call_soon_threadsafe(self._wakes.stop)

    def _tell(self, scopes: Iterable[str]) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wakes.wake, list(scopes))

    def _watch_neighbours(self) -> None:
        """Notice what a server command beside us has written, and certificates that changed or grow old."""
        connection = self._home.database.raw()
        try:
            seen = connection.execute("PRAGMA data_version").fetchone()
            certificate = self._certificate_time()
            swept_s = -SWEEP_EVERY_S
            while not self._ended.wait(NEIGHBOUR_EVERY_S):
                now = connection.execute("PRAGMA data_version").fetchone()
                if now != seen and self._loop:
                    seen = now
                    self._loop.call_soon_threadsafe(self._wakes.wake_all)
                if self._clock.monotonic_s() - swept_s >= SWEEP_EVERY_S:
                    swept_s = self._clock.monotonic_s()
                    _forget_old_uploads(self._home, self._clock)
                self._renew_certificate()
                if (changed := self._certificate_time()) != certificate:
                    certificate = changed
                    self._load_certificate()
        finally:
            connection.close()

    def _renew_certificate(self) -> None:
        if ca.needs_renewal(self._home.keys, self._clock.now()):
            hosts = list(read_settings(self._home.folder).hosts)
            ca.issue_leaf(self._home.keys, self._home.server, hosts, self._clock.now())

    def _certificate_time(self) -> int:
        return (self._home.keys / ca.LEAF_CERT).stat().st_mtime_ns

    def _load_certificate(self) -> None:
        """New connections get the new certificate; open ones go on."""
        context = self._server.config.ssl if self._server else None
        if isinstance(context, ssl.SSLContext):
            context.load_cert_chain(self._home.keys / ca.LEAF_CERT, self._home.keys / ca.LEAF_KEY)
            log.info("TLS certificate loaded anew")


class _Announced(uvicorn.Server):
    """uvicorn that says when it serves, and leaves the signals to us (its own handlers end with 143)."""

    def __init__(self, config: uvicorn.Config, bound: socket.socket, process: _Process) -> None:
        super().__init__(config)
        self._bound, self._process = bound, process

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._process.started(asyncio.get_running_loop())
        await super().startup(sockets=sockets)
        host, port = self._bound.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        print(json.dumps({"ready": True, "url": f"https://{shown}:{port}"}), flush=True)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ours are in place; uvicorn's would end the process with 143."""
        yield


def _listening_socket(listen: str) -> socket.socket:
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdigit() or int(port) > 65535:
        raise Refused("server.bad_listen", {"listen": listen})
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
    except OSError as error:
        raise Refused("server.bad_listen", {"listen": listen}) from error
    try:
        if os.name != "nt":  # there it would let two programs share the port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        bound.close()
        raise LocalHindrance("server.port_taken", {"listen": listen, "detail": str(error)}) from error
    return bound


def _forget_old_uploads(home: Home, clock: Clock) -> None:
    """Unfinished files that nobody has touched for a week go; of those that are not noted, after an hour."""
    old = _uploads.c.touched_at < stamp(clock.now() - KEEP_UNFINISHED)
    with home.database.write() as connection:
        gone = connection.execute(select(_uploads.c.device, _uploads.c.sha256).where(old)).all()
        connection.execute(delete(_uploads).where(old))
        kept = {
            f"{row.device}-{row.sha256}" for row in connection.execute(select(_uploads.c.device, _uploads.c.sha256))
        }
    for path in home.files.partial.iterdir():
        with suppress(FileNotFoundError):  # finished meanwhile
            if path.name not in kept and path.stat().st_mtime < (clock.now() - BEFORE_NOTED).timestamp():
                path.unlink()
    if gone:
        log.info("%d unfinished uploads of more than a week ago removed", len(gone))
