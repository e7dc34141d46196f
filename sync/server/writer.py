"""The server's one writer: jobs of many requests in one transaction, each in its own savepoint.

A session per request costs seven to ten times the CPU and makes writers wait for each other's disk. Here the disk is
waited for once a group; an answer leaves only after its group is on disk.
"""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sync.errors import Defect, LineHindrance
from sync.server.databases import ServerDatabase

log = logging.getLogger(__name__)
T = TypeVar("T")
GROUP = 64


@dataclass
class _Job(Generic[T]):
    run: Callable[[Connection], T]
    future: "Future[T]"


class Writer:
    """Runs jobs on its own thread, in the order in which they came. `resting` is set while it runs none."""

    def __init__(self, database: ServerDatabase) -> None:
        self._database = database
        self._jobs: queue.Queue[_Job[object] | None] = queue.Queue()
        self._closing = threading.Lock()  # a job comes before the end of the queue, or not at all
        self._closed = False
        self.resting = threading.Event()
        self.resting.set()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def submit(self, run: Callable[[Connection], T]) -> "Future[T]":
        """The job's result once it is on disk, or its exception; what a failing job wrote is undone alone.

        Cancelling a job that has not begun takes it out; one that has begun is finished. Raises: LineHindrance
        `server.busy` - the server ends.
        """
        job = _Job(run, Future())
        with self._closing:
            if self._closed:
                raise LineHindrance("server.busy", retry_after_s=30)
            self._jobs.put(job)  # type: ignore[arg-type]
        return job.future

    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def waiting(self) -> int:
        return self._jobs.qsize()

    def stop(self) -> None:
        """Finish what was submitted, then end."""
        with self._closing:
            self._closed = True
            self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (first := self._jobs.get()) is not None:
            group, ended = [first], False
            while len(group) < GROUP and not ended:
                try:
                    following = self._jobs.get_nowait()
                except queue.Empty:
                    break
                ended = following is None
                if following is not None:
                    group.append(following)
            self._survive(group)
            if ended:
                return

    def _survive(self, group: list[_Job[object]]) -> None:
        """Whatever happens to a group, its requests hear of it and the next group is served."""
        begun = [job for job in group if job.future.set_running_or_notify_cancel()]
        try:
            if not self._commit(begun):
                for job in begun:
                    self._commit([job])
        except BaseException as error:  # the gate: the thread lives as long as the server
            log.exception("the writer failed on a group of %d", len(begun))
            for job in begun:
                if not job.future.done():
                    job.future.set_exception(error)

    def _commit(self, group: list[_Job[object]]) -> bool:
        """Whether all of them have their answers. Not where the database is well and has refused them together: one of
        them asks what it cannot do, and must not cost the others theirs."""
        done: list[tuple[_Job[object], object]] = []
        failed: list[tuple[_Job[object], BaseException]] = []
        try:
            with self._database.write() as connection:
                self.resting.clear()  # not before: another process may hold the file for long
                for job in group:
                    try:
                        with connection.begin_nested():
                            result = job.run(connection)
                    except (DBAPIError, MemoryError):  # SQLite may have undone the whole group already
                        raise
                    except Exception as error:  # the gate: one job's fault is that job's answer
                        failed.append((job, error))
                    else:
                        done.append((job, result))
        except Exception as error:  # the group is not on disk: nobody gets an answer
            if isinstance(error, Defect) and len(group) > 1:
                return False
            for job in group:
                job.future.set_exception(error)
            return True
        finally:
            self.resting.set()
        for job, result in done:
            job.future.set_result(result)
        for job, fault in failed:
            job.future.set_exception(fault)
        return True
