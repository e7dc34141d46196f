"""What a restored server refused only because it had not been shown the document yet: done again once it has.

Whoever is back before the sender has everything refused that he had done with a document since the backup. Its number
stands on paper, so nobody shall have to notice, or enter it a second time: it is done again as it was, by the same
person and at the same time, and what still refuses it then is told like any other refusal. The office's page and number
that the lost server gave are not the server's any more, and go first: over them it would be done twice. The sender
himself may be too early with what he did on the PC that took an older one's place: that one's own work comes after it.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from sync.errors import Refused
from sync.prepared import Prepared
from sync.protocol.intent_bytes import read_intent
from sync.protocol.messages import Outcome, PulledRow
from sync.replica import overlay, pulled
from sync.replica.receipts import shown_in
from sync.replica.tables import Outbox, table_of
from sync.rules.books import Entry, entry_id
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Document, Handling, handling_id

if TYPE_CHECKING:
    from sync.replica.transaction import Transaction

_outbox = table_of(Outbox)
NOT_SENT_YET, NOT_NUMBERED_YET = "document.not_here", "document.unknown"
_TOO_EARLY = (_outbox.c.state == "refused") & _outbox.c.code.in_((NOT_SENT_YET, NOT_NUMBERED_YET))
_HAD_BEEN_DONE = _TOO_EARLY & (_outbox.c.was == str(Outcome.APPLIED)) & (_outbox.c.person != "")
_WAITING = Prepared(
    select(_outbox.c.id, _outbox.c.about, _outbox.c.code, _outbox.c.raw, _outbox.c.rank)
    .where(_HAD_BEEN_DONE)
    .order_by(_outbox.c.n)
)


def do_again(t: "Transaction") -> None:
    """Of each document that the server has shown us since: in the order in which it was done, up to a refusal."""
    stopped: set[str] = set()
    cleared: set[str] = set()
    for id, about, code, raw, rank in _WAITING.rows(t.connection):
        if about in stopped or _shown_in(t, code, about) != t.epoch:
            continue
        intent = read_intent(raw)
        if about not in cleared:
            cleared.add(about)
            _forget_what_the_lost_server_gave(t, about)
        t.connection.execute(update(_outbox).where(_outbox.c.id == id).values(state="dismissed", was=""))
        try:
            t.save_intent(intent.act, person=intent.person, rank=rank, made_at=intent.made_at)
        except Refused as refused:  # which is what stands against it now
            why = {"code": refused.code, "facts": json.dumps(refused.facts, ensure_ascii=False)}
            t.connection.execute(update(_outbox).where(_outbox.c.id == id).values(state="refused", **why))
            stopped.add(about)


def let_go_with(t: "Transaction", rows: Iterable[PulledRow]) -> None:
    """A document that a restored server no longer has for us takes along the page and the number that only the lost one
    had: nobody will show them again, and the number is asked for."""
    for row in rows:
        document, _, office = row.id.rpartition("@")
        if row.type == Delivery.type_name() and row.data is None and office == t.identity.office:
            _forget_what_the_lost_server_gave(t, document)


def _shown_in(t: "Transaction", code: str, document: str) -> str | None:
    """The epoch in which the server has shown us what was lacking."""
    if code == NOT_SENT_YET:
        return shown_in(t.connection, delivery_id(document, t.identity.office))
    return pulled.epoch_of(t.connection, Document.type_name(), document)


def _forget_what_the_lost_server_gave(t: "Transaction", document: str) -> None:
    page = t.view.get(Handling, handling_id(document, t.identity.office))
    if page is None:
        return
    given = {(Handling.type_name(), page.id)}
    if page.arrival is not None:
        given.add((Entry.type_name(), entry_id(page.arrival.book, page.arrival.number)))
    gone = pulled.drop_older(t.connection, given, t.epoch)
    t.touch(gone | overlay.relay(t.connection, gone, t.scopes))
