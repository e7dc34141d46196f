"""Saved means saved: kill -9, full disks, damaged files. What was acknowledged is there; what was not left no trace."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine import exchange
from sync.errors import Defect, LineHindrance, LocalHindrance, Refused
from sync.files import FileStore
from sync.protocol.signing import Signer
from sync.replica import pushes
from sync.replica.replica import Replica
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving
from tests.support.small_disk import small_disk

NUMBER_FOR_EVER = """
import sys
from pathlib import Path
from app.actions import outgoing
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from sync.protocol.signing import Signer
from sync.replica.replica import Replica
from sync.world import SystemClock, SystemIds
from tests.support.places import WRITTEN
folder, key, seed = sys.argv[1:]
replica = Replica(Path(folder), bytes.fromhex(key), Signer(bytes.fromhex(seed)), SystemClock(), SystemIds())
desk = Desk(replica, replica.identity.people[0])
paper = Path(folder) / "paper.pdf"
while True:
    wanted = Wanted("TB", "Trước khi mất điện", WRITTEN, files=(paper,), to=("187",))
    print(outgoing.dispatch(desk, wanted).number, flush=True)
"""


def killed_at_work(pc: Pc, after: int) -> list[int]:
    """Numbers that another process said it had given before it was killed in the middle of its work."""
    command = [sys.executable, "-c", NUMBER_FOR_EVER, str(pc.folder), pc.key.hex(), pc.seed.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as working:
        assert working.stdout is not None
        told = [int(working.stdout.readline()) for _ in range(after)]
        working.kill()
        told += [int(line) for line in working.stdout.read().splitlines() if line.strip().isdigit()]
    return told


@pytest.mark.parametrize("rounds", [3, pytest.param(40, marks=pytest.mark.long)])
def test_what_a_killed_pc_had_called_saved_is_there_once(commune: Pc, district: Pc, rounds: int) -> None:
    pdf(commune.folder / "paper.pdf", 40_000)
    told: list[int] = []
    for n in range(rounds):
        told += killed_at_work(commune, after=1 + n % 3)
        raw = commune.replica.database.raw()
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        raw.close()
        commune.sync()
    numbers = sorted(x.line.number for x in commune.outgoing())
    assert set(told) <= set(numbers)
    assert numbers == list(range(1, len(numbers) + 1))
    district.sync()
    assert sorted(x.line.number for x in district.incoming()) == numbers
    assert commune.refused() == []


@pytest.mark.parametrize(("rounds", "numbers"), [(3, 8), pytest.param(40, 2, marks=pytest.mark.long)])
def test_a_server_killed_under_load_forgets_nothing_it_has_answered(tmp_path: Path, rounds: int, numbers: int) -> None:
    serving = Serving(tmp_path)
    try:
        _kill_under_load(serving, rounds, numbers)
    finally:
        serving.close()


def _kill_under_load(serving: Serving, rounds: int, numbers: int) -> None:
    """All numbers together fit into one window: the server may never get to answer."""
    pc = serving.enrol(COMMUNE)
    for n in range(rounds):
        for _ in range(numbers):
            outgoing.number(pc.desk, Wanted("TB", f"Lượt {n}", WRITTEN))
        serving.relay.cut_up_after = serving.relay.up + 600 + 700 * (n % 5)
        with pytest.raises(LineHindrance):
            while pc.asking(lambda port: exchange.push_once(pc.replica, port, lambda h: None)):
                pass
            raise LineHindrance("line.reset")
        serving.kill()
        serving.start()
    serving.relay.cut_up_after = None
    while pc.asking(lambda port: exchange.push_once(pc.replica, port, lambda h: None)):
        pass
    with serving.home.database.read() as connection:
        entries = connection.exec_driver_sql("SELECT count(*) FROM shared_row WHERE type = 'entry'").scalar_one()
        asked = connection.exec_driver_sql("SELECT count(*) FROM intent WHERE act = 'number'").scalar_one()
    assert serving.home.database.look_through(thorough=True) == ""
    assert entries == asked == numbers * rounds
    with pc.replica.read() as connection:
        assert connection.exec_driver_sql("SELECT DISTINCT outcome FROM outbox").scalar_one() == "applied"
    pc.close()


def test_a_full_disk_refuses_the_action_and_keeps_everything_before(commune: Pc) -> None:
    commune.number("Trước khi đầy")
    with commune.replica.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LocalHindrance) as hindrance:
        for _ in range(200):
            commune.number("Khi đã đầy " + "x" * 1500)
    assert hindrance.value.code == "disk.full"
    given = [x.line.number for x in commune.outgoing()]
    with commune.replica.database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert commune.number("Sau khi dọn").number == max(given) + 1
    commune.sync()
    assert commune.refused() == []


def test_a_full_file_system_leaves_no_half_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "1m") as small:
        store = FileStore(small)
        kept = store.put_bytes(b"x" * 1000)
        with pytest.raises(LocalHindrance) as hindrance:
            store.put_file(pdf(tmp_path / "large.pdf", 3_000_000))
        assert hindrance.value.code == "disk.full"
        assert list(store.partial.iterdir()) == []
        store.open_verified(kept).close()


def test_a_damaged_file_is_named_and_not_touched(commune: Pc) -> None:
    commune.number("Sẽ hỏng")
    commune.close()
    path = commune.folder / "office.db"
    content = bytearray(path.read_bytes())
    content[4096 * 3 + 100 : 4096 * 3 + 400] = b"\0" * 300
    path.write_bytes(content)
    with pytest.raises(Defect) as defect:
        replica = Replica(commune.folder, commune.key, Signer(commune.seed), commune.clock, commune.ids)
        try:
            with replica.read() as connection:
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        finally:
            replica.close()
    assert defect.value.code in ("database.damaged", "database.wrong_key")
    assert path.read_bytes() == bytes(content)
    path.unlink()
    commune._open()


def test_another_key_does_not_open_the_file(commune: Pc) -> None:
    with pytest.raises(Defect) as defect:
        Replica(commune.folder, b"\1" * 32, Signer(commune.seed), commune.clock, commune.ids)
    assert defect.value.code == "database.wrong_key"


def test_the_file_on_disk_shows_nothing_of_a_document(commune: Pc) -> None:
    commune.number("Kế hoạch phòng chống thiên tai")
    everything = b"".join(p.read_bytes() for p in commune.folder.glob("office.db*"))
    assert "phòng chống".encode() not in everything
    assert not everything.startswith(b"SQLite format 3")


def test_a_file_of_a_newer_program_is_refused_unchanged(commune: Pc) -> None:
    with commune.replica.database.write() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql("PRAGMA user_version = 999")
    with pytest.raises(Refused) as refused:
        commune.restart()
    assert refused.value.code == "database.newer"
    raw = commune.replica.database.raw()
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()
    commune._open()


def test_an_intent_that_brings_the_server_down_three_times_is_set_aside(place: DistrictPlace, commune: Pc) -> None:
    commune.number("Làm sập máy chủ")
    with commune.replica.write() as t:
        batch = pushes.next_push(t.connection, t.epoch)
    item = batch.intents[0]
    name = hashlib.sha256(item.raw + item.signature).hexdigest()
    for _ in range(3):
        (place.folder / "judging.json").write_text(json.dumps({"intent": name}))
        place.reopen()
    commune.number("Vẫn đi được")
    while exchange.push_once(commune.replica, commune.port, commune.heard):
        pass
    commune.sync()
    assert [(r.outcome, r.code) for r in commune.refused()] == [("quarantined", "intent.crashes")]
    assert [x.line.subject for x in commune.outgoing()] == ["Vẫn đi được"]
