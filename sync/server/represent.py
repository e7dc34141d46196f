"""A PC shows sealed rows to a server that was restored from a backup older than they are.

Nothing but the server's own seal gives a row weight, so this needs no token: a PC that the restored server does not
know yet has none. What was ended, revoked or granted stays so; nothing is taken back.
"""

import logging

from sqlalchemy import Connection

from sync.errors import Defect
from sync.protocol.messages import Represent
from sync.protocol.row_bytes import ROW_TYPES, read_row
from sync.protocol.signing import SEAL, is_signed
from sync.rules.books import Grant
from sync.rules.granting import explain_closed, part_again
from sync.rules.legal_time import legal_day
from sync.rules.sealing import SealedRow, merged, sealed_bytes
from sync.rules.state import Work
from sync.server import audit
from sync.server.rows import Seal, ServerState, store
from sync.world import Clock, stamp

log = logging.getLogger(__name__)


def sealed_by(seal_key: bytes, shown: Represent) -> list[SealedRow]:
    """The shown rows that carry our seal; others have no weight and keep nothing else out."""
    rows: list[SealedRow] = []
    for type_name, data in shown.rows:
        row_type = ROW_TYPES.get(type_name)
        try:
            row = read_row(row_type, data) if row_type else None
        except Defect:
            row = None
        if isinstance(row, SealedRow) and is_signed(seal_key, SEAL, sealed_bytes(row), row.seal):
            rows.append(row)
    if len(rows) < len(shown.rows):
        log.warning("%d of %d shown rows have not our seal", len(shown.rows) - len(rows), len(shown.rows))
    return rows


def merge_in(connection: Connection, rows: list[SealedRow], seal: Seal, clock: Clock) -> tuple[int, dict[str, int]]:
    """Merge sealed rows in; how many were taken, and the revisions that this made."""
    work = Work(ServerState(connection))
    for row in rows:
        work.put(merged(work.get(type(row), row.id), row))
    for series, year in sorted({(g.parent, year) for g in rows if isinstance(g, Grant) for year in g.ranges}):
        has_closed = part_again(work, series, year)
        if has_closed or any(g.closed and g.parent == series for g in rows if isinstance(g, Grant)):
            explain_closed(work, series, year, legal_day(clock.now()))
    changes = work.changes()
    revisions = store(connection, changes, seal)
    if revisions:
        audit.record(connection, seal, stamp(clock.now()), "represent", facts={"rows": str(len(changes.rows))})
    return len(changes.rows) if revisions else 0, revisions
