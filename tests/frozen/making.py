"""Packages of this checkout, of its version and of an older one, made where its sources have changed since."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from filelock import FileLock

import dev
from build_spec.build import LOCK

ROOT = Path(__file__).resolve().parents[2]
OLDER = "0.0.9"
EPOCH = "1800000000"  # what packages under test give as their time, whichever commit they are of
SOURCES = (
    "app",
    "sync",
    "resources",
    "build_spec",
    "installer",
    "CHANGES.md",
    "LICENSE",
    "dev.py",
    "pyproject.toml",
    "requirements.lock",
)


def install_build_tools() -> None:
    with FileLock(Path(tempfile.gettempdir()) / "eoffice-tests-build.lock"):
        dev.install(dev.BUILD)


def made_once(name: str, script: str) -> Path:
    """A folder of `build`, filled by this script of Python, which is told where it lies; the next run finds it."""
    install_build_tools()
    place = ROOT / "build" / name
    stamp = place / "made"
    LOCK.parent.mkdir(exist_ok=True)
    with FileLock(LOCK):
        wanted = _digest(script)
        if not stamp.exists() or stamp.read_text() != wanted:
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            dated = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
            subprocess.run([sys.executable, "-c", script, place], cwd=ROOT, check=True, env=dated)
            stamp.write_text(wanted)
    return place


def _digest(script: str) -> str:
    """Of all that goes into packages, and how they are made."""
    told = hashlib.sha256(script.encode())
    for source in SOURCES:
        for path in sorted([ROOT / source, *(ROOT / source).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                told.update(f"{path.relative_to(ROOT)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()
