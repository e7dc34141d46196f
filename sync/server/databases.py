"""What the server asks of a database, and the two that answer: SQLite's file in its folder, or PostgreSQL by its URL.

Both promise the same: one transaction writes at a time, whichever process begins it, and is durable when it ends; who
reads sees one moment. A copy is an SQLite file whatever it is made from, so that a backup of one is a server on the
other.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection, insert, make_url, select
from sqlalchemy.exc import ArgumentError

from sync.database import Database
from sync.errors import Refused
from sync.files import write_whole
from sync.schema import migrate
from sync.server.migrations import STEPS
from sync.server.tables import TABLES, table_of

if TYPE_CHECKING:
    from sync.server.postgresql import Postgresql

FILE, PASSWORD = "district.db", "database.password"
DRIVER = "postgresql+psycopg"
AT_ONCE = 500  # rows of a copy


class Neighbours(Protocol):
    """What other processes write."""

    def have_written(self) -> bool:
        """Whether one has since this was last asked."""

    def close(self) -> None: ...


class ServerDatabase(Protocol):
    """Raises, where it is asked: LocalHindrance (`server.database_unreachable`, `database.locked`, `disk.full`,
    `disk.read_only`) and Defect (`database.damaged`, `database.fault`) instead of the driver's errors."""

    def write(self) -> AbstractContextManager[Connection]:
        """One transaction, durable when the block ends; nothing of it remains if the block raises."""

    def read(self) -> AbstractContextManager[Connection]:
        """One consistent look."""

    def migrate(self) -> None:
        """Bring it to this program's schema. Raises: Refused `database.newer`, `server.other_database`; Defect
        `database.not_upgraded`."""

    def look_through(self, *, thorough: bool = False) -> str:
        """What is damaged, "" where nothing is."""

    def facts(self) -> dict[str, str]:
        """What it is, for whoever looks after it: `postgresql` with its version, nothing for SQLite."""

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy, whole in one new SQLite file, and look through it; everybody may go on meanwhile.
        Raises: Defect `backup.unsound`."""

    def neighbours(self) -> Neighbours:
        """To be closed by the caller, before this is."""

    def serving(self) -> AbstractContextManager[None]:
        """Serve alone inside the block. Raises: LocalHindrance `server.running`."""

    def close(self) -> None: ...


class SqliteFile(Database):
    """The server's own file, in its folder."""

    def migrate(self) -> None:
        migrate(self, STEPS)

    def look_through(self, *, thorough: bool = False) -> str:
        with self.read() as connection:
            asked = "PRAGMA integrity_check" if thorough else "PRAGMA quick_check"
            found = connection.exec_driver_sql(asked).scalars().first()
        return "" if found == "ok" else str(found)

    def facts(self) -> dict[str, str]:
        return {}

    def neighbours(self) -> Neighbours:
        return _OfAFile(self)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """The folder's own lock says already who serves."""
        yield


class _OfAFile:
    """Our own writer's commits are seen on a connection apart; only those of other processes on the writer's own."""

    def __init__(self, database: SqliteFile) -> None:
        self._database, self._any_commit = database, database.raw()
        self._seen, self._others = self._version(), self._version_for_the_writer()

    def have_written(self) -> bool:
        if (now := self._version()) == self._seen:
            return False
        before, self._others = self._others, self._version_for_the_writer()
        self._seen = now
        return self._others != before

    def close(self) -> None:
        self._any_commit.close()

    def _version(self) -> int:
        """Moves with every commit but this connection's own, which makes none."""
        return int(self._any_commit.execute("PRAGMA data_version").fetchone()[0])

    def _version_for_the_writer(self) -> int:
        """Moves with the commits of other processes alone: all of ours are made on this connection."""
        with self._database.write() as connection:
            return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def read_url(text: str) -> tuple[str, str]:
    """Where a database lies without its password, and the password; both "" for SQLite.

    Raises: Refused `server.database_unsupported`, `server.bad_database`.
    """
    if not text:
        return "", ""
    try:
        url = make_url(text)
    except ArgumentError as error:  # it would name the whole, password and all
        raise Refused("server.bad_database") from error
    if url.drivername not in (DRIVER, "postgresql"):
        raise Refused("server.database_unsupported", {"database": url.get_backend_name()})
    password, bare = url.password, url._replace(drivername=DRIVER, password=None)
    shown = bare.render_as_string(hide_password=False)
    if (
        not url.database
        or any("password" in name for name in url.query)
        or any(c in shown for c in '"\\')
        or not shown.isprintable()
    ):
        raise Refused("server.bad_database")
    return shown, password or ""


def keep_password(keys: Path, password: str) -> None:
    """Lay a database's password, where it has one, with the keys, for this account alone."""
    if password:
        write_whole(keys / PASSWORD, password)


@contextmanager
def begun(folder: Path, url: str, keys: Path) -> Iterator["SqliteFile | Postgresql"]:
    """A new database with our tables and nothing in them. Where the block raises, a PostgreSQL is as empty as it was;
    the folder is the caller's to clear.

    Raises: Refused `server.no_driver`, `server.database_not_empty`, `server.database_encoding`; as `ServerDatabase`.
    """
    new = opened(folder, url, keys)
    try:
        if isinstance(new, SqliteFile):
            new.migrate()
            yield new
        else:
            with new.begun():
                yield new
    finally:
        new.close()


def opened(folder: Path, url: str, keys: Path) -> "SqliteFile | Postgresql":
    """The database of a server's folder. Raises: Refused `server.no_driver`."""
    if not url:
        return SqliteFile(folder / FILE)
    kept = keys / PASSWORD
    return on_postgresql(url, kept.read_text(encoding="utf-8") if kept.is_file() else "")


def on_postgresql(url: str, password: str) -> "Postgresql":
    """A PostgreSQL database; its driver is loaded by those servers alone that have one. Raises: Refused
    `server.no_driver`."""
    try:
        from sync.server.postgresql import Postgresql
    except ImportError as error:
        raise Refused("server.no_driver") from error
    return Postgresql(url, password)


def copy_rows(source: Connection, target: Connection) -> None:
    """Everything of one database into another one that holds nothing."""
    for table in map(table_of, TABLES):
        with source.execute(select(table).execution_options(yield_per=AT_ONCE)) as rows:
            for part in rows.mappings().partitions():
                target.execute(insert(table), [dict(row) for row in part])
