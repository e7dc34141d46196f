"""Room on the server's disk. Under five percent it takes no new files, and still takes facts."""

import shutil
from pathlib import Path

from sync.errors import LocalHindrance

LEAST_FREE = 0.05


def has_room(folder: Path) -> bool:
    usage = shutil.disk_usage(folder)
    return usage.free >= usage.total * LEAST_FREE


def check_room(folder: Path) -> None:
    """Raises: LocalHindrance `server.disk_full`."""
    if not has_room(folder):
        raise LocalHindrance("server.disk_full")


def check_room_for(folder: Path, needed: int) -> None:
    """Whether there is room for so many bytes more that it still takes files then. Raises: LocalHindrance
    `backup.no_room`."""
    usage = shutil.disk_usage(folder)
    room = usage.free - usage.total * LEAST_FREE
    if needed > room:
        told = {"needed_mb": f"{needed / 1_000_000:.0f}", "free_mb": f"{max(0.0, room) / 1_000_000:.0f}"}
        raise LocalHindrance("backup.no_room", {"folder": str(folder), **told})
