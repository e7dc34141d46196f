"""Disks that are full, and files of the programs that are cut off: named, nothing touched, nothing half done."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sync.engine.held_up import held_up
from sync.server.storage import LEAST_FREE
from tests.support.papers import pdf
from tests.support.programs import Office, run
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import RealPc, Serving
from tests.support.small_disk import small_disk
from tests.support.windows import write_profile

DAMAGED = ("database.damaged", "database.wrong_key")  # of an encrypted file nobody can say which it is


def fill(path: Path) -> None:
    """Leave no room on a file system."""
    with path.open("wb") as filling, pytest.raises(OSError, match="space"):
        while True:
            filling.write(bytes(64 << 10))
            filling.flush()


@contextmanager
def of_a_server_on_a_small_disk(folder: Path) -> Iterator[tuple[Path, Running]]:
    """The small disk with the server's data, and a PC that has heard of it and lies elsewhere."""
    with (
        small_disk(folder / "small", "24m") as small,
        closing(Serving(small)) as serving,
        Running(RealPc(serving, folder / "pc", serving.slip(COMMUNE))) as running,
    ):
        running.hear("online")
        yield small, running


def test_a_full_disk_takes_nothing_half_and_gives_no_number_away(serving: Serving, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "12m") as small:
        office = Office(small / "profile")
        server = ("--server", serving.url, "--fingerprint", serving.fingerprint)
        office("enrol", *server, "--code", serving.slip(COMMUNE))
        words = ("--to", DISTRICT, "--kind", "TB", "--subject", "Thông báo", "--file", pdf(tmp_path / "a.pdf", 90_000))
        first = office("dispatch", *words)
        fill(small / "filling")
        error = office("dispatch", *words, code=4)
        assert error["code"] == "disk.full"
        (small / "filling").unlink()
        assert [one["number"] for one in office("list", "outgoing")] == [first["number"]]
        assert office("dispatch", *words)["number"] == first["number"] + 1, "no number was lost"
        assert office("sync")["waiting"] == 0
        assert {one["state"] for one in office("list", "outgoing")} == {"sent"}


@pytest.mark.on_sqlite
def test_a_server_whose_disk_is_full_is_told_by_its_own_name_and_nothing_is_lost(tmp_path: Path) -> None:
    with of_a_server_on_a_small_disk(tmp_path) as (small, running):
        fill(small / "filling")
        sent = {dispatch(running.pc, f"Thông báo {n} " * 100, 9_000) for n in range(4)}
        assert running.hear("fault") == "server.full"
        assert running.engine.line.line.state == "up", "it answers, so that since when is not told anew each minute"
        write_profile(running.pc)
        beside = Office(running.pc.folder)
        assert beside("status")["held_up"]["code"] == "server.full"
        assert {check["check"]: check["code"] for check in beside("doctor")}["line"] == "server.full"
        (small / "filling").unlink()
        running.engine.look_again()
        assert {running.hear("sent") for _ in sent} == sent
        done = running.sync()
        assert (done.exit_code, done.summary.waiting) == (0, 0)
        assert beside("status")["held_up"] is None
        running.engine.stop()
        with running.pc.replica.read() as connection:
            assert held_up(connection) == {}, "not only untold because nothing waits"


@pytest.mark.on_sqlite
def test_a_server_with_little_room_takes_facts_and_no_file_goes_up_to_it_in_vain_again(tmp_path: Path) -> None:
    with of_a_server_on_a_small_disk(tmp_path) as (small, running):
        usage, line = shutil.disk_usage(small), running.pc.serving.relay
        (small / "filling").write_bytes(bytes(usage.free - int(usage.total * LEAST_FREE) + (64 << 10)))
        id = dispatch(running.pc, "Bản quét", 2_000_000)
        assert running.hear("fault") == "server.disk_full"
        assert running.engine.line.line.state == "up"
        before = line.up
        running.engine.look_again()
        assert running.hear("fault") == "server.disk_full"
        assert line.up - before < 200_000, "it is asked before the file goes up once more"
        (small / "filling").unlink()
        running.engine.look_again()
        assert running.hear("sent") == id


@pytest.mark.parametrize("left", [0.5, 0.0])
def test_an_offices_file_that_was_cut_off_is_named_and_left_as_it_is(
    serving: Serving, tmp_path: Path, left: float
) -> None:
    office = Office(tmp_path / "profile")
    server = ("--server", serving.url, "--fingerprint", serving.fingerprint)
    office("enrol", *server, "--code", serving.slip(COMMUNE))
    path = office.profile / "office.db"
    for beside in office.profile.glob("office.db-*"):
        beside.unlink()
    content = path.read_bytes()[: int(path.stat().st_size * left)]
    path.write_bytes(content)
    error = office("list", "incoming", code=4 if left else 2)
    if left:
        assert error["code"] in DAMAGED
        assert [one["code"] in DAMAGED for one in office("doctor") if one["check"] == "database"] == [True]
        assert path.read_bytes() == content
    else:
        assert error["code"] == "profile.none", "an empty file holds no office, and none is made up"


@pytest.mark.on_sqlite
def test_a_districts_file_that_was_cut_off_does_not_serve(serving: Serving) -> None:
    serving.stop()
    path = serving.folder / "district.db"
    content = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(content)
    ran = run("eoffice-server", "run", serving.folder, "--listen", "127.0.0.1:0", "--json")
    assert (ran.code, ran.error["code"]) == (4, "database.damaged")
    assert path.read_bytes() == content
