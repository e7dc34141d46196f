"""Beginning a document that puts an earlier one of ours right: what of it is known already."""

import msgspec

from sync.errors import Refused
from sync.replica.draft_content import DraftContent
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.correcting import check_correction, wanted_kind
from sync.rules.corrections import Corrected, Way
from sync.rules.deliveries import Delivery, Recipient
from sync.rules.documents import Document
from sync.rules.ids import document_id


def correcting(view: View, content: DraftContent, corrects: Corrected) -> DraftContent:
    """A draft that puts that document right: its kind, and everybody who has the first one, where nothing was said.

    Raises: Refused `correction.*`.
    """
    first = view.get(Document, corrects.document)
    if first is None:
        raise Refused("correction.unknown")
    kind = content.kind or wanted_kind(corrects.way, first)
    if refusal := check_correction(view, first.office, content.id, kind, corrects):
        raise Refused.by(refusal)
    return msgspec.structs.replace(
        content,
        kind=kind,
        unit=content.unit or first.unit,
        recipients=content.recipients or recipients_of(view, first.id),
        corrects=Corrected(document=first.id, way=corrects.way, notation=first.notation, issued_on=first.issued_on),
    )


def correction_of(replica: Replica, id: str, way: Way) -> tuple[DraftContent, Document]:
    """A new document that puts ours right, and that one. Raises: Refused `correction.*`."""
    office = replica.identity.office
    with replica.read() as connection:
        view = View(connection)
        new = DraftContent(id=document_id(office, replica.ids.new()))
        content = correcting(view, new, Corrected(document=id, way=way))
        first = view.get(Document, id)
    assert first is not None
    if first.office != office:
        raise Refused("correction.unknown")
    return content, first


def recipients_of(view: View, document: str) -> tuple[Recipient, ...]:
    """Everybody whom a document was sent to, each as then."""
    sent = (d for d in view.children(Delivery, document) if d.state != "withdrawn")
    return tuple(Recipient(office=d.office, name=d.name, purpose=d.purpose, channel=d.channel) for d in sent)
