"""A bare Debian in a folder, into which packages are installed as on a PC.

Whatever runs in it runs in a mount namespace of its own, where /proc and /dev/shm are mounted: they go with the
process, so the folder never holds a mount when it is taken away. The network is this machine's: a server in the folder
answers a program in it, and a window finds a screen that was started outside.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from filelock import FileLock

import dev
from tests.support.programs import Office, Ran

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
    """Install what it takes; fail and say why where this machine cannot make one."""
    if os.geteuid() != 0:
        pytest.fail("only root may make a bare system in a folder")
    need(NEEDED)
    tried = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.fail("this machine gives no mount namespaces")


class Bare:
    """`root`: the folder. Of what a command is told, a `Path` in it becomes the one that is seen inside."""

    def __init__(self, root: Path, like: "Bare | None" = None) -> None:
        """`like`: another one that is copied, with all that is in it."""
        self.root = root
        mirror = _mirror()
        words = ["debootstrap", "--variant=minbase", _release(), str(root), *([mirror] if mirror else [])]
        if made_before := like.root if like else os.environ.get("BARE_SYSTEM"):
            words = ["cp", "-a", str(made_before), str(root)]
        subprocess.run(words, check=True, capture_output=True, timeout=TOO_LONG_S)
        for name in ("etc/resolv.conf", "etc/hosts"):
            shutil.copyfile(f"/{name}", root / name)

    def tried(self, *words: object, user: str = "root", **more: str) -> Ran:
        """A command in the folder that has ended."""
        done = subprocess.run(
            self._inside(user, words),
            capture_output=True,
            text=True,
            env=_clean() | more,
            timeout=TOO_LONG_S,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def run(self, *words: object, user: str = "root", **more: str) -> str:
        """What a command in the folder prints; fails where it does."""
        done = self.tried(*words, user=user, **more)
        assert done.code == 0, (words, done.code, done.out[-3000:], done.err[-3000:])
        return done.out

    def start(self, *words: object, user: str = "root", **more: str) -> "subprocess.Popen[str]":
        """A command in the folder that stays; whoever ends it ends all that it has started."""
        pipe = subprocess.PIPE
        return subprocess.Popen(self._inside(user, words), stdout=pipe, text=True, env=_clean() | more)

    def apt(self, *words: object) -> None:
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

    def remove(self) -> None:
        assert str(self.root) not in Path("/proc/mounts").read_text()
        shutil.rmtree(self.root)

    def _inside(self, user: str, words: tuple[object, ...]) -> list[str]:
        become = "" if user == "root" else f"runuser -u {user} -- "
        script = f'{MOUNTED}exec {become}"$@"'
        command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "chroot", str(self.root)]
        return [*command, "sh", "-c", script, "sh", *map(self._seen, words)]

    def _seen(self, word: object) -> str:
        if isinstance(word, Path) and word.is_relative_to(self.root):
            return f"/{word.relative_to(self.root)}"
        return str(word)


class Program(Office):
    """`eoffice` in the folder, on one profile of one account, which is made where there is none."""

    def __init__(self, bare: Bare, user: str, profile: str = "profile") -> None:
        self._bare, self._user, home = bare, user, bare.root / "home" / user
        super().__init__(home / profile)
        if not home.exists():
            bare.run("useradd", "--create-home", user)

    def _run(self, *words: object) -> Ran:
        ran = self._bare.tried("eoffice", *words, user=self._user, HOME=f"/home/{self._user}")
        assert "Traceback" not in ran.out + ran.err, ran.err
        return ran


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
