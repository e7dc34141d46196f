"""A folder that scans come into, and the program's eye on it, with a clock that tests move."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from app.actions.paper_arrival import PaperArrival
from app.actions.scan_folder import ScanFolder, Step
from app.documents.read_paper import PaperReader
from sync.replica.replica import Replica
from sync.replica.scan_content import Scan, as_scan
from sync.rules.documents import Source
from tests.support.fakes import MovableClock
from tests.support.papers import readable_pdf
from tests.support.places import WRITTEN


class Scanner:
    """Puts files into its folder; all of them written when the clock says so."""

    def __init__(self, replica: Replica, clock: MovableClock, folder: Path) -> None:
        self.replica, self.clock, self.folder = replica, clock, folder
        folder.mkdir(exist_ok=True)
        self.reader = PaperReader()
        self.eye = ScanFolder(replica, folder, self.reader)

    def put(self, name: str, words: str = "", at: datetime | None = None) -> Path:
        """A whole scan; other words are another content."""
        return self.written(readable_pdf(self.folder / name, words or name), at)

    def written(self, path: Path, at: datetime | None = None) -> Path:
        moment = (at or self.clock.now()).timestamp()
        os.utime(path, (moment, moment))
        return path

    def look(self) -> Step:
        return self.eye.step()

    def settle(self) -> Step:
        """Look until nothing more is to be done for now; the last look, with the sums of all."""
        proposed = same = 0
        for seconds in (0.0, 1.1):
            self.clock.advance(seconds=seconds)
            while True:
                step = self.eye.step()
                proposed, same = proposed + step.proposed, same + step.same
                if step.wait_s > 0:
                    break
        return Step(step.wait_s, proposed, same, step.away, step.held)

    def restart(self) -> None:
        """The program is ended and started again."""
        self.reader.rest()
        self.eye = ScanFolder(self.replica, self.folder, self.reader)

    def all(self, *states: str) -> list[Scan]:
        return [scan for scan in all_scans(self.replica) if not states or scan.state in states]

    def names(self, *states: str) -> list[str]:
        return [scan.name for scan in self.all(*states)]


def a_paper(received_at: datetime, **more: Any) -> PaperArrival:
    """A paper that came, as a clerk enters it."""
    wanted: dict[str, Any] = {
        "kind": "CV",
        "notation": "393/SYT-VP",
        "subject": "V/v báo cáo dịch bệnh",
        "issued_on": WRITTEN,
        "source": Source.POST,
        "sender": "Sở Y tế tỉnh Lạng Sơn",
        "sheets": 3,
    }
    return PaperArrival(**wanted | {"received_at": received_at} | more)


def all_scans(replica: Replica) -> list[Scan]:
    """All that is remembered, in the order in which it came."""
    with replica.read() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM scan ORDER BY n").mappings().all()
    return [as_scan(row) for row in rows]


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Somebody has the file open and lets nobody else: as a scanner's program does on Windows."""
    with path.open("r+b") as file:
        if sys.platform != "linux":
            yield
            return
        import fcntl

        before = signal.signal(signal.SIGIO, signal.SIG_IGN)  # with that the system asks to give it up
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK)
            yield
        finally:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
            signal.signal(signal.SIGIO, before)
