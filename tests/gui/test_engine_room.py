"""The engine beside a window, in a process of its own: what is done about it when it dies, and when the window does."""

import os
import signal
import subprocess
import sys

import msgspec
import pytest

from app.actions.engine_protocol import Order, Said
from app.host.child import child_command, start_child
from app.ui.bridge import engine_room
from app.ui.bridge.engine_room import EngineRoom
from tests.support.running import dispatch
from tests.support.sample_offices import COMMUNE
from tests.support.serving import RealPc, Serving
from tests.support.windows import Desktop, Screen, write_profile

LONG_MS = 60_000
WAIT_S = 60.0


def room_of(screen: Screen) -> EngineRoom:
    room = screen.shell.background._engine
    assert room is not None
    return room


def test_an_engine_that_was_killed_is_followed_by_another_which_sends_what_waits(
    desktop: Desktop, serving: Serving
) -> None:
    pc = serving.enrol(COMMUNE)
    screen = desktop.open(pc)
    screen.shell.start_background()
    room = room_of(screen)
    screen.until(lambda: room.motion() is not None, LONG_MS)
    first = room.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    dispatch(pc, "Báo cáo tuần", 30_000)
    assert waits(pc)
    screen.until(lambda: room.pid not in (None, first) and room.motion() is not None, LONG_MS)
    screen.until(lambda: not waits(pc), LONG_MS)
    screen.shell.background.end()
    assert room.motion() is None
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    pc.close()


def test_an_engine_that_dies_in_mid_sentence_is_followed_by_another(
    desktop: Desktop, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc = serving.enrol(COMMUNE)
    started: list[str] = []

    def start(module: str) -> subprocess.Popen[bytes]:
        started.append(module)
        if len(started) > 1:
            return start_child(module)
        pipe = subprocess.PIPE
        return subprocess.Popen([sys.executable, "-c", "print('{\"eve', end='')"], stdin=pipe, stdout=pipe)

    monkeypatch.setattr(engine_room, "start_child", start)
    monkeypatch.setattr(engine_room, "LATER_S", 0.0)
    screen = desktop.open(pc)
    screen.shell.start_background()
    room = room_of(screen)
    screen.until(lambda: room.motion() is not None, LONG_MS)
    assert len(started) == 2
    screen.shell.background.end()
    pc.close()


def waits(pc: RealPc) -> bool:
    with pc.replica.read() as connection:
        return bool(connection.exec_driver_sql("SELECT count(*) FROM listing WHERE waiting").scalar())


def test_an_engine_ends_when_its_window_has_died(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    write_profile(pc)
    pipe = subprocess.PIPE
    command = child_command("app.actions.engine_process")
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=sys.stderr) as child:
        assert child.stdin is not None and child.stdout is not None
        child.stdin.write(msgspec.json.encode(Order(folder=str(pc.folder))) + b"\n")
        child.stdin.flush()
        assert msgspec.json.decode(child.stdout.readline(), type=Said).motion is not None
        child.stdin.close()
        assert child.wait(WAIT_S) == 0
