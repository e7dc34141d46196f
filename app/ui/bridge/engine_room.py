"""The profile's engine, which works in a process of its own so that no frame of the window waits for it."""

from __future__ import annotations

import logging
import subprocess
import threading
from typing import IO, TYPE_CHECKING

import msgspec

from app.actions.engine_protocol import Order, Said
from app.host.child import close_pipe, pipes_of, start_child
from app.ui.bridge.bridge import Bridge
from sync.engine.traffic import Motion

if TYPE_CHECKING:
    from app.actions.desk import Desk

log = logging.getLogger(__name__)
AGAIN_S, LATER_S = 1.0, 30.0  # until another process is started where one has died; where it has never worked
END_S = 10.0  # a request under way is broken off, so its end takes a moment only


class EngineRoom:
    """Tells `bridge.told`. Ending it loses nothing, and neither does its process when it is killed: another follows."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._ended, self._changing = threading.Event(), threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._motion: Motion | None = None
        self._thread = threading.Thread(target=self._work, name="window-engine", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int | None:
        """Of the engine's process, for those who want to see it die."""
        child = self._child
        return child.pid if child is not None else None

    def motion(self) -> Motion | None:
        """What moves on the line; None where a process that is not ours runs the engine."""
        return self._motion

    def try_now(self) -> None:
        """Do not wait for the next try; an engine that is not ours is asked through the file."""
        child = self._child
        if child is None or self._motion is None:
            self._bridge.act(_ask_for_a_sync, _nothing, about=self._bridge)
        else:
            _write(pipes_of(child)[0], b"\n")

    def end(self) -> None:
        with self._changing:
            self._ended.set()
            if self._child is not None:
                close_pipe(pipes_of(self._child)[0])
        self._thread.join()

    def _work(self) -> None:
        order = msgspec.json.encode(Order(folder=str(self._bridge.profile.folder.absolute()))) + b"\n"
        while not self._ended.is_set():
            try:
                self._live_with(order)
            except (OSError, msgspec.MsgspecError) as error:  # no process could be made, or it died in mid-sentence
                log.warning("no engine for now: %s", error)
            has_worked, self._motion = self._motion is not None, None
            self._ended.wait(AGAIN_S if has_worked else LATER_S)

    def _live_with(self, order: bytes) -> None:
        """One process, from its start to its end."""
        with self._changing:
            if self._ended.is_set():
                return
            self._child = child = start_child("app.actions.engine_process")
            hears, says = pipes_of(child)
            _write(hears, order)
        try:
            self._hear(says)
        finally:
            _end(child)
        if not self._ended.is_set():
            log.warning("the engine's process ended with %s; another one follows", child.returncode)

    def _hear(self, told: IO[bytes]) -> None:
        """Pass on what the engine's process says, until it ends. Raises: MsgspecError where it says no whole line."""
        for line in told:
            said = msgspec.json.decode(line, type=Said)
            if said.event:
                self._bridge.told.emit(said.event, said.about)
            elif said.rests or said.motion is not None:
                self._motion = said.motion


def _end(child: subprocess.Popen[bytes]) -> None:
    for pipe in pipes_of(child):
        close_pipe(pipe)
    try:
        child.wait(END_S)
    except subprocess.TimeoutExpired:  # what it had in hand is not committed, and so is done again
        child.kill()
        child.wait()


def _write(pipe: IO[bytes], line: bytes) -> None:
    try:
        pipe.write(line)
        pipe.flush()
    except (OSError, ValueError):  # it has died or is being ended: whoever starts the next one knows
        return


def _ask_for_a_sync(desk: Desk) -> None:
    """Leave a question for the engine of another process; nobody waits for its answer."""
    from sync.replica import sync_requests

    replica = desk.replica
    with replica.write() as t:
        sync_requests.ask(t.connection, replica.ids.new(), replica.clock.now())


def _nothing(_: object) -> None:
    return None
