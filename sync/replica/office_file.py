"""Names and form of the office's file, for whoever opens it."""

from typing import Any

from sync.replica.migrations import STEPS

DATABASE = "office.db"
FILES = "files"


def is_current(raw: Any) -> bool:
    """Whether a file has the schema that this program reads; an older one is brought to it by opening the replica."""
    return bool(raw.execute("PRAGMA user_version").fetchone()[0] == len(STEPS))
