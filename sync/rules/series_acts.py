"""What an office asks about its number series: which kinds of documents are numbered apart from the others.

Law: Decree 30/2020/NĐ-CP art. 15 and Annex I (numbers run from 01 on 1 January to 31 December; whether in one series or
by kinds, the head of the office decides). `intents` has the envelope.
"""

import msgspec

from sync.rules.acts import Act
from sync.rules.books import Direction


class SeriesPart(msgspec.Struct, frozen=True, array_like=True):
    """A series apart from the common one: its key, as on its book's cover, and the kinds that are numbered in it."""

    key: str
    kinds: tuple[str, ...]


class SetSeries(Act, frozen=True, tag="set_series"):
    """From a year on these kinds have series of their own, and all others the common one; without parts all have it."""

    direction: Direction
    year: int
    parts: tuple[SeriesPart, ...] = ()

    @property
    def about(self) -> str:
        return f"series.{self.direction}"
