"""A PC with its engine running against a real server."""

import queue

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine.earlier import TakeOver, done
from sync.engine.engine import Engine, MakePort
from sync.engine.enrolling import port_maker
from sync.engine.line_status import LineStatus
from sync.engine.outcome import Outcome
from sync.engine.status import read_line_status
from sync.protocol.signing import Signer
from sync.replica.replica import Replica
from sync.rules.documents import Urgency
from tests.support.fakes import NoChance
from tests.support.papers import pdf
from tests.support.places import WRITTEN
from tests.support.sample_offices import DISTRICT
from tests.support.serving import RealPc

PATIENCE_S = 60


class Running:
    """A PC with its engine on, and what it told."""

    def __init__(
        self, pc: RealPc, make_port: MakePort | None = None, *, closes: bool = True, due: TakeOver = done
    ) -> None:
        """`closes`: the PC's file goes with the engine. `due`: takes over what it was before."""
        self._closes = closes
        self.pc, self.told = pc, queue.Queue[tuple[str, str]]()
        make_port = make_port or port_maker(pc.replica)
        self.engine = Engine(pc.replica, make_port, NoChance(), lambda *one: self.told.put(one), due)

    def __enter__(self) -> "Running":
        self.engine.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.engine.stop()
        if self._closes:
            self.pc.close()

    def hear(self, event: str) -> str:
        """Wait for an event; the document or code that it is about."""
        while True:
            name, about = self.told.get(timeout=PATIENCE_S)
            if name == event:
                return about

    def sync(self) -> Outcome:
        """What a sync that is asked for now comes to."""
        self.engine.settling.ask()
        return self.engine.settling.outcome()

    def beside(self) -> Replica:
        """The same office's file, opened as another process would."""
        return Replica(self.pc.folder, self.pc.key, Signer(self.pc.seed), self.pc.clock, self.pc.ids)

    def status(self) -> LineStatus:
        with self.pc.replica.read() as connection:
            return read_line_status(connection)


def dispatch(pc: RealPc, subject: str, size: int, urgency: Urgency = Urgency.NORMAL) -> str:
    path = pdf(pc.folder / f"{pc.ids.new()}.pdf", size, seed=size)
    wanted = Wanted("TB", subject, WRITTEN, urgency=urgency, files=(path,), to=(DISTRICT,))
    return outgoing.dispatch(pc.desk, wanted).id
