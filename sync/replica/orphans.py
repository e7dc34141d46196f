"""Files in the store that nothing refers to: left by a crash before its commit, or by a draft that was deleted.

They are swept when an engine starts, a week after they were written, so that a file which another process has just
put in place for its commit is never taken away.
"""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, select

from sync.replica import drafts
from sync.replica.replica import Replica
from sync.replica.tables import Attachment, Transfer, table_of

KEEP = timedelta(days=7)
_attachments, _transfers = table_of(Attachment), table_of(Transfer)


def sweep(replica: Replica) -> int:
    """Delete what has been without reference for a week; how many files went."""
    before = (replica.clock.now() - KEEP).timestamp()
    with replica.read() as connection:
        wanted = _referred_to(connection)
    store = replica.files
    old = [path for path in store.root.glob("??/*") if path.name not in wanted and _written_before(path, before)]
    unfinished = [path for path in store.partial.iterdir() if path.name.rpartition("-")[2] not in wanted]
    old += [path for path in unfinished if _written_before(path, before)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _referred_to(connection: Connection) -> set[str]:
    wanted = set(connection.execute(select(_attachments.c.sha256)).scalars())
    wanted |= set(connection.execute(select(_transfers.c.sha256).where(_transfers.c.state != "done")).scalars())
    return wanted | {file.sha256 for draft in drafts.all_drafts(connection) for file in draft.files}


def _written_before(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:
        return False
