"""Releasing a document that puts an earlier one right. The rows are in `corrections`, with the law."""

import msgspec

from sync.rules.case import Case
from sync.rules.corrections import Corrected, Correction, Way, correction_id
from sync.rules.deliveries import Delivery
from sync.rules.documents import Document
from sync.rules.kinds import LETTER
from sync.rules.rows import office_scope
from sync.rules.state import Refusal, State, Work


def check_correction(state: State, office: str, document: str, kind: str, corrects: Corrected) -> Refusal | None:
    """Whether a document of this kind may put that earlier one right.

    Refusals: `correction.unknown`, `correction.not_released`, `correction.other_kind`, `correction.no_letter`,
    `correction.superseded` (facts: notation, by).
    """
    first = state.get(Document, corrects.document)
    if first is None or first.id == document or not first.is_sent_by(office):
        return Refusal("correction.unknown")
    facts = {"notation": first.notation}
    if first.state != "released":
        return Refusal("correction.not_released", facts)
    if kind != wanted_kind(corrects.way, first):
        return Refusal(wrong_kind(corrects.way), facts)
    if other := superseded_by(state, first.id, document):
        return Refusal("correction.superseded", facts | {"by": other.notation})
    return None


def wanted_kind(way: Way, first: Document) -> str:
    """The kind of what may put a document right that way."""
    return first.kind if way is Way.SUPERSEDES else LETTER


def wrong_kind(way: Way) -> str:
    """The code for another kind: `correction.other_kind`, `correction.no_letter`."""
    return "correction.other_kind" if way is Way.SUPERSEDES else "correction.no_letter"


def superseded_by(state: State, document: str, but: str = "") -> Correction | None:
    """What has taken a document's place, but for the document `but`, and for what nobody has any more."""
    known = (one for one in state.children(Correction, document) if one.by != but)
    return next((one for one in known if one.way is Way.SUPERSEDES and stands(state, one)), None)


def stands(state: State, correction: Correction) -> bool:
    """Whether what put a document right is still with somebody: it may have been recalled or refused since."""
    deliveries = state.children(Delivery, correction.by)
    return correction.is_in_force and (
        not deliveries or any(d.state not in ("recalled", "refused") for d in deliveries)
    )


def put_right(work: Work, case: Case, document: Document, corrects: Corrected) -> Document:
    """The document that puts another right, saying which; and the row beside that one, for everybody who has it.

    That it may was checked before.
    """
    first = work.get(Document, corrects.document)
    assert first is not None
    row = Correction(
        id=correction_id(first.id, document.id),
        document=first.id,
        by=document.id,
        office=case.office,
        way=corrects.way,
        notation=document.notation,
        issued_on=document.issued_on,
        subject=document.subject,
    )
    work.put(row)
    work.place(row, [office_scope(d.office) for d in work.children(Delivery, first.id) if _is_there(d)])
    case.note(work, first.id, _NOTED[corrects.way], notation=document.notation)
    said = msgspec.structs.replace(corrects, notation=first.notation, issued_on=first.issued_on)
    return msgspec.structs.replace(document, corrects=said)


def show_corrections(work: Work, document: Document, offices: list[str]) -> None:
    """Whoever gets a document now sees what became of it already."""
    for row in work.children(Correction, document.id):
        work.place(row, [office_scope(office) for office in offices])


def hide_corrections(work: Work, document: Document, offices: list[str]) -> None:
    """Whoever is not sent a document any more is not told what became of it either."""
    for row in work.children(Correction, document.id):
        for office in offices:
            work.remove(row, office_scope(office))


def end_correction(work: Work, case: Case, document: str) -> None:
    """The document may be with nobody any more: then what it had put right stands as before, for everybody who reads
    that one. Only the server knows of every recipient."""
    by = work.get(Document, document)
    if not case.final or by is None or by.corrects is None:
        return
    row = work.get(Correction, correction_id(by.corrects.document, by.id))
    if row is not None and not stands(work, row):
        work.put(msgspec.structs.replace(row, is_gone=True))


def undo_correction(work: Work, document: Document) -> None:
    """The document that put another right was taken back before it arrived anywhere: that one stands as before."""
    if document.corrects is None:
        return
    row = work.get(Correction, correction_id(document.corrects.document, document.id))
    if row is not None:
        work.put(msgspec.structs.replace(row, holds=False))


def _is_there(delivery: Delivery) -> bool:
    return bool(delivery.office) and delivery.state != "withdrawn"


_NOTED = {Way.CORRECTS: "corrected", Way.SUPERSEDES: "superseded"}
