"""The door to SQLite: what it lacks is named in our words."""

from pathlib import Path

import pytest

from sync import database
from sync.database import Database
from sync.errors import Defect, LocalHindrance


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
        connection.exec_driver_sql("CREATE TABLE one (n)")
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
