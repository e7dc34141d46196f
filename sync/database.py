"""The one door to SQLite, for the office's file and the district's.

Writers begin immediately, so a transaction never fails half-way for want of the lock; readers see one snapshot.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy.exc
import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import NullPool
from sqlalchemy.util import LRUCache

from sync.errors import Defect, LocalHindrance
from sync.sqlite import BUSY_MS, as_ours, check_version, connect

ASK_EVERY_S = 0.001
MOST_COMPILED = 1000
_compiled: LRUCache[Any, Any] = LRUCache(MOST_COMPILED)


class Reading(SQLiteDialect_pysqlite):
    """One dialect for every file, so that a statement that was compiled for one of them serves them all: a process that
    opens a file would else spend more on the words of its first exchange than on their answers. It begins a transaction
    itself, for an engine that anybody listens to asks its listeners at every statement."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reading)

    def __hash__(self) -> int:
        return hash(Reading)

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        dbapi_connection.driver_connection.execute("BEGIN")  # type: ignore[union-attr]

    def do_commit(self, dbapi_connection: PoolProxiedConnection) -> None:
        """SQLite undoes a transaction by itself where it has no room or no memory; the driver's own commit says nothing
        against one that is not there any more."""
        _check_begun(dbapi_connection.driver_connection, "COMMIT")
        dbapi_connection.commit()

    def do_savepoint(self, connection: Connection, name: str) -> None:
        _check_begun(connection.connection.driver_connection, "SAVEPOINT")  # which would be a transaction by itself
        connection.exec_driver_sql(f"SAVEPOINT {name}")

    def do_rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        """SQLite undoes the whole transaction by itself where the disk is full, the savepoint with it: saying that it
        is not there any more would hide why."""
        if connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
            connection.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {name}")

    def do_release_savepoint(self, connection: Connection, name: str) -> None:
        connection.exec_driver_sql(f"RELEASE SAVEPOINT {name}")


class Writing(Reading):
    """Its transactions are immediate."""

    supports_statement_cache = True  # a class has to say so itself

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        _begin_to_write(dbapi_connection.driver_connection)


registry.register("sqlite.reading", __name__, Reading.__name__)
registry.register("sqlite.writing", __name__, Writing.__name__)


