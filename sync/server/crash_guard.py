"""Intents that kill the server's process are set aside after three times, so that one cannot stop everything.

Before an intent is judged its hash is written to a small file; what stands there when the server starts is what it
died under. The file need not survive a power cut, only the process.
"""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import DBAPIError

from sync.errors import Defect, EofficeError
from sync.server.tables import Crashed, table_of

_crashed = table_of(Crashed)
TIMES = 3
log = logging.getLogger(__name__)


class CrashGuard:
    def __init__(self, path: Path) -> None:
        self._path = path

    def note_last_crash(self, connection: Connection) -> None:
        """At start: count the intent that the last process died under."""
        try:
            sha256 = str(json.loads(self._path.read_text())["intent"])
        except (FileNotFoundError, ValueError, KeyError):
            return
        same = _crashed.c.sha256 == sha256
        if connection.execute(update(_crashed).where(same).values(times=_crashed.c.times + 1)).rowcount == 0:
            connection.execute(insert(_crashed).values(sha256=sha256, times=1))
        self._path.unlink()

    @contextmanager
    def watch(self, connection: Connection, sha256: str) -> Iterator[None]:
        """Judge an intent inside the block.

        Raises: Defect `intent.crashes` for one that has brought the server down three times, `intent.fault` for one
        whose rule fails.
        """
        times = connection.execute(select(_crashed.c.times).where(_crashed.c.sha256 == sha256)).scalar()
        if times is not None and times >= TIMES:
            raise Defect("intent.crashes", {"times": str(times)})
        self._path.write_text(json.dumps({"intent": sha256}))
        try:
            yield
        except (EofficeError, DBAPIError):
            raise
        except Exception as error:
            log.exception("a rule failed on intent %s", sha256)
            raise Defect("intent.fault", {"detail": type(error).__name__}) from error
        finally:
            self._path.unlink(missing_ok=True)
