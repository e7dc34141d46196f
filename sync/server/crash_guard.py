"""Intents that kill the server's process are set aside after three times, so that one cannot stop everything.

Before an intent is judged its hash is written to a small file; what stands there when the server starts is what it
died under. The file need not survive a power cut, only the process.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, bindparam, insert, select, update

from sync.errors import Defect
from sync.files import disk_errors
from sync.prepared import Prepared
from sync.server.tables import Crashed, table_of

_crashed = table_of(Crashed)
_TIMES = Prepared(select(_crashed.c.times).where(_crashed.c.sha256 == bindparam("of")))
TIMES = 3


class CrashGuard:
    def __init__(self, path: Path) -> None:
        self._path = path

    def note_last_crash(self, connection: Connection) -> None:
        """At start: count the intent that the last process died under. A file that says nothing counts for nothing."""
        try:
            told = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            told = None
        sha256 = told.get("intent") if isinstance(told, dict) else None
        if isinstance(sha256, str):
            same = _crashed.c.sha256 == sha256
            if connection.execute(update(_crashed).where(same).values(times=_crashed.c.times + 1)).rowcount == 0:
                connection.execute(insert(_crashed).values(sha256=sha256, times=1))
        self.clear()

    def clear(self) -> None:
        """What is being judged is not to blame for what comes next."""
        with suppress(OSError):
            self._path.unlink()

    @contextmanager
    def watch(self, connection: Connection, sha256: str) -> Iterator[None]:
        """Judge an intent inside the block.

        Raises: Defect `intent.crashes` for one that has brought the server down three times; LocalHindrance of the
        disk.
        """
        times = _TIMES.value(connection, of=sha256)
        if times is not None and times >= TIMES:
            raise Defect("intent.crashes", {"times": str(times)})
        with disk_errors(self._path):
            self._path.write_text(json.dumps({"intent": sha256}))
        try:
            yield
        finally:
            self.clear()
