"""What a list shows of a draft that the office shares; whose turn it is stands in `people`.

queue       whose turn
--------------------------------------------------------
submitted   the leader's before whom it lies
returned    of whoever submitted it
approved    nobody's by name: a clerk gives it its number
draft       of whoever wrote the copy that was kept apart
"""

from sqlalchemy import Connection, exists, select

from sync.replica.line import Line
from sync.replica.tables import Overlay, table_of
from sync.replica.view import View
from sync.rules.drafts import SharedDraft
from sync.rules.people import Person
from sync.rules.text import one_line
from sync.world import stamp

BOX = "drafts"
_overlay = table_of(Overlay)


def draft_line(connection: Connection, draft: SharedDraft) -> Line | None:
    """None for one that was taken back. `sender` is the name of whoever submitted it; `waiting`: the server does not
    hold it as it stands here, with every file."""
    if draft.state == "withdrawn":
        return None
    text, author = draft.text, View(connection).get(Person, draft.by)
    turn = {"submitted": draft.leader, "approved": ""}.get(draft.state, draft.by)
    return Line(
        id=draft.id,
        box=BOX,
        number=0,
        notation="",
        kind=text.kind,
        subject=text.subject,
        urgency=str(text.urgency),
        sender=author.name if author else draft.by,
        to=tuple(recipient.office or recipient.name for recipient in text.recipients),
        state=draft.state,
        issued_on=text.issued_on.isoformat() if text.issued_on else "",
        due=text.due.isoformat() if text.due else "",
        due_time=f"{text.due_time:%H:%M}" if text.due and text.due_time else "",
        posted_at=stamp(draft.at),
        waiting=draft.stored_at is None or _is_pending(connection, draft.id),
        queue=draft.state,
        files=len(text.files),
        people=(turn,) if turn else (),
        said=one_line(draft.comment),
    )


def _is_pending(connection: Connection, id: str) -> bool:
    """Whether an act about it has not come back from the server yet."""
    laid = (_overlay.c.type == SharedDraft.type_name()) & (_overlay.c.id == id)
    return bool(connection.execute(select(exists().where(laid))).scalar())
