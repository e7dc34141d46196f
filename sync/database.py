"""The one door to SQLite, for the office's file and the district's.

sqlcipher3 carries an SQLite past the WAL reset bug (3.7.0-3.51.2), which can lose data when two connections write and
checkpoint. WAL with `synchronous=FULL`: a commit that returned survives a power cut. Writers begin immediately, so a
transaction never fails half-way for want of the lock; readers see one snapshot.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy.exc
import sqlcipher3.dbapi2
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import QueuePool

from sync.errors import Defect, LocalHindrance

BUSY_MS = 30_000
SAFE_SQLITE = (3, 51, 3)
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA journal_size_limit=67108864",
)


class Database:
    """One SQLite file: one writing connection, some reading ones, shared by the threads of this process.

    Raises LocalHindrance (`disk.full`, `database.locked`, `disk.read_only`) and Defect (`database.damaged`,
    `database.wrong_key`) instead of the driver's errors.
    """

    def __init__(self, path: Path, key: bytes | None = None, readers: int = 4) -> None:
        if sqlcipher3.dbapi2.sqlite_version_info < SAFE_SQLITE:
            raise Defect("database.unsafe_sqlite", {"version": sqlcipher3.dbapi2.sqlite_version})
        self.path = path
        self._key = key
        self._lock = threading.Lock()
        self._writer = self._engine("BEGIN IMMEDIATE", 1)
        self._readers = self._engine("BEGIN", readers)

    def _engine(self, begin: str, size: int) -> Any:
        engine = create_engine(
            "sqlite:///",
            module=sqlcipher3.dbapi2,
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=size,
            max_overflow=0,
            pool_timeout=BUSY_MS / 1000,
        )
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    def _connect(self) -> Any:
        with translated(self.path):
            connection = sqlcipher3.dbapi2.connect(str(self.path), isolation_level=None, check_same_thread=False)
            try:
                if self._key is not None:
                    connection.execute("PRAGMA cipher_log_level=NONE")
                    connection.execute(f"PRAGMA key=\"x'{self._key.hex()}'\"")
                for pragma in _PRAGMAS:
                    connection.execute(pragma)
            except BaseException:
                connection.close()
                raise
            return connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One immediate transaction, durable when the block ends; nothing of it remains if the block raises."""
        with self._lock, translated(self.path), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent look at the file."""
        with translated(self.path), self._readers.begin() as connection:
            yield connection

    def raw(self) -> Any:
        """A connection of the caller's own, to be closed by it: for backup, migrations and `data_version`."""
        return self._connect()

    def close(self) -> None:
        self._readers.dispose()
        self._writer.dispose()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """The driver's and the pool's errors as ours, the cause chained."""
    try:
        yield
    except sqlalchemy.exc.TimeoutError as error:  # every connection of this process is taken
        raise LocalHindrance("database.locked", {"file": str(path), "detail": "pool"}) from error
    except sqlalchemy.exc.DBAPIError as error:
        raise _ours(error.orig or error, path) from error
    except sqlcipher3.dbapi2.Error as error:
        raise _ours(error, path) from error


def _ours(error: BaseException, path: Path) -> Exception:
    text = str(error).casefold()
    facts = {"file": str(path), "detail": str(error)}
    if "disk is full" in text:
        return LocalHindrance("disk.full", facts)
    if "locked" in text or "busy" in text:
        return LocalHindrance("database.locked", facts)
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return LocalHindrance("disk.read_only", facts)
    if "not a database" in text:
        return Defect("database.wrong_key", facts)
    if "malformed" in text or "corrupt" in text or "disk i/o" in text:
        return Defect("database.damaged", facts)
    return Defect("database.fault", facts)
