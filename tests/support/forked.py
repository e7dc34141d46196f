"""Programs that begin at once: forked from a process in which all is imported, for a start is seconds of imports, and
tests begin hundreds of them.

What is forked is the program as it is: the server's own entry, the office's own engine and actions. Where a system does
not fork, they are started anew each time.
"""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

CONTEXT = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
CONTEXT.set_forkserver_preload(
    [
        "keyring",
        "tests.faults.at_work",
        "app.cli.commands",
        "sync.server.cli",
        "sync.server.serve",
        "uvicorn.loops.auto",
    ]
)
END_S = 30


class Forked:
    """One process and what it tells, to be treated as one of `subprocess`. `tell` is the last argument of what runs in
    it."""

    def __init__(self, run: Callable[..., None], *args: object) -> None:
        self.heard, tell = CONTEXT.Pipe(duplex=False)
        self._process = CONTEXT.Process(target=_run, args=(dict(os.environ), run, args, tell), daemon=True)
        self._process.start()
        tell.close()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def line(self, within_s: float) -> str:
        """The next line that it tells; "" where it has ended, or is ended for its silence."""
        line = b""
        while not line.endswith(b"\n"):
            if not self.heard.poll(within_s):
                self.kill()
                return ""
            piece = os.read(self.heard.fileno(), 1000)
            if not piece:
                return ""
            line += piece
        return line.decode()

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        """As `kill -9` does: the process gets no moment more."""
        self._process.kill()

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, within_s: float = END_S) -> int:
        """Raises: subprocess.TimeoutExpired."""
        self._process.join(within_s)
        if (code := self._process.exitcode) is None:
            raise subprocess.TimeoutExpired(self._process.name, within_s)
        return code

    def close(self) -> None:
        """Once it has ended."""
        self._process.close()
        self.heard.close()


def serve(folder: str, port: int, log: str, tell: Connection) -> None:
    """The program `eoffice-server`, its first line told."""
    from sync.server import cli

    with Path(log).open("ab") as out:
        os.dup2(out.fileno(), 2)
    os.dup2(tell.fileno(), 1)
    sys.stdout = os.fdopen(1, "w")
    sys.argv = ["eoffice-server", "run", folder, "--listen", f"127.0.0.1:{port}"]
    cli.entry()


def program(name: str, words: list[str], folder: str, out: str, err: str, tell: Connection) -> None:
    """One of the two programs in a folder, what it prints in two files."""
    from app.cli.entry import entry as office
    from sync.server.cli import entry as server

    os.chdir(folder)
    for fd, path in ((1, out), (2, err)):
        with Path(path).open("wb") as printed:
            os.dup2(printed.fileno(), fd)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    sys.argv = [name, *words]
    {"eoffice": office, "eoffice-server": server}[name]()


def _run(environment: dict[str, str], run: Callable[..., None], args: tuple[object, ...], tell: Connection) -> None:
    """With what stands in the environment now, not when the first one was forked."""
    os.environ.clear()
    os.environ.update(environment)
    run(*args, tell)
