"""The packages as an office has them: built, installed in a bare system, worked with, upgraded, purged.

What was measured is printed; `pytest -s` shows it. PACKAGES_TO_TRY names a folder with packages that were made before,
in `old` and `new`: so a real earlier version is tried. BARE_SYSTEM names a bare system made before, to be copied.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.host.carried import LICENCES, listed_parts
from tests.frozen.bare import Bare, Program, need, need_a_bare_system
from tests.frozen.seeing import see
from tests.support.papers import pdf

pytestmark = [pytest.mark.long, pytest.mark.timeout(7200)]
ROOT = Path(__file__).resolve().parents[2]
OLDER = "0.0.9"
SERVER_HOME, PORT = "/var/lib/eoffice-server", 18443
COMMUNE, DISTRICT = "06505", "187"
WINDOW_S = 120  # on a machine that does other things too


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """Both packages of this version, and the same as an older one: version to name to file."""
    need_a_bare_system()
    place = Path(os.environ.get("PACKAGES_TO_TRY") or tmp_path_factory.mktemp("packages"))
    build = (
        "import sys; from pathlib import Path; from sync.version import VERSION\n"
        "from build_spec.build import build_linux\n"
        "build_linux(Path(sys.argv[1]) / 'new', VERSION, quick=True)\n"
        f"build_linux(Path(sys.argv[1]) / 'old', {OLDER!r}, keeps=True, quick=True)"
    )
    if not any(place.iterdir()):
        subprocess.run([sys.executable, "-c", build, place], cwd=ROOT, check=True)
    return {age: {file.name.split("_")[0]: file for file in (place / age).glob("*.deb")} for age in ("old", "new")}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bare]:
    need_a_bare_system()
    made = Bare(tmp_path_factory.mktemp("bare") / "root")
    made.run("apt-get", "update", "-q")
    yield made
    assert str(made.root) not in Path("/proc/mounts").read_text()


class Service:
    """The server in the folder, as its unit would start it."""

    def __init__(self, bare: Bare) -> None:
        self._bare, self._running = bare, None
        self.start()

    def start(self) -> None:
        words = ("/opt/eoffice-server/eoffice-server", "run", SERVER_HOME, "--listen", f"127.0.0.1:{PORT}")
        self._running: subprocess.Popen[str] | None = self._bare.start(*words, user="eoffice-server")
        assert self._running.stdout is not None
        assert json.loads(self._running.stdout.readline())["ready"]

    def stop(self) -> None:
        if self._running is not None:
            self._running.kill()  # unshare hears nothing else, and takes along what it has started
            self._running.communicate()
            self._running = None


def _operate(bare: Bare, *words: str) -> Any:
    return json.loads(bare.run("eoffice-server", *words, "--json", user="eoffice-server"))


def _enrolled(bare: Bare, user: str, office: str) -> Program:
    person = _operate(
        bare, "person", "add", SERVER_HOME, "--office", office, "--name", "Lương Thị Làm Mẫu", "--role", "clerk"
    )
    slip = _operate(bare, "enrol", SERVER_HOME, "--person", person["id"])
    pc = Program(bare, user)
    words = ("--server", f"https://127.0.0.1:{PORT}", "--code", slip["code"], "--fingerprint", slip["fingerprint"])
    assert pc("enrol", *words)["office"] == office
    return pc


def _install(bare: Bare, files: dict[str, Path]) -> None:
    bare.apt("install", *(bare.take(file) for file in files.values()))


def test_an_office_works_with_the_packages_from_install_to_purge(
    packages: dict[str, dict[str, Path]], bare: Bare, tmp_path: Path
) -> None:
    before = bare.files()
    _install(bare, packages["old"])
    for program, user in (("eoffice", "nobody"), ("eoffice-server", "eoffice-server")):
        found = json.loads(bare.run(program, "--self-check", "--json", user=user, HOME="/tmp"))
        assert found["ok"] and found["frozen"], found
        print(program, found["system"], [one["detail"] for one in found["checks"]])

    organisations = bare.take(ROOT / "resources" / "sample" / "organisations.csv")
    bare.run("eoffice-server", "init", SERVER_HOME, "--organisations", organisations, user="eoffice-server")
    service = Service(bare)
    try:
        commune, district = _enrolled(bare, "xa", COMMUNE), _enrolled(bare, "huyen", DISTRICT)
        report = bare.take(pdf(tmp_path / "bao-cao.pdf"))
        words = ("--to", DISTRICT, "--kind", "BC", "--file", report)
        first = commune("dispatch", *words, "--subject", "Báo cáo tháng 11")
        assert commune("sync")["sent"] == 1
        assert district("sync")["received"] == 1
        service.stop()
        second = commune("dispatch", *words, "--subject", "Báo cáo khi mất mạng")
        waiting = commune("list", "outbox")

        _install(bare, packages["new"])
        assert _version(bare) > OLDER
        assert commune("list", "outbox") == waiting and [one["id"] for one in waiting] == [second["id"]]
        service.start()
        assert commune("sync")["sent"] == 1
        assert district("sync")["received"] == 1
        assert {one["id"] for one in district("list", "incoming")} == {first["id"], second["id"]}
        _sees_a_window(bare, tmp_path)
    finally:
        service.stop()

    bare.apt("purge", "eoffice", "eoffice-server")
    bare.apt("autoremove", "--purge")
    left = {path for path in bare.files() - before if not path.startswith(("home/", "srv/", "var/lib/eoffice-server"))}
    print("left by all that was installed:", sorted(left))
    assert [path for path in left if "eoffice" in path] == []
    assert (bare.root / "var/lib/eoffice-server/server.toml").exists()
    assert (bare.root / "home/xa/profile/office.db").exists()


def _version(bare: Bare) -> str:
    return bare.run("dpkg-query", "-W", "-f", "${Version}", "eoffice")


def test_the_packages_say_nothing_wrong_of_themselves(packages: dict[str, dict[str, Path]], tmp_path: Path) -> None:
    checks = {
        "lintian": [
            ["lintian", "--allow-root", "--fail-on", "error,warning", file] for file in packages["new"].values()
        ],
        "appstreamcli": [["appstreamcli", "validate", "--no-net", "usr/share/metainfo/eoffice.metainfo.xml"]],
        "desktop-file-validate": [["desktop-file-validate", "usr/share/applications/eoffice.desktop"]],
        "update-mime-database": [["update-mime-database", "usr/share/mime"]],
    }
    need({"lintian": "lintian", "appstreamcli": "appstream", "desktop-file-validate": "desktop-file-utils"})
    need({"update-mime-database": "shared-mime-info"})
    subprocess.run(["dpkg-deb", "-x", packages["new"]["eoffice"], tmp_path], check=True)
    for commands in checks.values():
        for command in commands:
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    assert "application/vnd.eoffice.bundle:*.eobundle" in (tmp_path / "usr/share/mime/globs").read_text()
    assert listed_parts(tmp_path / "opt/eoffice" / LICENCES)


def test_systemd_takes_the_services_unit_and_finds_it_well_shut_in(
    packages: dict[str, dict[str, Path]], tmp_path: Path
) -> None:
    """Nothing is booted: the unit is read, its program found, and what it may do is judged (0 to 10, the less the
    better)."""
    need({"systemd-analyze": "systemd"})
    subprocess.run(["dpkg-deb", "-x", packages["new"]["eoffice-server"], tmp_path], check=True)
    unit = tmp_path / "lib/systemd/system/eoffice-server.service"
    here = tmp_path / "eoffice-server.service"
    here.write_text(unit.read_text().replace("/opt/", f"{tmp_path}/opt/"))
    for words in (("verify", "--man=no", here), ("security", "--offline=true", "--threshold=20", unit)):
        done = subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), (words, done.stdout[-2000:], done.stderr)


def _sees_a_window(bare: Bare, folder: Path) -> None:
    """The commune's window comes up on a screen outside, twice: the second time from files that are in memory."""
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(words, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        outside = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        for turn in ("cold", "warm"):
            began = time.monotonic()
            words_inside = ("eoffice", "--profile", "/home/xa/profile")
            window = bare.start(*words_inside, user="xa", DISPLAY=display, HOME="/home/xa")
            search = ["xdotool", "search", "--sync", "--onlyvisible", "--class", "eoffice"]
            subprocess.run(search, env=outside, check=True, capture_output=True, timeout=WINDOW_S)
            print(f"first window, {turn}: {time.monotonic() - began:.2f} s")
            see(display, "first-window", WINDOW_S)
            window.kill()
            window.communicate()
    finally:
        screen.terminate()
        screen.wait()
