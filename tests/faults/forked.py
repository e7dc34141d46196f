"""Programs that begin at once: forked from a process in which all is imported, so that hundreds of kills take minutes.

What is forked is the program as it is: the server's own entry, the office's own engine and actions. Where a system does
not fork, they are started anew each time.
"""

import json
import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from sync.server import cli
from tests.support.serving import READY_S, Serving

CONTEXT = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
CONTEXT.set_forkserver_preload(["tests.faults.at_work", "sync.server.serve", "uvicorn.loops.auto"])
END_S = 30


class Forked:
    """One process and what it tells. `tell` is the last argument of what runs in it."""

    def __init__(self, run: Callable[..., None], *args: object) -> None:
        self.heard, tell = CONTEXT.Pipe(duplex=False)
        self.process = CONTEXT.Process(target=run, args=(*args, tell), daemon=True)
        self.process.start()
        tell.close()

    def kill(self) -> None:
        """As `kill -9` does: the process gets no moment more."""
        self.process.kill()
        self.process.join(END_S)
        assert self.process.exitcode is not None
        self.process.close()


class ForkedServing(Serving):
    """A real district server that starts in a tenth of a second, and is killed as often as one likes."""

    _forked: Forked | None = None

    def start(self) -> None:
        self._forked = forked = Forked(_serve, str(self.folder), self.port, str(self.root / "server.log"))
        line = b""
        while not line.endswith(b"\n"):
            assert forked.heard.poll(READY_S), "the server does not say that it serves"
            piece = os.read(forked.heard.fileno(), 1000)
            assert piece, (self.root / "server.log").read_text()
            line += piece
        self.port = int(json.loads(line)["url"].rpartition(":")[2])

    def kill(self) -> None:
        assert self._forked is not None
        self._forked.kill()
        self._forked.heard.close()
        self._forked = None

    def close(self) -> None:
        self.relay.close()
        if self._forked is not None:
            self.kill()
        self.home.close()


def _serve(folder: str, port: int, log: str, tell: Connection) -> None:
    """The program `eoffice-server`, its first line told."""
    with Path(log).open("ab") as out:
        os.dup2(out.fileno(), 2)
    os.dup2(tell.fileno(), 1)
    sys.stdout = os.fdopen(1, "w")
    sys.argv = ["eoffice-server", "run", folder, "--listen", f"127.0.0.1:{port}"]
    cli.entry()
