"""The real window program and a system that shuts down: what waits is kept, and nobody is kept waiting."""

import os
import signal
import subprocess

import pytest
from filelock import FileLock, Timeout

from app.host.profile import Profile
from tests.support.places import Pc
from tests.support.programs import BIN
from tests.support.windows import until, write_profile

ENDED_S, READY_MS = 15, 60_000


def is_held(lock: FileLock) -> bool:
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return True
    lock.release()
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_program_also_while_documents_wait(qapp: object, commune: Pc, number: signal.Signals) -> None:
    commune.dispatch("Báo cáo tuần")
    write_profile(commune)
    command = [str(BIN / "eoffice"), "--profile", str(commune.folder)]
    window = subprocess.Popen(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    try:
        until(lambda: is_held(Profile(commune.folder).engine_lock()), READY_MS)  # its engine is on, so its window is
        window.send_signal(number)
        assert window.wait(ENDED_S) == 0
    finally:
        window.kill()
        window.wait()
    assert len(commune.outbox()) == 1
