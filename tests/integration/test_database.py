"""The door to SQLite: what it lacks is named in our words."""

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlcipher3.dbapi2 import ProgrammingError

from sync import database
from sync.database import Database
from sync.errors import Defect, LocalHindrance, Refused
from sync.protocol.signing import Signer
from sync.replica.replica import Replica
from tests.support.fakes import MovableClock, SeededIds

TABLE = "CREATE TABLE one (n)"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The driver's connections, as they are opened."""
    connect, made = database.connect, list[Any]()

    def noted(path: Path, key: bytes | None) -> Any:
        made.append(connect(path, key))
        return made[-1]

    monkeypatch.setattr(database, "connect", noted)
    return made


def are_closed(connections: list[Any]) -> bool:
    for one in connections:
        with pytest.raises(ProgrammingError, match="closed"):
            one.execute("SELECT 1")
    return bool(connections)


def test_when_every_connection_is_taken_it_is_called_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    made = Database(tmp_path / "file.db", readers=1)
    with made.read(), pytest.raises(LocalHindrance, match=r"database\.locked"), made.read():
        pass
    made.close()


def test_what_sqlite_has_undone_is_not_called_stored(tmp_path: Path) -> None:
    """The driver's own commit says nothing where there is no transaction any more."""
    made = Database(tmp_path / "file.db")
    with made.write() as connection:
        connection.exec_driver_sql(TABLE)
    with pytest.raises(Defect, match=r"database\.fault"), made.write() as connection:
        connection.exec_driver_sql("INSERT INTO one VALUES (1)")
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("ROLLBACK")
    with pytest.raises(Defect, match=r"database\.fault"), made.write() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("ROLLBACK")
        with connection.begin_nested():
            connection.exec_driver_sql("INSERT INTO one VALUES (2)")
    with made.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM one").scalar_one() == 0
    made.close()


def test_a_connection_that_is_kept_beyond_its_block_begins_nothing(tmp_path: Path, opened: list[Any]) -> None:
    made = Database(tmp_path / "file.db")
    with made.write() as connection:
        connection.exec_driver_sql(TABLE)
    with pytest.raises(InvalidRequestError):
        connection.exec_driver_sql("INSERT INTO one VALUES (1)")
    with made.write() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM one").scalar_one() == 0
    assert len(opened) == 1, "the same one again"
    made.close()


def test_closing_takes_those_at_rest_at_once_and_those_in_use_when_they_are_done(
    tmp_path: Path, opened: list[Any]
) -> None:
    made = Database(tmp_path / "file.db")
    with made.write() as connection:
        connection.exec_driver_sql(TABLE)
        with made.read():
            pass
        made.close()
        assert are_closed(opened[1:])
        connection.exec_driver_sql("INSERT INTO one VALUES (1)")
    assert are_closed(opened)
    with made.read() as connection:
        assert connection.exec_driver_sql("SELECT n FROM one").scalars().all() == [1]
    made.close()


def test_one_that_nobody_closed_is_not_held_for_ever(tmp_path: Path) -> None:
    made = Database(tmp_path / "file.db")
    with made.read():
        pass
    gone = weakref.ref(made)
    del made
    gc.collect()
    assert gone() is None


def test_an_opening_that_is_refused_leaves_no_file_open(tmp_path: Path, opened: list[Any]) -> None:
    parts = (tmp_path, b"k" * 32, Signer(b"s" * 32), MovableClock(), SeededIds(1))
    made = Replica(*parts)
    with made.database.write() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 9999")
    made.close()
    with pytest.raises(Refused, match=r"database\.newer") as refused:  # as a window keeps it that tells it
        Replica(*parts)
    assert are_closed(opened)
    assert refused.value.facts["file"] == str(tmp_path / "office.db")
