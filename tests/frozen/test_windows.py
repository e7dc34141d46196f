"""The packages for Windows as an office has them: built, installed, worked with, upgraded, taken away; under Wine.

It needs root and mount namespaces, and fails with what is missing. WINE_FOLDER names where Wine's folder lies. What
Wine does not show is named in installer/HUONG-DAN.md.
"""

import json
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_spec import wine
from build_spec.wine import Wine
from sync.version import VERSION
from tests.frozen.bare import need
from tests.frozen.making import OLDER
from tests.frozen.seeing import see
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

pytestmark = [pytest.mark.long, pytest.mark.timeout(7200)]
ROOT = Path(__file__).resolve().parents[2]
LONG_S = 240
PROGRAM, SERVER = r"C:\Program Files\e-Office\eoffice.exe", r"C:\Program Files\e-Office Server\eoffice-server.exe"
WINDOW = PROGRAM.replace("eoffice.exe", "eofficew.exe")
KEY, RUN = r"HKLM\SOFTWARE\eoffice", r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run"
SYSTEM = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
ENVIRONMENT = r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment"
PROFILE, DATA = r"C:\users\root\AppData\Local\eoffice", r"C:\ProgramData\eoffice-server"
FIRST = PROFILE + "-first"  # of somebody who has not enrolled
INSTALLED = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
SERVICE = r"HKLM\SYSTEM\CurrentControlSet\Services\eoffice-server"
LISTEN = "127.0.0.1:18444"
OTHER_WAY = "làm việc nhờ trên máy của cơ quan bên cạnh và mang văn bản bằng USB"


OWN_TESTS = ("tests/unit", "tests/integration/test_keeping.py")
# Of these, what has no meaning there, and why.
OF_LINUX = {
    "test_autostart.py::test_the_usual_profile_has_one_entry_that_comes_and_goes": "the desktop's own folder",
    "test_children.py::test_the_program_itself_is_the_way_to_its_children": "no program lies beside this Python",
    "test_invitation.py::test_what_was_typed_is_kept_for_this_account_alone_and_goes_when_it_is_used": "file modes",
    "test_packaging.py::test_two_folders_of_one_commit_are_compared_by_bytes_modes_and_links": "links and modes",
    "test_packaging.py::test_what_a_folder_wants_of_the_system_is_read_from_its_files": "ELF",
    "test_removable.py::test_sticks_are_what_lies_where_people_plug_in_or_what_the_kernel_calls_removable": "/sys",
    "test_windows_packaging.py::test_signing_is_a_command_of_whoever_builds": "packages are built on Linux",
}
SERVED = "tests/integration/test_keeping.py::test_a_server_whose_keeper_is_gone_ends_by_itself"  # no program, as above


@pytest.fixture(scope="module")
def windows(windows_packages: Path) -> Iterator[Wine]:
    with wine.ready() as opened:
        for age in ("old", "new"):
            shutil.copytree(windows_packages / age, opened.root / "srv" / age, dirs_exist_ok=True)
        yield opened
    assert str(opened.root) not in Path("/proc/mounts").read_text()


@pytest.fixture(autouse=True)
def _nothing_of_ours_is_there(windows: Wine) -> None:
    """Whatever an earlier test that failed has left is gone."""
    for program in ("eoffice.exe", "eofficew.exe", "eoffice-server.exe"):
        end(windows, program)
    for code in codes(windows):
        windows.tried("msiexec", "/x", code, "/qn")
    windows.tried("sc", "delete", "eoffice-server")
    for folder in (PROFILE, FIRST, DATA):
        shutil.rmtree(windows.path(folder), ignore_errors=True)
    assert installed(windows) == []


def msi(windows: Wine, what: str, age: str, name: str, *words: str) -> int:
    version = VERSION if age == "new" else OLDER
    return windows.tried("msiexec", what, rf"Z:\srv\{age}\{name}_{version}_x64.msi", "/qn", *words).returncode


def end(windows: Wine, program: str) -> None:
    """End it with all that it has started, also what was only just coming up: an installer would find files in use."""
    limit = time.monotonic() + LONG_S
    while windows.tried("taskkill", "/f", "/im", program).returncode == 0:
        assert time.monotonic() < limit


def value(windows: Wine, key: str, name: str) -> str:
    """A text in the registry, "" where there is none; without a name the key's own."""
    told = windows.tried("reg", "query", key, *(("/v", name) if name else ("/ve",))).stdout
    return told.replace("REG_EXPAND_SZ", "REG_SZ").partition("REG_SZ")[2].strip()


