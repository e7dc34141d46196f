"""Urging recipients that are not done with our document (đôn đốc): on record on both sides, each time.

Law: Decree 30/2020/NĐ-CP art. 24 (following up and urging); Decision 28/2018/QĐ-TTg art. 8 (the sender follows up).
"""

from collections.abc import Collection

import msgspec

from sync.rules.case import Case
from sync.rules.deliveries import FINAL, MOST_EVENTS, Delivery
from sync.rules.desk_acts import Remind
from sync.rules.documents import Document
from sync.rules.limits import check_text
from sync.rules.state import Refusal, State, Work
from sync.rules.tasks import REMINDED, Task
from sync.rules.text import several_lines


def urged_of(state: State, document: str, offices: Collection[str]) -> list[Delivery]:
    """Whom a reminder is for: the offices among these, or all, that are neither done nor out of it."""
    behind = [d for d in state.children(Delivery, document) if d.office and d.state not in FINAL | {"done"}]
    return [d for d in behind if not offices or d.office in offices]


def remind(work: Work, case: Case, act: Remind) -> Refusal | None:
    """Each recipient gets a line in its history and one task, which always says the last reminder.

    The task closes by itself when that office registers the document, finishes, refuses or gives it back.
    Refusals: `document.unknown`, `document.not_released`, `text.empty`, `text.too_long`, `remind.nobody_left`,
    `delivery.full`: to all of them too much was said already.
    """
    document = work.get(Document, act.document)
    if document is None or not document.is_sent_by(case.office):
        return Refusal("document.unknown")
    if document.state != "released":
        return Refusal("document.not_released")
    if refusal := check_text(work, act.text, needed=True):
        return refusal
    urged = urged_of(work, document.id, act.offices)
    if not urged:
        return Refusal("remind.nobody_left")
    if not (urged := [delivery for delivery in urged if not delivery.is_full]):
        return Refusal("delivery.full", {"limit": str(MOST_EVENTS)})
    text = several_lines(act.text)
    for delivery in urged:
        event = case.event("reminded", note=text)
        work.put(delivery := msgspec.structs.replace(delivery, history=(*delivery.history, event)))
        times = sum(e.code == "reminded" for e in delivery.history)
        facts = {"office": case.office, "note": text, "times": str(times)}
        id = f"{REMINDED}:{delivery.id}"
        opened_at, recipient = case.now, delivery.office
        work.put(Task(id=id, office=recipient, code=REMINDED, document=document.id, facts=facts, opened_at=opened_at))
    case.note(work, document.id, "reminded", note=text, recipients=str(len(urged)))
    return None
