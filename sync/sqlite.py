"""SQLite itself: a connection as the project wants it, and the driver's errors as ours. No ORM, quick to import.

sqlcipher3 carries an SQLite past the WAL reset bug (3.7.0-3.51.2), which can lose data when two connections write and
checkpoint. WAL with `synchronous=FULL`: a commit that returned survives a power cut.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from sync.errors import Defect, LocalHindrance, Refused

BUSY_MS = 30_000
RETRY_S = 0.02
LEAST_ROOM = 256 << 10  # bytes; the shared index beside a file grows by 32 KB at a time
SAFE_SQLITE = (3, 51, 3)
CLOSED = "profile.moved"  # said by the file itself, see `sync.replica.closing`
_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA journal_size_limit=67108864",
)


def check_version() -> None:
    """Raises: Defect `database.unsafe_sqlite` where the library may lose data."""
    if sqlcipher3.dbapi2.sqlite_version_info < SAFE_SQLITE:
        raise Defect("database.unsafe_sqlite", {"version": sqlcipher3.dbapi2.sqlite_version})


def carried_versions() -> tuple[str, str]:
    """Of SQLCipher, and of the OpenSSL in it."""
    connection = sqlcipher3.dbapi2.connect(":memory:")
    try:
        connection.execute("PRAGMA key='-'")
        connection.execute("CREATE TABLE t (c)")  # before that it names no provider
        (cipher,), (provider,) = (
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("cipher_version", "cipher_provider_version")
        )
    finally:
        connection.close()
    return cipher.split()[0], provider.split()[1]


def connect(path: Path, key: bytes | None) -> Any:
    """A DB-API connection; `key` where the file is encrypted. Raises: LocalHindrance, Defect."""
    with driver_errors(path):
        connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            if key is not None:
                connection.execute("PRAGMA cipher_log_level=NONE")
                connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            _use_wal(connection)
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection


def _use_wal(connection: Any) -> None:
    """SQLite does not wait while another connection turns the same new file to WAL; so we do."""
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlcipher3.dbapi2.OperationalError as error:
            if "locked" not in str(error).casefold() or time.monotonic() > until:
                raise
            time.sleep(RETRY_S)
        else:
            return


@contextmanager
def driver_errors(path: Path) -> Iterator[None]:
    """The driver's errors as ours, the cause chained."""
    try:
        yield
    except sqlcipher3.dbapi2.Error as error:
        raise as_ours(error, path) from error


def _has_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free > LEAST_ROOM
    except OSError:
        return True


def as_ours(error: BaseException, path: Path) -> Exception:
    text = str(error).casefold()
    facts = {"file": str(path), "detail": str(error)}
    if CLOSED in text:
        return Refused(CLOSED)
    if "disk is full" in text:
        return LocalHindrance("disk.full", facts)
    if "locked" in text or "busy" in text:
        return LocalHindrance("database.locked", facts)
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return LocalHindrance("disk.read_only", facts)
    if "not a database" in text:
        return Defect("database.wrong_key", facts)
    if "disk i/o" in text:  # said too where there is no room left for what lies beside the file
        return LocalHindrance("disk.fault" if _has_room(path) else "disk.full", facts)
    if "malformed" in text or "corrupt" in text:
        return Defect("database.damaged", facts)
    return Defect("database.fault", facts)
