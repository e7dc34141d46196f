"""What a folder of programs and libraries wants of the system it runs on, as its own headers say."""

import re
import subprocess
from pathlib import Path

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


def binaries(folder: Path) -> list[Path]:
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    return [path for path in found if path.read_bytes()[:4] == b"\x7fELF"]


def wanted_libraries(folder: Path) -> set[str]:
    """Names of libraries that no file of the folder is."""
    own = {path.name for path in folder.rglob("*")}
    return {name for path in binaries(folder) for name in _NEEDED.findall(_headers(path))} - own


def glibc_floor(folder: Path) -> tuple[tuple[int, int], list[str]]:
    """The oldest glibc that has all that is asked of it, and the files that ask for it."""
    asked = {path: max(_versions(path), default=(0, 0)) for path in binaries(folder)}
    floor = max(asked.values(), default=(0, 0))
    return floor, [path.name for path, version in asked.items() if version == floor]


def _versions(path: Path) -> list[tuple[int, int]]:
    return [(int(major), int(minor)) for major, minor in _GLIBC.findall(_headers(path))]


def _headers(path: Path) -> str:
    done = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=False)
    return done.stdout
