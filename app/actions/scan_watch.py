"""Keeps an eye on one folder that scans come into, on a thread of its own, until it is ended.

What the system tells is a hint to look; without any, it looks by itself now and then. A folder that is away is tried
again; whatever fails is tried again.
"""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from app.actions.scan_folder import AWAY_S, ScanFolder, Step
from app.documents.read_paper import PaperReader
from app.documents.worker_process import WorkerGone
from app.host.folder_watch import POLL_S, FolderWatch
from sync.errors import EofficeError
from sync.replica.replica import Replica

log = logging.getLogger(__name__)
TOGETHER_S = 0.2  # hints that come so close behind each other are one
END_S = 5.0  # a dead network folder may hold a look for longer than anybody waits


class ScanWatch:
    """`tell` hears every look's result, on the thread."""

    def __init__(
        self, replica: Callable[[], Replica], folder: Path, tell: Callable[[Step], object], poll_s: float = POLL_S
    ) -> None:
        self._replica, self._folder, self._tell, self._poll_s = replica, folder, tell, poll_s
        self._ended, self._heard = threading.Event(), threading.Event()
        self._reader = PaperReader()
        self._watch: FolderWatch | None = None
        self._thread = threading.Thread(target=self._work, name="scans", daemon=True)
        self._thread.start()

    def look_now(self) -> None:
        self._heard.set()

    def end(self) -> None:
        self._ended.set()
        self._heard.set()
        self._reader.shut()
        self._thread.join(END_S)

    def _work(self) -> None:
        while not self._ended.is_set():
            try:
                self._look(ScanFolder(self._replica(), self._folder, self._reader))
            except WorkerGone:
                log.info("the reader of scans was ended")
            except EofficeError as error:
                log.warning("scans are not looked at for now: %s", error.code)
            except Exception:  # the gate of the thread
                log.exception("scans are not looked at for now")
            self._ended.wait(AWAY_S)
        if self._watch is not None:
            self._watch.end()
        self._reader.rest()

    def _look(self, eye: ScanFolder) -> None:
        while not self._ended.is_set():
            self._listen()
            self._heard.clear()
            step = eye.step(goes_on=lambda: not self._ended.is_set())
            self._tell(step)
            if step.wait_s > 0 and self._heard.wait(step.wait_s):
                self._ended.wait(TOGETHER_S)

    def _listen(self) -> None:
        """Hear of changes, as long as the folder is there."""
        if self._watch is not None and self._watch.is_alive:
            return
        if self._watch is not None:
            self._watch.end()
            self._watch = None
        try:
            self._watch = FolderWatch(self._folder, self._heard.set, self._poll_s)
        except OSError:
            log.info("a folder of scans cannot be watched now")
