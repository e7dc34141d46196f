"""Numbered schema steps for both kinds of database file.

`PRAGMA user_version` says which steps a file has seen. A step is one transaction. Steps are listed by their owner,
never found by looking into a folder, so that a frozen program has them all.
"""

from collections.abc import Sequence

from sync.database import Database
from sync.errors import Refused


def migrate(database: Database, steps: Sequence[Sequence[str]]) -> None:
    """Bring a file to this program's schema.

    Raises: Refused `database.newer` - the file was written by a newer program; nothing is changed.
    """
    with database.read() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version == len(steps):
        return
    with database.write() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version > len(steps):
            raise Refused("database.newer", {"file": str(database.path)})
        for number, statements in enumerate(steps[version:], version + 1):
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version={number}")
