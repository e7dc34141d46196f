"""The two programs as a script or a person runs them."""

import contextlib
import io
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cli.commands import COMMANDS
from sync.terminal import Option, main
from tests.support import forked
from tests.support.forked import Forked

BIN = Path(sys.executable).parent
TOO_LONG_S = 150


@dataclass(frozen=True)
class Ran:
    """A program that has ended. `value`: what it printed, where that was one JSON value."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        error: dict[str, Any] = self.value["error"]
        return error


def run(program: str, *words: object) -> Ran:
    """Run to the end, in a process of its own; no traceback may reach a person on the way. Raises:
    subprocess.TimeoutExpired."""
    with tempfile.TemporaryDirectory() as folder:
        printed = [Path(folder) / name for name in ("out", "err")]
        running = Forked(forked.program, program, [*map(str, words)], str(Path.cwd()), *map(str, printed))
        try:
            code = running.wait(TOO_LONG_S)
        finally:
            running.kill()
            running.wait()
            running.close()
        out, err = (path.read_text(encoding="utf-8") if path.exists() else "" for path in printed)
    assert "Traceback" not in out + err, err
    return Ran(code, out, err)


def run_here(*words: object) -> Ran:
    """`eoffice` in this process: the same command line without two seconds of imports."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main("eoffice", COMMANDS, [str(word) for word in words], (Option("--profile", "DIR"),))
    assert "Traceback" not in out.getvalue() + err.getvalue(), err.getvalue()
    return Ran(code, out.getvalue(), err.getvalue())


class Office:
    """A profile driven by the command line alone; `own_process` as a script would."""

    def __init__(self, profile: Path, *, own_process: bool = False) -> None:
        self.profile, self._own_process = profile, own_process

    def __call__(self, *words: object, code: int = 0) -> Any:
        """The command's JSON value, or its error's where `code` says that it must fail."""
        ran = self._run("--profile", self.profile, *words, "--json")
        assert ran.code == code, (words, ran.code, ran.out, ran.err)
        return ran.value if code == 0 else ran.error

    def _run(self, *words: object) -> Ran:
        return run("eoffice", *words) if self._own_process else run_here(*words)
