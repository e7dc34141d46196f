"""A page's text as pieces that stand together: what the two columns of a paper's head need.

A word processor writes the left and the right column of a head into one line, and a signing program puts the number in
later, as the last thing on the page. So pieces are found by where words stand, not by the order of the characters.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.documents.page_text import Box, PageText
from sync.rules.text import composed

SAME_ROW = 0.5  # of the lower one's height has to be beside the other
COLUMN_GAP = 1.5  # of the letters' height: no blank between two words of a head is as wide
WORD_GAP = 0.12  # letters of one word stand closer
BACK = 0.4  # what begins so far before the end of the last letter is no next letter
PAGE_RATIO = 842 / 595  # a part of a page's width, divided by this, is about the same as that part of its height


@dataclass(frozen=True)
class Cell:
    """`text` without blanks around it; `box` in parts of the page."""

    text: str
    box: Box

    @property
    def height(self) -> float:
        return self.box.bottom - self.box.top

    @property
    def middle(self) -> float:
        return (self.box.left + self.box.right) / 2


Row = list[Cell]


@dataclass(frozen=True)
class FirstPage:
    """Rows from top to bottom, each with its cells from left to right. Not `placed`: nobody knows where they stand; one
    cell a row, over the whole width."""

    rows: tuple[Row, ...]
    placed: bool = True


def page_of(text: PageText) -> FirstPage:
    """A page that the worker has read."""
    rows: list[Row] = []
    for word in sorted(_words(text), key=lambda word: (word.box.top, word.box.left)):
        row = next((row for row in reversed(rows[-3:]) if _is_beside(row[0], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return FirstPage(tuple(_joined(sorted(row, key=lambda word: word.box.left)) for row in rows))


def page_of_lines(lines: Iterable[str]) -> FirstPage:
    """Lines, or paragraphs, of a file that has no pages."""
    shown = [text for line in lines if (text := composed(" ".join(line.split())))]
    return FirstPage(tuple([Cell(text, Box(0, n, 1, n + 1))] for n, text in enumerate(shown)), placed=False)


def _words(text: PageText) -> Iterator[Cell]:
    letters: list[str] = []
    place: Box | None = None
    for n, character in enumerate(text.characters):
        box = text.box(n)
        ends_word = character.isspace() or (place is not None and not box.is_empty and not _goes_on(place, box))
        if ends_word and place is not None:
            yield Cell(composed("".join(letters)), place)
            letters, place = [], None
        if character.isspace() or box.is_empty:
            continue
        letters.append(character)
        place = box if place is None else place.joined(box)
    if place is not None:
        yield Cell(composed("".join(letters)), place)


def _goes_on(before: Box, box: Box) -> bool:
    lower = min(before.bottom - before.top, box.bottom - box.top)
    beside = min(before.bottom, box.bottom) - max(before.top, box.top) >= SAME_ROW * lower
    return beside and -BACK * lower <= _gap(before, box) <= COLUMN_GAP * lower


def _gap(left: Box, right: Box) -> float:
    """In parts of the page's height."""
    return (right.left - left.right) / PAGE_RATIO


def _is_beside(one: Cell, other: Cell) -> bool:
    shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return shared >= SAME_ROW * min(one.height, other.height)


def _joined(words: Row) -> Row:
    """Words made one cell where nothing but a blank is between them."""
    joined = words[:1]
    for word in words[1:]:
        last = joined[-1]
        gap, height = _gap(last.box, word.box), min(last.height, word.height)
        if gap > COLUMN_GAP * height:
            joined.append(word)
        else:
            blank = " " if gap > WORD_GAP * height else ""
            joined[-1] = Cell(f"{last.text}{blank}{word.text}", last.box.joined(word.box))
    return joined
