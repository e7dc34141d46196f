"""What a service of Windows does with the server, tried where the tests run: a keeper and its child."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server.founding import found
from sync.server.home import SETTINGS
from sync.server.keeping import Keeper
from sync.server.windows_service import rights_command, server_command
from sync.world import SystemClock, SystemIds
from tests.support.sample_offices import organisations
from tests.support.serving import SERVER

NOTES_AND_ENDS = "import sys; open(sys.argv[1], 'a').write('x'); sys.exit(3)"
NOTES_AND_STAYS = "import sys; open(sys.argv[1], 'a').write('x'); sys.stdin.read(); open(sys.argv[1], 'a').write('.')"
LIMIT_S = 60


class Kept:
    """A keeper at work on a thread, with what it tells."""

    def __init__(self, folder: Path, script: str) -> None:
        self.note, self.told = folder / "note", list[str]()
        command = [sys.executable, "-c", script, str(self.note)]
        self.keeper = Keeper(command, folder, self.told.append, time.monotonic)
        self.thread = threading.Thread(target=self.keeper.keep)
        self.thread.start()

    def until(self, noted: str) -> None:
        limit = time.monotonic() + LIMIT_S
        while not (self.note.exists() and self.note.read_text().startswith(noted)):
            assert time.monotonic() < limit, self.told
            threading.Event().wait(0.05)

    def end(self) -> None:
        self.keeper.end()
        self.thread.join(LIMIT_S)
        assert not self.thread.is_alive()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / SETTINGS).touch()
    yield tmp_path


def test_a_server_that_ends_by_itself_is_started_again_and_an_administrator_hears_of_it(made: Path) -> None:
    kept = Kept(made, NOTES_AND_ENDS)
    kept.until("xx")
    kept.end()
    assert kept.told[0] == "the server has ended with 3; it is started again in 1 s"


def test_a_server_is_ended_by_the_end_of_its_input_and_not_started_again(made: Path) -> None:
    kept = Kept(made, NOTES_AND_STAYS)
    kept.until("x")
    kept.end()
    assert kept.note.read_text() == "x."
    assert kept.told == []


def test_nothing_is_started_before_a_server_has_been_made(tmp_path: Path) -> None:
    kept = Kept(tmp_path, NOTES_AND_STAYS)
    while not kept.told:
        assert kept.thread.is_alive()
    kept.end()
    assert not kept.note.exists()
    assert str(tmp_path) in kept.told[0]


def test_the_folder_of_a_service_is_its_accounts_and_the_administrators() -> None:
    command = rights_command(Path("data"))
    assert command[:3] == ["icacls", "data", "/inheritance:r"]
    assert command[4::2] == ["*S-1-5-18:(OI)(CI)F", "*S-1-5-32-544:(OI)(CI)F", "*S-1-5-19:(OI)(CI)M"]
    assert server_command(Path("x/eoffice-service.exe"), Path("data"))[1:] == ["run", "data", "--until-input-ends"]


def test_a_server_whose_keeper_is_gone_ends_by_itself(tmp_path: Path) -> None:
    folder = tmp_path / "server"
    found(folder, organisations(tmp_path / "o.csv"), [], "", SystemClock(), SystemIds())
    command = [str(SERVER), "run", str(folder), "--listen", "127.0.0.1:0", "--until-input-ends"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert process.stdin is not None
            assert json.loads(process.stdout.readline())["ready"]
            process.stdin.close()
            assert process.wait(LIMIT_S) == 0
        finally:
            process.kill()
    assert "nobody keeps this process any more" in (folder / "log" / "server.log").read_text(encoding="utf-8")
