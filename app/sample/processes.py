"""The installed programs as child processes, in a home of their own; none of them outlives the demo."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from app.sample.promises import Broken

CALL_S, END_S = 60.0, 6.0
FOREIGN = ("XDG_", "DBUS_", "EOFFICE_", "LC_", "PYTHON")


class Programs:
    """Use as a context: at its end, whatever the reason, every child has ended."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder, self.language = folder, language
        self._bin = Path(sys.executable).parent
        home = folder / "home"
        home.mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        self._environment = kept | {
            "HOME": str(home),
            "USERPROFILE": str(home),
            "LANG": "C.UTF-8",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",  # the user's keyring stays untouched
        }
        self._running: list[subprocess.Popen[str]] = []
        self._is_ended = False

    def __enter__(self) -> "Programs":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def ask(self, program: str, *words: str | Path) -> Any:
        """Run a command to its end; its JSON value. Raises: Broken with the program's own sentence."""
        process = self._start(program, *words, "--json", "--lang", self.language, stderr=subprocess.PIPE)
        try:
            out, err = process.communicate(timeout=CALL_S)
        except subprocess.TimeoutExpired as error:
            raise Broken("too_slow", command=_shown(program, words), seconds=f"{CALL_S:.0f}") from error
        finally:
            _stop(process)
            self._running.remove(process)
        value = _json(out)
        if process.returncode == 0 and value is not None:
            return value
        failure = value.get("error", {}) if isinstance(value, dict) else {}
        text = failure.get("text") or err.strip()[-300:] or "-"
        raise Broken("program", command=_shown(program, words), exit=str(process.returncode), text=text)

    def start(self, program: str, *words: str | Path) -> subprocess.Popen[str]:
        """A program that runs on; its stdout is ours to read, its stderr goes to a log in the demo's folder."""
        return self._start(program, *words, "--lang", self.language, stderr=None)

    def start_module(self, module: str, *words: str | Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
        """A module of this project that runs on and takes orders on stdin, with these surroundings besides."""
        log = f"{module.rpartition('.')[2]}.log"
        command = [sys.executable, "-m", module, *map(str, words)]
        return self._spawn(command, {**self._environment, **environment}, log, stdin=subprocess.PIPE)

    def together(self, *calls: Callable[[], Any]) -> list[Any]:
        """Several calls at once, since most of each is a program's start; their values in order."""
        with ThreadPoolExecutor(len(calls)) as pool:
            futures = [pool.submit(call) for call in calls]
            try:
                return [future.result() for future in futures]
            except BaseException:
                self.end()  # so that the pool does not wait for the others
                raise

    def stop(self, process: subprocess.Popen[str]) -> int:
        """Ask a program to end; its exit code."""
        code = _stop(process)
        self._running.remove(process)
        return code

    def end(self) -> None:
        """End everything that still runs. May be called twice."""
        self._is_ended = True
        for process in list(self._running):
            _signal(process, signal.SIGTERM)
        for process in list(self._running):
            _stop(process)

    def _start(self, program: str, *words: str | Path, stderr: int | None) -> subprocess.Popen[str]:
        path = self._bin / (f"{program}.exe" if os.name == "nt" else program)
        if not path.exists():
            raise Broken("not_installed", program=str(path))
        return self._spawn([str(path), *map(str, words)], self._environment, f"{program}.log", stderr=stderr)

    def _spawn(
        self,
        command: list[str],
        environment: Mapping[str, str],
        log: str,
        *,
        stdin: int = subprocess.DEVNULL,
        stderr: int | None = None,
    ) -> subprocess.Popen[str]:
        if self._is_ended:
            raise Broken("ended")
        with (self.folder / log).open("ab") as kept:
            process = subprocess.Popen(
                command,
                env=environment,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=stderr or kept,
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,  # Ctrl-C is for the demo, which then ends its children in order
            )
        self._running.append(process)
        return process


def _stop(process: subprocess.Popen[str]) -> int:
    """Ended, by force where asking does not help, its pipes closed; the exit code."""
    if process.poll() is None:
        _signal(process, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(END_S)
    if process.poll() is None:
        process.kill()
        process.wait()
    return process.returncode


def _signal(process: subprocess.Popen[str], number: signal.Signals) -> None:
    """To the child and what it has started itself."""
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "nt":
            process.terminate()
        else:
            os.killpg(process.pid, number)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _shown(program: str, words: tuple[str | Path, ...]) -> str:
    named = [str(word) for word in words if not isinstance(word, Path)]
    return " ".join([program, *named])[:120]
