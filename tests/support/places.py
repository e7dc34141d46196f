"""A district and its offices in one process: the real server core, real files, the real engine steps, no sockets."""

import os
import shutil
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from app.actions import books, incoming, outgoing
from app.actions.desk import Desk
from app.actions.incoming import Entered
from app.actions.outgoing import Wanted
from app.actions.placing import Placed
from sync.engine import exchange
from sync.errors import LineHindrance
from sync.protocol.messages import Enrol, enrol_bytes
from sync.protocol.signing import ENROL, Signer
from sync.replica import queries
from sync.replica.identity import Identity
from sync.replica.listed import Listed, OpenTask, RefusedItem, Shown
from sync.replica.meta import read_meta
from sync.replica.replica import Replica
from sync.replica.transaction import Happened
from sync.rules.books import Direction
from sync.rules.documents import Urgency
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office
from sync.rules.rows import Row, Validity
from sync.rules.state import Changes
from sync.server.backup import back_up
from sync.server.ca import CA_CERT
from sync.server.district import District
from sync.server.founding import found
from sync.server.home import Home
from sync.server.operator import Operator
from sync.server.restoring import restore
from sync.server.rows import ServerState, store
from tests.support import on_s3
from tests.support.fakes import MovableClock, SeededIds
from tests.support.loopback import Line, LoopbackPort
from tests.support.on_postgresql import copied, new_database
from tests.support.papers import pdf
from tests.support.sample_offices import DISTRICT, organisations

PASSPHRASE = "một câu đủ dài"
WRITTEN = date(2026, 11, 23)


class DistrictPlace:
    """An open district server without its doors; may be closed, restored and opened again."""

    def __init__(self, root: Path, extra_communes: int = 0, tree: Path | None = None) -> None:
        """`tree`: the offices as `init` reads them; a small tree of the tests' own where none is named."""
        self.root, self.clock, self.ids = root, MovableClock(), SeededIds(1)
        self.folder = root / "district"
        csv = tree or organisations(root / "organisations.csv", extra_communes)
        found(self.folder, csv, [], new_database(), self.clock, self.ids, files=on_s3.new_store())
        self.pcs: list[Pc] = []
        self.ready: list[Pc] = []  # of those, the ones that came with the copy of a district and nobody has taken yet
        self._open()

    @classmethod
    def like(cls, kept: "DistrictPlace", root: Path) -> "DistrictPlace":
        """The same district and PCs in a copy of the other's folder."""
        made = cls.__new__(cls)
        made.root, made.folder = root, root / kept.folder.name
        copied(made.folder)
        on_s3.copied(made.folder)
        made.clock, made.ids = deepcopy(kept.clock), deepcopy(kept.ids)
        made._open()
        made.pcs = [Pc.like(pc, made) for pc in kept.pcs]
        made.ready = list(made.pcs)
        return made

    def _open(self) -> None:
        self.home = Home(self.folder)
        self.district = District(self.home, self.clock, self.ids, lambda scopes: None)
        self.operator = Operator(self.home, self.clock, self.ids)

    def close(self) -> None:
        self.district.close()
        self.home.close()

    def reopen(self) -> None:
        self.close()
        self._open()

    def back_up(self) -> Path:
        target = self.root / f"backup-{self.ids.new()}"
        back_up(self.home, target, PASSPHRASE, self.clock)
        return target

    def restore(self, backup: Path) -> None:
        """The disk is lost; the backup is all there is."""
        self.close()
        shutil.rmtree(self.folder)
        restore(
            backup, self.folder, PASSPHRASE, [], self.clock, self.ids, database=new_database(), files=on_s3.new_store()
        )
        self._open()

    def person(self, office: str, role: str = "clerk", name: str = "Nguyễn Thị Mẫu") -> str:
        return self.operator.add_person(office, name, role)["id"]

    def enrol(self, office: str, role: str = "clerk", name: str = "Nguyễn Thị Mẫu") -> "Pc":
        """A new PC with one new person."""
        pc = Pc(self, self.root / f"pc-{len(self.pcs)}", seed=100 + len(self.pcs))
        pc.join(self.person(office, role, name))
        self.pcs.append(pc)
        return pc

    def row(self, row_type: type[Any], id: str) -> Any:
        with self.home.database.read() as connection:
            return ServerState(connection).get(row_type, id)

    def put(self, row: Row) -> None:
        """Change a row behind everybody's back, as a reform or an operator would."""
        with self.home.database.write() as connection:
            store(connection, Changes(rows=(row,)), self.home.seal)

    def set_open(self, office: str, *, is_open: bool) -> None:
        until = None if is_open else WRITTEN - timedelta(days=2)
        self.put(msgspec.structs.replace(self.row(Office, office), validity=Validity(until=until)))

    def children(self, row_type: type[Any], parent: str) -> list[Row]:
        with self.home.database.read() as connection:
            return ServerState(connection).children(row_type, parent)


@dataclass
class Heard:
    """What an engine would have told a person."""

    events: list[Happened] = field(default_factory=list)

    def __call__(self, happened: list[Happened]) -> None:
        self.events += happened

    def count(self, event: str) -> int:
        return sum(one.event == event for one in self.events)


