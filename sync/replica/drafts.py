"""Documents in preparation on this PC, freely changed and deleted, without a number; and how one that the office shares
(`sync.rules.drafts`) is taken up here and given back."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from sync.replica.draft_content import DraftContent
from sync.replica.tables import Draft, table_of
from sync.replica.view import View
from sync.rules.draft_acts import SubmitDraft
from sync.rules.drafts import DraftText, SharedDraft, text_of
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


def in_hand(connection: Connection, id: str) -> DraftContent | None:
    """What is to be gone on with: a draft of this PC, else the one that the office shares, as it was submitted."""
    if (own := read(connection, id)) is not None:
        return own
    shared = View(connection).get(SharedDraft, id)
    return content_of(id, shared.text, shared.digest) if shared else None


def all_drafts(connection: Connection) -> list[DraftContent]:
    """All drafts, the newest first."""
    query = select(_drafts.c.data).order_by(_drafts.c.made_at.desc(), _drafts.c.id.desc())
    return [msgspec.json.decode(data, type=DraftContent) for data in connection.execute(query).scalars()]


def give_back(connection: Connection, act: SubmitDraft, at: datetime) -> None:
    """Keep what was submitted and refused as a draft of this PC, unless there is one already."""
    if read(connection, act.document) is None:
        save(connection, content_of(act.document, text_of(act), act.based_on), at)


def let_go(connection: Connection, act: SubmitDraft, _: datetime) -> None:
    """What had been given back is with the office now; what was changed here since stays."""
    kept = read(connection, act.document)
    if kept is not None and is_text(kept, text_of(act)):
        remove(connection, act.document)


def is_text(content: DraftContent, text: DraftText) -> bool:
    """Whether a draft says just what a text says."""
    return all(getattr(content, name) == getattr(text, name) for name in DraftText.__struct_fields__)


def content_of(id: str, text: DraftText, based_on: str) -> DraftContent:
    """A text that was laid before a leader as a draft that can be gone on with."""
    facts = {name: getattr(text, name) for name in DraftText.__struct_fields__}
    return DraftContent(id=id, based_on=based_on, **facts)


def remove(connection: Connection, id: str) -> None:
    connection.execute(_REMOVE, {"id": id})
