"""The days off that this program knows, for the rules about working days."""

import csv
import functools
from datetime import date

from sync.wording import RESOURCES

DAYS_OFF = RESOURCES / "rules" / "days_off.csv"


@functools.cache
def days_off() -> frozenset[date]:
    """Days on which nobody works besides Saturdays and Sundays; lines that begin with # say what is missing yet."""
    with DAYS_OFF.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return frozenset(date.fromisoformat(row["day"]) for row in rows)
