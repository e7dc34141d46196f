"""The profile's engine, run by the window as long as no other process runs it; taken over when that one ends."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from app.ui.bridge.bridge import Bridge
from sync.engine.traffic import Motion
from sync.errors import EofficeError

if TYPE_CHECKING:
    from app.actions.desk import Desk
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

    def motion(self) -> Motion | None:
        """What moves on the line; None where another process runs the engine."""
        engine = self._engine
        return engine.traffic.motion if engine is not None else None

    def try_now(self) -> None:
        """Do not wait for the next try; another process's engine is asked through the file."""
        engine = self._engine
        if engine is not None:
            engine.line.try_now()
        else:
            self._bridge.act(_ask_for_a_sync, _nothing, about=self._bridge)

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


def _ask_for_a_sync(desk: Desk) -> None:
    """Leave a question for the engine of another process; nobody waits for its answer."""
    from sync.replica import sync_requests

    replica = desk.replica
    with replica.write() as t:
        sync_requests.ask(t.connection, replica.ids.new(), replica.clock.now())


def _nothing(_: object) -> None:
    return None
