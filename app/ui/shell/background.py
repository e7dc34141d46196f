"""What works behind whatever window is open: the watch over the office's file, and the engine."""

import threading
from collections.abc import Callable

from app.ui.bridge.bridge import Bridge
from app.ui.bridge.engine_room import EngineRoom
from app.ui.bridge.watch import Watch
from app.ui.shell.network_hint import NetworkHint
from sync.engine.traffic import Motion


class Background:
    """Starts nothing by itself: the first paint needs none of it, and a PC that is not enrolled has none."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._engine: EngineRoom | None = None
        self._watch: Watch | None = None
        self._hint: NetworkHint | None = None
        self._changing = threading.Lock()

    def start(self) -> None:
        if self._watch is None:
            self._watch = Watch(self._bridge)
            self._engine = EngineRoom(self._bridge)
            self._hint = NetworkHint(self.try_now)

    def end(self) -> None:
        """Stop what works; nothing is lost by it."""
        with self._changing:
            for part in (self._watch, self._engine):
                if part is not None:
                    part.end()
            self._watch = self._engine = self._hint = None

    def rest_engine(self) -> None:
        """Let no engine of ours work until `restarting_engine`. It waits for its end, so not on the window's thread."""
        with self._changing:
            if self._engine is not None:
                self._engine.end()

    def restarting_engine(self) -> Callable[[], None]:
        """What brings up another engine, as after a change of proxy; to be called on a thread that may wait."""

        def swap() -> None:
            with self._changing:
                if self._engine is not None:
                    self._engine.end()
                    self._engine = EngineRoom(self._bridge)

        return swap

    def try_now(self) -> None:
        """Do not wait for the line's next try."""
        if self._engine is not None:
            self._engine.try_now()

    def motion(self) -> Motion | None:
        """What moves on the line; None where another process runs the engine, or none does."""
        return self._engine.motion() if self._engine is not None else None
