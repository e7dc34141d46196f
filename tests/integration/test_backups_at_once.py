"""Backups that meet each other: two commands at once, two servers in one folder, one that was killed before."""

import signal
import subprocess
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from sync.errors import EofficeError, Refused
from sync.files import name_new
from sync.server.backup import back_up, back_up_daily, daily_series
from sync.server.founding import found
from sync.server.home import KEYS, Home
from sync.server.restoring import restore
from sync.server.stores import ServerFiles
from sync.world import SystemClock, SystemIds
from tests.support.places import PASSPHRASE, DistrictPlace, Pc
from tests.support.programs import BIN, TOO_LONG_S
from tests.support.sample_offices import organisations

SQLITE = b"SQLite format 3"


class Watched:
    """A server's files; whoever asks for one has everything below a folder looked through for a readable database."""

    def __init__(self, files: ServerFiles, folder: Path) -> None:
        self._files, self._folder = files, folder
        self.asked, self.readable = 0, list[Path]()

    def open_verified(self, sha256: str) -> BinaryIO:
        self.asked += 1
        there = [path for path in self._folder.rglob("*") if path.is_file()]
        self.readable += [path for path in there if path.read_bytes().startswith(SQLITE)]
        return self._files.open_verified(sha256)


def at_once(do: Callable[[], object], times: int) -> list[str]:
    """What several say that do the same at the same time: a code of ours, or "done"."""
    ready, said = threading.Barrier(times), list[str]()

    def one() -> None:
        ready.wait()
        try:
            do()
            said.append("done")
        except EofficeError as error:
            said.append(error.code)

    threads = [threading.Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def test_of_backups_under_one_name_at_once_one_is_written_and_the_others_say_no(place: DistrictPlace) -> None:
    target = place.root / "b.tar"
    said = at_once(lambda: back_up(place.home, target, PASSPHRASE, place.clock), 3)
    assert said == ["backup.exists", "backup.exists", "done"]
    assert [path.name for path in place.root.glob("*b.tar*")] == ["b.tar"]


def test_of_servers_made_in_one_folder_at_once_one_is_made_and_stays(tmp_path: Path) -> None:
    offices, folder = organisations(tmp_path / "offices.csv"), tmp_path / "server"
    said = at_once(lambda: found(folder, offices, [], "", SystemClock(), SystemIds()), 3)
    assert said == ["done", "server.not_empty", "server.not_empty"]
    Home(folder).close()


def test_of_restores_into_one_folder_at_once_one_is_done_and_stays(place: DistrictPlace, tmp_path: Path) -> None:
    backup, folder = place.back_up(), tmp_path / "again"
    said = at_once(lambda: restore(backup, folder, PASSPHRASE, [], SystemClock(), SystemIds()), 2)
    assert said == ["done", "server.not_empty"]
    Home(folder).close()
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


class Meanwhile(SystemClock):
    """Whenever the time is asked for, another command has been quicker in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def now(self) -> datetime:
        (self._folder / KEYS).mkdir(exist_ok=True)
        (self._folder / KEYS / "theirs").touch()
        return super().now()


def test_a_restore_that_comes_second_leaves_what_the_first_has_laid_there(place: DistrictPlace, tmp_path: Path) -> None:
    backup, folder = place.back_up(), tmp_path / "again"
    with pytest.raises(Refused) as refused:
        restore(backup, folder, PASSPHRASE, [], Meanwhile(folder), SystemIds())
    assert refused.value.code == "server.not_empty"
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) == [KEYS, f"{KEYS}/theirs"]


def test_a_finished_file_takes_no_others_name(tmp_path: Path) -> None:
    (tmp_path / "part").write_text("new")
    (tmp_path / "there").write_text("old")
    with pytest.raises(FileExistsError):
        name_new(tmp_path / "part", tmp_path / "there")
    assert (tmp_path / "there").read_text() == "old"
    name_new(tmp_path / "part", tmp_path / "free")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"there": "old", "free": "new"}


def test_servers_made_in_one_minute_leave_each_others_backups_alone(tmp_path: Path) -> None:
    offices, vault, written = organisations(tmp_path / "offices.csv"), tmp_path / "vault", list[str]()
    vault.mkdir()
    for name in ("one", "two"):
        found(tmp_path / name, offices, [], "", SystemClock(), SystemIds())
        home = Home(tmp_path / name)
        written.append(str(back_up_daily(home, vault, PASSPHRASE, SystemClock())["file"]))
        home.close()
    assert sorted(map(str, vault.iterdir())) == sorted(written)


def test_what_a_killed_backup_left_goes_with_the_next_one(place: DistrictPlace, tmp_path: Path) -> None:
    ours = f".backup-{daily_series(place.home.server).beginning.split('-')[2]}-x"
    vault = tmp_path / "vault"
    for left in (vault / ours, vault / ".backup-ffffffff-x", place.folder / ours):
        left.mkdir(parents=True)
        (left / "district.db").write_bytes(SQLITE)
    back_up(place.home, vault / "b.tar", PASSPHRASE, place.clock)
    assert {path.name for path in vault.iterdir()} == {"b.tar", ".backup-ffffffff-x"}, "another server's stays"
    assert not (place.folder / ours).exists()


def test_what_is_not_encrypted_yet_never_lies_where_the_backup_goes(
    place: DistrictPlace, commune: Pc, tmp_path: Path
) -> None:
    commune.dispatch(size=50_000)
    commune.sync()
    vault = tmp_path / "vault"
    vault.mkdir()
    files = place.home.files
    place.home.files = watched = Watched(files, vault)  # type: ignore[assignment]
    back_up(place.home, vault / "b.tar", PASSPHRASE, place.clock)
    place.home.files = files
    assert (watched.asked > 0, watched.readable) == (True, [])


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_backup_that_is_ended_leaves_nothing_behind(place: DistrictPlace, tmp_path: Path, asked: int) -> None:
    vault, phrase = tmp_path / "vault", tmp_path / "phrase"
    vault.mkdir()
    phrase.write_text(PASSPHRASE, encoding="utf-8")
    words = ("backup", place.folder, vault / "b.tar", "--passphrase-file", phrase)
    ending = subprocess.Popen([BIN / "eoffice-server", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while ending.poll() is None and not any(vault.iterdir()):
        threading.Event().wait(0.01)
    ending.send_signal(asked)
    _, said = ending.communicate(timeout=TOO_LONG_S)
    assert (ending.returncode in (0, 128 + asked), said) == (True, b"")
    assert {path.name for path in vault.iterdir()} <= {"b.tar"}
    assert not list(place.folder.glob(".backup-*"))
