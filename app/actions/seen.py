"""A person has had an incoming document on the screen: the sender may know, once."""

from contextlib import suppress

from app.actions.desk import Desk
from sync.errors import Refused
from sync.replica.view import View
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import rank_of
from sync.rules.intents import Open


def open_document(desk: Desk, id: str) -> bool:
    """Note that a document is seen; whether that was news. Nothing happens for a document of one's own, one that was
    opened before, or where nobody may report any more (a revoked PC): reading is never in the way."""
    with desk.replica.read() as connection:
        delivery = View(connection).get(Delivery, delivery_id(id, desk.office))
    if delivery is None or delivery.has("opened"):
        return False
    with suppress(Refused), desk.replica.write() as t:
        t.save_intent(Open(document=id), person=desk.person, rank=rank_of(t.view, id))
        return True
    return False
