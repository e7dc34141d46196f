"""`eoffice-server --self-check`: whether the server that is installed here has all its parts."""

import importlib
import importlib.util
import pkgutil
from pathlib import Path

from sync import self_check, server
from sync.self_check import FOUND, SELF_CHECK, without
from sync.server.migrations import STEPS
from sync.terminal import Call, Command
from sync.tls_check import tls

LATE = ("uvicorn", "httptools", "typst", "segno")  # loaded only while serving, as much of our own is
POSTGRESQL, S3 = "sync.server.postgresql", "sync.server.s3"


def _libraries(_: Path) -> str:
    """Every module of the server is imported, with all that it imports itself."""
    own = [f"sync.server.{found.name}" for found in pkgutil.iter_modules(server.__path__)]
    for name in (*LATE, *(name for name in own if name not in (POSTGRESQL, S3))):
        importlib.import_module(name)
    return ", ".join((*LATE, f"{len(own)} modules of its own"))


def _postgresql(_: Path) -> str:
    """An installation may be without it; its servers have SQLite."""
    if importlib.util.find_spec("psycopg") is None:
        return "–"
    return str(importlib.import_module(POSTGRESQL).driver())


def _s3(_: Path) -> str:
    """An installation may be without it; its servers have their folder."""
    if importlib.util.find_spec("obstore") is None:
        return "–"
    return str(importlib.import_module(S3).client())


def _rules(_: Path) -> str:
    from sync.server.founding import KINDS, read_kinds
    from sync.server.rules_data import RETENTION, read_retention

    return f"{len(list(read_kinds(KINDS)))} kinds, {len(read_retention(RETENTION).terms)} retention terms"


LOOKS = {
    "sqlite": self_check.sqlite,
    "encryption": self_check.encryption,
    "migrations": self_check.migrations(STEPS),
    "wording": self_check.wording,
    "rules": _rules,
    "tls": tls,
    "libraries": _libraries,
    "postgresql": _postgresql,
    "s3": _s3,
    "without_window": without(("app", "PySide6", "shiboken6")),
}


def _run(call: Call) -> None:
    self_check.run(call, "eoffice-server", LOOKS)


COMMAND = Command((), _run, (SELF_CHECK, FOUND))
