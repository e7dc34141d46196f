"""What lies about while a backup is made, and what a killed one has left."""

import os
from pathlib import Path
from typing import BinaryIO

import pytest

from sync.carriers.scratch import LEFT_S, scratch
from sync.errors import LocalHindrance
from sync.server.backup import back_up, back_up_daily
from sync.server.tables import Blob, table_of
from tests.support.places import PASSPHRASE, DistrictPlace, Pc
from tests.support.small_disk import small_disk

SUBJECT = "Kế hoạch chỉ huyện và xã đọc"


def readable(folder: Path) -> list[str]:
    """Files below a folder that show the document to whoever finds them."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and SUBJECT.encode() in path.read_bytes()]


def test_nothing_of_a_servers_backup_ever_lies_in_the_clear_where_it_goes(
    place: DistrictPlace, commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune.dispatch(SUBJECT)
    commune.sync()
    medium, seen = tmp_path / "USB", list[list[Path]]()
    medium.mkdir()
    kept = place.home.files.open_verified

    def look(sha256: str) -> BinaryIO:
        seen.append(list(medium.rglob("*")))
        assert readable(medium) == []
        return kept(sha256)

    monkeypatch.setattr(place.home.files, "open_verified", look)
    back_up(place.home, medium / "b", PASSPHRASE, place.clock)
    assert seen
    assert all(seen), "it was looked while something lay there"
    assert [path.name for path in medium.iterdir()] == ["b"]
    assert list(place.folder.glob(".backup-*")) == []


def left_by_a_killed_one(folder: Path, prefix: str, age_s: float) -> Path:
    left = folder / f"{prefix}killed"
    left.mkdir()
    (left / "part").write_bytes(b"half of a backup")
    os.utime(left, (left.stat().st_mtime - age_s,) * 2)
    return left


def test_what_a_killed_backup_has_left_goes_with_the_next(place: DistrictPlace, tmp_path: Path) -> None:
    own, medium = f".backup-{place.home.server[-8:]}-", tmp_path / "USB"
    medium.mkdir()
    here, there = (left_by_a_killed_one(folder, own, LEFT_S + 60) for folder in (place.folder, medium))
    another_servers = left_by_a_killed_one(medium, ".backup-ffffffff-", LEFT_S + 60)
    back_up_daily(place.home, medium, PASSPHRASE, place.clock)
    assert (here.exists(), there.exists(), another_servers.exists()) == (False, False, True)


def test_what_another_process_works_on_stays(tmp_path: Path) -> None:
    young = left_by_a_killed_one(tmp_path, ".eobackup-0123-", 3600)
    from_the_future = left_by_a_killed_one(tmp_path, ".eobackup-0123-x", -LEFT_S - 60)  # its PC's clock was wrong
    with scratch(tmp_path, ".eobackup-0123-") as made:
        assert made.stat().st_mode & 0o077 == 0
        assert (young.exists(), from_the_future.exists()) == (True, False)
    assert not made.exists()


def test_where_a_backups_disk_is_full_that_is_what_is_said(place: DistrictPlace, tmp_path: Path) -> None:
    for _ in range(12):
        sha256 = place.home.files.put_bytes(os.urandom(200_000))
        with place.home.database.write() as connection:
            connection.execute(table_of(Blob).insert().values(sha256=sha256, bytes=200_000, stored_at=""))
    with small_disk(tmp_path / "USB", "1m") as medium:
        with pytest.raises(LocalHindrance) as hindrance:
            back_up(place.home, medium / "b", PASSPHRASE, place.clock)
        assert hindrance.value.code == "disk.full"
        assert list(medium.iterdir()) == []
