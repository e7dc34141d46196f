"""What would go onto a stick now, and what became of the bundles before: by plain SQL in one look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sync.replica import pages

MOST = 8


@dataclass(frozen=True)
class Consignment:
    """A bundle that was written (`way` out) or taken in. `heard_at`: when we heard that it has come to the server."""

    way: str
    at: datetime
    place: str
    documents: int
    acts: int
    files: int
    bytes: int
    heard_at: datetime | None


@dataclass(frozen=True)
class CarryPage:
    """What has no answer of the server's: documents released, other acts, files and their bytes. `carried`: how many of
    these documents lie in a bundle already. `latest`: the newest bundles."""

    documents: int = 0
    acts: int = 0
    files: int = 0
    bytes: int = 0
    carried: int = 0
    latest: tuple[Consignment, ...] = ()


_WAITING = "SELECT count(*) FROM listing WHERE box = 'outgoing' AND waiting"
_ACTS = "SELECT count(*) FROM outbox WHERE state IN ('held', 'ready', 'sent') AND act NOT IN ('release', 'number')"
_FILES = (
    "SELECT count(*), coalesce(sum(bytes), 0) FROM (SELECT sha256, max(bytes) AS bytes FROM transfer "
    "WHERE way = 'up' AND state = 'waiting' GROUP BY sha256)"
)
# Of ours, in a bundle that nobody has told us to have come there.
IN_A_BUNDLE = "SELECT json_each.value FROM consignment, json_each(consignment.held) WHERE way = 'out' AND heard_at = ''"
CARRIED = f"SELECT count(*) FROM listing WHERE box = 'outgoing' AND waiting AND id IN ({IN_A_BUNDLE})"  # noqa: S608
_LATEST = "SELECT way, at, place, documents, acts, files, bytes, heard_at FROM consignment ORDER BY n DESC LIMIT ?"


def carry_page(raw: Any) -> CarryPage:
    with pages.looking(raw):
        files, size = raw.execute(_FILES).fetchone()
        return CarryPage(
            documents=int(raw.execute(_WAITING).fetchone()[0]),
            acts=int(raw.execute(_ACTS).fetchone()[0]),
            files=int(files),
            bytes=int(size),
            carried=int(raw.execute(CARRIED).fetchone()[0]),
            latest=tuple(_consignment(row) for row in raw.execute(_LATEST, [MOST]).fetchall()),
        )


def _consignment(row: Any) -> Consignment:
    way, at, place, documents, acts, files, size, heard_at = row
    heard = datetime.fromisoformat(heard_at) if heard_at else None
    return Consignment(way, datetime.fromisoformat(at), place, documents, acts, files, size, heard)
