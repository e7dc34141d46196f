"""Making a frozen program: one folder, the same bytes from the same commit."""

import os
import subprocess
import sys
from pathlib import Path

from build_spec.frozen import ROOT

WORK, FROZEN = ROOT / "build" / "pyinstaller", ROOT / "build" / "frozen"


def commit_epoch() -> int:
    """When this commit was made, seconds; what every time stamp in a package says."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    git = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit("No commit is known here. Say when this was made: SOURCE_DATE_EPOCH=SECONDS")
    return int(done.stdout)


def steady(epoch: int) -> dict[str, str]:
    """An environment in which the same sources give the same bytes."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def freeze(program: str, epoch: int, place: Path = FROZEN) -> Path:
    """The program's folder. Ends with what PyInstaller said where it fails."""
    spec = ROOT / "build_spec" / f"{program}.spec"
    command = [sys.executable, "-m", "PyInstaller", "-y", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(place), "--workpath", str(WORK), str(spec)]
    done = subprocess.run(command, cwd=ROOT, env=steady(epoch), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    folder = place / program
    _settle(folder, epoch)
    return folder


def _settle(folder: Path, epoch: int) -> None:
    """One time, and modes that say what is run: the program alone."""
    for path in sorted(folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == folder / folder.name else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
