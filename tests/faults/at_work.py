"""An office's PC at work, as a process that will be killed: its engine runs, it writes, sends and enters documents, and
tells each one after it was saved."""

import hashlib
import os
import random
import threading
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from app.actions import incoming, outgoing, taking_files
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from sync.engine.engine import Engine
from sync.engine.enrolling import port_maker
from sync.errors import Refused
from sync.protocol.signing import Signer
from sync.replica import queries
from sync.replica.replica import Replica
from sync.rules.documents import Urgency
from sync.world import SystemClock, SystemIds, system_chance
from tests.support.forked import Forked
from tests.support.papers import noise
from tests.support.places import WRITTEN
from tests.support.serving import RealPc

REST_S = 0.2  # where no number is left: the server has to be heard first
PACE_S = 0.1  # nobody writes faster, and the other end has to keep up
LONGEST = 80_000  # bytes of a paper; those up to 32 KB travel with their facts


@dataclass
class Told:
    """What an office was told is safe: documents with their number and the hash of their paper; arrival numbers."""

    saved: dict[str, tuple[int, str]] = field(default_factory=dict)
    entered: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.saved) + len(self.entered)


class AtWork:
    """An office at work, killed and begun again."""

    def __init__(self, pc: RealPc, to: str) -> None:
        self.pc, self._to = pc, to
        self.told = Told()
        self.begin()

    def begin(self) -> None:
        pc = self.pc
        self._forked = Forked(_work, str(pc.folder), pc.key, pc.seed, self._to)

    def kill(self) -> None:
        self._forked.kill()
        self._forked.wait()
        self.hear()
        self._forked.close()

    def hear(self) -> None:
        """Take note of all that was told so far; what was cut off in mid-sentence was not told."""
        try:
            while self._forked.heard.poll():
                what, id, number, paper = self._forked.heard.recv()
                if what == "saved":
                    self.told.saved[id] = (number, paper)
                else:
                    self.told.entered[id] = number
        except (EOFError, OSError):
            return


def _work(folder: str, key: bytes, seed: bytes, to: str, tell: Connection) -> None:
    taking_files.inside = lambda path: None  # a process of its own for each paper, and a scan says nothing anyway
    replica = Replica(Path(folder), key, Signer(seed), SystemClock(), SystemIds())
    desk = Desk(replica, replica.identity.people[0])
    Engine(replica, port_maker(replica), system_chance(), lambda event, about: None).start()
    while True:
        try:
            _send_one(desk, to, tell)
            _enter_what_came(desk, tell)
            threading.Event().wait(PACE_S)
        except Refused as refused:
            if refused.code != "number.none_here":
                raise
            threading.Event().wait(REST_S)


def _send_one(desk: Desk, to: str, tell: Connection) -> None:
    content = noise(random.randrange(2_000, LONGEST))
    paper = desk.replica.folder / f"paper-{os.getpid()}.scan"
    paper.write_bytes(content)
    urgency = random.choice((Urgency.NORMAL, Urgency.NORMAL, Urgency.MOST_URGENT))
    wanted = Wanted("TB", "Trước khi mất điện", WRITTEN, urgency=urgency, files=(paper,), to=(to,))
    placed = outgoing.dispatch(desk, wanted)
    tell.send(("saved", placed.id, placed.number, hashlib.sha256(content).hexdigest()))


def _enter_what_came(desk: Desk, tell: Connection) -> None:
    with desk.replica.read() as connection:
        came = [one.line.id for one in queries.incoming(connection) if one.line.queue == "to_register"]
    for id in came[:2]:
        tell.send(("entered", id, incoming.register(desk, id, WRITTEN).arrival_number, ""))
