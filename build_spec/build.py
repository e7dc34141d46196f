"""Packages of both programs, with checksums and bills of materials, into dist. Run by `python3 dev.py build WHAT`.

    linux      eoffice_VERSION_amd64.deb, eoffice-server_VERSION_amd64.deb, SHA256SUMS, a bill of materials each

    windows    eoffice_VERSION_x64.msi, eoffice-server_VERSION_x64.msi, and the same; as root: Wine runs in a folder

    all        both

    again linux, again windows      makes all of it once more and says what differs; exits 1 where something does
               without a reason

`--keep-frozen`: what lies in build/frozen is packed as it is. `--quick`: packed loosely, for tests.
"""

import hashlib
import json
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from app.cli.commands import COMMANDS as OFFICE_COMMANDS
from app.cli.entry import PROFILE, WINDOW
from app.host.carried import Part
from build_spec import again, debian, elf, manual, windows, wine
from build_spec.bill import bill_of
from build_spec.debian import GIVEN, Package
from build_spec.freezing import FROZEN, commit_epoch, freeze
from build_spec.frozen import RESOURCES, ROOT
from build_spec.parts import parts_of
from sync.server.cli import COMMANDS as SERVER_COMMANDS
from sync.version import VERSION

DIST, LOCK = ROOT / "dist", ROOT / "build" / "build.lock"  # two builds would write into each other's folders


def main(words: list[str]) -> int:
    LOCK.parent.mkdir(exist_ok=True)
    try:
        with FileLock(LOCK, blocking=False):
            return _main(words)
    except Timeout:
        print("Another build is at work in this checkout.")
        return 2


def _main(words: list[str]) -> int:
    if words[:1] == ["again"]:
        return _again(words[1:])
    keeps, quick = "--keep-frozen" in words, "--quick" in words
    wanted = [word for word in words if word not in ("--keep-frozen", "--quick")]
    if wanted not in (["linux"], ["windows"], ["all"]):
        print(__doc__)
        return 2
    if wanted != ["windows"] and (missing := [name for name in ("dpkg-deb", "objdump") if not shutil.which(name)]):
        print(f"Needed are {', '.join(missing)}: apt-get install dpkg-dev binutils")
        return 2
    if wanted != ["linux"] and (told := wine.hindrance()):
        print(told)
        return 2
    if wanted != ["windows"]:
        build_linux(DIST, VERSION, keeps=keeps, quick=quick)
    if wanted != ["linux"]:
        build_windows(DIST, VERSION, keeps=keeps)
    return 0


def _again(words: list[str]) -> int:
    makers: dict[str, tuple[Path, Callable[..., object]]] = {
        "linux": (FROZEN, build_linux),
        "windows": (windows.FROZEN, build_windows),
    }
    if len(words) != 1 or words[0] not in makers:
        print(__doc__)
        return 2
    frozen, build = makers[words[0]]
    shutil.rmtree(again.AGAIN, ignore_errors=True)
    build(again.AGAIN / "dist", VERSION, frozen=again.AGAIN / "frozen")
    found = again.differing_programs(frozen, again.AGAIN / "frozen")
    found += again.differing_packages(DIST, again.AGAIN / "dist")
    print("\n".join(found) or "The same files with the same bytes.")
    return 1 if found else 0


def build_linux(
    dist: Path, version: str, *, keeps: bool = False, quick: bool = False, frozen: Path = FROZEN
) -> list[Path]:
    """Both packages and what is told of them."""
    epoch = commit_epoch()
    dist.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for package in (client(version, epoch), server(version, epoch)):
        began = time.monotonic()
        folder = frozen / package.name
        if not (keeps and folder.exists()):
            freeze(package.name, epoch, frozen)
        parts = parts_of(_sources(package.name), with_font=True)
        made.append(debian.make(package, folder, parts, version, epoch, dist, quick=quick))
        made.append(_bill(package.name, version, parts, epoch, dist))
        (major, minor), files = elf.glibc_floor(folder)
        size = made[-2].stat().st_size / 1e6
        print(f"{made[-2].name}: {size:.1f} MB in {time.monotonic() - began:.0f} s; ", end="")
        print(f"glibc {major}.{minor} or later, for {', '.join(files[:4])}", flush=True)
    made.append(_sums(dist))
    return made


