"""How many offices and documents a server bears: memory a connected office, one document to all, disk a document.

The server is a process of its own and serves over TLS, the listening offices are another one, the measuring is here.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from sync.engine import exchange
from sync.protocol.messages import Push, PushAnswer
from sync.rules.people import Device, Person, Role, RoleHeld
from sync.rules.rows import DIRECTORY
from sync.rules.state import Changes
from sync.server.home import Home
from sync.server.rows import store
from sync.server.tokens import give_token
from sync.world import SystemClock, SystemIds
from tests.support.papers import pdf
from tests.support.places import DistrictPlace
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, THIRD
from tests.support.serving import RealPc, Serving

COUNTS = (3_300, 10_600)
SENT_TO = 3_300  # a document names at most 4,000 recipients
PROMISED_KB, PROMISED_S = 45, 1.0
DOCUMENTS = 100
SMALL = 20_000
STEPS = (200, 1_000, 2_000)  # documents at the server, when its memory is looked at
BATCH = 100


def capacity(words: list[str]) -> None:
    """`--offices N` for one run with offices alone, `--documents` for what documents take alone."""
    counts = [int(word) for word in words if word.isdigit()] or list(COUNTS)
    for count in counts if "--documents" not in words else ():
        with tempfile.TemporaryDirectory() as folder:
            _connected(Path(folder), count)
    if "--offices" not in words:
        for measure in (_on_disk, _in_memory):
            with tempfile.TemporaryDirectory() as folder:
                measure(Path(folder))


def _connected(root: Path, count: int) -> None:
    serving = Serving(root, extra_communes=count - 3, own_interpreter=True)
    try:
        serving.stop()
        tokens, cursors = _enrol_all(serving.home, count)
        serving.start()
        pc = serving.enrol(DISTRICT)
        assert serving.process is not None
        pid, before = serving.process.pid, _rss_kb(serving.process.pid)
        began = time.monotonic()
        with _listening(serving, tokens, cursors) as crowd:
            _wait(crowd, "listening")
            connected_s, after = time.monotonic() - began, _rss_kb(pid)
            print(f"{count:,} offices listen after {connected_s:.0f} s; server {before / 1024:.0f} MB before,", end=" ")
            print(
                f"{after / 1024:.0f} MB with them: {(after - before) / count:.1f} KB an office (promised {PROMISED_KB})"
            )
            for n in range(3):
                _one_to_many(pc, root, min(count, SENT_TO), n, crowd if count <= SENT_TO else None)
            print(
                f"server afterwards: {_rss_kb(pid) / 1024:.0f} MB; {_db_kb(serving.folder) / 1024:.0f} MB of database"
            )
        pc.close()
    finally:
        serving.close()


def _one_to_many(pc: RealPc, root: Path, count: int, n: int, crowd: "subprocess.Popen[str] | None") -> None:
    """One document, on its way by the real wire; the answer leaves the server after the commit."""
    from app.actions import outgoing
    from app.actions.outgoing import Wanted

    paper = pdf(root / f"paper-{n}.pdf", SMALL)
    to = (COMMUNE, NEIGHBOUR, THIRD, *(f"X{at:05d}" for at in range(count - 3)))
    outgoing.dispatch(pc.desk, Wanted(to=to, kind="TB", subject=f"Thông báo số {n}", files=(paper,)))
    port = pc.make_port()
    asked_s: list[float] = []
    ask = port.push

    def push(message: Push) -> PushAnswer:
        began = time.monotonic()
        answer = ask(message)
        asked_s.append(time.monotonic() - began)
        return answer

    port.push = push  # type: ignore[method-assign]
    try:
        at = time.time()
        exchange.push_once(pc.replica, port, lambda *_: None)
        took_s = time.time() - at
        ask(Push(epoch=pc.serving.home.epoch, intents=()))
        meanwhile_s = time.time() - at - took_s
    finally:
        port.close()
    said = f"one document to {len(to):,} offices: committed and answered after {sum(asked_s):.2f} s"
    said += f" (promised {PROMISED_S:g}), {took_s:.2f} s with what its PC does before and after"
    said += f"; a push right after it waits {meanwhile_s:.2f} s"
    if crowd is not None:
        said += f"; {_wait(crowd, f'heard {n + 1}')['at'] - at:.1f} s until every office had heard of it"
    print(f"{said}; load {os.getloadavg()[0]:.1f}", flush=True)


def _enrol_all(home: Home, count: int) -> tuple[list[str], dict[str, int]]:
    """A clerk and a PC in each office, as rows; their tokens, and how far the directory has come."""
    ids, clock = SystemIds(), SystemClock()
    offices = [f"X{at:05d}" for at in range(count - 3)] + [COMMUNE, NEIGHBOUR, THIRD]
    tokens = []
    with home.database.write() as connection:
        for office in offices:
            person, device = ids.new(), ids.new()
            held = (RoleHeld(role=Role.CLERK),)
            rows = (
                Person(id=person, office=office, name="Nguyễn Thị Mẫu", roles=held),
                Device(
                    id=device,
                    office=office,
                    name="PC",
                    public_key=os.urandom(32),
                    people=(person,),
                    enrolled_at=clock.now(),
                ),
            )
            store(connection, Changes(rows=rows), home.seal)
            tokens.append(give_token(connection, device, clock))
        query = f"SELECT revision FROM scope WHERE id = '{DIRECTORY}'"
        directory = connection.exec_driver_sql(query).scalar_one()
    return tokens, {DIRECTORY: directory}


@contextmanager
def _listening(serving: Serving, tokens: list[str], cursors: dict[str, int]) -> Iterator["subprocess.Popen[str]"]:
    order = {
        "port": serving.port,
        "epoch": serving.home.epoch,
        "cursors": cursors,
        "tokens": tokens,
        "ca": str(serving.home.keys / "ca.pem"),
    }
    path = serving.root / "order.json"
    path.write_bytes(msgspec.json.encode(order))
    command = [sys.executable, "-m", "tests.benchmarks.listeners", str(path)]
    crowd = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield crowd
    finally:
        crowd.kill()
        crowd.wait()
        for pipe in (crowd.stdin, crowd.stdout):
            assert pipe is not None
            pipe.close()


def _wait(crowd: "subprocess.Popen[str]", what: str) -> dict[str, float]:
    assert crowd.stdout is not None
    for line in crowd.stdout:
        said: dict[str, float] = json.loads(line)
        if said["all"] == what:
            return said
    raise RuntimeError("the listening offices have ended")


def _rss_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    raise RuntimeError("no memory told")


def _db_kb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.glob("*.db*")) / 1024


def _on_disk(root: Path) -> None:
    """What a document takes in the server's database and in its offices' files, its attached file apart."""
    place = DistrictPlace(root, extra_communes=18)
    sender, receiver = place.enrol(DISTRICT), place.enrol(COMMUNE)
    paper = pdf(root / "paper.pdf", SMALL)
    to = [COMMUNE, NEIGHBOUR, THIRD, *(f"X{at:05d}" for at in range(18))]
    sizes: list[tuple[float, float, float]] = []
    for recipients in (to[:1], to):
        before = _settled(place, sender, receiver)
        for n in range(DOCUMENTS):
            sender.dispatch(f"Thông báo số {n} về việc phòng, chống thiên tai", to=recipients, file=paper)
            if n % 25 == 24:
                sender.sync()
                receiver.sync()
        after = _settled(place, sender, receiver)
        sizes.append(tuple((now - then) / DOCUMENTS for now, then in zip(after, before, strict=True)))  # type: ignore[arg-type]
    one, many = sizes
    print(f"a document to one office: {one[0]:.1f} KB in the server's database, {one[2]:.1f} KB at the receiver")
    print(f"a document to 21 offices: {many[0]:.1f} KB in the server's database, {many[1]:.1f} KB at the sender")
    print(f"each further recipient: {(many[0] - one[0]) / 20:.2f} KB in the server's database")
    for pc in place.pcs:
        pc.close()
    place.close()


def _in_memory(root: Path) -> None:
    """What documents take in the server's memory: before any, and as more and more lie there, each time after a new PC
    of the office to which all of them went has fetched everything."""
    serving = Serving(root, own_interpreter=True)
    try:
        pc, done, paper = serving.enrol(DISTRICT), 0, pdf(root / "paper.pdf", SMALL)
        assert serving.process is not None
        print(f"server without documents: {_rss_kb(serving.process.pid) / 1024:.0f} MB", flush=True)
        for step in STEPS:
            for _ in range(done, step, BATCH):
                _hand_over(pc, paper)
            done = step
            began, fresh = time.monotonic(), serving.enrol(COMMUNE)
            port = fresh.make_port()
            while exchange.pull_once(fresh.replica, port, 0, lambda *_: None):
                pass
            port.close()
            fresh.close()
            took_s, held_mb = time.monotonic() - began, _rss_kb(serving.process.pid) / 1024
            told = f"{step:,} documents: server {held_mb:.0f} MB, {_db_kb(serving.folder) / 1024:.1f} MB of database"
            print(f"{told}; a new PC has them after {took_s:.0f} s; load {os.getloadavg()[0]:.1f}", flush=True)
        pc.close()
    finally:
        serving.close()


def _hand_over(pc: RealPc, paper: Path) -> None:
    from app.actions import outgoing
    from app.actions.outgoing import Wanted

    for n in range(BATCH):
        subject = f"Thông báo số {n} về việc phòng, chống thiên tai"
        outgoing.dispatch(pc.desk, Wanted(to=(COMMUNE,), kind="TB", subject=subject, files=(paper,)))
    port = pc.make_port()
    try:
        while exchange.push_once(pc.replica, port, lambda *_: None) | exchange.upload_once(
            pc.replica, port, lambda wanted: False
        ):
            pass
        while exchange.pull_once(pc.replica, port, 0, lambda *_: None):  # with more numbers to give
            pass
    finally:
        port.close()


def _settled(place: DistrictPlace, *pcs: object) -> tuple[float, ...]:
    """Sizes in KB with nothing left in the write-ahead logs."""
    for database in (place.home.database, *(pc.replica.database for pc in pcs)):  # type: ignore[attr-defined]
        raw = database.raw()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()
    files = [place.folder / "district.db", *(pc.replica.database.path for pc in pcs)]  # type: ignore[attr-defined]
    return tuple(path.stat().st_size / 1024 for path in files)
