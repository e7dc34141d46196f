"""The office's file on this PC: opened once a process, shared by its threads, and by several processes at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from sync.database import Database
from sync.errors import Defect
from sync.files import FileStore
from sync.protocol.signing import Signer
from sync.replica import succession
from sync.replica.identity import Identity
from sync.replica.meta import read_identity, write_identity, write_meta
from sync.replica.migrations import STEPS
from sync.replica.office_file import DATABASE, FILES
from sync.replica.rebuilding import rebuild_lists
from sync.replica.transaction import Happened, Transaction
from sync.rules.ids import Ids
from sync.rules.legal_time import legal_day
from sync.schema import migrate
from sync.world import Clock


class Replica:
    """Rows, outbox, numbers, files of one office on one PC.

    `key` encrypts the file; `signer` holds the device's private key. Raises as `Database` and `FileStore` do.
    """

    def __init__(self, folder: Path, key: bytes, signer: Signer, clock: Clock, ids: Ids) -> None:
        self.folder, self.signer, self.clock, self.ids = folder, signer, clock, ids
        self.files = FileStore(folder / FILES)
        self.database = Database(folder / DATABASE, key)
        try:
            migrate(self.database, STEPS)
            rebuild_lists(self.database, self.files.has, legal_day(clock.now()))
            with self.database.read() as connection:
                self._identity = read_identity(connection)
        except BaseException:
            self.database.close()
            raise

    @property
    def identity(self) -> Identity:
        """Who this PC is. Raises: Defect `profile.not_enrolled` before enrolment has ended."""
        if self._identity is None:
            raise Defect("profile.not_enrolled")
        return self._identity

    @property
    def is_enrolled(self) -> bool:
        return self._identity is not None

    def become(self, identity: Identity, epoch: str) -> None:
        """Take on an identity, at the end of an enrolment."""
        with self.database.write() as connection:
            known = read_identity(connection)
            write_identity(connection, identity)
            if known is None:
                write_meta(connection, "epoch", epoch)
        self._identity = identity

    def go_on_as(self, device: str, token: str) -> None:
        """Take the place of the PC whose data this was; see `succession`."""
        with self.database.write() as connection:
            succession.become(connection, device, token)
            self._identity = read_identity(connection)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A writing transaction: durable when the block ends, nothing of it remains if the block raises.

        Returns after the commit's fsync. Raises: LocalHindrance, Defect.
        """
        with self.database.write() as connection:
            transaction = self._transaction(connection)
            yield transaction
            transaction.finish()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent look; never blocks a writer."""
        with self.database.read() as connection:
            yield connection

    def _transaction(self, connection: Connection) -> Transaction:
        return Transaction(connection, self.identity, self.signer, self.clock, self.ids, self.files.has)

    def close(self) -> None:
        self.database.close()


__all__ = ["Happened", "Replica"]