def build_windows(dist: Path, version: str, *, keeps: bool = False, frozen: Path = windows.FROZEN) -> None:
    """The same for Windows."""
    epoch = commit_epoch()
    dist.mkdir(parents=True, exist_ok=True)
    for package, parts in windows.make(dist, version, epoch, keeps=keeps, frozen=frozen).items():
        _bill(package, version, parts, epoch, dist, "windows")
    _sums(dist)


def client(version: str, epoch: int) -> Package:
    day = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d")
    metainfo = _given("eoffice.metainfo.xml").replace("@VERSION@", version).replace("@DATE@", day)
    commands = (WINDOW, *OFFICE_COMMANDS)
    return Package(
        "eoffice",
        "document exchange between offices over lines that fail",
        " The window and the command line of an office's PC: registers, dispatch and\n"
        " receipt of official documents, which go on without a line and travel when it\n"
        " returns, or on a stick. It works with a district's eoffice-server.",
        "misc",
        {
            "usr/share/applications/eoffice.desktop": _given("eoffice.desktop"),
            "usr/share/metainfo/eoffice.metainfo.xml": metainfo,
            "usr/share/mime/packages/eoffice.xml": _given("eoffice.mime.xml"),
            "usr/share/doc/eoffice/examples/server.toml": _given("server.toml.example"),
            "usr/share/man/man1/eoffice.1.gz": manual.page("eoffice", commands, (PROFILE,), "en", epoch),
            "usr/share/man/vi/man1/eoffice.1.gz": manual.page("eoffice", commands, (PROFILE,), "vi", epoch),
        },
        recommends=("gnome-keyring | kwalletmanager", "xdg-utils", "shared-mime-info", "desktop-file-utils"),
        scripts=("postrm",),
        icons={"usr/share/icons/hicolor/scalable/apps/eoffice.svg": RESOURCES / "icons" / "eoffice.svg"},
    )


def server(version: str, epoch: int) -> Package:
    name, commands = "eoffice-server", SERVER_COMMANDS
    return Package(
        name,
        "district server that offices exchange documents through",
        " Keeps what the offices of a district share, judges what they do, and passes\n"
        " documents on between them. It runs as a service of its own account, and is\n"
        " set up with one command.",
        "net",
        {
            "lib/systemd/system/eoffice-server.service": _given("eoffice-server.service"),
            "etc/default/eoffice-server": _given("eoffice-server.default"),
            "usr/share/man/man1/eoffice-server.1.gz": manual.page(name, commands, (), "en", epoch),
            "usr/share/man/vi/man1/eoffice-server.1.gz": manual.page(name, commands, (), "vi", epoch),
        },
        depends=("adduser",),
        conffiles=("etc/default/eoffice-server",),
        scripts=("postinst", "prerm", "postrm"),
    )


def _given(name: str) -> str:
    return (GIVEN / name).read_text("utf-8")


def _sources(program: str) -> list[str]:
    found: list[str] = json.loads((ROOT / "build" / f"{program}.sources.json").read_text())
    return found


def _bill(program: str, version: str, parts: list[Part], epoch: int, dist: Path, system: str = "linux") -> Path:
    path = dist / f"{program}_{version}_{system}.cdx.json"
    path.write_text(json.dumps(bill_of(program, version, parts, epoch), indent=1, ensure_ascii=False) + "\n")
    return path


def _sums(dist: Path) -> Path:
    """Of everything in the folder, in the form that `sha256sum --check` reads."""
    path = dist / again.SUMS
    files = sorted(file for file in dist.iterdir() if file.is_file() and file != path)
    path.write_text("".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files))
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
