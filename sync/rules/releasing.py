"""Dispatching a numbered document, taking it back, and closing outside recipients by hand.

Law: Decree 30/2020/NĐ-CP art. 17-18; Decision 28/2018/QĐ-TTg art. 8 (the sender checks the list of recipients and
follows up; on recall every recipient is told through the system).
"""

import msgspec

from sync.rules.case import Case
from sync.rules.correcting import (
    check_correction,
    end_correction,
    hide_corrections,
    put_right,
    show_corrections,
    undo_correction,
)
from sync.rules.deliveries import (
    FINAL,
    REGISTERED_RANK,
    Channel,
    Delivery,
    RecallRequest,
    Recipient,
    advanced,
    delivery_id,
)
from sync.rules.documents import Document, check_files, check_subject
from sync.rules.intents import CloseOutside, Recall, Release, Withdraw
from sync.rules.limits import check_names, check_reason, limits_of
from sync.rules.meetings import check_meeting, tidied
from sync.rules.offices import Office
from sync.rules.rows import Event, office_scope
from sync.rules.state import Refusal, State, Work
from sync.rules.tasks import REMINDED
from sync.rules.text import one_line


def release(work: Work, case: Case, act: Release) -> Refusal | None:
    """Refusals: `document.unknown`, `document.already_released`, `document.void`, `subject.*`, `secret.*`, `file.*`,
    `text.too_long`, `recipient.none`, `recipient.unknown`, `recipient.closed`, `recipient.itself`,
    `recipient.no_name`, `correction.*`, `meeting.*`."""
    document = work.get(Document, act.document)
    if document is None or not document.is_sent_by(case.office):
        return Refusal("document.unknown")
    if document.state != "numbered":
        code = "document.void" if document.state == "void" else "document.already_released"
        return Refusal(code, {"notation": document.notation})
    limits = limits_of(work)
    subject, files = check_subject(act.subject, limits), check_files(act.files, limits)
    if refusal := subject or files or check_names(work, act.signer):
        return refusal
    if act.meeting is not None and (refusal := check_meeting(work, act.meeting, document.kind)):
        return refusal
    if not act.recipients:
        return Refusal("recipient.none")
    for recipient in act.recipients:
        if refusal := check_recipient(work, case, recipient, limits.name_characters):
            return refusal
    if act.corrects and (refusal := check_correction(work, case.office, document.id, document.kind, act.corrects)):
        return refusal
    released = msgspec.structs.replace(
        document,
        state="released",
        subject=one_line(act.subject),
        signer=one_line(act.signer) or document.signer,
        urgency=act.urgency,
        due=act.due,
        due_time=act.due_time,
        files=act.files,
        released_at=case.now,
        stored_at=None,
        meeting=tidied(act.meeting) if act.meeting else None,
    )
    if act.corrects:
        released = put_right(work, case, released, act.corrects)
    work.put(released)
    for n, recipient in enumerate(act.recipients):
        work.put(_delivery(case, document.id, recipient, n))
    offices = [r.office for r in act.recipients if r.office]
    work.place(released, [office_scope(office) for office in offices])
    show_corrections(work, released, offices)
    case.note(work, document.id, "released", recipients=str(len(act.recipients)))
    return None


def check_recipient(state: State, case: Case, recipient: Recipient, longest_name: int) -> Refusal | None:
    if not recipient.office:
        if recipient.channel is Channel.SYSTEM or not 0 < len(one_line(recipient.name)) <= longest_name:
            return Refusal("recipient.no_name")
        return None
    if recipient.office == case.office:
        return Refusal("recipient.itself")
    office = state.get(Office, recipient.office)
    if office is None or recipient.channel is not Channel.SYSTEM:
        return Refusal("recipient.unknown", {"office": recipient.office})
    if not office.is_open_on(case.today):
        return Refusal("recipient.closed", {"office": recipient.office, "name": office.full_name})
    return None


def _delivery(case: Case, document: str, recipient: Recipient, n: int) -> Delivery:
    return Delivery(
        id=delivery_id(document, recipient.office or f"outside-{n}"),
        document=document,
        sender=case.office,
        office=recipient.office,
        name=one_line(recipient.name),
        purpose=recipient.purpose,
        channel=recipient.channel,
        state="waiting",
        at=case.now,
        posted_at=case.now,
    )


