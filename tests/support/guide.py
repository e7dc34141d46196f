"""A page's blocks of commands, and a shell that runs them one after the other as whoever follows the page would."""

import os
import re
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from tests.support.programs import BIN

_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TOO_LONG_S = 840


@dataclass(frozen=True)
class Block:
    kind: str
    text: str


def blocks(page: Path) -> list[Block]:
    return [Block(kind.strip(), text) for kind, text in _BLOCK.findall(page.read_text(encoding="utf-8"))]


class Shell:
    """One shell that stays: what a block exports or starts is there for the next one. Ends at the first failure."""

    def __init__(self, folder: Path, **environment: str) -> None:
        own = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "LANG": "vi_VN.UTF-8", **environment}
        self._shell = subprocess.Popen(
            ["bash", "-eu"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            cwd=folder,
            env=own,
        )
        self._too_late = threading.Timer(TOO_LONG_S, self._shell.kill)
        self._too_late.start()

    def run(self, text: str) -> str:
        """What a block prints. Fails where one of its commands does."""
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        self._shell.stdin.write(f"{text}\necho; echo ===\n")
        self._shell.stdin.flush()
        said: list[str] = []
        for line in self._shell.stdout:
            if line.strip() == "===":
                return "".join(said)
            said.append(line)
        raise AssertionError(f"{text}\n{''.join(said)}")

    def close(self) -> None:
        """End what the blocks have left running, and the shell."""
        if self._shell.poll() is None:
            self.run("for job in $(jobs -p); do kill $job; wait $job || true; done")
        self._too_late.cancel()
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        self._shell.stdin.close()
        self._shell.wait()
        self._shell.stdout.close()
