"""Log lines that programs can read: one JSON object a line, in a file that cannot grow without end.

{"at": "2026-11-26T03:04:05.678Z", "level": "warning", "process": 812, "part": "sync.server.http", "what": "…"}

A line never holds a document's contents or a secret. Of an exception stand its kind, where it was raised, and what it
says only where that is the system's own words (OSError) or a code of ours: the words of others may quote what was read.
"""

import json
import logging
import logging.handlers
import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from sync.errors import EofficeError

MOST_FRAMES = 20
MOST_CHARACTERS = 4000  # of one text
ROUND_BYTES, ROUNDS = 5_000_000, 9  # of the server's log: 50 MB in all
DAY_BYTES = 20_000_000  # of an office's PC's log in one day


class JsonLines(logging.Formatter):
    """A record as one JSON object; `extra={"facts": {…}}` adds fields of its own."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, object] = {
            "at": f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z",
            "level": record.levelname.lower(),
            "process": record.process,
            "part": record.name,
            "what": record.getMessage()[:MOST_CHARACTERS],
        }
        line |= {key: value for key, value in getattr(record, "facts", {}).items() if key not in line}
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


class BoundedFile(logging.FileHandler):
    """Appends to a file that several processes may share, as far as `most_bytes`; what comes later is not kept."""

    def __init__(self, path: Path, most_bytes: int) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self._most_bytes = most_bytes

    def emit(self, record: logging.LogRecord) -> None:
        if self.stream is None:
            self.stream = self._open()
        if os.fstat(self.stream.fileno()).st_size < self._most_bytes:
            super().emit(record)


def rotating_file(path: Path) -> logging.Handler:
    """For a process that is alone with its log: so many files of so many bytes, the oldest thrown away."""
    return logging.handlers.RotatingFileHandler(
        path, maxBytes=ROUND_BYTES, backupCount=ROUNDS, encoding="utf-8", delay=True
    )


def told(error: BaseException) -> list[dict[str, object]]:
    """An exception and what caused it, the cause last, without what may quote contents."""
    chain: list[dict[str, object]] = []
    following: BaseException | None = error
    while following is not None and len(chain) < MOST_FRAMES:
        frames = traceback.extract_tb(following.__traceback__)[-MOST_FRAMES:]
        places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        chain.append({"kind": type(following).__name__, "says": _said(following), "places": places})
        following = following.__cause__ or following.__context__
    return chain


def _said(error: BaseException) -> str:
    if isinstance(error, EofficeError):
        return error.code
    return (error.strerror or "") if isinstance(error, OSError) else ""
