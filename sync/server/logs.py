"""The serving process's logs: JSON lines in the folder, and what a person should see on stderr, for the journal."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.logbook import JsonLines, rotating_file

FOLDER, NAME = "log", "server.log"


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """Log this process during the block. A file that cannot be written is done without; stderr is there still."""
    root = logging.getLogger()
    before = root.level
    shown = logging.StreamHandler()
    shown.setLevel(logging.WARNING)
    shown.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    handlers: list[logging.Handler] = [shown]
    try:
        (folder / FOLDER).mkdir(exist_ok=True, mode=0o700)
        kept = rotating_file(folder / FOLDER / NAME)
        kept.setFormatter(JsonLines())
        handlers.append(kept)
    except OSError as error:
        logging.getLogger(__name__).warning("no log file: %s", error.strerror)
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    try:
        yield
    finally:
        root.setLevel(before)
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()
