"""The disk of one machine: dies with it at a commit, forgets what was not flushed, is full, is read-only.

strike    what is on the disk when the machine comes up again
---------------------------------------------------------------------------------------------------
before    everything but the transaction that was about to commit
after     the transaction too; but nobody was told that it was saved
torn      sector by sector the old or the new: the commit was on its way to the disk, and the power went

Where the power goes (`power`), a file or a name that was not flushed is lost, or half there. SQLite's own files are
exempt from that: with `synchronous=FULL` a commit that returned is flushed, and `torn` says what else there may be.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from sync.database import Database
from sync.errors import LocalHindrance
from sync.server.databases import ServerDatabase
from tests.simulation.one_thread import Syncs

SECTOR = 4096
LOG, SHARED = "-wal", "-shm"
Writing = Callable[[], AbstractContextManager[Connection]]


class Killed(BaseException):
    """The machine stops in the middle of things. Not an Exception: no gate of the product sees it."""


@dataclass
class Strike:
    """`after`: so many commits from now on pass."""

    how: str  # before, after, torn
    after: int
    power: bool


class Disk:
    """`folder`: where the machine's files lie; another one after each death, for what dies is left as it was."""

    def __init__(self, folder: Path, syncs: Syncs, chance: random.Random) -> None:
        self.folder, self._syncs, self._chance = folder, syncs, chance
        self.strike: Strike | None = None
        self.is_dead = self.is_full = False
        self.commits = 0
        self._deaths = 0
        self._grave = folder
        self._database: Database | None = None
        self._write: Writing | None = None

    def mount(self, database: Database | ServerDatabase) -> None:
        """From here on the database's transactions go through this disk; everything on it counts as flushed."""
        self._write = database.write
        self._database = database if isinstance(database, Database) else None  # a PostgreSQL lies on no disk of ours
        database.write = self._writing  # type: ignore[method-assign]
        self.is_dead = False
        for folder, names, files in os.walk(self.folder):
            self._syncs.folders[Path(folder).stat().st_ino] = frozenset((*names, *files))
            for name in files:
                found = (Path(folder) / name).stat()
                self._syncs.files[found.st_ino] = found.st_size

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.is_dead:
            raise Killed
        if self.is_full and self._database is None:
            raise LocalHindrance("disk.full")  # that machine's disk is full as well
        how = self._struck()
        image = self._image() if how == "torn" and self._database else {}
        assert self._write is not None
        with self._write() as connection:
            yield connection
            if how == "before":
                self.die(power=self._power)
        self.commits += 1
        if how:
            self.die(image, power=self._power)

    def _struck(self) -> str:
        if self.strike is None:
            return ""
        if self.strike.after > 0:
            self.strike.after -= 1
            return ""
        how, self._power, self.strike = self.strike.how, self.strike.power, None
        return how

    def die(self, image: dict[str, bytes] | None = None, *, power: bool) -> None:
        """Everything stops here. Raises: Killed, always."""
        self._deaths += 1
        self._grave = self.folder.with_name(f"{self.folder.name.partition('~')[0]}~{self._deaths}")
        self._copy(self.folder, self._grave, power=power)
        self._tear(image or {})
        self.is_dead = True
        raise Killed

    def rise(self) -> None:
        """What the dead machine had on its disk is what is there now."""
        if self._grave != self.folder:
            shutil.rmtree(self.folder)
            self.folder = self._grave
        self.strike = None
        self.full(False)

    def copy(self, target: Path) -> None:
        """Everything on it, as it is now, to another disk."""
        self._copy(self.folder, target, power=False)

    def full(self, is_full: bool) -> None:
        """No room for another page, nor for a file."""
        self.is_full = is_full
        (self._syncs.full.add if is_full else self._syncs.full.discard)(str(self.folder))
        if not self.is_dead:
            self._pragma("PRAGMA page_count" if is_full else "", "PRAGMA max_page_count={}", 1_000_000)

    def read_only(self, is_so: bool) -> None:
        self._pragma("", "PRAGMA query_only={}", int(is_so))

    def _pragma(self, ask: str, say: str, value: int) -> None:
        if self._database is None:
            return
        with self._database._writer.taken() as connection:
            driver: Any = connection.connection.driver_connection
            if ask:
                value = driver.execute(ask).fetchone()[0]
            driver.execute(say.format(value))

    def _image(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self._of_sqlite(self.folder)}

    def _of_sqlite(self, folder: Path) -> list[Path]:
        return [path for path in sorted(folder.iterdir()) if path.name.endswith((".db", LOG))]

    def _tear(self, image: dict[str, bytes]) -> None:
        """The log is torn while it is written, the file itself only once the log is whole (a checkpoint)."""
        if not image:
            return
        now = {path.name: path for path in self._of_sqlite(self._grave)}
        base = next(name for name in now if not name.endswith(LOG))
        log = base + LOG
        is_log_torn = self._chance.random() < 0.7 or image[base] == now[base].read_bytes()
        if is_log_torn:
            now[base].write_bytes(image[base])
            now[log].write_bytes(self._mixed(image.get(log, b""), now[log].read_bytes()))
        else:
            now[base].write_bytes(self._mixed(image[base], now[base].read_bytes()))

    def _mixed(self, old: bytes, new: bytes) -> bytes:
        """Sectors of both, the new ones mostly first; the end may lack, or not be written yet. A log that begins anew
        has its head flushed before anything behind it, as SQLite does."""
        upto = self._chance.randrange(len(new) // SECTOR + 2)
        if upto == 0:
            return old
        least, parts = max(upto * SECTOR, len(old)), [new[:SECTOR]]
        old = old.ljust(len(new), b"\0")
        for n in range(1, len(old) // SECTOR + 1):
            source = new if (n < upto) != (self._chance.random() < 0.05) else old
            parts.append(source[n * SECTOR : (n + 1) * SECTOR])
        mixed = b"".join(parts)
        return mixed[: self._chance.randrange(least, len(mixed) + 1)] if least < len(mixed) else mixed

    def _copy(self, source: Path, target: Path, *, power: bool) -> None:
        target.mkdir()
        known = self._syncs.folders.get(source.stat().st_ino, frozenset())
        for path in sorted(source.iterdir()):
            if path.name.endswith(SHARED):
                continue
            is_exempt = path.name.endswith((".db", LOG)) or not power
            if not is_exempt and path.name not in known and self._chance.random() < 0.5:
                continue  # its name never reached the disk
            if path.is_dir():
                self._copy(path, target / path.name, power=power)
                continue
            content = path.read_bytes()
            flushed = self._syncs.files.get(path.stat().st_ino, 0)
            if not is_exempt and flushed < len(content):
                content = content[: self._chance.randrange(flushed, len(content))]
            (target / path.name).write_bytes(content)
