"""Logs: a file a day in the profile, two weeks kept. Never a document's contents, never a secret.

Several processes append to the same day's file, which is why nothing is rotated by size.
"""

import logging
import time
from datetime import UTC, datetime
from pathlib import Path

KEEP = 14
FORMAT = "%(asctime)sZ %(process)d %(levelname)s %(name)s %(message)s"


def log_to(folder: Path, level: int = logging.INFO) -> None:
    """Send this process's log into a profile. A log that cannot be written is done without."""
    try:
        (folder / "log").mkdir(exist_ok=True)
        handler = logging.FileHandler(
            folder / "log" / f"{datetime.now(UTC):%Y-%m-%d}.log", encoding="utf-8", delay=True
        )
        for old in sorted((folder / "log").glob("????-??-??.log"))[:-KEEP]:
            old.unlink(missing_ok=True)
    except OSError:
        return
    formatter = logging.Formatter(FORMAT)
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    logging.getLogger("urllib3").setLevel(logging.WARNING)
