"""A bare Debian in a folder, into which packages are installed as on a PC.

Whatever runs in it runs in a mount namespace of its own, where /proc and /dev/shm are mounted: they go with the
process, so the folder never holds a mount when it is taken away. The network is this machine's: a server in the folder
answers a program in it, and a window finds a screen that was started outside.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

import dev

NEEDED = {
    "debootstrap": "debootstrap",
    "unshare": "util-linux",
    "Xvfb": "xvfb",
    "dpkg-deb": "dpkg",
    "objdump": "binutils",
}
MOUNTED = "mount -t proc proc /proc && mount -t tmpfs -o mode=1777 tmpfs /dev/shm && "
# Changes with every run of apt, dpkg or a login, whatever was installed.
NOT_COUNTED = ("var/lib/apt", "var/cache", "var/log", "var/lib/dpkg", "proc", "dev", "run", "tmp", "var/tmp")
TOO_LONG_S = 1500


def need(packages: Mapping[str, str]) -> None:
    """Install what is absent of these, by the program that shows it. Only one worker at a time asks apt."""
    with FileLock(Path(tempfile.gettempdir()) / "eoffice-tests-apt.lock"):
        if missing := [package for program, package in packages.items() if not shutil.which(program)]:
            dev.install_packages(missing)


def need_a_bare_system() -> None:
    """Install what it takes, and what builds the packages; fail and say why where this machine cannot make one."""
    if os.geteuid() != 0:
        pytest.fail("only root may make a bare system in a folder")
    need(NEEDED)
    with FileLock(Path(tempfile.gettempdir()) / "eoffice-tests-build.lock"):
        dev.install(dev.BUILD)
    tried = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.fail("this machine gives no mount namespaces")


class Bare:
    """`root`: the folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        mirror = _mirror()
        words = ["debootstrap", "--variant=minbase", _release(), str(root), *([mirror] if mirror else [])]
        if made_before := os.environ.get("BARE_SYSTEM"):
            words = ["cp", "-a", made_before, str(root)]
        subprocess.run(words, check=True, capture_output=True, timeout=TOO_LONG_S)
        for name in ("etc/resolv.conf", "etc/hosts"):
            shutil.copyfile(f"/{name}", root / name)

    def run(self, *words: str | Path, code: int = 0, user: str = "root", **more: str) -> str:
        """What a command in the folder prints; fails where it does not end with `code`."""
        done = subprocess.run(
            self._inside(user, words),
            capture_output=True,
            text=True,
            env=_clean() | more,
            timeout=TOO_LONG_S,
            check=False,
        )
        assert done.returncode == code, (words, done.returncode, done.stdout[-3000:], done.stderr[-3000:])
        return done.stdout

    def start(self, *words: str | Path, user: str = "root", **more: str) -> "subprocess.Popen[str]":
        """A command in the folder that stays; whoever ends it ends all that it has started."""
        pipe = subprocess.PIPE
        return subprocess.Popen(self._inside(user, words), stdout=pipe, text=True, env=_clean() | more)

    def apt(self, *words: str | Path) -> None:
        self.run("apt-get", "-y", "-q", "--no-install-recommends", *words, DEBIAN_FRONTEND="noninteractive")

    def take(self, file: Path) -> str:
        """Bring a file in; its place inside."""
        (self.root / "srv").mkdir(exist_ok=True)
        shutil.copyfile(file, self.root / "srv" / file.name)
        return f"/srv/{file.name}"

    def files(self) -> set[str]:
        """Every path that counts."""
        found = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*")}
        return {path for path in found if not path.startswith(NOT_COUNTED)}

    def _inside(self, user: str, words: tuple[str | Path, ...]) -> list[str]:
        become = "" if user == "root" else f"runuser -u {user} -- "
        script = f'{MOUNTED}exec {become}"$@"'
        command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "chroot", str(self.root)]
        return [*command, "sh", "-c", script, "sh", *map(str, words)]


class Program:
    """`eoffice` in the folder, on one profile of one person."""

    def __init__(self, bare: Bare, user: str) -> None:
        self._bare, self._user = bare, user
        bare.run("useradd", "--create-home", user)
        self.home = f"/home/{user}"

    def __call__(self, *words: str | Path) -> Any:
        command = ("eoffice", "--profile", f"{self.home}/profile", *words, "--json")
        return json.loads(self._bare.run(*command, user=self._user, HOME=self.home))


def _clean() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.casefold().endswith("_proxy")}
    return kept | {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/root"}


def _release() -> str:
    facts = dict(line.partition("=")[::2] for line in Path("/etc/os-release").read_text().splitlines())
    return facts.get("VERSION_CODENAME", "bookworm").strip('"')


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
