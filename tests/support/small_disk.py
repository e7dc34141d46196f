"""A file system of a few kilobytes, to be filled up; and a file that cannot be written for a while."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sync.replica.replica import Replica


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mounted on a new folder for the block. Skips the test, and says so, where the machine does not allow it."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("making a small file system needs root")
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("this machine does not let root mount a tmpfs")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def forbid_writing(replica: Replica, forbidden: bool) -> None:
    """Every write through this opened file fails, as on a disk that is locked, until it is allowed again."""
    database = replica.database
    with database._lock, database._writer.taken() as connection:
        connection.connection.driver_connection.execute(f"PRAGMA query_only = {int(forbidden)}")
