"""Files in the store that nothing refers to: left by a crash before its commit, or by a draft that was deleted.

They are swept when an engine starts, a week after they were written, so that a file which another process has just
put in place for its commit is never taken away. What a first look finds is judged again, a few files at a time, while
nobody else can write: in between, anybody may have put the same file in place anew, or come to need it.
"""

from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, select, true

from sync.files import disk_errors
from sync.protocol.intent_bytes import read_intent
from sync.replica import drafts
from sync.replica.bringing import WITH_FILES, files_of
from sync.replica.replica import Replica
from sync.replica.tables import Attachment, Outbox, Transfer, table_of

KEEP = timedelta(days=7)
FILES_A_TRANSACTION = 20  # a screen's own write waits behind at most this many
_attachments, _outbox, _transfers = table_of(Attachment), table_of(Outbox), table_of(Transfer)


def sweep(replica: Replica) -> int:
    """Delete what has been without reference for a week; how many files went. Raises: LocalHindrance, Defect."""
    before, store = (replica.clock.now() - KEEP).timestamp(), replica.files
    with replica.read() as connection:
        wanted = _referred_to(connection)
    gone = 0
    with disk_errors(store.root):
        found = [*store.root.glob("??/*"), *store.partial.iterdir()]
        old = [path for path in found if _content(path) not in wanted and _written_before(path, before)]
        for at in range(0, len(old), FILES_A_TRANSACTION):
            few = old[at : at + FILES_A_TRANSACTION]
            with replica.write() as t:
                wanted = _referred_to(t.connection, {_content(path) for path in few})
                for path in few:
                    if _content(path) not in wanted and _written_before(path, before):
                        path.unlink(missing_ok=True)
                        gone += 1
    return gone


def _content(path: Path) -> str:
    """The hash that a file of the store is named by, finished or not."""
    return path.name.rpartition("-")[2]


def _referred_to(connection: Connection, among: Collection[str] | None = None) -> set[str]:
    """The files that something still needs; with `among`, at least those of them.

    What brings files and was refused may be tried again, so its files stay until it is put away.
    """

    def asked(table: type[Attachment] | type[Transfer]) -> ColumnElement[bool]:
        return true() if among is None else table_of(table).c.sha256.in_(among)

    wanted = set(connection.execute(select(_attachments.c.sha256).where(asked(Attachment))).scalars())
    under_way = select(_transfers.c.sha256).where(_transfers.c.state != "done", asked(Transfer))
    wanted |= set(connection.execute(under_way).scalars())
    with_files = _outbox.c.act.in_(WITH_FILES)
    unsettled = with_files & _outbox.c.state.not_in(("settled", "dismissed"))
    for raw in connection.execute(select(_outbox.c.raw).where(unsettled)).scalars():
        wanted |= {file.sha256 for file in files_of(read_intent(raw).act)}
    return wanted | {file.sha256 for draft in drafts.all_drafts(connection) for file in draft.files}


def _written_before(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:
        return False
