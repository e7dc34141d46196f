"""A document half fetched, and then something happens: its file arrives whole, and goes on from where it was.

The server is the real program in a process of its own, the line a relay that fails, the PCs' engines the real ones.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine import http
from tests.faults.books_and_bytes import asked, check_sound
from tests.support.for_a_module import a_server, enrolled
from tests.support.papers import noise
from tests.support.places import WRITTEN
from tests.support.running import PATIENCE_S, Running
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import RealPc, Serving

BYTES, UNDER_WAY = 400_000, 150_000


serving = a_server()
sender = enrolled(COMMUNE)
reader = enrolled(DISTRICT)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "SILENCE_S", 1.0)
    monkeypatch.setattr(http, "ANSWER_S", 1.5)


@dataclass
class Held:
    """The piece that stands in the relay when it happens, and what becomes of it."""

    is_there: threading.Event = field(default_factory=threading.Event)
    goes_on: threading.Event = field(default_factory=threading.Event)
    becomes: Callable[[bytes], bytes] = bytes

    def __call__(self, piece: bytes) -> bytes:
        self.is_there.set()
        self.goes_on.wait(PATIENCE_S)
        return self.becomes(piece)


def _cut(serving: Serving, held: Held) -> None:
    serving.relay.cut()


def _half_open(serving: Serving, held: Held) -> None:
    serving.relay.deafen()


def _garbage(serving: Serving, held: Held) -> None:
    held.becomes = lambda piece: bytes(byte ^ 0xFF for byte in piece)


def _killed(serving: Serving, held: Held) -> None:
    serving.kill()
    serving.start()


HAPPENS: dict[str, Callable[[Serving, Held], None]] = {
    "the line is cut": _cut,
    "it is half open: deaf without a word": _half_open,
    "garbage stands in it": _garbage,
    "the server is killed": _killed,
}


@pytest.mark.parametrize("what", HAPPENS)
def test_whatever_happens_in_the_middle_it_is_fetched_whole_and_not_from_its_start(
    serving: Serving, sender: RealPc, reader: RealPc, what: str
) -> None:
    content, held = noise(BYTES), Held()
    id = sent(sender, content)
    before = serving.relay.down
    serving.relay.at_down = (before + UNDER_WAY, held)
    with Running(reader, closes=False) as running:
        assert held.is_there.wait(PATIENCE_S)
        HAPPENS[what](serving, held)
        held.goes_on.set()
        while running.hear("complete") != id:
            continue
    assert serving.relay.down - before < BYTES + UNDER_WAY, "what had come was fetched again"
    check_sound(serving, reader)
    ((sha256,),) = asked(reader.replica.database, "SELECT sha256 FROM attachment WHERE document = ?", id)
    with reader.replica.files.open_verified(sha256) as file:
        assert file.read() == content


def sent(pc: RealPc, content: bytes) -> str:
    """A document that the server holds whole."""
    paper = pc.folder / f"{pc.ids.new()}.scan"
    paper.write_bytes(content)
    with Running(pc, closes=False) as running:
        id = outgoing.dispatch(pc.desk, Wanted("TB", "Đang tải về", WRITTEN, files=(paper,), to=(DISTRICT,))).id
        while running.hear("sent") != id:
            continue
    return id
