"""Keeping a serving process alive, where the system does not do it itself: a service of Windows.

The server is a child: it serves as if somebody had typed `run`, and ends when its input ends, so it never outlives
whoever keeps it. One that ends by itself is started again, after a pause that grows while it keeps ending at once.
"""

import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sync.server.home import SETTINGS

LOOK_S = 5.0  # how often it is looked whether the server has been made
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
LIVED_S = 60.0  # one that served as long as that has not ended at once
SEE_S = 0.5  # how soon a server that has ended is seen, or a wish to end it
GRACE_S = 8.0  # the server's own is shorter
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Keeper:
    """Keeps the server of `folder` running. `command` is what serves; `tell` hears what an administrator should."""

    def __init__(
        self, command: list[str], folder: Path, tell: Callable[[str], object], monotonic_s: Callable[[], float]
    ) -> None:
        self._command, self._folder, self._tell, self._monotonic_s = command, folder, tell, monotonic_s
        self._ended = threading.Event()

    def end(self) -> None:
        """Let `keep` end the server and return. May be called on any thread."""
        self._ended.set()

    def keep(self) -> None:
        """Returns when `end` was called and no server runs any more."""
        pause_s = FIRST_PAUSE_S
        if not (self._folder / SETTINGS).exists():
            self._tell(f"no server has been made in {self._folder} yet; waiting for eoffice-server init")
        while not (self._folder / SETTINGS).exists():
            if self._ended.wait(LOOK_S):
                return
        while not self._ended.is_set():
            began = self._monotonic_s()
            code = self._serve()
            if code is None:
                return
            pause_s = FIRST_PAUSE_S if self._monotonic_s() - began > LIVED_S else pause_s
            self._tell(f"the server has ended with {code}; it is started again in {pause_s:.0f} s")
            self._ended.wait(pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)

    def _serve(self) -> int | None:
        """How the server ended by itself; None where it was ended here."""
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        child = subprocess.Popen(self._command, stdin=pipe, stdout=nowhere, stderr=nowhere, creationflags=NO_WINDOW)
        assert child.stdin is not None
        with child.stdin:
            while not self._ended.is_set():
                with suppress(subprocess.TimeoutExpired):
                    return child.wait(SEE_S)
        try:
            child.wait(GRACE_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        return None
