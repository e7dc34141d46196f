"""What a clerk does with an incoming document: register it, refuse it, answer a recall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.actions.desk import Desk
from sync.errors import Refused
from sync.replica.next_numbers import registration
from sync.replica.transaction import Transaction
from sync.replica.twins import Twin, twins_of
from sync.rules.books import Direction, book_id, key_in, named
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Handling, handling_id, rank_of, written_in
from sync.rules.intents import AnswerRecall, Refuse
from sync.rules.joining_acts import Join, Separate
from sync.rules.text import one_line


@dataclass(frozen=True)
class Entered:
    """`book`: the incoming book's id, `<office>.incoming.<year>`, with the key of a series apart before the year."""

    id: str
    arrival_number: int
    book: str

    @property
    def written(self) -> str:
        """The number, of a series apart with its key."""
        return written_in(self.arrival_number, key_in(self.book))


def register(desk: Desk, id: str, on: date | None, *, checked: bool = True) -> Entered:
    """Enter an incoming document in the book under the next arrival number. `checked`: somebody has looked whether it
    has come already by another road; else what seems so is refused.

    Raises: Refused `join.looks_entered`, `document.not_here`, `document.already_registered` with its number,
    `document.already_refused`, `document.already_recalled`, `number.none_here`.
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
        if not checked:
            check_none_entered(twins_of(t.connection.connection.driver_connection, id))
        act = registration(t.connection, office, id, day, device)
        t.save_intent(act, person=desk.person, rank=rank_of(t.view, id))
    return Entered(id, act.number, book_id(office, named(Direction.INCOMING, act.series), day.year))


def join(desk: Desk, id: str, to: str, reason: str = "") -> Entered:
    """Give a document the arrival number of one in the book that is the same and came by another road; no number is
    taken. One that was entered twice gives its own number up, with that reason in the book.

    Raises: Refused - see the rule `join`.
    """
    with desk.replica.write() as t:
        return join_in(t, desk, id, to, reason)


def join_in(t: Transaction, desk: Desk, id: str, to: str, reason: str) -> Entered:
    """As `join`, within a transaction."""
    page = t.view.get(Handling, handling_id(id, desk.office))
    own = page.arrival.number if page and page.arrival and not page.joined_to else 0
    rank = max(rank_of(t.view, id), rank_of(t.view, to))  # in no lane that could pass the other's registration
    t.save_intent(Join(document=id, to=to, reason=one_line(reason), gives_up=own), person=desk.person, rank=rank)
    joined = t.view.get(Handling, handling_id(id, desk.office))
    assert joined is not None
    assert joined.arrival is not None
    return Entered(id, joined.arrival.number, joined.arrival.book)


def separate(desk: Desk, id: str, reason: str) -> int | None:
    """Part a document again from the one whose arrival number it bears by mistake. The number that it has itself then;
    None where it waits for one.

    Raises: Refused `join.not_joined` and as the rule `separate`.
    """
    with desk.replica.write() as t:
        page = t.view.get(Handling, handling_id(id, desk.office))
        to = page.joined_to if page else ""
        rank = max(rank_of(t.view, id), rank_of(t.view, to)) if to else rank_of(t.view, id)
        t.save_intent(Separate(document=id, to=to, reason=reason), person=desk.person, rank=rank)
        parted = t.view.get(Handling, handling_id(id, desk.office))
    return parted.arrival.number if parted and parted.arrival else None


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


def check_none_entered(found: Iterable[Twin]) -> None:
    """Whether none of what seems to be the same is in the book. Raises: Refused `join.looks_entered`."""
    for twin in found:
        if twin.line.arrival_number is not None:
            raise Refused("join.looks_entered", {"number": str(twin.line.arrival_number), "other": twin.line.id})


def _delivery(t: Transaction, desk: Desk, id: str) -> Delivery:
    delivery = t.view.get(Delivery, delivery_id(id, desk.office))
    if delivery is None:
        raise Refused("document.not_here")
    return delivery
