"""The machines of a world: the district's server and the offices' PCs, each with its clock, its disk and its deaths."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.actions import carrying_over, succeeding
from app.actions.desk import Desk
from app.actions.enrolling import was_forked
from sync.carriers.reading import Progress
from sync.engine import carrying
from sync.engine.engine import Engine
from sync.engine.hands import DOWN, UP
from sync.engine.port import Port
from sync.engine.traffic import Traffic
from sync.errors import EofficeError
from sync.files import FileStore
from sync.protocol.signing import Signer
from sync.replica import succession
from sync.replica.copying import files_only_here
from sync.replica.replica import Replica
from sync.server import backup, restoring
from sync.server.databases import read_url
from sync.server.district import District
from sync.server.home import DATABASE, FILES, Home
from sync.server.operator import Operator
from sync.server.uploads import Uploads
from tests.simulation.disk import Disk, Killed
from tests.simulation.one_thread import OneAtATime, OneThread, Pause, Waits
from tests.support.fakes import MovableClock, SeededIds
from tests.support.on_postgresql import new_database

WORKERS = ("push", "listen", *UP, *DOWN)


class Server:
    """The district server's core without its doors."""

    def __init__(self, folder: Path, thread: OneThread, chance: random.Random) -> None:
        self.clock, self.ids, self._thread = MovableClock(), SeededIds(chance.randrange(1 << 30)), thread
        self.disk = Disk(folder, thread.syncs, chance)
        self.is_up, self.lives = False, 0
        self.backups: list[Path] = []
        self.restores, self._restores_before = 0, list[int]()
        self.start()

    def start(self) -> None:
        """Come up from what is on the disk."""
        if self.disk.is_dead:
            self.disk.rise()
        self.home = Home(self.disk.folder)
        self.disk.mount(self.home.database)
        try:
            self.district = District(self.home, self.clock, self.ids, lambda scopes: None)
        except Killed:
            self.home.close()
            raise
        self.operator, self.uploads = Operator(self.home, self.clock, self.ids), Uploads(self.district)
        self.is_up = True
        self.lives += 1

    def stop(self) -> None:
        if self.is_up:
            self.district.close()
            self.home.close()
        self.is_up = False

    @property
    def is_well(self) -> bool:
        """Whether its operator can work at it: it is up, has room, and is not about to die."""
        return self.is_up and not self.disk.is_full and self.disk.strike is None

    def back_up(self) -> None:
        """As `back_up` does, without wrapping it into one encrypted file."""
        target = self.disk.folder.with_name(f"backup-{len(self.backups)}")
        target.mkdir()
        at = backup.stamp(self.clock.now())
        backup._copy_database(self.home, target / DATABASE)
        lanes, _ = backup._contents(target / DATABASE)
        for name in ("keys", FILES):
            shutil.copytree(self.disk.folder / name, target / name)
        shutil.copy(self.disk.folder / "server.toml", target)
        backup._note_durable(self.home, str(target), lanes, at)
        self.backups.append(target)
        self._restores_before.append(self.restores)

    def restore(self, n: int) -> None:
        """The disk is lost, and this backup is what there is: a new epoch. The operator does as the guide says where
        the lost server was a restored one already, which had kept clear of numbers and gone on behind them."""
        skipped = restoring.SKIPPED_NUMBERS * (1 + self.restores - self._restores_before[n])
        self.restores += 1
        self.stop()
        self.disk.strike, self.disk.is_dead, self.disk.is_full = None, False, False
        folder = self.disk.folder.with_name(f"server-{self.lives}")
        shutil.copytree(self.backups[n], folder)
        with restoring._placed(folder, *read_url(new_database()), self.home.settings.files):
            restoring._renew(folder, [], skipped, self.clock, self.ids)
        shutil.rmtree(self.disk.folder)
        self.disk.folder = self.disk._grave = folder
        self.start()

    def run(self, work: Any) -> Any:
        """Bring something asynchronous to its end."""
        return self._thread.loop.run_until_complete(work)


@dataclass(frozen=True)
class Who:
    """A PC and its people: ids by role, in the order in which they were enrolled. `origin`: whose keys it has; a clone
    has those of the PC that its disk was copied from. `hand`: whose signing key, where that is another one."""

    name: str
    office: str
    device: str
    people: tuple[tuple[str, str], ...]  # role, person
    origin: str
    hand: str = ""

    @property
    def key(self) -> bytes:
        return sha256(f"key of {self.origin}".encode()).digest()

    @property
    def seed(self) -> bytes:
        return sha256(f"seed of {self.hand or self.origin}".encode()).digest()


MakePort = Callable[["Pc", Traffic], Port]


