"""A document on its way to one recipient, and how far it has come.

state         code  said by
------------------------------------------------------------------------
waiting       –     the sender: in its outbox, or the server has not got every file
sent          –     the server: it holds the facts and all files
arrived       01    a PC of the recipient: the facts are committed there
opened        –     a person there has had it on the screen
registered    03    entered in the incoming book
assigned      04    lead named
in_progress   05    accepted
done          06    finished or answered
refused       02    final, with a reason
recalled      13,15 final: taken back before registration, or with consent
closed        –     final: an outside recipient, closed by hand
withdrawn     –     final: the release was taken back before anything arrived; nobody sees the row any more

The server's order decides. A late or repeated code is kept in the history and never moves a state back; only what was
joined to another document by mistake and is parted from it stands where it stood (`separated`).
Codes: the status table of the national document axis (QCVN 102:2016/BTTTT as amended).
"""

from datetime import datetime
from enum import StrEnum

import msgspec

from sync.rules.deadline import Deadline
from sync.rules.meetings import MeetingAnswer
from sync.rules.rows import Event, Row, office_scope

ORDER = ("waiting", "sent", "arrived", "opened", "registered", "assigned", "in_progress", "done")
FINAL = frozenset({"refused", "recalled", "closed", "withdrawn"})
MOST_EVENTS = 70  # each with a text at most, so that the row always has room for what the office still does with it
REGISTERED_RANK = ORDER.index("registered")
SEPARATED = "separated"  # from another document, to which it was joined by mistake: what was said meanwhile is void


class Purpose(StrEnum):
    TO_ACT = "to_act"
    TO_REPORT = "to_report"
    TO_COORDINATE = "to_coordinate"
    FOR_INFORMATION = "for_information"


class Channel(StrEnum):
    SYSTEM = "system"
    POST = "post"
    BY_HAND = "by_hand"
    EMAIL = "email"


class Recipient(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whom a release names: an office of the directory, or an outside organisation or person by name."""

    office: str = ""
    name: str = ""
    purpose: Purpose = Purpose.TO_ACT
    channel: Channel = Channel.SYSTEM


class RecallRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    reason: str
    at: datetime
    answer: str = ""  # "", "agreed" or "declined"


class Delivery(Row, frozen=True, tag="delivery"):
    """One document × one recipient. Seen by the sender and, where the recipient is an office, by the recipient."""

    document: str
    sender: str
    state: str
    at: datetime
    posted_at: datetime
    office: str = ""
    name: str = ""
    purpose: Purpose = Purpose.TO_ACT
    channel: Channel = Channel.SYSTEM
    complete: bool = False
    reason: str = ""
    recall: RecallRequest | None = None
    answer: MeetingAnswer | None = None  # to an invitation, the last
    history: tuple[Event, ...] = ()

    @property
    def parent(self) -> str:
        return self.document

    @property
    def scopes(self) -> tuple[str, ...]:
        both = (office_scope(self.sender), office_scope(self.office)) if self.office else (office_scope(self.sender),)
        return tuple(dict.fromkeys(both))

    @property
    def owner(self) -> str:
        return self.office or self.sender

    @property
    def stage(self) -> str:
        """Outside recipients are counted apart: nobody there will ever open anything. So is what an office has taken in
        itself: nobody has sent it here."""
        if self.office == self.sender:
            return f"own.{self.state}"
        return self.state if self.office else f"outside.{self.state}"

    @property
    def position(self) -> int:
        """When it was posted, in seconds: the district asks for the oldest."""
        return int(self.posted_at.timestamp())

    @property
    def rank(self) -> int:
        """How far it has come; a final state is past everything."""
        return ORDER.index(self.state) if self.state in ORDER else len(ORDER)

    @property
    def is_full(self) -> bool:
        """Whether nothing more is written into its history that one side could say again and again."""
        return len(self.history) >= MOST_EVENTS

    def has(self, code: str) -> bool:
        """Whether its history holds such an event, and not one of while it was joined to another by mistake."""
        codes = [event.code for event in self.history]
        if SEPARATED not in codes or code not in ORDER or ORDER.index(code) <= self.rank:
            return code in codes
        return code in codes[len(codes) - codes[::-1].index(SEPARATED) :]


def delivery_id(document: str, recipient: str) -> str:
    return f"{document}@{recipient}"


def advanced(delivery: Delivery, event: Event, *, final_reason: str = "") -> Delivery:
    """The delivery after an event: its state moves on, never back; the history keeps every event."""
    history = (*delivery.history, event)
    target = event.code
    moves = delivery.state not in FINAL and (target in FINAL or ORDER.index(target) > delivery.rank)
    if not moves:
        return msgspec.structs.replace(delivery, history=history)
    return msgspec.structs.replace(delivery, state=target, at=event.at, reason=final_reason, history=history)


def separated(delivery: Delivery, event: Event, *, is_registered: bool) -> Delivery:
    """The delivery of what was joined to another document by mistake, back where it stood: the one way in which a
    state goes back, with the event that says so."""
    codes = {one.code for one in delivery.history}
    stood = next((state for state in ("opened", "arrived") if state in codes), "sent")
    state = "registered" if is_registered else stood
    return msgspec.structs.replace(delivery, state=state, at=event.at, history=(*delivery.history, event))


def moment_of(event: Event) -> datetime:
    """When it happened: the judge's time, or for an arrival that of the PC where it came, as the judge has kept it."""
    came = event.facts.get("came")
    return datetime.fromisoformat(came) if came else event.at


def came_at(delivery: Delivery) -> datetime:
    """When it reached the recipient: as the first receipt says that the server heard, the same for everybody who sees
    the row. Where there is no receipt, the moment in which it was posted."""
    return next((moment_of(event) for event in delivery.history if event.code == "arrived"), delivery.posted_at)


def came_late(due: Deadline | None, delivery: Delivery) -> bool:
    """Whether it reached the recipient only when its deadline had passed."""
    return due is not None and due.is_past(came_at(delivery))


def least_advanced(deliveries: list[Delivery]) -> str:
    """The one word for a document with many recipients.

    Those who refused or gave back, and outside recipients, count only where nobody else is left.
    """
    pools = (
        [d for d in deliveries if d.office and d.state not in FINAL],
        [d for d in deliveries if not d.office and d.state not in FINAL],
    )
    for pool in pools:
        if pool:
            return min(pool, key=lambda d: d.rank).state
    for state in ("closed", "refused", "recalled"):
        if any(d.state == state for d in deliveries):
            return state
    return "waiting"
