"""A district, its offices' PCs and their lines, and everything that can be done to them, a step at a time.

A step is a method with its choices as arguments, so that a seed and a shrinking machine drive the same world. What
chance is left inside a step comes from the world's own. After each step the ledger looks at what was touched.
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from app.actions import restoring
from app.host.keys import Keys
from sync.engine import carrying
from sync.errors import EofficeError, Refused
from sync.replica.succession import Due
from sync.server import bundles_in, bundles_out
from tests.simulation import people
from tests.simulation.disk import Killed, Strike
from tests.simulation.ledger import Ledger
from tests.simulation.machines import WORKERS, Pc, Server, Who
from tests.simulation.network import FAULTS, UNREACHED, Wire
from tests.simulation.one_thread import OneThread
from tests.simulation.store_apart import StoreApart
from tests.simulation.template import ROSTER, admit, cloned, enrolled, scratch, template
from tests.support import on_postgresql, on_s3

ENCRYPTED_EACH = 4  # world; what breaks in the others has nothing to do with it
DEEPEST = 2  # so many steps may lie inside one another


class World:
    """`names`: the PCs of the roster that take part."""

    def __init__(self, seed: int, names: tuple[str, ...]) -> None:
        is_plain = seed % ENCRYPTED_EACH != 0
        self.chance = random.Random(seed)
        self.thread = OneThread(seed, is_plain=is_plain).__enter__()
        self.root = scratch("world")
        self.trace: list[str] = []
        self.sticks: list[Path] = []
        self.kept: dict[str, Path] = {}  # the last backup of each PC
        self._depth, self._touched = 0, set[str]()
        made = template(is_plain=is_plain)
        shutil.copytree(made.folder / "server", self.root / "server")
        on_postgresql.copied(self.root / "server")
        on_s3.copied(self.root / "server")
        StoreApart.begin(random.Random(f"store {seed}"))
        self.server = Server(self.root / "server", self.thread, self.chance)
        self.wire = Wire(self.server, self.chance, self._meanwhile)
        self.ledger = Ledger()
        self.pcs: dict[str, Pc] = {}
        for name in names:
            shutil.copytree(made.folder / name, self.root / name)
            self.add(made.who[name], self.root / name)
        self.offices = tuple(dict.fromkeys(office for name, office, _ in ROSTER if name in names))
        self._look()

    def add(self, who: Who, folder: Path) -> Pc:
        """A PC joins that lies in this folder."""
        pc = Pc(who, folder, self.thread, self.chance, self.wire.port)
        pc.clock.advance(seconds=self.server.clock.monotonic_s() - pc.clock.monotonic_s())
        pc.start()
        self.pcs[pc.label] = pc
        return pc

    def close(self) -> None:
        for pc in self.pcs.values():
            pc.stop()
        self.server.stop()
        self.thread.__exit__()
        shutil.rmtree(self.root)
        on_postgresql.drop()
        StoreApart.begin(None)

    @property
    def digest(self) -> str:
        """Of everything that happened, in order."""
        return sha256("\n".join(self.trace).encode()).hexdigest()

    # Steps

    def act(self, name: str, wanted: people.Act | None = None) -> None:
        """Somebody at a PC does something."""
        pc = self.pcs[name]
        if pc.is_open:
            self._on(pc, "acts", lambda: people.act(pc, self.chance, self.offices, wanted))

    def work(self, name: str, worker: str) -> None:
        """A worker of a PC's engine takes its next step."""
        pc = self.pcs[name]
        if pc.is_running:
            self._on(pc, worker, lambda: f"{pc.work(worker)} {pc.line}")

    def watch(self, name: str) -> None:
        pc = self.pcs[name]
        if pc.is_open:
            self._on(pc, "watches", pc.watch)

    def pass_time(self, seconds: float) -> None:
        for machine in (self.server, *self.pcs.values()):
            machine.clock.advance(seconds=seconds)
        self.note(f"{seconds:.1f} s pass")

    def spoil(self, name: str, fault: str) -> None:
        """Something will happen to the next exchange of a PC."""
        self.wire.faults[name] = fault
        self.note(f"{name}: next {fault}")

    def cut(self, name: str, code: str) -> None:
        self.wire.cut[name] = code
        self.note(f"{name}: cut, {code}")

    def mend(self, name: str) -> None:
        self.wire.cut.pop(name, None)
        self.note(f"{name}: line back")

    def deliver_late(self) -> None:
        """What was under way for long comes through."""
        if not self.wire.late:
            return
        try:
            self.wire.deliver_late()
        except Killed:
            self.server.stop()
        self._touched.add("")
        self.note(f"late, {len(self.wire.late)} left")

    def strike(self, name: str, how: str, after: int, *, power: bool) -> None:
        """A PC, or the server for "", will die at one of its next commits."""
        disk = self.pcs[name].disk if name else self.server.disk
        disk.strike = Strike(how, after, power)
        self.note(f"{name or 'server'}: will die {how} commit {after}{', power' if power else ''}")

    def start(self, name: str) -> None:
        """Switch on what is off."""
        if name and not self.pcs[name].is_up and not self.pcs[name].is_gone:
            self.pcs[name].start()
        elif not name and not self.server.is_up:
            self.server.start()
        self._touched.add(name)
        self.note(f"{name or 'server'}: on")

    def jump(self, name: str, seconds: float) -> None:
        """A machine's wall clock is set to another time."""
        (self.pcs[name] if name else self.server).clock.jump(seconds=seconds)
        self.note(f"{name or 'server'}: clock {seconds:+.0f} s")

    def fill(self, name: str, *, is_full: bool) -> None:
        """No room on a machine's disk, or room again."""
        machine = self.pcs[name] if name else self.server
        if machine.is_up:
            machine.disk.full(is_full)
            self.note(f"{name or 'server'}: disk {'full' if is_full else 'has room'}")

    def lock(self, name: str, *, is_locked: bool) -> None:
        """A PC's file may only be read."""
        if self.pcs[name].is_running:
            self.pcs[name].disk.read_only(is_locked)
            self.note(f"{name}: disk {'read-only' if is_locked else 'writable'}")

    def back_up(self) -> None:
        if self.server.is_well:
            self.server.back_up()
            self.note(f"server: backup {len(self.server.backups)}")

    def restore(self, n: int) -> None:
        """The server's disk is lost; this backup is what there is."""
        if n < len(self.server.backups):
            self.server.restore(n)
            self.ledger.restored()
            self._touched.add("")
            self.note(f"server: restored from backup {n + 1}")

    def clone(self, name: str) -> None:
        """Somebody copies a PC's disk to another machine, and both go on."""
        pc, twin = self.pcs[name], f"{name}-copy"
        if not pc.is_open or twin in self.pcs or pc.disk.is_dead:
            return
        pc.disk.copy(self.root / twin)
        self.ledger.doubles |= {name, twin}
        self.add(cloned(pc.who, twin), self.root / twin).selves = pc.selves
        self._touched.add(twin)
        self.note(f"{twin}: a copy of {name}")

    def lose(self, name: str) -> None:
        """A PC is gone for good, with all that it had not handed over."""
        pc = self.pcs[name]
        others = [one for one in self.pcs.values() if one.who.office == pc.who.office and not one.is_gone]
        if pc.is_gone or not pc.is_up or len(others) < 2:
            return
        pc.stop()
        pc.is_gone = True
        self.note(f"{name}: gone")

    def keep(self, name: str) -> None:
        """A PC's data is backed up."""
        pc = self.pcs[name]
        if pc.is_open and not pc.disk.is_dead:
            self.kept[name] = self.root / f"kept-{len(self.trace)}-{name}"
            pc.back_up(self.kept[name])
            self.note(f"{name}: backed up")

    def bring_back(self, name: str, *, is_lost: bool) -> None:
        """A PC's last backup comes onto a bare one, for its disk is lost; or it is not, and somebody does so anyway."""
        pc, kept, new = self.pcs[name], self.kept.get(name), f"{name}+{len(self.pcs)}"
        if kept is None or pc.is_gone:
            return
        if is_lost:
            pc.stop()
            pc.is_gone = True
        if not is_lost or name in self.ledger.doubles:
            self.ledger.doubles |= {name, new}
        shutil.copytree(kept, self.root / new)
        due = Due(device=self.server.ids.new(), seed=pc.who.seed.hex(), clear=restoring.CLEAR)
        restoring._prepare(self.root / new, Keys(pc.who.key, pc.who.seed, "file"), due)
        self.add(replace(pc.who, name=new, hand=new), self.root / new).selves = pc.selves
        self.note(f"{new}: restored from a backup of {name}{'' if is_lost else ', which goes on'}")

    def revoke(self, name: str) -> None:
        """The district takes a PC's rights, which is told it when it next asks."""
        if self.server.is_well:
            try:
                self.server.operator.revoke_device(self.pcs[name].who.device)
            except Refused as refused:
                may_be = {"device.revoked"} | ({"device.not_listed"} if self.server.restores else set())
                if refused.code not in may_be:  # it may have been already, or a restored server may not know it yet
                    raise
            self._touched.add("")
            self.note(f"{name}: revoked")

    def bring(self, office: str) -> None:
        """A new, empty PC comes to an office, with a new clerk."""
        if not self.server.is_well:
            return
        name = f"new-{len(self.pcs)}"
        self.add(enrolled(self.server, self.root, name, office, ("clerk",), self.server.ids), self.root / name)
        self._touched |= {name, ""}
        self.note(f"{name}: new at {office}")

    def enrol_anew(self, name: str) -> None:
        """A PC is shut out because its data is at two places: it becomes a new one, which takes over what it has."""
        pc, new = self.pcs[name], f"{name}~{len(self.pcs)}"
        if not self.server.is_well or name in self.wire.cut or pc.disk.is_dead or not pc.may_be_enrolled_anew:
            return
        who = replace(pc.who, name=new, device=self.server.ids.new(), origin=new, hand="")
        try:
            admit(self.server, self.root, who, self.server.ids)
        except Refused as refused:  # a restored server that nobody has shown its people yet
            self.note(f"{name}: not enrolled anew, {refused.code}")
            return
        pc.stop()
        pc.is_gone, pc.heir = True, new
        self.ledger.earlier[new] = name
        pc.goes_on_as(self.add(who, self.root / new))
        self._touched |= {new, ""}
        self.note(f"{new}: {name}, enrolled anew")

    def update(self, name: str) -> None:
        """A PC has the next version; the server has it not."""
        self.wire.newer.add(name)
        self.note(f"{name}: next version")

    def write_stick(self, name: str) -> None:
        """A PC, or the server for an office, writes what the other side lacks onto a stick."""
        target = self.root / f"stick-{len(self.sticks)}.eob"
        if name in self.pcs:
            pc = self.pcs[name]
            if pc.is_open:
                self._on(pc, "writes a stick", lambda: _said(lambda: pc.write_out(target, _unseen)))
        elif self.server.is_well:
            came = _said(lambda: bundles_out.pack(self.server.district, name, target, _unseen))
            self.note(f"server writes a stick for {name}: {came}")
        if target.is_file():
            self.sticks.append(target)

    def read_stick(self, name: str, n: int) -> None:
        """A stick is put in: at the server for "", at any PC else; once more, late, or where it does not belong."""
        if not self.sticks:
            return
        stick = self.sticks[n % len(self.sticks)]
        if name and (pc := self.pcs[name]).is_open:
            take_in = lambda: carrying.take_bundle_in(pc.replica, stick, lambda happened: None, _unseen)  # noqa: E731
            self._on(pc, f"reads {stick.name}", lambda: _said(take_in))
        elif not name and self.server.is_well:
            came = _said(lambda: bundles_in.take_bundle_in(self.server.district, stick, _unseen))
            self._touched.add("")
            self.note(f"server reads {stick.name}: {came}")

    # What surrounds a step

    def note(self, line: str) -> None:
        self.trace.append(line)
        if self._depth == 0:
            self._look()

    def _on(self, pc: Pc, what: str, do: Callable[[], object]) -> None:
        self._depth += 1
        try:
            came = do()
        except Killed:
            if not pc.disk.is_dead:
                raise  # another machine's end, which somebody further out is told of
            pc.stop()
            came = "died"
        finally:
            self._depth -= 1
            self._touched |= {pc.label, ""}  # only now: what went on meanwhile has been looked at already
        self.note(f"{pc.label} {what}: {came}")

    def _look(self) -> None:
        touched, self._touched = sorted(self._touched), set()
        if self.server.is_up and "" in touched:
            self.ledger.look_at_server(self.server, self.offices)
        for name in touched:
            if name and self.pcs[name].is_open:
                self.ledger.look_at(self.pcs[name], self.server)

    def _meanwhile(self, waiting: Pc) -> None:
        """While a PC waits for an answer, its people and its other workers go on, and so do all others."""
        if self._depth > DEEPEST:
            return
        for _ in range(self.chance.randint(1, 3)):
            pc = waiting if self.chance.random() < 0.6 else self.chance.choice(list(self.pcs.values()))
            if not pc.is_open:
                continue
            if self.chance.random() < 0.4:
                step = lambda pc=pc: people.act(pc, self.chance, self.offices)  # noqa: E731
            else:
                worker = self.chance.choice(WORKERS)
                step = lambda pc=pc, worker=worker: pc.work(worker)  # noqa: E731
            if pc is waiting:
                self._touched |= {pc.label, ""}
                self.trace.append(f"  {pc.label} meanwhile: {step()}")
            else:
                self._on(pc, "meanwhile", step)
            self._look()


def _unseen(done: int, of: int) -> None:
    """Nobody looks how far it is."""


def _said(do: Callable[[], object]) -> str:
    try:
        do()
    except EofficeError as error:
        return error.code
    return "done"


__all__ = ["FAULTS", "UNREACHED", "World"]
