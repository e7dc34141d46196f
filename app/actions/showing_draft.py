"""A draft that the office shares with every code named, read in one look."""

from app.actions.draft_page import DraftPage
from sync.replica import drafts, queries
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.drafts import SharedDraft
from sync.rules.kinds import Kind
from sync.rules.offices import Office
from sync.rules.people import Person


def draft_page(replica: Replica, id: str) -> DraftPage | None:
    """None where it is no draft any more, or none that the office shares."""
    with replica.read() as connection:
        view, listed = View(connection), queries.one(connection, id)
        draft = view.get(SharedDraft, id)
        if draft is None or listed is None or listed.line.box != "drafts":
            return None
        kind, first = view.get(Kind, draft.text.kind), view.get(SharedDraft, draft.copy_of)
        return DraftPage(
            draft=draft,
            kind=kind.name if kind else draft.text.kind,
            by=_name(view, draft.by),
            leader=_name(view, draft.leader),
            decided_by=_name(view, draft.decided_by),
            to=tuple(_office(view, one.office) if one.office else one.name for one in draft.text.recipients),
            attachments=listed.attachments,
            other=_name(view, first.by) if first else "",
            is_edited=drafts.read(connection, id) is not None,
            waits=listed.line.waiting,
        )


def _name(view: View, person: str) -> str:
    found = view.get(Person, person) if person else None
    return found.name if found else ""


def _office(view: View, code: str) -> str:
    found = view.get(Office, code)
    return found.short_name if found else code
