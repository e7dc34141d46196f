"""Beginning an enrolment: killed half-way, twice at once, on a full disk, at a wrong address."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.actions.enrolling import enrol
from app.host.profile import Profile
from sync.errors import Defect, LocalHindrance, Refused
from sync.files import FileStore, write_whole
from sync.world import SystemClock, SystemIds
from tests.support.fakes import SeededIds
from tests.support.small_disk import small_disk

KILLED_BEFORE = """
import os, signal, sys
from pathlib import Path
from app.host.profile import Profile
from sync.world import SystemIds
replace = os.replace
def replace_or_die(source, target):
    if Path(target).name == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
    replace(source, target)
os.replace = replace_or_die
Profile(Path(sys.argv[1])).begin(SystemIds())
"""
BEGIN_MANY = """
import sys
from pathlib import Path
from app.host.profile import Profile
from sync.world import SystemClock, SystemIds
print("ready", flush=True)
sys.stdin.readline()
for n in range(5):
    profile = Profile(Path(sys.argv[1]) / str(n))
    facts, keys = profile.begin(SystemIds())
    profile.open_with(keys, SystemClock(), SystemIds()).close()
    print(facts.device, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("before", ["keys.json", "profile.json"])
def test_an_enrolment_killed_at_its_beginning_can_be_repeated(tmp_path: Path, before: str) -> None:
    profile = Profile(tmp_path / "profile")
    command = [sys.executable, "-c", KILLED_BEFORE, str(profile.folder), before]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert not profile.exists
    left = (profile.folder / "keys.json").read_bytes() if before == "profile.json" else None
    facts, keys = profile.begin(SeededIds(1))
    assert left in (None, (profile.folder / "keys.json").read_bytes())
    profile.open_with(keys, SystemClock(), SystemIds()).close()
    assert profile.begin(SeededIds(2)) == (facts, keys)


def test_two_enrolments_at_once_leave_one_working_profile(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BEGIN_MANY, str(tmp_path)]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in running:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    ended = [one.communicate(timeout=60) for one in running]
    assert [one.returncode for one in running] == [0, 0], ended
    devices = [out.splitlines() for out, _ in ended]
    assert devices[0] == devices[1]
    for n, device in enumerate(devices[0]):
        profile = Profile(tmp_path / str(n))
        assert profile.facts().device == device
        profile.open(SystemClock(), SystemIds()).close()


def test_what_an_enrolment_begins_with_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no /proc to look into")
    done: list[tuple[str, str]] = []
    fsync, replace = os.fsync, os.replace

    def note_sync(handle: int) -> None:
        fsync(handle)
        done.append(("sync", Path(f"/proc/self/fd/{handle}").readlink().name))

    def note_replace(source: Path, target: Path) -> None:
        replace(source, target)
        done.append(("name", f"{source.name} {target.name}"))

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "replace", note_replace)
    Profile(tmp_path / "profile").begin(SeededIds(1))
    for name in ("keys.json", "profile.json"):
        at = next(n for n, (what, about) in enumerate(done) if what == "name" and about.endswith(f" {name}"))
        assert done[at - 1] == ("sync", done[at][1].split()[0])
        assert done[at + 1] == ("sync", "profile")
    done.clear()
    FileStore(tmp_path / "profile" / "files").put_bytes(b"x")
    folders = [about for what, about in done if what == "sync" and not about.startswith("in-")]
    assert folders == ["profile", "files", "2d"]


def test_a_full_disk_leaves_a_small_file_as_it_was(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "64k") as small:
        write_whole(small / "ca.pem", "như cũ")
        with pytest.raises(LocalHindrance, match=r"disk\.full"):
            write_whole(small / "ca.pem", "x" * 100_000)
        assert (small / "ca.pem").read_text() == "như cũ"
        assert [path.name for path in small.iterdir()] == ["ca.pem"]


def test_a_key_file_that_cannot_be_read_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{")
    with pytest.raises(Defect, match=r"keys\.damaged"):
        Profile(tmp_path).begin(SeededIds(1))
    assert (tmp_path / "keys.json").read_text() == "{"


@pytest.mark.parametrize("below", ["", "/below"])
def test_a_profile_that_is_a_file_is_refused(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("x")
    profile = Profile(Path(f"{tmp_path}/file{below}"))
    with pytest.raises(Refused, match=r"profile\.not_a_folder"):
        profile.begin(SeededIds(1))
    with pytest.raises(Refused, match=r"profile\.not_a_folder"):
        profile.facts()


@pytest.mark.parametrize(
    "address",
    ["https://h:abc", "https://h:99999", "https://h:0", "https://:8443", "https://[::1", "http://h", "h:8443", ""],
)
def test_an_address_that_cannot_be_one_is_refused_and_nothing_begun(tmp_path: Path, address: str) -> None:
    profile = Profile(tmp_path / "profile")
    with pytest.raises(Refused, match=r"server\.bad_address"):
        enrol(profile, address, "", "0" * 64, None, "", SystemClock(), SystemIds())
    assert not profile.folder.exists()
