"""Urging other offices: reminders that both sides keep, and notes of telephone calls that stay here."""

from collections.abc import Iterable

from app.actions.desk import Desk
from sync.rules.desk_acts import NoteCall, Remind
from sync.rules.documents import rank_of
from sync.rules.reminding import urged_of


def remind(desk: Desk, id: str, text: str, offices: Iterable[str] = ()) -> tuple[str, ...]:
    """Urge the recipients of our document that are not done, or those of them that are named; the codes of these.

    Raises: Refused `document.unknown`, `document.not_released`, `text.empty`, `text.too_long`, `remind.nobody_left`.
    """
    act = Remind(document=id, text=text, offices=tuple(dict.fromkeys(offices)))
    with desk.replica.write() as t:
        urged = tuple(delivery.office for delivery in urged_of(t.view, id, act.offices))
        t.save_intent(act, person=desk.person, rank=rank_of(t.view, id))
    return urged


def note_call(desk: Desk, office: str, text: str, document: str = "") -> str:
    """Note that another office was called, and what was said; the note's id. No other office ever sees it.

    Raises: Refused `office.unknown`, `call.itself`, `document.unknown`, `text.empty`, `text.too_long`.
    """
    with desk.replica.write() as t:
        act = NoteCall(called=office, text=text, document=document)
        return t.save_intent(act, person=desk.person, rank=rank_of(t.view, document)).id
