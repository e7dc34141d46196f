"""The serving process: one uvicorn, one event loop, one writer; ends within five seconds of being asked."""

import asyncio
import json
import logging
import os
import signal
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import uvicorn
from filelock import FileLock, Timeout

from sync.errors import LocalHindrance
from sync.server import ca
from sync.server.district import District
from sync.server.home import Home
from sync.server.http import Doors
from sync.server.listening import Announced, Prompt, keep_buffers_small, listening_socket, most_connections
from sync.server.logs import logging_to
from sync.server.service import Service
from sync.server.uploads import Uploads
from sync.server.wakes import Wakes
from sync.server.watching import Watch, renew_certificate
from sync.version import VERSION
from sync.world import Clock, SystemClock, SystemIds

log = logging.getLogger(__name__)
LOCK = "run.lock"
GRACE_S = 3
END_S = 4.3  # all that is committed is on disk, so a process that still waits then may end as it is
BACKLOG = 4096
INPUT = 0


def serve(folder: Path, listen: str | None, *, until_input_ends: bool = False) -> None:
    """Serve a folder until SIGTERM or SIGINT, or until there is no more input: whoever keeps the server has ended.
    Prints one JSON line when it accepts connections.

    Raises: Refused `server.bad_listen`, LocalHindrance `server.running`, `server.port_taken`.
    """
    service = Service()
    with service.opening():
        home = Home(folder)
    lock = FileLock(folder / LOCK, blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        home.close()
        raise LocalHindrance("server.running", {"folder": str(folder)}) from error
    try:
        bound = listening_socket(listen or home.settings.listen)
        with home.database.serving(), logging_to(folder):
            process = _Process(home, SystemClock(), service)
            if until_input_ends:
                threading.Thread(target=process.stop_without_input, name="input", daemon=True).start()
            process.run(bound)
    finally:
        home.close()
        lock.release()


class _Process:
    def __init__(self, home: Home, clock: Clock, service: Service) -> None:
        self._home, self._clock, self._service = home, clock, service
        self._wakes = Wakes()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: uvicorn.Server | None = None
        self._district: District | None = None

    def run(self, bound: socket.socket) -> None:
        """Serve on a bound socket until a signal; all threads are joined when it returns."""
        renew_certificate(self._home, self._clock)
        keep_buffers_small()
        self._district = district = District(self._home, self._clock, SystemIds(), self._tell)
        watch = Watch(self._home, self._clock, lambda: self._in_loop(self._wakes.wake_all), self._load_certificate)
        try:
            config = uvicorn.Config(
                Doors(district, Uploads(district), self._wakes).app(),
                http=Prompt,
                ws="none",
                lifespan="off",
                proxy_headers=False,  # who asks is known by a token; no proxy stands before us
                ssl_certfile=str(self._home.keys / ca.LEAF_CERT),
                ssl_keyfile=str(self._home.keys / ca.LEAF_KEY),
                log_config=None,
                access_log=False,
                # Every answer says whose it is, also the framework's own: a PC takes any other for a portal's page.
                headers=[("X-EO-Server", self._home.server)],
                server_header=False,
                date_header=False,  # every answer that needs the time has it
                backlog=BACKLOG,
                limit_concurrency=most_connections(),
                timeout_graceful_shutdown=GRACE_S,
                timeout_keep_alive=75,
            )
            config.load()
            assert isinstance(config.ssl, ssl.SSLContext)
            config.ssl.num_tickets = 0  # nobody takes them up, and they are half a kilobyte of each connection made
            self._server = server = Announced(config, bound, self._serving)
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: self.stop())
            watch.start()
            asyncio.run(self._live(server, bound))
            log.info("ended")
        finally:
            watch.stop()
            district.close()

    def _serving(self, url: str) -> None:
        self._loop = asyncio.get_running_loop()
        print(json.dumps({"ready": True, "url": url}), flush=True)
        self._service.ready(url)
        log.info("serving at %s, version %s, epoch %s", url, VERSION, self._home.epoch)

    async def _live(self, server: uvicorn.Server, bound: socket.socket) -> None:
        """Serve, and give signs of life from the event loop, so that there are none where it stands still."""
        signs = asyncio.create_task(self._give_signs())
        try:
            await server.serve([bound])
        finally:
            signs.cancel()

    async def _give_signs(self) -> None:
        while (pause_s := self._service.sign_every_s) is not None:
            if self._district is not None and self._district.writer.is_alive():
                self._service.alive()
            await asyncio.sleep(pause_s)

    def stop(self) -> None:
        """End soon: waiting pulls answer, open requests get their grace, and what waits beyond it is not waited for."""
        self._service.stopping()
        if self._server:
            self._server.should_exit = True
        self._in_loop(self._wakes.stop)
        at_last = threading.Timer(END_S, self._end_as_it_is)
        at_last.daemon = True
        at_last.start()

    def stop_without_input(self) -> None:
        """Wait for the end of the input, on a thread of its own, and end."""
        while os.read(INPUT, 1):
            pass
        log.info("nobody keeps this process any more")
        self.stop()

    def _end_as_it_is(self) -> None:
        log.warning("something still waits; ending without it")
        if self._district:
            self._district.blame_nobody()
        os._exit(0)

    def _tell(self, scopes: Iterable[str]) -> None:
        moved = list(scopes)
        self._in_loop(lambda: self._wakes.wake(moved))

    def _in_loop(self, call: Callable[[], None]) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call)

    def _load_certificate(self) -> None:
        """New connections get the new certificate; open ones go on. Raises: OSError, where it and its key are no pair:
        the one before stays, for a context that has taken in half of them greets nobody."""
        pair = self._home.keys / ca.LEAF_CERT, self._home.keys / ca.LEAF_KEY
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(*pair)
        self._in_loop(partial(self._show_certificate, *pair))  # there nobody is greeted between the two

    def _show_certificate(self, certificate: Path, key: Path) -> None:
        context = self._server.config.ssl if self._server else None
        if isinstance(context, ssl.SSLContext):
            context.load_cert_chain(certificate, key)
            log.info("TLS certificate loaded anew")