class Pc:
    """One office's PC: its file, its engine's four workers, one step at a time."""

    def __init__(self, who: Who, folder: Path, thread: OneThread, chance: random.Random, make_port: MakePort) -> None:
        self.who, self.label, self.clock = who, who.name, MovableClock()
        self.ids = SeededIds(chance.randrange(1 << 30))
        self.disk, self._chance, self._make_port = Disk(folder, thread.syncs, chance), chance, make_port
        self.told: list[str] = []
        self._at_work: set[str] = set()  # in the middle of a step, while others go on
        self.rests_until = dict.fromkeys(WORKERS, 0.0)
        self.is_up, self.is_gone, self.is_due = False, False, False
        self.has_no_place = False  # that of the PC whose backup it is has been taken
        self.selves: dict[str, Pc] = {}  # what it was as which device, and lies put away
        self.heir = ""  # what it is since it was enrolled anew

    def start(self) -> None:
        """Come up from what is on the disk, and begin an engine."""
        if self.disk.is_dead:
            self.disk.rise()
        self.replica = Replica(self.disk.folder, self.who.key, Signer(self.who.seed), self.clock, self.ids)
        self.who = replace(self.who, device=self.replica.identity.device)
        with self.replica.read() as connection:
            self.is_due = succession.is_due(connection)
        self.disk.mount(self.replica.database)
        self.is_up = True
        self.raw: Any = self.replica.database.raw()
        self.pause = Pause()
        self.engine = Engine(
            self.replica,
            lambda traffic: self._make_port(self, traffic),
            self._chance,
            self._hear,
            lambda: carrying_over.carry_over(self.replica, self._take_from),
        )
        self.engine._ended = self.pause  # type: ignore[assignment]
        self.engine._showing._one_at_a_time = OneAtATime()  # type: ignore[assignment]
        self.engine._threads = []
        self.port = self._make_port(self, self.engine.traffic)
        self.rests_until = dict.fromkeys(WORKERS, 0.0)
        self.engine.start()

    def stop(self) -> None:
        if self.is_up:
            self.raw.close()
            self.replica.close()
        self.is_up = False

    @property
    def is_running(self) -> bool:
        return self.is_up and not self.is_gone

    @property
    def is_open(self) -> bool:
        """Whether anything can be done at it; not before it has taken the place of the PC whose backup it is."""
        return self.is_running and not self.is_due

    @property
    def line(self) -> str:
        return self.engine.line.line.state

    def desk(self, role: str) -> Desk | None:
        """Where the first person of a role sits; None where nobody of that role sits here."""
        person = next((id for held, id in self.who.people if held == role), None)
        return Desk(self.replica, person) if person else None

    def work(self, worker: str) -> bool:
        """One step of a worker, as its thread would take it; whether there may be more to do at once."""
        if self.is_due:
            return worker == "listen" and self.take_place()
        now_s = self.clock.monotonic_s()
        if worker in self._at_work or self.rests_until[worker] > now_s or not self._has_line(worker):
            return False
        self._at_work.add(worker)
        try:
            return self._step(worker)
        finally:
            self._at_work.discard(worker)

    def _step(self, worker: str) -> bool:
        self.pause.asked_s = 0.0
        step = self.engine._steps[worker]
        try:
            more = self.engine._attempt(worker, step, self.port)
        except Waits:
            more = False
        except EofficeError as error:  # as the gate of the worker's thread does
            self.engine._set_aside(worker, error, 5.0)
            more = True
        if self.pause.asked_s:
            self.rests_until[worker] = self.clock.monotonic_s() + self.pause.asked_s
        self.pause.asked_s = 0.0  # a step may have been taken in the middle of another worker's
        return more

    def _has_line(self, worker: str) -> bool:
        """The listener tries the line while it is down, when the time has come."""
        line = self.engine.line
        if worker == "listen" and line.line.state == "down" and line.line.next_try_s <= self.clock.monotonic_s():
            self.engine.line.try_with(self.port)
        return line.line.is_open

    def back_up(self, target: Path) -> None:
        """As `backing_up` does, without wrapping it into one encrypted file: only what nobody else has goes along."""
        self.disk.copy(target)
        with self.replica.read() as connection:
            alone = files_only_here(connection)
        for path in (target / FILES).glob("??/*"):
            if path.name not in alone:
                path.unlink()

    def take_place(self) -> bool:
        """Go on in the place of the PC whose backup this is; whether it does. Where that is refused for good, this PC
        is none."""
        try:
            with self.replica.read() as connection:
                due = succession.read_due(connection)
            if due is not None:
                succeeding.ask_for_place(self.replica, due, self.port)
                self.who = replace(self.who, device=due.device)
            succeeding.catch_up(self.replica, self.port)
        except EofficeError as error:
            self.told.append(f"takes its place: {error.code}")
            if error.code in ("device.succeeded", "device.revoked"):
                self.stop()
                self.is_gone = self.has_no_place = True
            return False
        self.stop()
        self.start()
        return True

    @property
    def may_be_enrolled_anew(self) -> bool:
        """Whether its data is at two places, by what the server says."""
        return not self.heir and (self.has_no_place or (self.is_open and was_forked(self.replica)))

    def goes_on_as(self, new: "Pc") -> None:
        """It is enrolled anew: the new one has still to take over what this one was and had."""
        left_by = self._as_it_lies(self)
        try:
            owed = carrying_over.owed(left_by)
        finally:
            left_by.close()
        new.selves = {**self.selves, self.who.device: self}
        carrying_over.owe(new.replica, [*owed, self.who.device])
        new.stop()
        new.start()

    def _take_from(self, _: Replica, device: str, take: Callable[[Replica, list[FileStore]], None]) -> None:
        earlier = self._as_it_lies(self.selves[device])
        try:
            take(earlier, [])
        finally:
            earlier.close()

    def _as_it_lies(self, was: "Pc") -> Replica:
        return Replica(was.disk.folder, was.who.key, Signer(was.who.seed), self.clock, SeededIds(len(self.told)))

    def write_out(self, target: Path, progress: Progress) -> None:
        """A stick; what was done before goes along where it can."""
        self.engine._earlier.look()
        carrying.pack(self.replica, target, progress)

    def watch(self) -> None:
        """One look of the watcher: holds end, what is most urgent is known, syncs that somebody asked for; and what an
        earlier self has left is taken over."""
        self.pause.looks = 1
        try:
            self.engine._earlier.look()
            self.engine._watch_commits()
        except EofficeError as error:
            self.told.append(f"watch {error.code}")

    def _hear(self, event: str, about: str) -> None:
        self.told.append(f"{event} {about}")
