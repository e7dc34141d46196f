"""A real district server process over TLS, and PCs that reach it through a relay that fails on request."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.actions.desk import Desk
from sync.engine.enrolling import join, port_maker, settle_in
from sync.engine.http import HttpPort
from sync.engine.traffic import Traffic
from sync.protocol.server_name import fingerprint
from sync.protocol.signing import Signer
from sync.replica.replica import Replica
from sync.server.founding import found
from sync.server.home import Home
from sync.server.operator import Operator
from sync.world import SystemClock, SystemIds
from tests.support import on_s3
from tests.support.forked import Forked, serve
from tests.support.on_postgresql import new_database
from tests.support.relay import Relay
from tests.support.sample_offices import organisations

SERVER = Path(sys.executable).parent / "eoffice-server"
READY_S, STOP_S = 60, 10


class Serving:
    """One server folder, its process, and a relay in front of it. `own_interpreter`: started as a person starts it,
    where its start or its memory is looked at; else forked, which takes a tenth of the time."""

    def __init__(self, root: Path, extra_communes: int = 0, *, own_interpreter: bool = False) -> None:
        self.root, self.folder, self._own_interpreter = root, root / "server", own_interpreter
        csv = organisations(root / "organisations.csv", extra_communes)
        found(self.folder, csv, [], new_database(), SystemClock(), SystemIds(), files=on_s3.new_store())
        self.home = Home(self.folder)
        self.operator = Operator(self.home, SystemClock(), SystemIds())
        self.fingerprint = fingerprint((self.home.keys / "ca.pem").read_text())
        self.process: subprocess.Popen[str] | Forked | None = None
        self.port = 0
        self.start()
        self.relay = Relay(lambda: self.port)
        self.url = f"https://127.0.0.1:{self.relay.port}"
        self._made = 0

    def start(self, *before: str) -> None:
        """Start the process, by the words `before` it, and wait until it says that it serves."""
        log = self.root / "server.log"
        if before or self._own_interpreter:
            self.process, line = self._begin([*before, str(SERVER)], log)
        else:
            self.process = forked = Forked(serve, str(self.folder), self.port, str(log))
            line = forked.line(READY_S)
        assert line, log.read_text()
        self.port = int(json.loads(line)["url"].rpartition(":")[2])

    def _begin(self, program: list[str], log: Path) -> "tuple[subprocess.Popen[str], str]":
        command = [*program, "run", str(self.folder), "--listen", f"127.0.0.1:{self.port}"]
        with log.open("ab") as complaints:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True)
        too_late = threading.Timer(READY_S, process.kill)
        too_late.start()
        assert process.stdout is not None
        line = process.stdout.readline()
        too_late.cancel()
        return process, line

    def stop(self) -> int:
        """Ask it to end; its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_S)
        finally:
            self._reap()

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self._reap()

    def _reap(self) -> None:
        assert self.process is not None
        self.process.wait(STOP_S)
        if isinstance(self.process, Forked):
            self.process.close()
        elif self.process.stdout is not None:
            self.process.stdout.close()
        self.process = None

    def close(self) -> None:
        self.relay.close()
        if self.process is not None:
            self.kill()
        self.home.close()

    def slip(self, office: str, role: str = "clerk") -> str:
        """A new person's enrolment code."""
        person = self.operator.add_person(office, "Nguyễn Thị Mẫu", role)["id"]
        return self.operator.enrol(person, 1).code

    def enrol(self, office: str, role: str = "clerk") -> "RealPc":
        self._made += 1
        return RealPc(self, self.root / f"real-pc-{self._made}", self.slip(office, role))


class RealPc:
    """An office's file on disk, enrolled over the real wire."""

    def __init__(self, serving: Serving, folder: Path, code: str) -> None:
        folder.mkdir()
        self.serving, self.folder, self.code = serving, folder, code
        self.key, self.seed = os.urandom(32), os.urandom(32)
        self.ids, self.clock = SystemIds(), SystemClock()
        self.device = self.ids.new()
        self.replica = Replica(folder, self.key, Signer(self.seed), self.clock, self.ids)
        self.traffic = Traffic(self.clock.monotonic_s, lambda: None)
        addresses = (serving.url,)
        answer = join(folder, addresses, code, serving.fingerprint, self.device, "PC", Signer(self.seed), self.traffic)
        settle_in(self.replica, answer, addresses, self.traffic, "")

    @property
    def desk(self) -> Desk:
        return Desk(self.replica, self.replica.identity.people[0])

    def make_port(self) -> HttpPort:
        return port_maker(self.replica)(self.traffic)

    def asking(self, ask: Callable[[HttpPort], Any]) -> Any:
        """One question over a connection of its own."""
        port = self.make_port()
        try:
            return ask(port)
        finally:
            port.close()

    def close(self) -> None:
        self.replica.close()
