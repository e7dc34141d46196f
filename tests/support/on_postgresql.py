"""A PostgreSQL of the tests' own, for the asking: from the system's package, in a folder that goes with it, on a socket
in that folder alone. Where nobody asks, every server under test has SQLite, as an operator has who names nothing.

`pytest --postgresql` and `dev.py sim --postgresql` ask. One cluster serves all processes of a run; each server has a
database of its own in it, dropped with the test that made it.
"""

import os
import re
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, make_url

from sync.server.home import SETTINGS, read_settings

ASKED = "EOFFICE_TESTS_POSTGRESQL"  # the folder of its socket, for all processes of a run
PACKAGE, ACCOUNT, ROLE = "postgresql", "postgres", "eoffice"
MEMORY, INSTALLED = Path("/dev/shm"), Path("/usr/lib/postgresql")
# What a power cut leaves is the database's own matter, and not what these tests are about.
QUICK = "-c fsync=off -c full_page_writes=off -c max_connections=400 -c listen_addresses= -c autovacuum=off"
QUICK += " -c dynamic_shared_memory_type=mmap"  # in its own folder, so that nothing is left of it
_made: list[str] = []


def programs() -> Path:
    """Where the newest PostgreSQL's programs lie. Raises: SystemExit, naming the package."""
    found = sorted(INSTALLED.glob("*/bin/postgres"), key=lambda one: int(one.parts[-3]))
    if not found:
        raise SystemExit(f"PostgreSQL is not installed; the tests take the system's: apt-get install {PACKAGE}")
    return found[-1].parent


@contextmanager
def cluster() -> Iterator[None]:
    """A PostgreSQL serves the tests of this process, and of those that it starts, inside the block."""
    bin, as_root = programs(), os.geteuid() == 0
    root = Path(tempfile.mkdtemp(prefix="pg-", dir=MEMORY if MEMORY.is_dir() else None))
    if as_root:  # it refuses to run so
        shutil.chown(root, ACCOUNT, ACCOUNT)

    def run(*words: str) -> None:
        account = {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": ()} if as_root else {}
        done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False, **account)
        assert done.returncode == 0, done.stdout + done.stderr

    data = root / "data"
    try:
        run(f"{bin}/initdb", "-D", f"{data}", "-U", ROLE, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        run(f"{bin}/pg_ctl", "-D", f"{data}", "-l", f"{root}/log", "-w", "-o", f"-k {root} {QUICK}", "start")
        os.environ[ASKED] = str(root)
        try:
            yield
        finally:
            del os.environ[ASKED]
            run(f"{bin}/pg_ctl", "-D", f"{data}", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(root)


def is_asked() -> bool:
    return ASKED in os.environ


def new_database(like: str = "", words: str = "") -> str:
    """The URL of a new database, with what another one holds or empty; "", for SQLite, where nobody asked."""
    if not is_asked():
        return ""
    name = f"eo_{uuid.uuid1().hex}"
    _say(f"CREATE DATABASE {name} TEMPLATE {make_url(like).database if like else 'template0'} {words}")
    _made.append(name)
    return f"postgresql+psycopg://{ROLE}@/{name}?host={quote(os.environ[ASKED], safe='')}"


def copied(folder: Path) -> None:
    """The copy of a server's folder gets a copy of its database."""
    if url := read_settings(folder).database:
        text = (folder / SETTINGS).read_text(encoding="utf-8")
        (folder / SETTINGS).write_text(re.sub(re.escape(url), lambda _: new_database(url), text), encoding="utf-8")


def keep(folder: Path) -> None:
    """A server's database outlives the test that made it."""
    if url := read_settings(folder).database:
        _made.remove(str(make_url(url).database))


def made() -> frozenset[str]:
    """What is there that is not kept."""
    return frozenset(_made)


def drop(before: frozenset[str] = frozenset()) -> None:
    """Drop what was made since, and is not kept."""
    for name in [name for name in _made if name not in before]:
        _made.remove(name)
        _say(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def plainly(connection: Connection, query: str, *values: object) -> Any:
    """Ask the driver itself, which is quicker; `?` stands for a value on both databases."""
    driver: Any = connection.connection.driver_connection
    if not values:
        return driver.execute(query)
    return driver.execute(query.replace("?", "%s") if connection.dialect.name == "postgresql" else query, values)


def _say(statement: str) -> None:
    import psycopg  # of no use to those who ask for none

    with psycopg.connect(host=os.environ[ASKED], user=ROLE, dbname="postgres", autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]
