"""Receipts (xác nhận đến): when this PC says that a document is here, and what of them may wait on the way."""

from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from sync.errors import Refused
from sync.replica import pulled, transfers
from sync.replica.identity import corrected
from sync.replica.meta import read_server_clock
from sync.replica.tables import Outbox, table_of
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import ORDINARY, Document
from sync.rules.intents import Arrive

if TYPE_CHECKING:
    from sync.replica.transaction import Transaction

_outbox = table_of(Outbox)


def give(t: "Transaction", document: Document) -> None:
    """Say that a document sent to us is here, once its facts are, and again once its files are."""
    delivery = t.view.get(Delivery, delivery_id(document.id, t.identity.office))
    if delivery is None or (delivery.complete and delivery.state not in ("waiting", "sent")):
        return
    complete = bool(document.files) and transfers.all_here(t.connection, document.id)
    is_news = delivery.state in ("waiting", "sent") or (complete and not delivery.complete)
    if is_news and shown_in(t.connection, delivery.id) in (None, t.epoch):
        now = corrected(t.clock.now(), read_server_clock(t.connection))
        arrive = Arrive(document=document.id, complete=complete, came_at=None if delivery.has("arrived") else now)
        with suppress(Refused):  # a PC that was revoked meanwhile
            t.save_intent(arrive, person="", rank=document.urgency.rank)


def shown_in(connection: Connection, delivery: str) -> str | None:
    """The epoch in which the server last showed us a delivery: one that was restored since may not know of it, and
    would refuse what is said of it."""
    return pulled.epoch_of(connection, Delivery.type_name(), delivery)


def only_receipts_wait(connection: Connection) -> bool:
    """Whether nothing but receipts of ordinary documents waits to be handed over."""
    waiting = _outbox.c.state.in_(("ready", "sent"))
    query = select(_outbox.c.n).where(waiting, ~_outbox.c.bulk | (_outbox.c.rank < ORDINARY))
    return connection.execute(query.limit(1)).first() is None
