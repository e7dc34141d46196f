"""Backups in a folder: their names, and which of them are kept.

One of each of the last twelve days that have any, of ten weeks and of nine months: the latest of each. Only names that
begin and end as told are ever counted or deleted, so that several PCs and a server may share a folder.
"""

import re
from collections.abc import Callable, Iterable
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

    def free_path(self, folder: Path, at: datetime) -> Path:
        """Where one of this time goes; of two in one second the later one's name says the next."""
        while (path := folder / self.name(at)).exists():
            at += timedelta(seconds=1)
        return path

    def found(self, folder: Path) -> list[tuple[datetime, Path]]:
        """Those in a folder, the latest first. Raises: LocalHindrance of the disk."""
        name = re.compile(re.escape(self.beginning) + r"(\d{8}-\d{6})" + re.escape(self.suffix))
        there = []
        with disk_errors(folder):
            for path in folder.iterdir() if folder.is_dir() else ():
                if matched := name.fullmatch(path.name):
                    there.append((datetime.strptime(matched[1], _TIME), path))
        return sorted(there, reverse=True)

    def rotate(self, folder: Path) -> int:
        """Delete what is kept no longer; how many went. Raises: LocalHindrance of the disk."""
        there = self.found(folder)
        wanted = kept([at for at, _ in there])
        gone = [path for at, path in there if at not in wanted]
        for path in gone:
            with disk_errors(path):
                path.unlink(missing_ok=True)
        return len(gone)


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Which of some backups are kept."""
    chosen: set[datetime] = set()
    for most, bucket in _BUCKETS:
        latest: dict[object, datetime] = {}
        for at in sorted(times, reverse=True):
            latest.setdefault(bucket(at), at)
        chosen.update(list(latest.values())[:most])
    return chosen
