"""Logs: a file a day in the profile, two weeks kept. Never a document's contents, never a secret.

Several processes append to the same day's file, which is why nothing is rotated by size.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

KEEP = 14
FORMAT = "%(asctime)sZ %(process)d %(levelname)s %(name)s %(message)s"


@contextmanager
def logging_to(folder: Path, level: int = logging.INFO) -> Iterator[None]:
    """Send this process's log into a profile during the block. A log that cannot be written is done without."""
    logs = folder / "log"
    try:
        logs.mkdir(exist_ok=True)
        handler = logging.FileHandler(logs / f"{datetime.now(UTC):%Y-%m-%d}.log", encoding="utf-8", delay=True)
        for old in sorted(logs.glob("????-??-??.log"))[:-KEEP]:
            old.unlink(missing_ok=True)
    except OSError:
        yield
        return
    formatter = logging.Formatter(FORMAT)
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    logging.getLogger("urllib3").setLevel(logging.WARNING)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
        handler.close()
