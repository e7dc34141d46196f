"""A document that came by another road, as a clerk enters it: the values, without what stores them."""

from dataclasses import dataclass
from datetime import date, datetime

from sync.rules.documents import Source, Urgency


@dataclass(frozen=True)
class PaperArrival:
    """What a clerk says of it. `kind`: a kind of the directory, or what the paper calls itself. `received_at`:
    aware."""

    kind: str
    notation: str
    subject: str
    issued_on: date
    source: Source
    sender: str
    received_at: datetime
    sheets: int = 0
    signer: str = ""
    urgency: Urgency = Urgency.NORMAL
    due: date | None = None


@dataclass(frozen=True)
class Entered:
    """`arrival_number` is None where it was not entered in the book yet."""

    id: str
    arrival_number: int | None
