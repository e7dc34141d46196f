"""Documents in preparation: local to this PC, freely changed and deleted, without a number."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from sync.replica.draft_content import DraftContent
from sync.replica.tables import Draft, table_of
from sync.world import stamp

_drafts = table_of(Draft)
_REMOVE = delete(_drafts).where(_drafts.c.id == bindparam("id"))


def save(connection: Connection, draft: DraftContent, at: datetime) -> None:
    """Store a draft, over an earlier one with the same id."""
    remove(connection, draft.id)
    connection.execute(insert(_drafts).values(id=draft.id, made_at=stamp(at), data=msgspec.json.encode(draft)))


def read(connection: Connection, id: str) -> DraftContent | None:
    data = connection.execute(select(_drafts.c.data).where(_drafts.c.id == id)).scalar()
    return msgspec.json.decode(data, type=DraftContent) if data else None


def all_drafts(connection: Connection) -> list[DraftContent]:
    """All drafts, the newest first."""
    query = select(_drafts.c.data).order_by(_drafts.c.made_at.desc(), _drafts.c.id.desc())
    return [msgspec.json.decode(data, type=DraftContent) for data in connection.execute(query).scalars()]


def remove(connection: Connection, id: str) -> None:
    connection.execute(_REMOVE, {"id": id})
