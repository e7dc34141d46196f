"""What is offered for a document that is dated before the newest number: the values, without what reads them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Offer:
    """A number that fits the day; with a suffix, the one behind the last that was given up to it."""

    number: int
    suffix: str = ""

    @property
    def written(self) -> str:
        return f"{self.number:02d}{self.suffix}"


@dataclass(frozen=True)
class Backdated:
    """The newest number of the book and its day, which is after that of the document; what is offered for it."""

    newest: int
    newest_on: date
    offers: tuple[Offer, ...]
