"""A founded district with enrolled PCs, made once a process and copied for every seed.

PC         office     who sits there
-------------------------------------------------
district   187        clerk, leader
clerk      06463      clerk (the books), leader
second     06463      a second clerk (leases), officer
leader     06463      leader, officer
next       06466      clerk, leader
next-2     06466      clerk, officer
third      06469      clerk, leader
"""

import atexit
import random
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zlib import crc32

from sync.engine import exchange
from sync.engine.traffic import Traffic
from sync.protocol.messages import Enrol, enrol_bytes
from sync.protocol.signing import ENROL, Signer
from sync.replica.identity import Identity
from sync.replica.replica import Replica
from sync.rules.ids import Ids
from sync.server.founding import found
from tests.simulation.machines import Server, Who
from tests.simulation.network import Wire, WirePort
from tests.simulation.one_thread import OneThread
from tests.support import on_s3
from tests.support.fakes import MovableClock, SeededIds
from tests.support.on_postgresql import keep, new_database
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, THIRD, organisations

MEMORY = Path("/dev/shm")  # where there is one, no disk slows the simulated disks
ROSTER = (
    ("district", DISTRICT, ("clerk", "leader")),
    ("clerk", COMMUNE, ("clerk", "leader")),
    ("second", COMMUNE, ("clerk", "officer")),
    ("leader", COMMUNE, ("leader", "officer")),
    ("next", NEIGHBOUR, ("clerk", "leader")),
    ("next-2", NEIGHBOUR, ("clerk", "officer")),
    ("third", THIRD, ("clerk", "leader")),
)


@dataclass(frozen=True)
class Template:
    """`folder`: `server` and a folder for each PC of `who`."""

    folder: Path
    who: dict[str, Who]


@cache
def template(*, is_plain: bool) -> Template:
    """Made on the first call of each kind, gone when the process ends."""
    folder = scratch("template")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with OneThread(1, is_plain=is_plain) as thread:
        ids = SeededIds(1)
        csv, database, files = organisations(folder / "organisations.csv"), new_database(), on_s3.new_store()
        found(folder / "server", csv, [], database, MovableClock(), ids, files=files)
        server = Server(folder / "server", thread, random.Random(0))
        who = {name: enrolled(server, folder, name, office, roles, ids) for name, office, roles in ROSTER}
        for pc in who.values():  # the last ones have been enrolled since
            _pulled(server, folder, pc)
        server.stop()
        keep(folder / "server")
    return Template(folder, who)


def scratch(name: str) -> Path:
    """A new folder, in memory where the machine has such a place."""
    return Path(tempfile.mkdtemp(prefix=f"sim-{name}-", dir=MEMORY if MEMORY.is_dir() else None))


def enrolled(server: Server, folder: Path, name: str, office: str, roles: Iterable[str], ids: Ids) -> Who:
    """A new PC with a new person for each role, everything of its office pulled; its folder is `folder / name`."""
    people = [(role, server.operator.add_person(office, f"{role} {name}", role)["id"]) for role in roles]
    who = Who(name, office, ids.new(), tuple(people), name)
    admit(server, folder, who, ids)
    return who


def admit(server: Server, folder: Path, who: Who, ids: Ids) -> None:
    """Enrol a new PC with these people. Raises: Refused where the server does not know them."""
    codes = [(person, server.operator.enrol(person, 1).code) for _, person in who.people]
    (folder / who.name).mkdir()
    signer = Signer(who.seed)
    replica = Replica(folder / who.name, who.key, signer, server.clock, ids)
    for person, code in codes:
        asked = Enrol(
            code=code,
            device=who.device,
            device_name=who.name,
            public_key=signer.public_key,
            signature=signer.sign(ENROL, enrol_bytes(code, who.device, signer.public_key)),
        )
        answer = server.district.enrol(asked, "sim")
        identity = Identity(
            office=who.office,
            device=who.device,
            server=answer.server,
            addresses=("https://district",),
            seal_key=answer.seal_key,
            ca_pem="",
            people=(*(replica.identity.people if replica.is_enrolled else ()), person),
        )
        replica.become(identity, answer.epoch)
    replica.close()
    _pulled(server, folder, who)


@dataclass(frozen=True)
class _Joining:
    """What a port has to know of a PC that has no engine yet."""

    who: Who
    label: str
    clock: MovableClock


def _pulled(server: Server, folder: Path, who: Who) -> None:
    replica = Replica(folder / who.name, who.key, Signer(who.seed), server.clock, SeededIds(crc32(who.name.encode())))
    wire = Wire(server, random.Random(0), lambda pc: None)
    port = WirePort(wire, _Joining(who, who.name, server.clock), Traffic(server.clock.monotonic_s, lambda: None))
    while exchange.pull_once(replica, port, 0, lambda happened: None):
        pass
    replica.close()


def cloned(who: Who, name: str) -> Who:
    """The same PC under another name: what lies on a copied disk."""
    return replace(who, name=name)
