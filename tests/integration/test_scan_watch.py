"""A real watch over a real folder, with real time: what lands is heard of, whatever the folder lies on."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.actions.scan_folder import Step
from app.actions.scan_watch import ScanWatch
from app.host import folder_watch
from app.host.folder_watch import FolderWatch, is_remote
from sync.protocol.signing import Signer
from sync.replica.replica import Replica
from sync.world import SystemClock, SystemIds
from tests.support.papers import readable_pdf
from tests.support.places import Pc
from tests.support.scans import all_scans

PATIENCE_S = 20.0


class Heard:
    """What a watch has told, and a way to wait for it."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._changed = threading.Condition()

    def __call__(self, step: Step) -> None:
        with self._changed:
            self.steps.append(step)
            self._changed.notify_all()

    def until(self, holds: Callable[[], object]) -> None:
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE_S), [step for step in self.steps if step.proposed]

    @property
    def proposed(self) -> int:
        return sum(step.proposed for step in self.steps)


@pytest.fixture
def replica(commune: Pc) -> Iterator[Replica]:
    """The commune's file, opened by a program whose clock goes."""
    made = Replica(commune.folder, commune.key, Signer(commune.seed), SystemClock(), SystemIds())
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "quét"
    made.mkdir()
    return made


@pytest.fixture
def heard() -> Heard:
    return Heard()


def names(replica: Replica, *states: str) -> list[str]:
    return [scan.name for scan in all_scans(replica) if scan.state in states]


@pytest.mark.parametrize("polled", [False, True])
def test_what_lands_is_proposed_soon(
    replica: Replica, folder: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch, polled: bool
) -> None:
    monkeypatch.setattr(folder_watch, "is_remote", lambda folder: polled)
    watch = ScanWatch(lambda: replica, folder, heard, poll_s=0.2)
    try:
        heard.until(lambda: heard.steps)
        readable_pdf(folder / "Công văn.pdf", "To khai")
        heard.until(lambda: heard.proposed == 1)
        assert names(replica, "waiting") == ["Công văn.pdf"]
    finally:
        watch.end()


def test_a_slow_scanner_is_waited_for(replica: Replica, folder: Path, heard: Heard) -> None:
    watch = ScanWatch(lambda: replica, folder, heard)
    try:
        heard.until(lambda: heard.steps)
        whole = readable_pdf(folder.parent / "whole.pdf", "To khai").read_bytes()
        with (folder / "Scan0001.pdf").open("wb") as file:
            for at in range(0, len(whole), 200):
                looks = len(heard.steps)
                file.write(whole[at : at + 200])
                file.flush()
                heard.until(lambda n=looks: len(heard.steps) > n)  # type: ignore[misc]
                assert heard.proposed == 0
        heard.until(lambda: heard.proposed == 1)
    finally:
        watch.end()
    [scan] = all_scans(replica)
    assert (scan.bytes, scan.is_cut) == (len(whole), False)


def test_a_folder_that_goes_away_and_comes_back_is_watched_again(
    replica: Replica, folder: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.actions.scan_folder.AWAY_S", 0.1)
    watch = ScanWatch(lambda: replica, folder, heard)
    try:
        heard.until(lambda: heard.steps)
        away = folder.rename(folder.parent / "unplugged")
        watch.look_now()
        heard.until(lambda: heard.steps[-1].away)
        away.rename(folder)
        heard.until(lambda: not heard.steps[-1].away)
        readable_pdf(folder / "a.pdf")
        heard.until(lambda: heard.proposed == 1)
    finally:
        watch.end()


def test_many_files_make_no_more_threads(replica: Replica, folder: Path, heard: Heard) -> None:
    watch = ScanWatch(lambda: replica, folder, heard)
    try:
        heard.until(lambda: heard.steps)
        before = threading.active_count()
        for n in range(300):
            readable_pdf(folder / f"{n:03}.pdf", f"To khai {n}")
        most = before
        while heard.proposed < 300:
            looks = len(heard.steps)
            heard.until(lambda n=looks: len(heard.steps) > n)  # type: ignore[misc]
            most = max(most, threading.active_count())
        assert most < before + 10  # such as the one that limits the reader's time; not one a file
    finally:
        watch.end()
    assert len(names(replica, "waiting")) == 300


def test_it_ends_in_the_middle_of_reading(replica: Replica, folder: Path, heard: Heard) -> None:
    for n in range(60):
        readable_pdf(folder / f"{n:02}.pdf", f"To khai {n}")
    before = threading.active_count()
    watch = ScanWatch(lambda: replica, folder, heard)
    heard.until(lambda: heard.proposed > 0)
    watch.end()
    assert threading.active_count() == before


def test_a_watch_that_the_system_does_not_grant_becomes_one_that_looks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(folder_watch, "Observer", refuse)
    told = threading.Event()
    watch = FolderWatch(folder, told.set, poll_s=0.1)
    try:
        assert watch.is_polling
        readable_pdf(folder / "a.pdf")
        assert told.wait(PATIENCE_S)
    finally:
        watch.end()


MOUNTED = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:27 / /mnt/m\\303\\241y\\040qu\\303\\251t rw - cifs //10.0.0.5/scan rw
31 21 0:28 / /srv rw - nfs4 10.0.0.6:/srv rw
32 31 8:2 / /srv/local rw - xfs /dev/sdb1 rw
33 21 0:29 / /mnt/may\\040quet rw - cifs //10.0.0.7/scan rw
"""


@pytest.mark.skipif(os.name == "nt", reason="drives have letters there")
@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/mai/quet", False),
        ("/mnt/may quet/2026", True),
        ("/mnt/may quetx", False),
        ("/srv/scan", True),
        ("/srv/local/scan", False),
    ],
)
def test_network_folders_are_told_by_what_they_are_mounted_from(tmp_path: Path, folder: str, remote: bool) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTED)
    assert is_remote(Path(folder), mounts) is remote


@pytest.mark.parametrize("folder", [r"\\maychu\quet", "//maychu/quet", r"\\10.0.0.5\scan\2026"])
def test_a_path_that_names_another_machine_is_a_network_folder(folder: str) -> None:
    assert is_remote(Path(folder))
