"""A district server behind an emulated line, a commune's PC beyond it, and one of the district beside the server."""

import json
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sync.protocol.server_name import fingerprint
from sync.server.founding import found
from sync.server.home import Home
from sync.server.operator import Operator
from sync.world import SystemClock, SystemIds
from tests.benchmarks.line.emulator import FAR_IP, Quality
from tests.benchmarks.line.lab import SERVER_PORT, Lab
from tests.support.sample_offices import COMMUNE, DISTRICT, organisations

BIN = Path(sys.executable).parent


@dataclass
class Heard:
    """What a running engine has told: (event, document) and when it came here."""

    program: Any
    told: dict[tuple[str, str], float] = field(default_factory=dict)

    def has(self, event: str, documents: set[str]) -> bool:
        return all((event, document) in self.told for document in documents)

    def at(self, event: str, document: str = "") -> float:
        return self.told[event, document]

    def heard(self, event: str) -> bool:
        """Whether it has told of this, whatever it was about."""
        return any(one == event for one, _ in list(self.told))

    def first(self, event: str) -> float:
        return min(at for (one, _), at in list(self.told.items()) if one == event)

    def listen(self) -> None:
        for line in self.program.stdout:
            said = json.loads(line)
            self.told.setdefault((said["event"], said["id"]), time.monotonic())


class Offices:
    def __init__(self, root: Path, quality: Quality, time_stamps: bool = False) -> None:
        self.root, self.lab = root, Lab(quality, root, time_stamps=time_stamps)
        found(root / "server", organisations(root / "organisations.csv"), [FAR_IP], "", SystemClock(), SystemIds())
        home = Home(root / "server")
        operator = Operator(home, SystemClock(), SystemIds())
        people = [operator.add_person(office, "Nguyễn Thị Thử", "clerk")["id"] for office in (COMMUNE, DISTRICT)]
        self._codes = [operator.enrol(person, 1).code for person in people]
        self._fingerprint = fingerprint((home.keys / "ca.pem").read_text())
        home.close()
        words = [BIN / "eoffice-server", "run", root / "server", "--listen", f"{FAR_IP}:{SERVER_PORT}"]
        self.server = self.lab.start("district", words)
        assert '"ready"' in self.server.stdout.readline(), (root / "log").read_text()  # type: ignore[union-attr]

    def close(self) -> None:
        self.lab.close()

    def begin(self, papers_up: Path | None, papers_down: Path | None) -> tuple[dict[str, str], dict[str, str]]:
        """Enrol both PCs and dispatch these papers; the district's are at the server, the commune's wait for a line."""
        up = self._day("commune", 0, DISTRICT, papers_up)
        down = self._day("district", 1, COMMUNE, papers_down)
        self.lab.run("district", [BIN / "eoffice", "--profile", self.root / "district", "sync", "--json"])
        return up, down

    def _day(self, side: str, n: int, to: str, papers: Path | None) -> dict[str, str]:
        words = [sys.executable, "-m", "tests.benchmarks.line.office_day", self.root / side, self._codes[n]]
        words += [self._fingerprint, to, *([papers] if papers else [])]
        ids: dict[str, str] = json.loads(self.lab.run("district", words).splitlines()[-1])
        return ids

    def run_engine(self, side: str) -> Heard:
        """The engine of one PC, on its side of the line."""
        program = self.lab.start(side, [BIN / "eoffice", "--profile", self.root / side, "sync", "--watch"])
        heard = Heard(program)
        threading.Thread(target=heard.listen, daemon=True).start()
        return heard

    def saved(self, side: str, document: str, folder: Path) -> Path:
        """The one file of a document, as a person would take it out."""
        self.lab.run("district", [BIN / "eoffice", "--profile", self.root / side, "save", document, folder])
        return next(folder.iterdir())
