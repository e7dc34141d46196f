"""The profile's engine, run by the window as long as no other process runs it; taken over when that one ends."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from app.ui.bridge.bridge import Bridge
from sync.errors import EofficeError

if TYPE_CHECKING:
    from sync.engine.engine import Engine

log = logging.getLogger(__name__)
ASK_EVERY_S = 1.0
REST_S = 5.0


class EngineRoom:
    """Tells `bridge.told`. Its thread holds the engine; ending it loses nothing."""

    def __init__(self, bridge: Bridge, proxy: str | None = None) -> None:
        self._bridge, self._proxy = bridge, proxy
        self._ended = threading.Event()
        self._engine: Engine | None = None
        self._thread = threading.Thread(target=self._work, name="window-engine", daemon=True)
        self._thread.start()

    def moved_bytes(self) -> tuple[int, int] | None:
        """Bytes up and down since the engine began; None where another process runs it."""
        engine = self._engine
        return (engine.traffic.up, engine.traffic.down) if engine is not None else None

    def try_now(self) -> None:
        """Do not wait for the next try; another process's engine is asked through the file."""
        if self._engine is not None:
            self._engine.line.try_now()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _work(self) -> None:
        from app.actions import syncing  # slow to import; the first paint does not wait for it
        from sync.replica.meta import read_meta

        while not self._ended.is_set():
            try:
                replica = self._bridge.door.replica()
                with replica.read() as connection:
                    proxy = self._proxy if self._proxy is not None else read_meta(connection, "proxy") or ""
                with syncing.running_engine(self._bridge.profile, replica, proxy, self._bridge.told.emit) as engine:
                    self._engine = engine
                    self._ended.wait()
                    self._engine = None
            except EofficeError as error:
                busy = error.code == "engine.running"
                if not busy:
                    log.warning("no engine for now: %s %s", error.code, error.facts)
                self._ended.wait(ASK_EVERY_S if busy else REST_S)
