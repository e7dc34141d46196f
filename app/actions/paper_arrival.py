"""A document that came by another road, as a clerk enters it: the values, without what stores them."""

from dataclasses import dataclass
from datetime import date, datetime

from sync.rules.documents import Source, Urgency, written_in
from sync.rules.meetings import Meeting


@dataclass(frozen=True)
class PaperArrival:
    """What a clerk says of it. `kind`: a kind of the directory, or what the paper calls itself. `received_at`: aware.
    `meeting`: to what it calls, where it is an invitation."""

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
    meeting: Meeting | None = None


@dataclass(frozen=True)
class Entered:
    """`arrival_number` is None where it was not entered in the book yet; `series`: the key of the book's series."""

    id: str
    arrival_number: int | None
    series: str = ""

    @property
    def written(self) -> str:
        """The number, of a series apart with its key; "" for none yet."""
        return "" if self.arrival_number is None else written_in(self.arrival_number, self.series)