class Database:
    """One SQLite file: one writing connection, some reading ones, shared by the threads of this process.

    Raises LocalHindrance (`disk.full`, `database.locked`, `disk.read_only`) and Defect (`database.damaged`,
    `database.wrong_key`) instead of the driver's errors.
    """

    def __init__(self, path: Path, key: bytes | None = None, readers: int = 4) -> None:
        check_version()
        self.path = path
        self._key = key
        self._lock = threading.Lock()
        self.rest_s = 0.0  # after each writing transaction: a process that writes much lets others in between
        self._writer = _Kept(self._engine("writing"), 1)
        self._readers = _Kept(self._engine("reading"), readers)

    def _engine(self, dialect: str) -> Engine:
        path, key = self.path, self._key  # not this object, which what SQLAlchemy keeps of a connection would hold
        return create_engine(
            f"sqlite+{dialect}:///",
            execution_options={"compiled_cache": _compiled},
            module=sqlcipher3.dbapi2,
            creator=lambda: connect(path, key),
            poolclass=NullPool,
            hide_parameters=True,  # they are contents, and an error is logged
        )

    def _connect(self) -> Any:
        return connect(self.path, self._key)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One immediate transaction, durable when the block ends; nothing of it remains if the block raises."""
        with self._lock:
            with translated(self.path), self._writer.taken() as connection, connection.begin():
                yield connection
            if self.rest_s:
                time.sleep(self.rest_s)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent look at the file."""
        with translated(self.path), self._readers.taken() as connection, connection.begin():
            yield connection

    def raw(self) -> Any:
        """A connection of the caller's own, to be closed by it: for backup, migrations and `data_version`."""
        return self._connect()

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy under the same key, whole in one new file, and look through it; everybody may go on
        meanwhile. Raises: Defect `backup.unsound`; LocalHindrance."""
        source = self._connect()
        try:
            copy = connect(target, self._key)
            try:
                with translated(target):
                    source.backup(copy)
                    copy.execute("PRAGMA journal_mode=DELETE")
                    found = copy.execute("PRAGMA integrity_check").fetchone()[0]
            finally:
                copy.close()
        finally:
            source.close()
        if found != "ok":
            raise Defect("backup.unsound", {"detail": str(found)})

    def close(self) -> None:
        self._readers.close()
        self._writer.close()


class _Kept:
    """So many connections at most, each kept with SQLAlchemy's own state of it: to make that anew for each transaction,
    as its pools do, takes ten times what SQLite needs to begin and end one."""

    def __init__(self, engine: Engine, most: int) -> None:
        self._engine, self._most = engine, most
        self._lock, self._room = threading.Lock(), threading.Semaphore(most)
        self._free, self._closings = list[Connection](), 0

    @contextmanager
    def taken(self) -> Iterator[Connection]:
        """One of them. Raises: sqlalchemy.exc.TimeoutError where all are taken for too long."""
        if not self._room.acquire(timeout=BUSY_MS / 1000):
            raise sqlalchemy.exc.TimeoutError(f"all {self._most} connections are taken")
        try:
            with self._lock:
                closings, connection = self._closings, self._free.pop() if self._free else None
            connection = connection or self._opened()
            try:
                yield connection
            finally:
                self._put_back(connection, closings)
        finally:
            self._room.release()

    def _opened(self) -> Connection:
        opened = self._engine.connect()
        opened._autobegin = _refuse  # type: ignore[method-assign]
        return opened

    def _put_back(self, connection: Connection, closings: int) -> None:
        if _is_at_rest(connection):
            with self._lock:
                if closings == self._closings:
                    self._free.append(connection)
                    return
        _let_go(connection)

    def close(self) -> None:
        """Those in use follow when their transactions end."""
        with self._lock:
            self._closings += 1
            free, self._free = self._free, []
        for connection in free:
            connection.close()


def _refuse() -> None:
    """Whoever keeps a connection beyond its block begins nothing with it."""
    raise sqlalchemy.exc.InvalidRequestError("the block in which this connection was taken has ended")


def _is_at_rest(connection: Connection) -> bool:
    if connection.closed or connection.invalidated or connection.in_transaction():
        return False
    return not connection.connection.driver_connection.in_transaction  # type: ignore[union-attr]


def _let_go(connection: Connection) -> None:
    """One whose transaction could not be ended goes without a further word to the file."""
    if not connection.closed and not connection.invalidated:
        connection.invalidate()
    connection.close()


def _check_begun(driver: Any, word: str) -> None:
    if not driver.in_transaction:
        undone = sqlcipher3.dbapi2.OperationalError("SQLite has undone the transaction")
        raise sqlalchemy.exc.OperationalError(word, None, undone)


def _begin_to_write(driver: Any) -> None:
    """Begin as soon as another process has ended its transaction. SQLite's own waiting asks ever more rarely: it
    misses the moments between the transactions of one who writes on and on."""
    until = time.monotonic() + BUSY_MS / 1000
    driver.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                driver.execute("BEGIN IMMEDIATE")
                return
            except sqlcipher3.dbapi2.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(ASK_EVERY_S)
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_MS}")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """The driver's and the pool's errors as ours, the cause chained."""
    try:
        yield
    except sqlalchemy.exc.TimeoutError as error:  # every connection of this process is taken
        raise LocalHindrance("database.locked", {"file": str(path), "detail": "pool"}) from error
    except sqlalchemy.exc.DBAPIError as error:
        raise as_ours(error.orig or error, path) from error
    except sqlcipher3.dbapi2.Error as error:
        raise as_ours(error, path) from error
