"""Looking into files as the program does, by one process for all tests: to start one for each file is what a person
waits for once, and what thousands of tests would wait for again and again.

Run as `python -m tests.support.looking`: reads paths, a line each, and answers each with a line.
"""

import signal
import subprocess
import sys
import threading
from pathlib import Path

from app.documents.look_inside import MEMORY_BYTES, TIME_S, printed
from app.host.child import confine

RENEWED_AFTER = 200


class Looker:
    """Takes the place of `looked_apart`. Of a file of which the process dies it says that, as one for this file alone
    would, and another process follows."""

    def __init__(self) -> None:
        self._process = _started()
        self._lock = threading.Lock()
        self._looked = 0

    def __call__(self, path: Path) -> bytes:
        with self._lock:
            self._looked += 1
            if self._looked % RENEWED_AFTER == 0:  # what many files have left behind takes no room of the next one
                self._renew()
            if answer := _ask(self._process, path):
                return answer
            died = self._renew()
        raise subprocess.CalledProcessError(died.returncode, died.args)

    def _renew(self) -> "subprocess.Popen[bytes]":
        """Another process; the one before, which has ended."""
        before, self._process = self._process, _started()
        before.communicate()
        return before

    def close(self) -> None:
        self._process.communicate()


def _started() -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "tests.support.looking"]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=Path(__file__).parents[2])


def _ask(process: "subprocess.Popen[bytes]", path: Path) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(f"{path.resolve()}\n".encode())
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        return b""


if __name__ == "__main__":
    confine(MEMORY_BYTES)
    for line in sys.stdin.buffer:
        signal.setitimer(signal.ITIMER_REAL, TIME_S)  # nobody hears it: the process ends of it
        print(printed(Path(line.decode().rstrip("\n"))), flush=True)
        signal.setitimer(signal.ITIMER_REAL, 0)
