"""A Windows in a folder: Wine from Debian 13 with a Windows CPython and this project's packages for Windows.

Made as root, once; where the folder lies WINE_FOLDER says (else `build/wine`). What runs in it runs in namespaces of
its own, which go with whoever opened it: the folder never holds a mount when it is taken away. Inside, `Z:` is the
folder, `Z:/src` this checkout, and the network is this machine's.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO

from packaging.requirements import Requirement

import dev
from build_spec.frozen import ROOT

RELEASE = "trixie"  # Debian 12's Wine is too old for Qt 6
PACKAGES = "wine wine64 xvfb xauth fonts-dejavu-core wixl msitools".split()
NEEDED = {"debootstrap": "debootstrap", "unshare": "util-linux", "nsenter": "util-linux"}
PYTHON_SOURCE = ROOT / "build_spec" / "windows-python.txt"
PYTHON, SITE = "opt/python", "opt/python/Lib/site-packages"
PREFIX, RUNNING = "/opt/prefix", "/run/wine"
WINDOWS = {"implementation_name": "cpython", "platform_python_implementation": "CPython", "os_name": "nt"}
WINDOWS |= {"platform_machine": "AMD64", "platform_system": "Windows", "sys_platform": "win32", "extra": ""}
WINDOWS |= {"python_version": "3.11", "python_full_version": "3.11.9", "implementation_version": "3.11.9"}
MOUNTED = 'mount -t proc proc "$1/proc" && mount -t tmpfs -o mode=1777 tmpfs "$1/dev/shm" && mount --bind "$2" "$1/src"'
HELD = f'{MOUNTED} && exec chroot "$1" sh -c "$3"'
# Says the screen's number, and ends with its input. The shell stays: it clears away what has ended.
SCREEN = "Xvfb -displayfd 1 -screen 0 1366x768x24 2>/dev/null & cat"
FIRST_S, LONG_S = 600, 3600


def folder() -> Path:
    return Path(os.environ.get("WINE_FOLDER") or ROOT / "build" / "wine")


def hindrance() -> str:
    """Why no Windows can be made here, in words; "" where one can. Missing tools are installed."""
    if os.geteuid() != 0:
        return "Only root may make the folder that Wine runs in. Try: sudo python3 dev.py build windows"
    if missing := sorted({package for program, package in NEEDED.items() if not shutil.which(program)}):
        dev.install_packages(missing)
    if subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], capture_output=True, check=False).returncode:
        return "This machine gives no mount namespaces (unshare --mount --pid): Wine cannot be run in its folder."
    return ""


def ready() -> "Wine":
    """The Windows of this checkout, made or brought up to date where it must be. Ends with words where it cannot."""
    if told := hindrance():
        sys.exit(told)
    root = folder()
    _make_system(root)
    _make_python(root)
    return Wine(root)


class Wine:
    """As a context: what is started inside ends with it. `root`: the folder. `display`: its screen, as seen outside."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._holder: subprocess.Popen[str] | None = None
        self._target = self.display = ""

    def __enter__(self) -> "Wine":
        for name in ("src", "dev/shm", RUNNING[1:]):
            (self.root / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        words = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", HELD, "sh"]
        words += [str(self.root), str(ROOT), SCREEN]
        self._holder = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._holder.stdout is not None
        told = self._holder.stdout.readline().strip()
        if not told:
            sys.exit("The folder of Wine could not be opened: see what was said above.")
        self.display = f":{told}"
        self._target = Path(f"/proc/{self._holder.pid}/task/{self._holder.pid}/children").read_text().split()[0]
        self.unix("wineserver", "-p")  # it stays from one program to the next, and a service with it
        self.unix("wineboot", "-i", limit_s=FIRST_S)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._holder is not None
        self.unix("wineserver", "-k", "-w", limit_s=FIRST_S)  # the registry is written by then
        self._holder.communicate()

    def unix(
        self, *words: str, place: str = "/src", limit_s: float = LONG_S, **more: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run a program of the folder's Debian in this place, to its end."""
        with (
            tempfile.TemporaryFile() as out,
            tempfile.TemporaryFile() as err,
        ):  # pipes would wait for Wine's own programs
            done = subprocess.run(
                self._inside(words, place),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=self._inner(more),
                timeout=limit_s,
                check=False,
            )
            told = [_all_of(file) for file in (out, err)]
        return subprocess.CompletedProcess(done.args, done.returncode, *told)

    def tried(self, *words: str, limit_s: float = LONG_S, **more: str) -> "subprocess.CompletedProcess[str]":
        """Run a Windows program to its end."""
        return self.unix("wine", *words, limit_s=limit_s, **more)

    def run(self, *words: str, limit_s: float = LONG_S, **more: str) -> str:
        """What a Windows program prints. Ends with what it said where it fails."""
        done = self.tried(*words, limit_s=limit_s, **more)
        if done.returncode:
            sys.exit(f"{' '.join(words)}: exit {done.returncode}\n{done.stdout[-6000:]}{done.stderr[-6000:]}")
        return done.stdout

    def start(self, *words: str, **more: str) -> "subprocess.Popen[str]":
        """A Windows program that stays; it is ended with the Windows."""
        nothing = subprocess.DEVNULL
        command = self._inside(("wine", *words))
        return subprocess.Popen(
            command, stdin=nothing, stdout=nothing, stderr=nothing, text=True, env=self._inner(more)
        )

    def python(self, *words: str, **more: str) -> str:
        return self.run(rf"Z:\{PYTHON}\python.exe".replace("/", "\\"), *words, **more)

    def path(self, name: str) -> Path:
        """Where a file of the inside lies, by its Windows name."""
        drive, _, rest = name.partition(":")
        inner = rest.replace("\\", "/").lstrip("/")
        if drive.upper() == "Z" and (inner == "src" or inner.startswith("src/")):
            return ROOT / inner[4:]
        return self.root / inner if drive.upper() == "Z" else self.root / PREFIX[1:] / f"drive_{drive.lower()}" / inner

    def _inside(self, words: Iterable[str], place: str = "/src") -> list[str]:
        enter = ["nsenter", "--target", self._target, "--mount", "--pid", "--root", "--wd"]
        return [*enter, "sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", place, *words]

    def _inner(self, more: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name.casefold().endswith("_proxy")}
        kept |= {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "DISPLAY": self.display, "TZ": "UTC"}
        return kept | {
            "WINEPREFIX": PREFIX,
            "XDG_RUNTIME_DIR": RUNNING,
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",
            **more,
        }


def _all_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", errors="replace")


def _make_system(root: Path) -> None:
    stamp, wanted = root / "system.made", " ".join([RELEASE, *PACKAGES])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    began = time.monotonic()
    print(f"Making Wine's folder: Debian {RELEASE} in {root} …", flush=True)
    root.mkdir(parents=True, exist_ok=True)
    if not (root / "etc" / "debian_version").exists():
        mirror = _mirror()
        _told(["debootstrap", "--variant=minbase", RELEASE, str(root), *([mirror] if mirror else [])])
    for name in ("etc/resolv.conf", "etc/hosts"):
        shutil.copyfile(f"/{name}", root / name)
    install = "apt-get update -qq && apt-get install -y -qq --no-install-recommends "
    script = 'mount -t proc proc "$1/proc" && exec chroot "$1" sh -c "$2"'
    _told(
        ["unshare", "--mount", "sh", "-ec", script, "sh", str(root), install + " ".join(PACKAGES)],
        PATH="/usr/sbin:/usr/bin:/sbin:/bin",
        DEBIAN_FRONTEND="noninteractive",
    )
    stamp.write_text(wanted)
    print(f"Made in {time.monotonic() - began:.0f} s.", flush=True)


def _make_python(root: Path) -> None:
    """A Windows CPython with all packages of the lock, as their markers say for Windows. Nothing of it is run here."""
    listed = requirements()
    wanted = hashlib.sha256((PYTHON_SOURCE.read_text() + listed).encode()).hexdigest()
    stamp = root / "python.made"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    began = time.monotonic()
    print("Fetching a Windows CPython and the packages for it …", flush=True)
    shutil.rmtree(root / PYTHON, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        fetch = ["download", "-q", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
        _pip(*fetch, "-d", scratch, "-r", str(PYTHON_SOURCE))
        with tarfile.open(next(place.glob("*.tar.gz"))) as archive:
            inner = next(member for member in archive if member.name.endswith("/data.zip"))
            zipped = archive.extractfile(inner)
            assert zipped is not None
            (place / "python.zip").write_bytes(zipped.read())
        shutil.unpack_archive(place / "python.zip", place / "python")
        shutil.copytree(next((place / "python").iterdir()), root / PYTHON)
        chosen = place / "requirements.txt"
        chosen.write_text(listed)
        words = ["install", "-q", "--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
        words += ["--abi", "cp311", "--only-binary", ":all:", "--no-deps", "--require-hashes", "--upgrade"]
        _pip(*words, "--target", str(root / SITE), "-r", str(chosen))
    stamp.write_text(wanted)
    print(f"Fetched in {time.monotonic() - began:.0f} s.", flush=True)


def requirements() -> str:
    """The lock's entries that Windows needs, without their markers: pip would judge those by this machine."""
    sections = dev.locked()
    chosen: list[str] = []
    for entry in (entry for group in dev.BUILD for entry in dev.split_entries(sections[group])):
        head, _, hashes = entry.partition(" \\")
        asked = Requirement(head)
        if asked.marker is None or asked.marker.evaluate(WINDOWS):
            chosen.append(f"{asked.name}{asked.specifier} \\{hashes}")
    return "".join(chosen)


def _pip(*words: str) -> None:
    _told([sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", *words], **os.environ)


def _told(command: list[str], **environment: str) -> None:
    """Run to its end; ends with what was said where it fails."""
    done = subprocess.run(command, env=environment or None, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")


def _mirror() -> str:
    """Where this machine has its own packages from; "" for debootstrap's own choice."""
    for path in (Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))):
        for line in path.read_text().splitlines() if path.is_file() else []:
            words = line.split()
            if words[:1] == ["URIs:"]:
                return words[1]
            if words[:1] == ["deb"]:
                return next((word for word in words if word.startswith("http")), "")
    return ""
