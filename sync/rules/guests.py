"""Who comes to a meeting, as the offices that were asked have answered: the list for the door. Pure."""

from collections.abc import Iterable, Mapping

import msgspec

from sync.rules.deliveries import Delivery
from sync.rules.documents import Document
from sync.rules.meetings import Meeting

GONE = frozenset({"refused", "recalled", "withdrawn"})


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    """One place at the meeting: `name` of who comes, else why nobody of that office does, else nothing is known."""

    office: str
    name: str = ""
    reason: str = ""

    @property
    def has_answered(self) -> bool:
        return bool(self.name or self.reason)


class Guests(msgspec.Struct, frozen=True, kw_only=True):
    """`asked`: offices that were asked through this system; `answered`: those of them that have said something."""

    document: Document
    meeting: Meeting
    guests: tuple[Guest, ...]
    asked: int
    answered: int

    @property
    def coming(self) -> int:
        return sum(1 for guest in self.guests if guest.name)


def guests_of(
    document: Document, deliveries: Iterable[Delivery], own: Iterable[str], names: Mapping[str, str]
) -> Guests:
    """`own`: who comes of the office that calls; `names`: of offices by their codes."""
    assert document.meeting is not None
    found = [Guest(office=names.get(document.office, document.office), name=name) for name in own]
    standing = [d for d in deliveries if d.state not in GONE]
    for delivery in standing:
        office, answer = delivery.name or names.get(delivery.office, delivery.office), delivery.answer
        found += [Guest(office=office, name=name) for name in (answer.going if answer else ())]
        if answer is None or not answer.going:
            found.append(Guest(office=office, reason=answer.reason if answer else ""))
    asked = [d for d in standing if d.office]
    answered = sum(1 for d in asked if d.answer is not None)
    return Guests(document=document, meeting=document.meeting, guests=tuple(found), asked=len(asked), answered=answered)