def files_stored(work: Work, document: Document, event: Event) -> None:
    """The server holds every file of a released document: what waited is sent."""
    work.put(msgspec.structs.replace(document, stored_at=event.at))
    for delivery in work.children(Delivery, document.id):
        if delivery.office and delivery.state == "waiting":
            work.put(advanced(delivery, event))


def withdraw(work: Work, case: Case, act: Withdraw) -> Refusal | None:
    """Refusals: `document.unknown`, `document.not_released`, `document.already_arrived`,
    `document.already_recalled`."""
    document = work.get(Document, act.document)
    if document is None or not document.is_sent_by(case.office):
        return Refusal("document.unknown")
    if document.state != "released":
        return Refusal("document.not_released")
    deliveries = [d for d in work.children(Delivery, document.id) if d.state != "withdrawn"]
    if any(d.recall is not None for d in deliveries):
        return Refusal("document.already_recalled")
    if any(d.state not in ("waiting", "sent") for d in deliveries):
        return Refusal("document.already_arrived", {"notation": document.notation})
    for delivery in deliveries:
        work.put(msgspec.structs.replace(delivery, state="withdrawn", at=case.now))
        case.close_task(work, REMINDED, delivery.id)
        for scope in delivery.scopes:
            work.remove(delivery, scope)
        if delivery.office:
            work.remove(document, office_scope(delivery.office))
    hide_corrections(work, document, [delivery.office for delivery in deliveries if delivery.office])
    undo_correction(work, document)
    as_before = {"released_at": None, "stored_at": None, "files": (), "corrects": None}
    work.put(msgspec.structs.replace(document, state="numbered", **as_before))
    case.note(work, document.id, "withdrawn")
    return None


def recall(work: Work, case: Case, act: Recall) -> Refusal | None:
    """Refusals: `document.unknown`, `document.not_released`, `reason.*`, `recall.nobody_left`.

    Without a registration at the server the document is taken back at once; otherwise the recipient is asked.
    """
    document = work.get(Document, act.document)
    if document is None or not document.is_sent_by(case.office):
        return Refusal("document.unknown")
    if document.state != "released":
        return Refusal("document.not_released")
    if refusal := check_reason(work, act.reason):
        return refusal
    open_ones = [d for d in work.children(Delivery, document.id) if d.office and d.state not in FINAL]
    asked = [d for d in open_ones if not act.offices or d.office in act.offices]
    if not asked:
        return Refusal("recall.nobody_left")
    request = RecallRequest(reason=one_line(act.reason), at=case.now)
    for delivery in asked:
        known = delivery.recall is not None and not delivery.recall.answer
        delivery = msgspec.structs.replace(delivery, recall=request)
        if case.final and delivery.rank < REGISTERED_RANK:
            event = case.event("recalled", reason=request.reason)
            work.put(advanced(delivery, event, final_reason=request.reason))
            case.close_task(work, REMINDED, delivery.id)
            continue
        told = () if delivery.is_full else (case.event("recall_asked", reason=request.reason),)
        work.put(msgspec.structs.replace(delivery, history=(*delivery.history, *told)))
        if not known:
            facts = {"reason": request.reason, "office": case.office}
            case.task(work, "recall_asked", delivery.office, document.id, delivery.id, facts)
    end_correction(work, case, document.id)
    case.note(work, document.id, "recall_asked", reason=request.reason)
    return None


def close_outside(work: Work, case: Case, act: CloseOutside) -> Refusal | None:
    """Refusals: `document.unknown`, `recipient.unknown`, `recipient.already_closed`, `reason.*`."""
    document = work.get(Document, act.document)
    if document is None or not document.is_sent_by(case.office):
        return Refusal("document.unknown")
    if refusal := check_reason(work, act.how):
        return refusal
    name = one_line(act.name)
    outside = [d for d in work.children(Delivery, document.id) if not d.office and d.name == name]
    outside = [d for d in outside if d.state != "withdrawn"]
    if not outside:
        return Refusal("recipient.unknown", {"office": act.name})
    if outside[0].state == "closed":
        return Refusal("recipient.already_closed", {"name": outside[0].name})
    how = one_line(act.how)
    event = case.event("closed", how=how, on=act.on.isoformat())
    work.put(advanced(outside[0], event, final_reason=how))
    case.note(work, document.id, "closed", name=outside[0].name, how=how, on=act.on.isoformat())
    return None
