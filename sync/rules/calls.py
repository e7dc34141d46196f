"""Telephone calls to other offices, noted for the own office alone: who was called about what, and what was said."""

from datetime import datetime

from sync.rules.case import Case
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.desk_acts import NoteCall
from sync.rules.documents import Document
from sync.rules.limits import check_text
from sync.rules.offices import Office
from sync.rules.rows import Row, office_scope
from sync.rules.state import Refusal, Work
from sync.rules.text import several_lines


class CallNote(Row, frozen=True, tag="call_note"):
    """One call. `id` is its intent's; `at` the judge's time, `made_at` the PC's own; `person` who called."""

    office: str
    called: str
    text: str
    at: datetime
    made_at: datetime
    person: str
    document: str = ""

    @property
    def parent(self) -> str:
        return calls_between(self.office, self.called)

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)


def calls_between(office: str, called: str) -> str:
    """The parent of an office's notes about calls to another."""
    return f"{office}.{called}"


def note_call(work: Work, case: Case, act: NoteCall) -> Refusal | None:
    """Refusals: `office.unknown`, `call.itself`, `document.unknown`, `text.empty`, `text.too_long`."""
    if act.called == case.office:
        return Refusal("call.itself")
    if work.get(Office, act.called) is None:
        return Refusal("office.unknown", {"office": act.called})
    if refusal := check_text(work, act.text, needed=True):
        return refusal
    if act.document:
        document = work.get(Document, act.document)
        is_ours = document is not None and document.is_sent_by(case.office)
        if not is_ours and work.get(Delivery, delivery_id(act.document, case.office)) is None:
            return Refusal("document.unknown")
    work.put(
        CallNote(
            id=case.intent.id,
            office=case.office,
            called=act.called,
            text=several_lines(act.text),
            at=case.now,
            made_at=case.intent.made_at,
            person=case.intent.person,
            document=act.document,
        )
    )
    return None
