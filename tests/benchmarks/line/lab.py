"""Two namespaces joined by an emulated line, and the programs that run in them. Linux, as root.

`commune` is the side of the office, `district` that of the server and the district's PC; nothing leaves the machine.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.benchmarks.line.emulator import DEVICE, FAR_IP, Quality

SERVER_PORT = 8443
AHEAD = ("chrt", "-r", "5")  # of whatever else the machine does: an office has its PC to itself
FILLED_BY = "cubic"
SERVER_URL = f"https://{FAR_IP}:{SERVER_PORT}"
QUALITIES = {
    "L1": Quality(4e6, 0.060),
    "L2": Quality(512e3, 0.300, loss=0.02),
    "L3": Quality(512e3, 0.300, loss=0.02, up_s=50, down_s=10),
    "L3J": Quality(512e3, 0.300, loss=0.02, up_s=50, down_s=10, spread_s=20),
    "cuts": Quality(512e3, 0.300, loss=0.02, up_s=20, down_s=10),
}


def is_possible() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and Path("/dev/net/tun").exists()


class Lab:
    """One line, filled as Windows does where a program does not choose. Nor does an office's PC ask for
    `time_stamps` then, twelve bytes of each packet (RFC 7323)."""

    def __init__(self, quality: Quality, root: Path, time_stamps: bool = False) -> None:
        self.root, self._started = root, list[subprocess.Popen[str]]()
        self.sides = {"commune": f"eo{os.getpid()}c", "district": f"eo{os.getpid()}d"}
        for namespace in self.sides.values():
            subprocess.run(["ip", "netns", "add", namespace], check=True)
        switched = f"echo {int(time_stamps)} > /proc/sys/net/ipv4/tcp_timestamps"
        subprocess.run(["ip", "netns", "exec", self.sides["commune"], "sh", "-c", switched], check=True)
        emulator = [sys.executable, "-m", "tests.benchmarks.line.emulator", *self.sides.values(), FILLED_BY]
        self._line = subprocess.Popen(
            ["chrt", "-r", "9", *emulator], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._say(json.dumps(asdict(quality)))
        assert self._heard() == "ready"

    def close(self) -> None:
        for program in self._started:
            for sent in (signal.SIGTERM, signal.SIGKILL):
                try:
                    program.wait(5) if sent == signal.SIGKILL else os.killpg(program.pid, sent)
                except ProcessLookupError:
                    break
                except subprocess.TimeoutExpired:
                    os.killpg(program.pid, sent)
            program.wait()
            if program.stdout:
                program.stdout.close()
        self._line.stdin.close()  # type: ignore[union-attr]
        self._line.wait()
        self._line.stdout.close()  # type: ignore[union-attr]
        for namespace in self.sides.values():
            subprocess.run(["ip", "netns", "del", namespace], check=True)

    def up(self) -> None:
        """Let the line through; the clock of the cuts starts."""
        self._say("up")

    def down(self) -> None:
        self._say("down")

    def count(self) -> dict[str, Any]:
        """Cuts so far, and what each direction has dropped, in bytes."""
        self._say("count")
        counted: dict[str, Any] = json.loads(self._heard())
        return counted

    def wire(self) -> dict[str, int]:
        """Bytes of IP that each side has sent into the line."""
        sent = {}
        for side, namespace in self.sides.items():
            shown = subprocess.check_output(["ip", "-n", namespace, "-s", "-j", "link", "show", DEVICE])
            sent[side] = int(json.loads(shown)[0]["stats64"]["tx"]["bytes"])
        return sent

    def start(self, side: str, words: Sequence[object], **more: Any) -> "subprocess.Popen[str]":
        """A program on one side of the line, in a group of its own; what it says against goes to `log`."""
        inside = ["ip", "netns", "exec", self.sides[side], *AHEAD, *map(str, words)]
        with (self.root / "log").open("ab") as log:
            program = subprocess.Popen(
                inside,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
                **more,
            )
        self._started.append(program)
        return program

    def run(self, side: str, words: Sequence[object], seconds: float = 300) -> str:
        """What a program says that ends well."""
        program = self.start(side, words)
        said, _ = program.communicate(timeout=seconds)
        self._started.remove(program)
        assert program.returncode == 0, f"{words[0]}: {said}{(self.root / 'log').read_text(errors='replace')[-2000:]}"
        return said

    def _say(self, order: str) -> None:
        self._line.stdin.write(f"{order}\n")  # type: ignore[union-attr]
        self._line.stdin.flush()  # type: ignore[union-attr]

    def _heard(self) -> str:
        return self._line.stdout.readline().strip()  # type: ignore[union-attr]


def wait_until(is_so: Callable[[], bool], seconds: float, every_s: float = 0.02) -> bool:
    """Whether it came to be so in time."""
    until = time.monotonic() + seconds
    while not (so := is_so()) and time.monotonic() < until:
        time.sleep(every_s)
    return so
