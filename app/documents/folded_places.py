"""Finding in a page's text as a person types: without marks, without case, đ as d, over the ends of lines.

Folded text is shorter than the text it is of; each of its characters remembers where it came from.
"""

import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

from sync.rules.text import folded


@dataclass(frozen=True)
class FoldedPlaces:
    """`places[n]`: which character of the text the n-th folded one stands for."""

    text: str
    places: "array[int]"
    length: int

    @classmethod
    def of(cls, text: str) -> "FoldedPlaces":
        made: list[str] = []
        places = array("L")
        is_after_blank = True
        for n, character in enumerate(text):
            piece = _folded_one(character)
            if piece == " " and is_after_blank:
                continue
            made.append(piece)
            places.extend([n] * len(piece))
            is_after_blank = piece == " " if piece else is_after_blank
        return cls("".join(made), places, len(text))

    def found(self, wanted: str) -> list[tuple[int, int]]:
        """Where the text has what is wanted (folded): first character, and one past the last. A word is found by its
        beginning, not by its middle; a number is found anywhere."""
        hits: list[tuple[int, int]] = []
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if not (wanted[0].isalpha() and at > 0 and self.text[at - 1].isalpha()):
                hits.append((self.places[at], self._past(end)))
                at = self.text.find(wanted, end)
            else:
                at = self.text.find(wanted, at + 1)
        return hits

    def _past(self, end: int) -> int:
        """One past the last character that the folded one before `end` stands for, its loose marks with it."""
        return max(self.places[end], self.places[end - 1] + 1) if end < len(self.places) else self.length


@lru_cache(maxsize=4096)
def _folded_one(character: str) -> str:
    """What one character folds to: itself, without marks; a blank where it is no part of a word; nothing for a mark."""
    return folded(character) or ("" if unicodedata.category(character) in ("Mn", "Cf") else " ")
