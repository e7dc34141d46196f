"""Notices that the office's file has changed, by whichever process: the engine's commits, a command's, our own."""

import logging
import threading

from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import open_raw
from sync.errors import EofficeError
from sync.replica import pages
from sync.replica.office_file import DATABASE
from sync.sqlite import driver_errors

log = logging.getLogger(__name__)
LOOK_EVERY_S = 0.05
REST_S = 2.0


class Watch:
    """Tells `bridge.changed`. A look costs some microseconds and never waits for a writer."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="window-watch", daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._ended.is_set():
            try:
                self._look()
            except EofficeError as error:
                log.warning("the file is not watched for now: %s", error.code)
                self._ended.wait(REST_S)

    def _look(self) -> None:
        raw = open_raw(self._bridge.profile)
        try:
            with driver_errors(self._bridge.profile.folder / DATABASE):
                seen = pages.version(raw)
                while not self._ended.wait(LOOK_EVERY_S):
                    if (now := pages.version(raw)) != seen:
                        seen = now
                        self._bridge.changed.emit()
        finally:
            raw.close()
