"""Numbered schema steps for both kinds of database file.

`PRAGMA user_version` says which steps a file has seen. All that a file lacks is one transaction, looked through before
it is committed: whoever ends the program finds the old file or the new one, and what fails leaves the old one as it
was. A file with data is copied first, and the copy read, into the folder `before-upgrade` beside it, for whoever has to
go back to the program before. Steps are listed by their owner, never found by looking into a folder, so that a frozen
program has them all.
"""

import logging
import os
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from sync.database import Database
from sync.errors import Defect, EofficeError, Refused
from sync.files import disk_errors, sync_folder

log = logging.getLogger(__name__)
KEPT, MOST_KEPT = "before-upgrade", 2


def migrate(database: Database, steps: Sequence[Sequence[str]]) -> None:
    """Bring a file to this program's schema.

    Raises: Refused `database.newer` - the file was written by a newer program; Defect `database.not_upgraded` (detail);
    LocalHindrance of the disk. Nothing is changed then.
    """
    with database.read() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version == len(steps):
        return
    with database.write() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version > len(steps):
            raise Refused("database.newer", {"file": str(database.path)})
        if 0 < version < len(steps):  # meanwhile another process may have done it
            _keep(database, version)
        try:
            for number, statements in enumerate(steps[version:], version + 1):
                for statement in statements:
                    connection.exec_driver_sql(statement)
                connection.exec_driver_sql(f"PRAGMA user_version={number}")
            if version:
                _look_through(connection)
        except EofficeError:
            raise
        except Exception as error:  # a step's own fault: the file stays as the program before left it
            log.exception("the file was not brought to schema %d", len(steps))
            raise Defect("database.not_upgraded", {"detail": str(getattr(error, "orig", error))}) from error


def _look_through(connection: Connection) -> None:
    found = connection.exec_driver_sql("PRAGMA quick_check").scalar_one()
    if found != "ok":
        raise Defect("database.not_upgraded", {"detail": str(found)})


def _keep(database: Database, version: int) -> None:
    """A verified copy of the file as it is, under the same key; of older ones few are kept."""
    folder = database.path.parent / KEPT
    target = folder / f"{database.path.stem}-{version}{database.path.suffix}"
    part = target.with_name(f"{target.name}.part")
    with disk_errors(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        part.unlink(missing_ok=True)
        database.copy_to(part)
        os.replace(part, target)
        sync_folder(folder)
        for old in _by_age(folder, database.path)[MOST_KEPT:]:
            old.unlink(missing_ok=True)


def _by_age(folder: Path, path: Path) -> list[Path]:
    """The kept copies of a file, that of the latest schema first."""
    found = [one for one in folder.glob(f"{path.stem}-*{path.suffix}") if one.stem.rpartition("-")[2].isdigit()]
    return sorted(found, key=lambda one: int(one.stem.rpartition("-")[2]), reverse=True)
