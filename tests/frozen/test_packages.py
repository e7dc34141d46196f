"""The packages as an office has them: built, installed in a bare system, worked with, upgraded, purged.

What was measured is printed; `pytest -s` shows it.
"""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from app.host.carried import LICENCES, listed_parts
from build_spec.again import AGAIN, differing_packages
from build_spec.build import LOCK, build_linux
from sync.version import VERSION
from tests.frozen.bare import Bare, Program, need
from tests.frozen.installed import HOME, Service, install, operate, slip
from tests.frozen.making import EPOCH, OLDER
from tests.frozen.seeing import see
from tests.support.papers import pdf

pytestmark = [pytest.mark.long, pytest.mark.timeout(7200)]
ROOT = Path(__file__).resolve().parents[2]
COMMUNE, DISTRICT = "06505", "187"
CLIENT_MB = 70  # packed: what a slow line has to carry
WINDOW_S = 120  # on a machine that does other things too


@pytest.fixture(scope="module")
def bare(pristine: Bare, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bare]:
    made = Bare(tmp_path_factory.mktemp("bare") / "root", pristine)
    yield made
    made.remove()


def _enrolled(bare: Bare, service: Service, user: str, office: str) -> Program:
    told, pc = slip(bare, office), Program(bare, user)
    words = ("--server", service.url, "--code", told["code"], "--fingerprint", told["fingerprint"])
    assert pc("enrol", *words)["office"] == office
    return pc


def test_an_office_works_with_the_packages_from_install_to_purge(
    packages: dict[str, dict[str, Path]], bare: Bare, tmp_path: Path
) -> None:
    before = bare.files()
    install(bare, *packages["old"].values())
    for program, user in (("eoffice", "nobody"), ("eoffice-server", "eoffice-server")):
        found = json.loads(bare.run(program, "--self-check", "--json", user=user, HOME="/tmp"))
        assert found["ok"] and found["frozen"], found
        print(program, found["system"], [one["detail"] for one in found["checks"]])

    organisations = bare.take(ROOT / "resources" / "sample" / "organisations.csv")
    operate(bare, "init", HOME, "--organisations", organisations)
    service = Service(bare)
    try:
        commune, district = _enrolled(bare, service, "xa", COMMUNE), _enrolled(bare, service, "huyen", DISTRICT)
        report = bare.take(pdf(tmp_path / "bao-cao.pdf"))
        words = ("--to", DISTRICT, "--kind", "BC", "--file", report)
        first = commune("dispatch", *words, "--subject", "Báo cáo tháng 11")
        assert commune("sync")["sent"] == 1
        assert district("sync")["received"] == 1
        service.stop()
        second = commune("dispatch", *words, "--subject", "Báo cáo khi mất mạng")
        waiting = commune("list", "outbox")

        install(bare, *packages["new"].values())
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
    assert packages["new"]["eoffice"].stat().st_size < CLIENT_MB * 1e6


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


def test_the_same_sources_give_the_same_packages_byte_for_byte(
    packages: dict[str, dict[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    shutil.rmtree(AGAIN, ignore_errors=True)
    with FileLock(LOCK):
        build_linux(AGAIN / "dist", VERSION, frozen=AGAIN / "frozen")
    assert differing_packages(packages["new"]["eoffice"].parent, AGAIN / "dist") == []


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
