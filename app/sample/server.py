"""The server of the parent office, run and kept only through `eoffice-server`."""

import json
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from app.sample.cast import ORGANISATIONS, PEOPLE, Cast, SamplePerson
from app.sample.processes import Programs
from app.sample.promises import Broken

PROGRAM = "eoffice-server"
READY_S = 60.0


@dataclass(frozen=True)
class Slip:
    """What the parent office's administrator hands to a person who enrols a PC."""

    code: str
    fingerprint: str


class Server:
    def __init__(self, programs: Programs, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._process: subprocess.Popen[str] | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def found(self, cast: Cast) -> dict[SamplePerson, str]:
        """A new server with the cast's offices and people; the people's ids."""
        self._programs.ask(PROGRAM, "init", self._folder, "--organisations", ORGANISATIONS)
        brought = self._programs.ask(PROGRAM, "people", "import", self._folder, PEOPLE)
        return dict(zip(cast.people, (row["id"] for row in brought["rows"]), strict=True))

    def run(self) -> None:
        """Start serving; returns when it accepts connections."""
        process = self._programs.start(PROGRAM, "run", self._folder, "--listen", "127.0.0.1:0")
        assert process.stdout is not None
        too_late = threading.Timer(READY_S, process.kill)
        too_late.start()
        with process.stdout as out:
            line = out.readline()
        too_late.cancel()
        if not line:
            raise Broken("server_silent")
        self.port = int(json.loads(line)["url"].rpartition(":")[2])
        self._process = process

    def slip(self, person: str) -> Slip:
        told = self._programs.ask(PROGRAM, "enrol", self._folder, "--person", person)
        return Slip(told["code"], told["fingerprint"])

    def silent_offices(self) -> list[str]:
        """Codes of the offices of which no PC was ever in contact."""
        told = self._programs.ask(PROGRAM, "status", self._folder)
        return [office["office"] for office in told["offices"] if office["last_contact"] is None]

    def journal_entries(self) -> int:
        """Entries of the server's journal, its hash chain checked."""
        return int(self._programs.ask(PROGRAM, "audit", "verify", self._folder)["entries"])

    def stop(self) -> None:
        """Raises: Broken where it does not end as it should."""
        assert self._process is not None
        if code := self._programs.stop(self._process):
            raise Broken("server_end", exit=str(code))
