"""The text of a page with the place of every character: for selecting, copying and finding.

Places are parts of the page's width and height, from its top left, whatever size it is drawn in.
"""

import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from app.documents.folded_places import FoldedPlaces
from app.documents.page_protocol import BOX_BYTES, CODE_BYTES, UNIT
from sync.rules.text import composed

_NOT_SHOWN = dict.fromkeys([0x0D, 0x200B, 0xFFFD, 0xFFFE, 0xFFFF, *range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
SAME_LINE = 0.5  # of the lower one's height has to be beside the other


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    def joined(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True)
class TextLine:
    """Characters from `start` to before `end` that stand beside each other."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True)
class PageText:
    characters: str
    _boxes: "array[int]"

    @classmethod
    def of(cls, body: bytes) -> "PageText":
        """From what the worker sends: UTF-32 codes, then boxes."""
        count = len(body) // (CODE_BYTES + BOX_BYTES)
        characters = body[: count * CODE_BYTES].decode(
            "utf-32-le" if sys.byteorder == "little" else "utf-32-be", "replace"
        )
        boxes = array("H")
        boxes.frombytes(body[count * CODE_BYTES :])
        return cls(characters, boxes)

    @property
    def weight(self) -> int:
        """Roughly the bytes that it takes to keep."""
        return len(self.characters) * 24

    @cached_property
    def has_words(self) -> bool:
        return any(character.isalnum() for character in self.characters)

    @cached_property
    def folded(self) -> FoldedPlaces:
        return FoldedPlaces.of(self.characters)

    def box(self, n: int) -> Box:
        return _box(*self._boxes[4 * n : 4 * n + 4])

    @cached_property
    def lines(self) -> list[TextLine]:
        """The characters that one sees, by the lines in which they stand."""
        found: list[TextLine] = []
        edges, start, end = self._boxes, 0, 0
        left = top = right = bottom = 0
        for n in range(len(self.characters)):
            x1, y1, x2, y2 = edges[4 * n : 4 * n + 4]
            if x2 <= x1 or y2 <= y1:
                continue
            if end and min(y2, bottom) - max(y1, top) >= SAME_LINE * min(y2 - y1, bottom - top):
                left, top, right, bottom, end = min(x1, left), min(y1, top), max(x2, right), max(y2, bottom), n + 1
                continue
            if end:
                found.append(TextLine(start, end, _box(left, top, right, bottom)))
            left, top, right, bottom, start, end = x1, y1, x2, y2, n, n + 1
        return [*found, TextLine(start, end, _box(left, top, right, bottom))] if end else found

    def boxes(self, start: int, end: int) -> list[Box]:
        """What the characters from `start` to before `end` cover: one box a line."""
        covered: list[Box] = []
        first = bisect_left(self.lines, start + 1, key=lambda line: line.end)
        for line in self.lines[first:]:
            if line.start >= end:
                break
            shown = [self.box(n) for n in range(max(start, line.start), min(end, line.end))]
            shown = [box for box in shown if not box.is_empty]
            if shown:
                left, right = min(box.left for box in shown), max(box.right for box in shown)
                covered.append(Box(left, min(b.top for b in shown), right, max(b.bottom for b in shown)))
        return covered

    def place_at(self, x: float, y: float) -> int | None:
        """Between which characters a point lies: the number of the one after it. None on a page without text."""
        if not self.lines:
            return None
        line = min(
            self.lines, key=lambda one: (_away(y, one.box.top, one.box.bottom), _away(x, one.box.left, one.box.right))
        )
        best, place = None, line.start
        for n in range(line.start, line.end):
            box = self.box(n)
            if box.is_empty:
                continue
            away = _away(x, box.left, box.right)
            if best is None or away < best:
                best, place = away, n + (x > (box.left + box.right) / 2)
        return place

    def word_at(self, place: int) -> tuple[int, int]:
        """The word that a place is in."""
        text = self.characters
        start = end = min(max(place, 0), len(text))
        while start > 0 and _in_word(text[start - 1]):
            start -= 1
        while end < len(text) and _in_word(text[end]):
            end += 1
        return start, end

    def copied(self, start: int, end: int) -> str:
        """The characters as they go into other programs: composed, lines ended by one character."""
        return composed(self.characters[start:end].translate(_NOT_SHOWN))


def _box(left: int, top: int, right: int, bottom: int) -> Box:
    return Box(left / UNIT, top / UNIT, right / UNIT, bottom / UNIT)


def _away(value: float, low: float, high: float) -> float:
    return max(low - value, value - high, 0.0)


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "/-_." or "\u0300" <= character <= "\u036f"
