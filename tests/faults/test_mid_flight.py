"""A document half sent, and then something happens: what it is does not matter, it arrives once and whole.

The server is the real program in a process of its own, the line a relay that fails, the PC's engine the real one.
"""

import random
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine import http
from sync.server import ca
from tests.faults.books_and_bytes import asked, check_sound
from tests.support import on_s3
from tests.support.for_a_module import a_server, enrolled
from tests.support.papers import noise
from tests.support.places import WRITTEN
from tests.support.running import Running
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import RealPc, Serving

BYTES, SLOW = 400_000, 400_000
_AT_SERVER = "SELECT count(*) FROM shared_row WHERE type = 'document' AND id = ?"
UNDER_WAY = 100_000  # bytes that have gone up when it happens
HELD_AFTER = 40_000  # bytes more; above the largest piece of a relay, so that it gets as far as it should


serving = a_server()
pc = enrolled(COMMUNE)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "ANSWER_S", 1.5)


def _cut(serving: Serving, pc: RealPc) -> None:
    serving.relay.cut()


def _cut_three_times(serving: Serving, pc: RealPc) -> None:
    """All three are ordered before anything moves on: what is left of the file is longer than they lie apart."""
    first, *again = (random.randrange(5_000, 60_000) for _ in range(3))
    serving.relay.cut_again_after = again
    serving.relay.cut_up_after = serving.relay.up + first
    go_on(serving)
    until(lambda: serving.relay.cut_up_after is None)


def _half_open(serving: Serving, pc: RealPc) -> None:
    serving.relay.deafen()


def _garbage(serving: Serving, pc: RealPc) -> None:
    serving.relay.garbles.set()
    go_on(serving)
    until(lambda: not serving.relay.garbles.is_set())


def _stopped(serving: Serving, pc: RealPc) -> None:
    """The whole machine pauses: nothing is said, nothing closed."""
    assert serving.process is not None
    serving.process.send_signal(signal.SIGSTOP)
    go_on(serving)
    threading.Event().wait(2.5)  # longer than the PC waits for an answer
    serving.process.send_signal(signal.SIGCONT)


def _killed(serving: Serving, pc: RealPc) -> None:
    serving.kill()
    serving.start()


def _another_address(serving: Serving, pc: RealPc) -> None:
    """The server moves to another port; the relay leads there."""
    serving.kill()
    serving.port = 0
    serving.start()


def _token_forgotten(serving: Serving, pc: RealPc) -> None:
    with serving.home.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM token")
    serving.relay.cut()


def _certificate_renewed(serving: Serving, pc: RealPc) -> None:
    ca.issue_leaf(serving.home.keys, serving.home.server, ["127.0.0.1"], pc.clock.now())
    serving.kill()
    serving.start()


HAPPENS: dict[str, Callable[[Serving, RealPc], None]] = {
    "the line is cut": _cut,
    "it is cut three times more": _cut_three_times,
    "it is half open: deaf without a word": _half_open,
    "garbage stands in it": _garbage,
    "the server stands still": _stopped,
    "the server is killed": _killed,
    "the server has another address": _another_address,
    "the server has a new certificate": _certificate_renewed,
    "the token has run out": _token_forgotten,
}


@pytest.mark.parametrize("what", HAPPENS)
def test_whatever_happens_in_the_middle_it_arrives_once_and_whole(serving: Serving, pc: RealPc, what: str) -> None:
    with Running(pc, closes=False) as running:
        running.hear("online")
        id, content = half_sent(serving, pc)
        HAPPENS[what](serving, pc)
        go_on(serving)
        serving.relay.rate = None
        while running.hear("sent") != id:  # one that an earlier test could not wait for
            continue
    check_sound(serving, pc)
    assert asked(serving.home.database, _AT_SERVER, id) == [(1,)]
    ((sha256,),) = asked(pc.replica.database, "SELECT sha256 FROM attachment WHERE document = ?", id)
    assert on_s3.content_of(serving.home, sha256) == content


def test_a_pc_that_is_revoked_in_the_middle_stops_and_keeps_what_it_has(serving: Serving) -> None:
    other = serving.enrol(DISTRICT)
    with Running(other) as running:
        running.hear("online")
        id, content = half_sent(serving, other, to=COMMUNE)
        serving.operator.revoke_device(other.device)
        serving.relay.cut()
        go_on(serving)
        serving.relay.rate = None
        assert running.hear("halted") == "device.revoked"
        assert asked(other.replica.database, "SELECT waiting FROM listing WHERE id = ?", id) == [(1,)]
        ((sha256,),) = asked(other.replica.database, "SELECT sha256 FROM attachment WHERE document = ?", id)
        with other.replica.files.open_verified(sha256) as kept:
            assert kept.read() == content


def half_sent(serving: Serving, pc: RealPc, to: str = DISTRICT) -> tuple[str, bytes]:
    """A document that is known at the server, its file on the way there; and the file's bytes. The line is held, so
    that it is half sent still when something happens, however slowly this machine comes to it."""
    content = noise(BYTES)
    paper: Path = pc.folder / f"{pc.ids.new()}.scan"
    paper.write_bytes(content)
    serving.relay.rate = SLOW
    before = serving.relay.up
    serving.relay.hold_up_at = before + UNDER_WAY + HELD_AFTER
    id = outgoing.dispatch(pc.desk, Wanted("TB", "Đang gửi", WRITTEN, files=(paper,), to=(to,))).id
    until(lambda: serving.relay.up - before > UNDER_WAY)
    return id, content


def go_on(serving: Serving) -> None:
    serving.relay.hold_up_at = None


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(3000):
        if is_so():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it does not come about")