def _listed(windows: Wine) -> list[list[str]]:
    """What Windows lists of our programs: lines a program, its key first."""
    listed = windows.tried("reg", "query", INSTALLED, "/s").stdout
    return [part.splitlines() for part in listed.split("HKEY_LOCAL_MACHINE") if "e-Office" in part]


def installed(windows: Wine) -> list[str]:
    """The versions of our programs that are installed."""
    return sorted(line.split()[-1] for part in _listed(windows) for line in part if "DisplayVersion" in line)


def codes(windows: Wine) -> list[str]:
    return [part[0].rpartition("\\")[2].strip() for part in _listed(windows)]


def office(windows: Wine, *words: str) -> Any:
    """What the installed program's command line answers."""
    return json.loads(windows.run(PROGRAM, "--profile", PROFILE, *words, "--json"))


def test_an_office_works_with_the_package_from_install_to_removal(windows: Wine, tmp_path: Path) -> None:
    serving = Serving(tmp_path)
    district = Office(tmp_path / "district")
    district("enrol", *_told(serving), "--code", serving.slip(DISTRICT))
    try:
        given = (f"ADDRESSES={serving.url}", f"FINGERPRINT={serving.fingerprint}", "AUTOSTART=0")
        assert msi(windows, "/i", "old", "eoffice", *given) == 0
        assert value(windows, KEY, "Addresses") == serving.url
        assert (value(windows, RUN, "e-Office"), installed(windows)) == ("", [OLDER])
        assert json.loads(windows.run(PROGRAM, "--self-check", "--json"))["ok"]
        windows.run(WINDOW, "--self-check", "--found", r"C:\found.json")
        found = json.loads(windows.path(r"C:\found.json").read_text(encoding="utf-8"))
        assert found["ok"] and found["frozen"], found
        _sees_a_window(windows, "windows-first-start", FIRST)

        shutil.copyfile(pdf(tmp_path / "bao-cao.pdf"), windows.root / "srv" / "bao-cao.pdf")
        assert office(windows, "enrol", *_told(serving), "--code", serving.slip(COMMUNE))["office"] == COMMUNE
        report = ("--to", DISTRICT, "--kind", "BC", "--file", r"Z:\srv\bao-cao.pdf", "--subject")
        first = office(windows, "dispatch", *report, "Báo cáo tháng 11")
        assert office(windows, "sync")["sent"] == 1
        district("sync")
        assert [one["id"] for one in district("list", "incoming")] == [first["id"]]
        _sees_a_window(windows, "windows-at-work", PROFILE)

        second = office(windows, "dispatch", *report, "Báo cáo trước khi nâng bản")
        assert msi(windows, "/i", "new", "eoffice") == 0
        assert installed(windows) == [VERSION]
        assert value(windows, KEY, "Addresses") == serving.url, "a newer version forgot what the older was given"
        assert (value(windows, KEY, "AutoStart"), value(windows, RUN, "e-Office")) == ("0", "")
        assert [one["id"] for one in office(windows, "list", "outbox")] == [second["id"]]
        assert office(windows, "sync")["sent"] == 1
        assert msi(windows, "/i", "old", "eoffice") != 0, "an older version took a newer one's place"

        assert msi(windows, "/x", "new", "eoffice") == 0
        assert not windows.path(PROGRAM).exists()
        assert value(windows, KEY, "Addresses") == ""
        assert (windows.path(PROFILE) / "office.db").exists()
    finally:
        serving.close()


def _told(serving: Serving) -> tuple[str, ...]:
    return ("--server", serving.url, "--fingerprint", serving.fingerprint)


def _sees_a_window(windows: Wine, name: str, folder: str) -> None:
    """The window comes up on a profile; its picture is in build."""
    began = time.monotonic()
    window = windows.start(WINDOW, "--profile", folder)
    picture = see(windows.display, name, LONG_S)
    print(f"{picture.name}: {time.monotonic() - began:.1f} s")
    end(windows, "eofficew.exe")
    window.wait(LONG_S)


def test_it_starts_at_login_where_nothing_else_is_said_and_is_found_by_name(windows: Wine) -> None:
    assert msi(windows, "/i", "new", "eoffice") == 0
    assert value(windows, RUN, "e-Office") == f'"{WINDOW}"'
    assert value(windows, r"HKLM\SOFTWARE\Classes\.eobundle", "") == "eoffice.bundle"
    folder = PROGRAM.rpartition("\\")[0]
    assert folder in value(windows, ENVIRONMENT, "PATH")
    assert msi(windows, "/x", "new", "eoffice") == 0
    assert value(windows, RUN, "e-Office") == ""
    assert folder not in value(windows, ENVIRONMENT, "PATH")


