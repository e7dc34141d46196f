"""The office's file takes nothing more, from whatever process: its office goes on elsewhere.

Whoever had it open before that may still wait for its turn to write. What he would save then would be told as saved and
be nowhere, and a number that he would take is given again at the other PC.
"""

from sqlalchemy import Connection

from sync.sqlite import CLOSED

TAKES = ("outbox", "draft")  # all that people do comes into one of these


def close_for_good(connection: Connection) -> None:
    for table in TAKES:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{CLOSED}'); END"
        connection.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS closed_{table} BEFORE INSERT ON {table} {refuse}")


def open_again(connection: Connection) -> None:
    for table in TAKES:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS closed_{table}")
