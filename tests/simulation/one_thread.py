"""The product on one thread and cheap to begin: what the simulation puts in the place of threads, waits and devices.

Nothing of the rules, the replica, the engine's steps or the server's judging is replaced: only who runs them.
"""

import asyncio
import errno
import logging
import os
import random
import stat
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection

from sync import database, sqlite
from sync.database import Database
from sync.errors import LineHindrance
from sync.server import district, s3
from sync.server.writer import Writer, _Job
from tests.simulation.store_apart import StoreApart

T = TypeVar("T")


class InlineWriter(Writer):
    """The server's writer without its thread: a job is done when it is submitted, or with its group when `held`."""

    def __init__(self, database: Database) -> None:
        self._database, self._is_closed = database, False
        self._group: list[_Job[Any]] | None = None
        self.resting = threading.Event()

    def submit(self, run: Callable[[Connection], T]) -> "Future[T]":
        if self._is_closed:
            raise LineHindrance("server.busy", retry_after_s=30)
        job = _Job(run, Future())
        if self._group is None:
            self._survive([job])
        else:
            self._group.append(job)
        return job.future

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is submitted inside the block is one group, on disk when the block ends."""
        if self._group is not None:
            yield
            return
        self._group = []
        try:
            yield
        finally:
            group, self._group = self._group, None
            self._survive(group)

    def is_alive(self) -> bool:
        return not self._is_closed

    def waiting(self) -> int:
        return 0

    def stop(self) -> None:
        self._is_closed = True


class _Inline(ThreadPoolExecutor):
    """Runs what it is given at once, in the caller's thread."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> "Future[T]":
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


class Waits(Exception):
    """A worker would wait here until another one of its PC has gone on."""


class OneAtATime:
    """The engine's lock: whoever finds it taken, in the middle of another worker's step, tries again later."""

    def __init__(self) -> None:
        self._is_taken = False

    def __enter__(self) -> None:
        if self._is_taken:
            raise Waits
        self._is_taken = True

    def __exit__(self, *error: object) -> None:
        self._is_taken = False


class Pause:
    """The engine's end and its waits, on virtual time: it notes for how long somebody wanted to rest."""

    def __init__(self) -> None:
        self._is_set, self.asked_s, self.looks = False, 0.0, 0

    def is_set(self) -> bool:
        return self._is_set

    def set(self) -> None:
        self._is_set = True

    def wake(self) -> None:
        """Nobody rests in here: each is told when it is called next."""

    def wait(self, timeout: float | None = None) -> bool:
        """Returns at once. The watcher, which waits between its looks, is told to end after `looks` of them."""
        self.asked_s = timeout or 0.0
        self.looks -= 1
        return self._is_set or self.looks < 0


class Syncs:
    """What has been flushed to the devices: a file by its number on the disk, a folder with the names in it.

    `full`: folders whose device has no room.
    """

    def __init__(self) -> None:
        self.files: dict[int, int] = {}
        self.folders: dict[int, frozenset[str]] = {}
        self.full: set[str] = set()

    def fsync(self, handle: int) -> None:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            self.folders[found.st_ino] = frozenset(os.listdir(handle))
            return
        if self.full:
            path = Path(f"/proc/self/fd/{handle}").readlink()
            if any(path.is_relative_to(folder) for folder in self.full):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.files[found.st_ino] = found.st_size


def _connect_plain(path: Path, key: bytes | None) -> Any:
    return sqlite.connect(path, None)


class OneThread:
    """Use as a block around worlds. `syncs` tells what was flushed; `loop` runs what of the server is asynchronous.
    `is_plain`: files are not encrypted, which takes a sixth of a world's time.

    Secrets are drawn from the seed: where hashes fall decides when a table takes another page, and so how long a log
    is that is torn.
    """

    def __init__(self, seed: int, *, is_plain: bool) -> None:
        self._connect = _connect_plain if is_plain else sqlite.connect
        self._secret = random.Random(f"secrets {seed}")
        self.syncs = Syncs()
        self.loop = asyncio.new_event_loop()
        self.loop.set_default_executor(_Inline())

    def __enter__(self) -> "OneThread":
        self._before = (district.Writer, os.fsync, s3.S3Files, os.urandom, database.connect)
        self._silenced = logging.root.manager.disable
        district.Writer, s3.S3Files = InlineWriter, StoreApart
        os.fsync, database.connect = self.syncs.fsync, self._connect
        os.urandom = random._urandom = self._secret.randbytes  # type: ignore[attr-defined]
        logging.disable(logging.CRITICAL)  # what goes wrong here is meant to
        return self

    def __exit__(self, *exc: object) -> None:
        district.Writer, os.fsync, s3.S3Files, os.urandom, database.connect = self._before
        random._urandom = os.urandom  # type: ignore[attr-defined]
        logging.disable(self._silenced)
        self.loop.close()
