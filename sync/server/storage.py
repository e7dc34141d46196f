"""Room on the server's disk. Under five percent it takes no new files, and still takes facts."""

import shutil
from pathlib import Path

from sync.errors import LocalHindrance

LEAST_FREE = 0.05


def room(folder: Path) -> float:
    """How many bytes more it can hold and still take new files; less than 0 where it takes none."""
    usage = shutil.disk_usage(folder)
    return usage.free - usage.total * LEAST_FREE


def free(folder: Path) -> int:
    """How many bytes more its disk holds."""
    return shutil.disk_usage(folder).free


def has_room(folder: Path) -> bool:
    return room(folder) >= 0


def check_room(folder: Path) -> None:
    """Raises: LocalHindrance `server.disk_full`."""
    if not has_room(folder):
        raise LocalHindrance("server.disk_full")
