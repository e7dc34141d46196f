"""The door to SQLite: what it lacks is named in our words."""

from pathlib import Path

import pytest

from sync import database
from sync.database import Database
from sync.errors import LocalHindrance


def test_when_every_connection_is_taken_it_is_called_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    made = Database(tmp_path / "file.db", readers=1)
    with made.read(), pytest.raises(LocalHindrance, match=r"database\.locked"), made.read():
        pass
    made.close()
