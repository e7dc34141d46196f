"""What a clerk does with an incoming document: register it, refuse it, answer a recall."""

from dataclasses import dataclass
from datetime import date

from app.actions.desk import Desk
from sync.errors import Refused
from sync.replica.numbers import next_number
from sync.replica.transaction import Transaction
from sync.rules.books import Direction, book_id
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Handling, handling_id, rank_of
from sync.rules.intents import AnswerRecall, Refuse, Register


@dataclass(frozen=True)
class Entered:
    """`book`: the incoming book's id, `<office>.incoming.<year>`."""

    id: str
    arrival_number: int
    book: str


def register(desk: Desk, id: str, on: date | None) -> Entered:
    """Enter an incoming document in the book under the next arrival number.

    Raises: Refused `document.not_here`, `document.already_registered` with its number, `document.already_refused`,
    `document.already_recalled`, `number.none_here`.
    """
    office, device = desk.office, desk.replica.identity.device
    day = on or desk.legal_date()
    with desk.replica.write() as t:
        delivery = _delivery(t, desk, id)
        page = t.view.get(Handling, handling_id(id, office))
        if page and page.arrival:
            facts = {"number": str(page.arrival.number), "year": str(page.arrival.on.year)}
            raise Refused("document.already_registered", facts)
        if delivery.state in ("refused", "recalled"):
            raise Refused(f"document.already_{delivery.state}")
        number = next_number(t.connection, office, Direction.INCOMING, day, device)
        act = Register(document=id, number=number, registered_on=day)
        t.save_intent(act, person=desk.person, rank=rank_of(t.view, id))
    return Entered(id, number, book_id(office, Direction.INCOMING, day.year))


def refuse(desk: Desk, id: str, reason: str) -> None:
    """Refuse an incoming document; the sender is told why.

    Raises: Refused `document.not_here`, `reason.*`, `document.already_registered`, `document.already_refused`.
    """
    with desk.replica.write() as t:
        _delivery(t, desk, id)
        t.save_intent(Refuse(document=id, reason=reason), person=desk.person, rank=rank_of(t.view, id))


def answer_recall(desk: Desk, id: str, agree: bool, reason: str) -> None:
    """Give a document back that its sender asks for, or say why not.

    Raises: Refused `document.not_here`, `recall.not_asked`, `recall.already_answered`, `reason.*`.
    """
    with desk.replica.write() as t:
        _delivery(t, desk, id)
        t.save_intent(
            AnswerRecall(document=id, agree=agree, reason=reason), person=desk.person, rank=rank_of(t.view, id)
        )


def _delivery(t: Transaction, desk: Desk, id: str) -> Delivery:
    delivery = t.view.get(Delivery, delivery_id(id, desk.office))
    if delivery is None:
        raise Refused("document.not_here")
    return delivery
