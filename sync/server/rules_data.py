"""Figures of the law that the directory carries: read from the program's files, so that an update brings newer ones."""

import csv
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from sync.rules.retention import RetentionRules, RetentionTerm
from sync.rules.state import Changes
from sync.server.rows import Seal, store
from sync.wording import RESOURCES

RETENTION = RESOURCES / "rules" / "retention.csv"


def bring_in(connection: Connection, seal: Seal) -> None:
    """Put what this program knows into the directory; nothing moves where it is there already."""
    store(connection, Changes(rows=(read_retention(RETENTION),)), seal)


def read_retention(path: Path) -> RetentionRules:
    """The terms of a CSV file, one a line, in their order."""
    with path.open(encoding="utf-8", newline="") as file:
        return RetentionRules(
            terms=tuple(
                RetentionTerm(
                    since=_day(row["since"]),
                    until=_day(row["until"]),
                    longest_years=int(row["longest_years"]),
                    transfer_months=int(row["transfer_months"]),
                    construction_months=int(row["construction_months"]),
                    transfer_from_years=int(row["transfer_from_years"]),
                    offered=tuple(int(years) for years in row["offered"].split()),
                )
                for row in csv.DictReader(file)
            )
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
