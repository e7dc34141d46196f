"""Backups in one place: their names, and which of them are kept.

One of each of the last twelve days that have any, of ten weeks and of nine months: the latest of each. Only names that
begin and end as told are ever counted or deleted, so that several PCs and a server may share a folder.
"""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sync.files import disk_errors

DAYS, WEEKS, MONTHS = 12, 10, 9
_TIME = "%Y%m%d-%H%M%S"
_BUCKETS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (DAYS, lambda at: at.date()),
    (WEEKS, lambda at: at.isocalendar()[:2]),
    (MONTHS, lambda at: (at.year, at.month)),
)


@dataclass(frozen=True)
class Series:
    """Whose backups: how their names begin and end around the time."""

    beginning: str
    suffix: str

    def name(self, at: datetime) -> str:
        """`at`: as its day is to be read by people."""
        return f"{self.beginning}{at.strftime(_TIME)}{self.suffix}"

    def free_name(self, taken: Container[str], at: datetime) -> str:
        """What one of this time is called; of two in one second the later one's name says the next."""
        while (name := self.name(at)) in taken:
            at += timedelta(seconds=1)
        return name

    def told(self, names: Iterable[str]) -> list[tuple[datetime, str]]:
        """Those of these names that are ours, the latest first."""
        ours = re.compile(re.escape(self.beginning) + r"([0-9]{8}-[0-9]{6})" + re.escape(self.suffix))
        matched = [found for name in names if (found := ours.fullmatch(name))]
        return sorted(((at, found[0]) for found in matched if (at := _time_in(found[1]))), reverse=True)

    def outdated(self, names: Iterable[str]) -> list[str]:
        """Those of these names that are ours and kept no longer."""
        there = self.told(names)
        wanted = kept([at for at, _ in there])
        return [name for at, name in there if at not in wanted]

    def free_path(self, folder: Path, at: datetime) -> Path:
        """Where one of this time goes in a folder. Raises: LocalHindrance of the disk."""
        return folder / self.free_name(_names(folder), at)

    def found(self, folder: Path) -> list[tuple[datetime, Path]]:
        """Those in a folder, the latest first. Raises: LocalHindrance of the disk."""
        return [(at, folder / name) for at, name in self.told(_names(folder))]

    def rotate(self, folder: Path) -> int:
        """Delete what is kept no longer; how many went. Raises: LocalHindrance of the disk."""
        gone = [folder / name for name in self.outdated(_names(folder))]
        for path in gone:
            with disk_errors(path):
                path.unlink(missing_ok=True)
        return len(gone)


def _time_in(digits: str) -> datetime | None:
    """The time that digits name; None where no calendar has it: whatever bears that name, none of us has written it."""
    try:
        return datetime.strptime(digits, _TIME)
    except ValueError:
        return None


def _names(folder: Path) -> set[str]:
    with disk_errors(folder):
        return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Which of some backups are kept."""
    chosen: set[datetime] = set()
    for most, bucket in _BUCKETS:
        latest: dict[object, datetime] = {}
        for at in sorted(times, reverse=True):
            latest.setdefault(bucket(at), at)
        chosen.update(list(latest.values())[:most])
    return chosen
