"""The audit log: who asked what and how it was judged, each line holding the hash of the line before.

Contents of documents never stand in it; an intent is named by the hash of its bytes and
signature, which are kept beside. The last line's number and hash, the head, are sealed with the server's key, so that
a tail that was cut off is missed; a line after a head that is not ours does not hold, for good.
"""

import hashlib
import json

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select

from sync.prepared import Prepared
from sync.server import meta
from sync.server.reading import identity
from sync.server.rows import Seal
from sync.server.tables import Audit, Intent, table_of

_audit, _intents = table_of(Audit), table_of(Intent)
_TAIL = Prepared(select(_audit.c.n, _audit.c.hash).order_by(_audit.c.n.desc()).limit(1))
_ADD = Prepared(insert(_audit))
_ASKED = Prepared(select(_intents.c.raw, _intents.c.signature).where(_intents.c.sha256 == bindparam("of")))
FIRST = "0" * 64
BROKEN = ""  # what a line holds of the one before where the head was not ours
HEAD = "audit_head"
AT_ONCE = 1000  # lines: a log of years is not held in memory


class AuditFault(msgspec.Struct, frozen=True):
    """Where the chain does not hold."""

    n: int
    what: str  # hash, gap, intent_gone, intent_changed, intent_unlogged, head


def record(
    connection: Connection,
    seal: Seal,
    at: str,
    what: str,
    *,
    device: str = "",
    intent: str = "",
    outcome: str = "",
    code: str = "",
    facts: dict[str, str] | None = None,
) -> None:
    """Add a line. It commits with what it tells of."""
    tail = _TAIL.row(connection)
    n, previous = (tail[0] + 1, tail[1]) if tail else (1, FIRST)
    head = meta.read(connection, HEAD)
    if head != (_head(n - 1, previous, seal) if n > 1 else ""):
        previous = BROKEN
    line = {
        "n": n,
        "at": at,
        "what": what,
        "device": device,
        "intent": intent,
        "outcome": outcome,
        "code": code,
        "facts": json.dumps(facts or {}, ensure_ascii=False, sort_keys=True),
        "previous": previous,
    }
    hashed = _hash(line)
    _ADD.run(connection, **line, hash=hashed)
    meta.write(connection, HEAD, _head(n, hashed, seal))


def verify(connection: Connection, seal: Seal) -> tuple[int, AuditFault | None]:
    """How many lines the log has, and the first place where it was changed."""
    previous, expected = FIRST, 1
    everything = select(_audit).order_by(_audit.c.n).execution_options(yield_per=AT_ONCE)
    with connection.execute(everything) as rows:
        for row in rows:
            line = dict(row._mapping)
            stored = line.pop("hash")
            if row.n != expected:
                return expected - 1, AuditFault(expected, "gap")
            if row.previous != previous or _hash(line) != stored:
                return row.n, AuditFault(row.n, "hash")
            if row.intent:
                asked = _ASKED.row(connection, of=row.intent)
                if asked is None:
                    return row.n, AuditFault(row.n, "intent_gone")
                raw, signature = asked
                if row.intent not in (identity(raw, signature), identity(raw, signature, row.device)):
                    return row.n, AuditFault(row.n, "intent_changed")
            previous, expected = stored, row.n + 1
    if meta.read(connection, HEAD) != _head(expected - 1, previous, seal):
        return expected - 1, AuditFault(expected, "head")
    logged = select(_audit.c.intent)
    if connection.execute(select(_intents.c.sha256).where(_intents.c.sha256.not_in(logged)).limit(1)).first():
        return expected - 1, AuditFault(expected, "intent_unlogged")
    return expected - 1, None


def length(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(_audit)).scalar_one()


def _head(n: int, hashed: str, seal: Seal) -> str:
    """A seal is the same for the same content, so that it is checked by sealing again."""
    content = f"audit {n} {hashed}"
    return f"{content} {seal(content.encode()).hex()}"


def _hash(line: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(line, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
