"""The profile's engine as a process of its own, beside a window: threads of one process share Python's one lock, and a
window whose engine works would wait for it dozens of times a frame.

It reads an `Order`, and for each further line it looks at the line again. Its owner hears `Said`, a line of JSON each.
It ends when its input does, so it never outlives who has started it.
"""

import logging
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.actions.engine_protocol import Order, Said
from app.actions.proxy import proxy_to_use
from app.actions.syncing import running_engine
from app.host.logs import logging_to
from app.host.profile import Profile
from sync.engine.engine import Engine
from sync.engine.traffic import Motion
from sync.errors import EofficeError
from sync.replica.replica import Replica
from sync.world import SystemClock, SystemIds

log = logging.getLogger(__name__)
ASK_EVERY_S = 1.0  # whether another process still runs the engine
REST_S = 5.0
MOTION_EVERY_S = 0.2
BETWEEN_S = 0.002  # two transactions, longer than a window asks whether it may write


class EngineProcess:
    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._ended, self._saying = threading.Event(), threading.Lock()
        self._engine: Engine | None = None

    def run(self) -> None:
        """Run the engine whenever no other process does, until the input ends."""
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        while not self._ended.is_set():
            try:
                replica = self._profile.open(SystemClock(), SystemIds())
            except EofficeError as error:
                self._rest(error)
                continue
            replica.database.rest_s = BETWEEN_S
            try:
                self._take_turns(replica)
            finally:
                replica.close()

    def _take_turns(self, replica: Replica) -> None:
        while not self._ended.is_set():
            try:
                self._work(replica, proxy_to_use(replica))
            except EofficeError as error:
                self._rest(error)

    def _rest(self, error: EofficeError) -> None:
        is_busy = error.code == "engine.running"
        if not is_busy:
            log.warning("no engine for now: %s %s", error.code, error.facts)
            self._tell("fault", error.code)
        self._ended.wait(ASK_EVERY_S if is_busy else REST_S)

    def _work(self, replica: Replica, proxy: str) -> None:
        told: Motion | None = None
        with running_engine(self._profile, replica, proxy, self._tell) as engine:
            self._engine = engine
            while not self._ended.is_set():
                if (motion := engine.traffic.motion) != told:
                    told = motion
                    self._say(Said(motion=motion))
                self._ended.wait(MOTION_EVERY_S)
            self._engine = None
        self._say(Said(rests=True))

    def _tell(self, event: str, about: str) -> None:
        self._say(Said(event=event, about=about))

    def _say(self, said: Said) -> None:
        with self._saying:
            try:
                sys.stdout.buffer.write(msgspec.json.encode(said) + b"\n")
                sys.stdout.buffer.flush()
            except OSError:  # whoever has started it is gone
                self._ended.set()

    def _listen(self) -> None:
        while sys.stdin.buffer.readline():
            if (engine := self._engine) is not None:
                engine.look_again()
        self._ended.set()


def main(words: Sequence[str]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # typed at a terminal it is for the window, which ends this
    profile = Profile(Path(msgspec.json.decode(sys.stdin.buffer.readline(), type=Order).folder))
    with logging_to(profile.folder):
        try:
            EngineProcess(profile).run()
        except Exception:  # the gate of the process: its owner starts another one
            log.exception("the engine's process failed")
            sys.exit(1)
