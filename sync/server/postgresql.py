"""The one door to PostgreSQL.

A sequence is no cursor there: of two transactions the later number may be committed first, and a PC that had pulled in
between would never see the other's rows. So there is one writer here too: a transaction that writes takes a lock of
the whole database first, in whatever process, and revisions are committed in their order. It needs connections of its
own, not those of a pool that gives each transaction another one: what it locks and listens to is a session's.
"""

import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy.exc
from psycopg.types.string import StrDumper
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    MetaData,
    Table,
    create_engine,
    insert,
    inspect,
    make_url,
    select,
    update,
)
from sqlalchemy.pool import QueuePool

from sync.errors import Defect, EofficeError, LocalHindrance, Refused
from sync.server.databases import SqliteFile, copy_rows
from sync.server.migrations import POSTGRESQL_STEPS
from sync.server.tables import TABLES, table_of

log = logging.getLogger(__name__)
READERS = 8
WAIT_MS, SOON_MS = 30_000, 5_000
WRITING, SERVING = 7_302_001, 7_302_002  # locks of ours, within the database
COMMITS = "eoffice_commits"
_schema = Table("schema_steps", MetaData(), Column("steps", BigInteger, nullable=False))
OURS = (*(table_of(model).name for model in TABLES), _schema.name)
_SESSION = {
    "connect_timeout": "10",
    "application_name": "eoffice-server",
    # A commit that returned survives a power cut, whatever the database's own settings say; and a machine that has gone
    # without a word holds its locks for a minute, not for hours.
    "options": f"-c synchronous_commit=on -c lock_timeout={WAIT_MS} -c client_encoding=UTF8 "
    "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}


class _Text(StrDumper):
    """Text as PostgreSQL takes it: it has no NUL. No name of ours holds one; a stranger's may."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", "\ufffd") if "\0" in obj else obj)


class Postgresql:
    """One PostgreSQL database: one writing connection, some reading ones, shared by the threads of this process."""

    def __init__(self, url: str, password: str) -> None:
        """Asks nothing yet."""
        parts = make_url(url).set(drivername="postgresql", password=password or None)
        self.place = make_url(url).set(drivername="postgresql").render_as_string()
        self._address = parts.render_as_string(hide_password=False)
        self._session = {name: value for name, value in _SESSION.items() if name not in parts.query}
        self._session["options"] = f"{parts.query.get('options', '')} {_SESSION['options']}".strip()
        self.process = uuid.uuid4().hex  # told with our commits, so that they are known from others'
        self._lock = threading.Lock()
        self._writer = self._engine(1, reads=False)
        self._readers = self._engine(READERS, reads=True)

    def _engine(self, size: int, *, reads: bool) -> Engine:
        def connect() -> Any:
            made = self.connect()
            made.autocommit, made.read_only = False, reads
            level = psycopg.IsolationLevel.REPEATABLE_READ if reads else psycopg.IsolationLevel.READ_COMMITTED
            made.isolation_level = level
            return made

        return create_engine(
            "postgresql+psycopg://",
            creator=connect,
            poolclass=QueuePool,
            pool_size=size,
            max_overflow=0,
            pool_timeout=WAIT_MS / 1000,
            pool_pre_ping=True,  # it may have been started anew meanwhile
            hide_parameters=True,  # they are contents, and an error is logged
        )

    def connect(self) -> "psycopg.Connection[Any]":
        """A connection of the caller's own, each statement a transaction; to be closed by it."""
        made = psycopg.connect(self._address, autocommit=True, **self._session)  # type: ignore[arg-type]
        made.adapters.register_dumper(str, _Text)
        return made

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction; the writers of other processes wait until it ends, and hear of it when it has."""
        with self._lock, self._translated(), self._writer.begin() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (WRITING,))
            yield connection
            connection.exec_driver_sql("SELECT pg_notify(%s, %s)", (COMMITS, self.process))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self._translated(), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Make our tables, and take them out again where the block raises.

        Raises: Refused `server.database_not_empty`, `server.database_encoding`.
        """
        self._begin()
        try:
            yield
        except BaseException:
            with suppress(EofficeError), self.write() as connection:
                for name in OURS:
                    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
            raise

    def _begin(self) -> None:
        with self.write() as connection:
            if set(inspect(connection).get_table_names()) & set(OURS):
                raise Refused("server.database_not_empty", {"database": self.place})
            encoding = str(connection.exec_driver_sql("SHOW server_encoding").scalar_one())
            if encoding != "UTF8":
                raise Refused("server.database_encoding", {"database": self.place, "encoding": encoding})
            _schema.create(connection)
            connection.execute(insert(_schema).values(steps=0))
            self._take_steps(connection, 0)

    def migrate(self) -> None:
        """All that the database lacks is one transaction. Raises: Refused `database.newer`, `server.other_database` -
        no server was ever founded there; Defect `database.not_upgraded`."""
        with self.read() as connection:
            if not inspect(connection).has_table(_schema.name):
                raise Refused("server.other_database", {"database": self.place})
            if self._steps_of(connection) == len(POSTGRESQL_STEPS):
                return
        with self.write() as connection:
            taken = self._steps_of(connection)
            if taken > len(POSTGRESQL_STEPS):
                raise Refused("database.newer", {"file": self.place})
            try:
                self._take_steps(connection, taken)
            except sqlalchemy.exc.DBAPIError as error:
                log.exception("the database was not brought to schema %d", len(POSTGRESQL_STEPS))
                raise Defect("database.not_upgraded", {"detail": _first_line(error.orig or error)}) from error

    def _steps_of(self, connection: Connection) -> int:
        return int(connection.execute(select(_schema.c.steps)).scalar_one())

    def _take_steps(self, connection: Connection, taken: int) -> None:
        for statements in POSTGRESQL_STEPS[taken:]:
            for statement in statements:
                connection.exec_driver_sql(statement)
        connection.execute(update(_schema).values(steps=len(POSTGRESQL_STEPS)))

    def look_through(self, *, thorough: bool = False) -> str:
        """Every value of every row is read, which the database refuses where a page is damaged; its indexes are its own
        to look after (`amcheck`)."""
        try:
            with self.read() as connection:
                for name in OURS:
                    connection.exec_driver_sql(f"SELECT count(md5(t::text)) FROM {name} t")  # noqa: S608 - ours
        except Defect as defect:
            return defect.facts.get("detail", defect.code)
        return ""

    def facts(self) -> dict[str, str]:
        with self.read() as connection:
            return {"postgresql": str(connection.exec_driver_sql("SHOW server_version").scalar_one())}

    def copy_to(self, target: Path) -> None:
        copy = SqliteFile(target)
        try:
            copy.migrate()
            with self.read() as source, copy.write() as connection:
                copy_rows(source, connection)
            found = copy.look_through(thorough=True)
        finally:
            copy.close()
        if found:
            raise Defect("backup.unsound", {"detail": found})

    def take_from(self, path: Path) -> None:
        """Everything that a copy holds, into tables that hold nothing."""
        copy = SqliteFile(path)
        try:
            with copy.read() as source, self.write() as connection:
                copy_rows(source, connection)
        finally:
            copy.close()

    def neighbours(self) -> "_Listening":
        with self._translated():
            return _Listening(self)

    @contextmanager
    def serving(self) -> Iterator[None]:
        with self._translated():
            holder = self.connect()
        try:
            with self._translated():
                holder.execute(f"SET lock_timeout = {SOON_MS}")  # whoever was killed just now lets go of it in a moment
                try:
                    holder.execute("SELECT pg_advisory_lock(%s)", (SERVING,))
                except psycopg.errors.LockNotAvailable as error:
                    raise LocalHindrance("server.running", {"folder": self.place}) from error
            yield
        finally:
            holder.close()

    def close(self) -> None:
        self._readers.dispose()
        self._writer.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """The driver's and the pool's errors as ours, the cause chained."""
        try:
            yield
        except sqlalchemy.exc.TimeoutError as error:
            raise LocalHindrance("database.locked", {"file": self.place, "detail": "pool"}) from error
        except sqlalchemy.exc.DBAPIError as error:
            raise _as_ours(error.orig or error, self.place) from error
        except psycopg.Error as error:
            raise _as_ours(error, self.place) from error


class _Listening:
    """Told by the database of each commit, and by which process it was."""

    def __init__(self, database: Postgresql) -> None:
        self._database = database
        self._connection = self._listen()

    def _listen(self) -> "psycopg.Connection[Any]":
        made = self._database.connect()
        made.execute(f"LISTEN {COMMITS}")
        return made

    def have_written(self) -> bool:
        """Where the connection was lost, something may have been missed: then true, once there is another."""
        try:
            told = [one.payload for one in self._connection.notifies(timeout=0)]
        except psycopg.OperationalError:
            self._connection.close()
            self._connection = self._listen()
            return True
        return any(process != self._database.process for process in told)

    def close(self) -> None:
        self._connection.close()


def driver() -> str:
    """What reaches PostgreSQL, with versions."""
    return f"psycopg {psycopg.__version__} ({psycopg.pq.__impl__}), libpq {psycopg.pq.version()}"


def _as_ours(error: BaseException, place: str) -> Exception:
    """By the state that the database names (Appendix A of its manual); a lost or refused connection has none."""
    state = getattr(error, "sqlstate", None) or ""
    facts = {"file": place, "detail": _first_line(error)}
    if state == "53100":
        return LocalHindrance("disk.full", facts)
    if state == "25006":
        return LocalHindrance("disk.read_only", facts)
    if state in ("55P03", "57014", "40P01", "40001") or state.startswith("53"):
        return LocalHindrance("database.locked", facts)
    if state in ("XX001", "XX002"):
        return Defect("database.damaged", facts)
    if state.startswith(("08", "28", "3D", "57P")) or (not state and isinstance(error, psycopg.OperationalError)):
        return LocalHindrance("server.database_unreachable", {"database": place, "detail": facts["detail"]})
    return Defect("database.fault", facts)


def _first_line(error: BaseException) -> str:
    """What follows names values."""
    return next(iter(str(error).splitlines()), type(error).__name__)
