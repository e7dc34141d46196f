"""A document that came by another road than this system: on paper, by e-mail, over Zalo. The office enters it itself.

It becomes a document of this office's own keeping, with its origin, and a delivery to itself that has arrived and been
opened: from there on it goes the way of every incoming document, under the one series of arrival numbers.
Law: Decree 30/2020/NĐ-CP art. 21-22 (paper and electronic documents alike are checked, and registered in one series).
"""

from datetime import timedelta

from sync.rules.case import Case
from sync.rules.deliveries import Delivery, advanced, delivery_id
from sync.rules.documents import Document, Origin, check_files, check_subject
from sync.rules.ids import is_documents_id
from sync.rules.intents import TakeIn
from sync.rules.limits import check_names, limits_of
from sync.rules.state import Refusal, Work
from sync.rules.text import one_line

MOST_SHEETS = 10_000
AHEAD = timedelta(days=1)  # a PC's clock may be wrong, not by more


def take_in(work: Work, case: Case, act: TakeIn) -> Refusal | None:
    """Refusals: `id.bad`, `document.already_here`, `subject.*`, `secret.*`, `file.*`, `text.too_long`, `kind.unknown`,
    `sender.none`, `sheets.bad`, `date.received_later`, `date.issued_later`."""
    if not is_documents_id(act.document, case.office):
        return Refusal("id.bad")
    if work.get(Document, act.document):
        return Refusal("document.already_here")
    if refusal := _check(work, case, act):
        return refusal
    sender = one_line(act.sender)
    work.put(
        Document(
            id=act.document,
            office=case.office,
            kind=one_line(act.kind_id),
            number=number_in(act.notation),
            notation=one_line(act.notation),
            subject=one_line(act.subject),
            issued_on=act.issued_on,
            state="released",
            signer=one_line(act.signer),
            urgency=act.urgency,
            due=act.due,
            files=act.files,
            released_at=act.received_at,
            origin=Origin(source=act.source, sender=sender, received_at=act.received_at, sheets=act.sheets),
        )
    )
    delivery = Delivery(
        id=delivery_id(act.document, case.office),
        document=act.document,
        sender=case.office,
        office=case.office,
        name=sender,
        state="waiting",
        at=case.now,
        posted_at=act.received_at,
        complete=True,  # the scan is made here; other PCs of the office fetch it as they fetch any file
    )
    came = {"came": act.received_at.isoformat()}
    for event in (case.event("arrived", **came), case.event("opened")):
        delivery = advanced(delivery, event)
    work.put(delivery)
    case.note(work, act.document, "taken_in", source=str(act.source))
    return None


def _check(work: Work, case: Case, act: TakeIn) -> Refusal | None:
    limits = limits_of(work)
    files = check_files(act.files, limits) if act.files else None
    if refusal := check_subject(act.subject, limits) or files:
        return refusal
    if refusal := check_names(work, act.sender, act.notation, act.signer, act.kind_id):
        return refusal
    if not one_line(act.kind_id):
        return Refusal("kind.unknown", {"kind": ""})
    if not one_line(act.sender):
        return Refusal("sender.none")
    if not 0 <= act.sheets <= MOST_SHEETS:
        return Refusal("sheets.bad", {"limit": str(MOST_SHEETS)})
    if act.received_at > max(case.now, case.intent.made_at) + AHEAD:
        return Refusal("date.received_later")
    if act.issued_on > (act.received_at + AHEAD).date():
        return Refusal("date.issued_later", {"date": act.issued_on.isoformat()})
    return None


def number_in(notation: str) -> int:
    """The number that a notation begins with; 0 where it has none."""
    digits = ""
    for character in one_line(notation):
        if not ("0" <= character <= "9") or len(digits) == 6:
            break
        digits += character
    return int(digits) if digits else 0