def test_a_windows_that_is_too_old_is_refused_with_the_other_way_named(windows: Wine, windows_packages: Path) -> None:
    build = value(windows, SYSTEM, "CurrentBuildNumber")
    set_build = ("reg", "add", SYSTEM, "/v", "CurrentBuildNumber", "/t", "REG_SZ", "/f", "/d")
    windows.run(*set_build, "7601")
    try:
        assert msi(windows, "/i", "new", "eoffice") != 0
        assert not windows.path(PROGRAM).exists()
    finally:
        windows.run(*set_build, build)
    for file in (windows_packages / "new").glob("*.msi"):
        conditions = windows.unix("msiinfo", "export", f"/srv/new/{file.name}", "LaunchCondition").stdout
        assert OTHER_WAY in conditions, file.name


def test_the_servers_package_registers_a_service_and_leaves_its_data(windows: Wine) -> None:
    """Wine's own service manager does not start it reliably, so the server is run by hand here."""
    organisations = ROOT / "resources" / "sample" / "organisations.csv"
    shutil.copyfile(organisations, windows.root / "srv" / "o.csv")
    assert msi(windows, "/i", "old", "eoffice-server") == 0
    assert installed(windows) == [OLDER]
    assert f'"{DATA}"' in value(windows, SERVICE, "ImagePath")
    words = (DATA, "--organisations", r"Z:\srv\o.csv", "--host", "127.0.0.1", "--listen", LISTEN)
    windows.run(SERVER, "init", *words, "--json")
    serving = windows.start(SERVER, "run", DATA)
    limit = time.monotonic() + LONG_S
    while not _serves(windows):
        assert time.monotonic() < limit
    end(windows, "eoffice-server.exe")
    serving.wait(LONG_S)

    assert msi(windows, "/i", "new", "eoffice-server") == 0
    assert installed(windows) == [VERSION]
    assert msi(windows, "/x", "new", "eoffice-server") == 0
    assert not windows.path(SERVER).exists()
    assert (windows.path(DATA) / "district.db").exists()


def test_programs_and_packages_bear_the_signature_of_whoever_built_them(windows_packages: Path, tmp_path: Path) -> None:
    need({"msiextract": "msitools"})
    verify = ["osslsigncode", "verify", "-CAfile", str(windows_packages / "signer.pem"), "-in"]
    found: dict[str, set[str]] = {}
    for package in (windows_packages / "new").glob("*.msi"):
        subprocess.run(["msiextract", "-C", tmp_path / package.stem, package], check=True, capture_output=True)
        inside = list((tmp_path / package.stem).rglob("eoffice*.exe"))
        found[package.stem] = {path.name for path in inside}
        for file in (package, *inside):
            done = subprocess.run([*verify, str(file)], capture_output=True, text=True, check=False)
            assert done.returncode == 0, (file, done.stdout[-2000:], done.stderr[-2000:])
    assert found == {
        f"eoffice_{VERSION}_x64": {"eoffice.exe", "eofficew.exe"},
        f"eoffice_{VERSION}_x86": set(),
        f"eoffice-server_{VERSION}_x64": {"eoffice-server.exe", "eoffice-service.exe"},
    }


def _serves(windows: Wine) -> bool:
    context = ssl.create_default_context(cafile=str(windows.path(DATA) / "keys" / "ca.pem"))
    context.check_hostname = False
    try:
        with urllib.request.urlopen(f"https://{LISTEN}/healthz", context=context, timeout=5) as answer:
            return bool(answer.read() == b"ok\n")
    except (urllib.error.URLError, OSError):
        return False


def test_the_projects_own_tests_hold_on_a_windows_python(windows: Wine) -> None:
    """Without its window's and its processes' tests: those start programs that are installed elsewhere."""
    left_out = [word for name in OF_LINUX for word in ("--deselect", f"tests/unit/{name}")]
    words = ("-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "--basetemp", r"C:\tests", "--deselect", SERVED)
    program = rf"Z:\{wine.PYTHON}\python.exe".replace("/", "\\")
    ran = windows.tried(program, *words, *left_out, *OWN_TESTS, PYTHONPATH=r"Z:\src")
    print(ran.stdout[-200:])
    assert ran.returncode == 0, ran.stdout[-6000:]
