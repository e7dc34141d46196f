"""Logs: a file of JSON lines a day in the profile, two weeks kept. Never a document's contents, never a secret.

Several processes append to the same day's file, which is why nothing is rotated by size; a day's file ends at a size.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sync.logbook import DAY_BYTES, BoundedFile, JsonLines

KEEP = 14


@contextmanager
def logging_to(folder: Path, level: int = logging.INFO) -> Iterator[None]:
    """Send this process's log into a profile during the block. A log that cannot be written is done without."""
    logs = folder / "log"
    try:
        logs.mkdir(exist_ok=True)
        handler = BoundedFile(logs / f"{datetime.now(UTC):%Y-%m-%d}.log", DAY_BYTES)
        for old in sorted(logs.glob("????-??-??.log"))[:-KEEP]:
            old.unlink(missing_ok=True)
    except OSError:
        yield
        return
    handler.setFormatter(JsonLines())
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
