"""What the recipient does with a document: it arrives, is opened, registered or refused, or given back.

Law: Decree 30/2020/NĐ-CP art. 21-22; Decision 28/2018/QĐ-TTg art. 9 (a refusal needs a reason; a recall is answered
through the system).
"""

import msgspec

from sync.rules.books import Direction, Entry, is_series_name, named, series_id
from sync.rules.case import Case
from sync.rules.correcting import end_correction
from sync.rules.deliveries import (
    FINAL,
    REGISTERED_RANK,
    Delivery,
    advanced,
    delivery_id,
)
from sync.rules.documents import Arrival, Handling, handling_id
from sync.rules.intents import AnswerRecall, Arrive, Open, Refuse, Register
from sync.rules.limits import check_reason
from sync.rules.numbering import begin_book, used_entry
from sync.rules.state import Refusal, Work
from sync.rules.tasks import REMINDED
from sync.rules.text import one_line


def own_delivery(work: Work, case: Case, document: str) -> Delivery | None:
    delivery = work.get(Delivery, delivery_id(document, case.office))
    return None if delivery is None or delivery.state == "withdrawn" else delivery


def arrive(work: Work, case: Case, act: Arrive) -> Refusal | None:
    """When it came is believed as far as it is possible: not before it was posted, not after now.

    Refusals: `document.not_here`.
    """
    delivery = own_delivery(work, case, act.document)
    if delivery is None:
        return Refusal("document.not_here")
    if delivery.has("arrived") and delivery.complete >= act.complete:
        return None  # another PC of the office has said so
    facts = {"complete": "yes"} if act.complete else {}
    if act.came_at is not None and not delivery.has("arrived"):
        facts["came"] = min(max(act.came_at, delivery.posted_at), case.now).isoformat()
    delivery = advanced(delivery, case.event("arrived", **facts))
    work.put(msgspec.structs.replace(delivery, complete=delivery.complete or act.complete))
    return None


def open_document(work: Work, case: Case, act: Open) -> Refusal | None:
    """Refusals: `document.not_here`."""
    delivery = own_delivery(work, case, act.document)
    if delivery is None:
        return Refusal("document.not_here")
    if not delivery.has("opened"):
        work.put(advanced(delivery, case.event("opened")))
    return None


def register(work: Work, case: Case, act: Register) -> Refusal | None:
    """Refusals: `document.not_here`, `book.unknown`.

    The number stands on a paper already, so whatever happened meanwhile it stays in the book: void where another PC
    registered first or somebody refused, used with a note where the sender recalled.
    """
    delivery = own_delivery(work, case, act.document)
    if delivery is None:
        return Refusal("document.not_here")
    name, year = named(Direction.INCOMING, act.series), act.registered_on.year
    if not is_series_name(name):
        return Refusal("book.unknown", {"book": name})
    series = series_id(case.office, name)
    entry = used_entry(case, series, act.number, act.registered_on, act.document)
    page = work.get(Handling, handling_id(act.document, case.office))
    facts = {"number": str(act.number), "year": str(year)}
    if not case.is_granted(work, series, act.number, year):
        work.conflict = Refusal("number.not_granted", facts)
    elif work.get(Entry, entry.id):
        work.conflict = Refusal("number.taken", facts)
    if work.conflict:
        case.task(
            work, "number_conflict", case.office, act.document, case.intent.id, facts | {"why": work.conflict.code}
        )
        return None
    begin_book(work, case, name, year)
    if page and page.arrival:
        facts = {"number": str(page.arrival.number), "void": str(act.number), "year": str(page.arrival.on.year)}
        work.conflict = Refusal("document.already_registered", facts)
        reason = f"entered as {page.arrival.number}"
        work.put(msgspec.structs.replace(entry, state="void", reason=reason))
        case.task(work, "registered_twice", case.office, act.document, case.intent.id, facts)
        return None
    if delivery.state == "refused":
        work.conflict = Refusal("document.already_refused", facts)
        work.put(msgspec.structs.replace(entry, state="void", reason="refused"))
        case.task(work, "number_conflict", case.office, act.document, case.intent.id, facts | {"why": "refused"})
        return None
    if delivery.state == "recalled":
        case.task(work, "recalled_before_registration", case.office, act.document, delivery.id, facts)
    work.put(entry)
    page = case.note(work, act.document, "registered", number=str(act.number))
    work.put(msgspec.structs.replace(page, arrival=Arrival(entry.book, act.number, act.registered_on)))
    work.put(advanced(delivery, case.event("registered")))
    case.close_task(work, REMINDED, delivery.id)
    return None


def refuse(work: Work, case: Case, act: Refuse) -> Refusal | None:
    """Refusals: `document.not_here`, `document.not_through_here`, `reason.*`, `document.already_registered`,
    `document.already_refused`, `document.already_recalled`."""
    delivery = own_delivery(work, case, act.document)
    if delivery is None:
        return Refusal("document.not_here")
    if delivery.sender == case.office:
        return Refusal("document.not_through_here")
    if refusal := check_reason(work, act.reason):
        return refusal
    if delivery.state in FINAL:
        return Refusal(f"document.already_{delivery.state}")
    page = work.get(Handling, handling_id(act.document, case.office))
    if delivery.rank >= REGISTERED_RANK or (page and page.arrival):
        number = str(page.arrival.number) if page and page.arrival else ""
        return Refusal("document.already_registered", {"number": number})
    reason = one_line(act.reason)
    work.put(advanced(delivery, case.event("refused", reason=reason), final_reason=reason))
    case.note(work, act.document, "refused", reason=reason)
    facts = {"office": case.office, "reason": reason}
    end_correction(work, case, act.document)
    case.task(work, "recipient_refused", delivery.sender, act.document, delivery.id, facts)
    case.close_task(work, REMINDED, delivery.id)
    return None


def answer_recall(work: Work, case: Case, act: AnswerRecall) -> Refusal | None:
    """Refusals: `document.not_here`, `recall.not_asked`, `recall.already_answered`, `reason.*`."""
    delivery = own_delivery(work, case, act.document)
    if delivery is None:
        return Refusal("document.not_here")
    if delivery.recall is None:
        return Refusal("recall.not_asked")
    if delivery.recall.answer or delivery.state in FINAL:
        return Refusal("recall.already_answered")
    if refusal := check_reason(work, act.reason or ("-" if act.agree else "")):
        return refusal
    reason = one_line(act.reason)
    answered = msgspec.structs.replace(delivery.recall, answer="agreed" if act.agree else "declined")
    delivery = msgspec.structs.replace(delivery, recall=answered)
    if act.agree:
        work.put(advanced(delivery, case.event("recalled"), final_reason=answered.reason))
        end_correction(work, case, act.document)
        case.close_task(work, REMINDED, delivery.id)
    else:
        event = case.event("recall_declined", reason=reason)
        work.put(msgspec.structs.replace(delivery, history=(*delivery.history, event)))
        facts = {"office": case.office, "reason": reason}
        case.task(work, "recall_declined", delivery.sender, act.document, delivery.id, facts)
    case.close_task(work, "recall_asked", delivery.id)
    case.note(work, act.document, "recall_agreed" if act.agree else "recall_declined", reason=reason)
    return None
