"""A copy of the office's file, made while everybody works with it, and what of its files lies on this PC alone."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from sync.database import Database
from sync.errors import Defect
from sync.protocol.intent_bytes import read_intent
from sync.replica import bringing, drafts, outbox
from sync.replica.meta import read_identity
from sync.replica.tables import Attachment, Draft, Listing, Outbox, Scan, Taken, Transfer, table_of

_outbox, _transfers, _drafts, _scans = table_of(Outbox), table_of(Transfer), table_of(Draft), table_of(Scan)
_listing, _taken, _attachments = table_of(Listing), table_of(Taken), table_of(Attachment)


@dataclass(frozen=True)
class Counts:
    """How much an office's file holds: documents in its lists, drafts, acts that have no verdict, numbers given here,
    scans, and files of which nobody else has a copy."""

    documents: int
    drafts: int
    unsent: int
    numbers: int
    scans: int
    files: int


def check_database(path: Path, key: bytes) -> None:
    """Open a file and look through all of it. Raises: Defect `backup.unsound`; LocalHindrance; Defect of the key."""
    database = Database(path, key, readers=1)
    try:
        with database.read() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
            if found != "ok" or read_identity(connection) is None:
                raise Defect("backup.unsound", {"detail": str(found)})
    finally:
        database.close()


def counts(connection: Connection) -> Counts:
    def how_many(what: object) -> int:
        return int(connection.execute(select(func.count()).select_from(what)).scalar_one())  # type: ignore[arg-type]

    return Counts(
        documents=how_many(_listing),
        drafts=how_many(_drafts),
        unsent=outbox.pending(connection),
        numbers=how_many(_taken),
        scans=how_many(_scans),
        files=len(files_only_here(connection)),
    )


def files_here(connection: Connection) -> set[str]:
    """Hashes of every file that this PC has or alone has, for whoever takes all of it elsewhere."""
    here = select(_attachments.c.sha256).where(_attachments.c.here).distinct()
    return files_only_here(connection) | set(connection.execute(here).scalars())


def files_only_here(connection: Connection) -> set[str]:
    """Hashes of files that the server is not known to have: on their way up, of what it has refused and a person may
    try again, of drafts."""
    under_way = (_transfers.c.way == "up") & (_transfers.c.state != "done")
    found = set(connection.execute(select(_transfers.c.sha256).where(under_way)).scalars())
    with_files = _outbox.c.act.in_([act.kind() for act in bringing.BRINGS])
    open_ones = with_files & _outbox.c.state.in_((*outbox.PENDING, "refused"))
    for raw in connection.execute(select(_outbox.c.raw).where(open_ones)).scalars():
        found |= {file.sha256 for file in bringing.files_of(read_intent(raw).act)}
    return found | {file.sha256 for draft in drafts.all_drafts(connection) for file in draft.files}
