"""Room on the server's disk. Under five percent it takes no new files, and still takes facts."""

import shutil
from pathlib import Path

from sync.errors import LocalHindrance

LEAST_FREE = 0.05


def check_room(folder: Path) -> None:
    """Raises: LocalHindrance `server.disk_full`."""
    usage = shutil.disk_usage(folder)
    if usage.free < usage.total * LEAST_FREE:
        raise LocalHindrance("server.disk_full", {"free": str(usage.free)})