class Pc:
    """One office's PC: its file, its clerk, its line."""

    def __init__(self, place: DistrictPlace, folder: Path, seed: int) -> None:
        self.place, self.folder = place, folder
        self.clock, self.ids, self.line, self.heard = MovableClock(), SeededIds(seed), Line(), Heard()
        folder.mkdir()
        self.key, self.seed = os.urandom(32), os.urandom(32)
        self.device = self.ids.new()
        self._open()

    @classmethod
    def like(cls, kept: "Pc", place: DistrictPlace) -> "Pc":
        made = cls.__new__(cls)
        made.place, made.folder = place, place.root / kept.folder.name
        made.clock, made.ids = deepcopy(kept.clock), deepcopy(kept.ids)
        made.line, made.heard = Line(), deepcopy(kept.heard)
        made.key, made.seed, made.device = kept.key, kept.seed, kept.device
        made._open()
        return made

    def _open(self) -> None:
        self.replica = Replica(self.folder, self.key, Signer(self.seed), self.clock, self.ids)

    def close(self) -> None:
        self.replica.close()

    def restart(self) -> None:
        """As after a crash or a power cut: whatever was not committed is gone."""
        self.close()
        self._open()

    def join(self, person: str) -> None:
        signer = Signer(self.seed)
        code = self.place.operator.enrol(person, 1).code
        asked = Enrol(
            code=code,
            device=self.device,
            device_name="PC",
            public_key=signer.public_key,
            signature=signer.sign(ENROL, enrol_bytes(code, self.device, signer.public_key)),
        )
        answer = self.place.district.enrol(asked, "test")
        people = (*(self.replica.identity.people if self.replica.is_enrolled else ()), answer.person)
        identity = Identity(
            office=answer.office,
            device=answer.device,
            server=answer.server,
            addresses=("https://127.0.0.1",),
            seal_key=answer.seal_key,
            ca_pem=(self.place.home.keys / CA_CERT).read_text(),
            people=people,
        )
        self.replica.become(identity, answer.epoch)
        self.pull()

    @property
    def office(self) -> str:
        return self.replica.identity.office

    @property
    def desk(self) -> Desk:
        return Desk(self.replica, self.replica.identity.people[0])

    @property
    def port(self) -> LoopbackPort:
        return LoopbackPort(self.place.district, self.device, self.line)

    def pull(self) -> None:
        while exchange.pull_once(self.replica, self.port, 0, self.heard):
            pass

    def represent(self) -> bool:
        return exchange.represent_once(self.replica, self.port)

    def push_and_pull(self) -> list[Happened]:
        """Facts alone, without files."""
        while exchange.push_once(self.replica, self.port, self.heard):
            pass
        self.pull()
        return self.heard.events

    def sync(self, most_steps: int = 400) -> None:
        """Exchange until nothing moves. Raises LineHindrance where the line fails."""
        for _ in range(most_steps):
            port = self.port
            with self.replica.read() as connection:
                represent_due = read_meta(connection, "represent_due")
            if represent_due:
                self.represent()
            moved = exchange.push_once(self.replica, port, self.heard)
            moved |= exchange.pull_once(self.replica, port, 0, self.heard)
            moved |= exchange.upload_once(self.replica, port, lambda wanted: False)
            moved |= exchange.download_once(self.replica, port, 1 << 20, self.heard)
            if not moved:
                return
        raise AssertionError("the exchange does not come to an end")

    def sync_through(self, tries: int = 50) -> None:
        """Sync over a line that fails now and then."""
        for _ in range(tries):
            try:
                return self.sync()
            except LineHindrance:
                continue
        raise AssertionError("the line never held")

    def number(self, subject: str = "Thông báo nghỉ lễ", kind: str = "TB", given: int | None = None) -> Placed:
        return outgoing.number(self.desk, Wanted(kind=kind, subject=subject, issued_on=WRITTEN), given=given)

    def dispatch(
        self,
        subject: str = "Thông báo nghỉ lễ",
        to: Iterable[str] = (DISTRICT,),
        size: int = 9_000,
        urgency: Urgency = Urgency.NORMAL,
        kind: str = "TB",
        file: Path | None = None,
        id: str | None = None,
        **more: Any,
    ) -> Placed:
        file = file or pdf(self.folder / f"{self.ids.new()}.pdf", size, seed=len(subject) + size)
        wanted = Wanted(
            kind=kind, subject=subject, issued_on=WRITTEN, urgency=urgency, files=(file,), to=tuple(to), **more
        )
        return outgoing.dispatch(self.desk, wanted, id)

    def register(self, id: str, on: date = WRITTEN) -> Entered:
        return incoming.register(self.desk, id, on)

    def refuse(self, id: str, reason: str = "Gửi nhầm nơi nhận") -> None:
        incoming.refuse(self.desk, id, reason)

    def open_book(self, first: int, direction: Direction = Direction.OUTGOING) -> None:
        books.open_book(self.desk, direction, first, WRITTEN.year)

    def incoming(self) -> list[Listed]:
        with self.replica.read() as connection:
            return queries.incoming(connection)

    def outgoing(self) -> list[Listed]:
        with self.replica.read() as connection:
            return queries.outgoing(connection)

    def outbox(self) -> list[Listed]:
        with self.replica.read() as connection:
            return queries.waiting_to_send(connection)

    def tasks(self) -> list[OpenTask]:
        with self.replica.read() as connection:
            return queries.open_tasks(connection, self.office, self.device, legal_day(self.clock.now()))

    def refused(self) -> list[RefusedItem]:
        with self.replica.read() as connection:
            return queries.refused_items(connection)

    def shown(self, id: str) -> Shown:
        with self.replica.read() as connection:
            found = queries.shown(connection, id, self.office)
        assert found is not None
        return found

    def states(self, id: str) -> list[str]:
        return [d.state for d in self.shown(id).deliveries]
