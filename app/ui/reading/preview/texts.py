"""The texts of pages that are kept, the oldest given up where they take too much; and what is selected in them."""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from app.documents.page_text import PageText

KEPT_BYTES = 48 << 20


class Texts:
    """None stands for a page that cannot be read."""

    def __init__(self, most_bytes: int = KEPT_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[int, PageText | None] = OrderedDict()
        self._bytes = 0

    def __contains__(self, page: int) -> bool:
        return page in self._kept

    def get(self, page: int) -> PageText | None:
        if page in self._kept:
            self._kept.move_to_end(page)
        return self._kept.get(page)

    def put(self, page: int, text: PageText | None) -> None:
        if page in self._kept:
            self._bytes -= _weight(self._kept.pop(page))
        self._kept[page] = text
        self._bytes += _weight(text)
        while self._bytes > self._most and len(self._kept) > 1:
            self._bytes -= _weight(self._kept.popitem(last=False)[1])

    def clear(self) -> None:
        self._kept.clear()
        self._bytes = 0


class Spot(NamedTuple):
    """Between two characters: `place` is the number of the one after it."""

    page: int
    place: int


class Selection:
    """From one spot to another, over pages."""

    def __init__(self) -> None:
        self._anchor: Spot | None = None
        self._head: Spot | None = None

    @property
    def is_empty(self) -> bool:
        return self._anchor == self._head

    @property
    def pages(self) -> range:
        if self._anchor is None or self._head is None or self.is_empty:
            return range(0)
        return range(min(self._anchor, self._head).page, max(self._anchor, self._head).page + 1)

    def begin(self, spot: Spot | None) -> None:
        self._anchor = self._head = spot

    def extend(self, spot: Spot) -> None:
        if self._anchor is None:
            self._anchor = spot
        self._head = spot

    def set(self, page: int, start: int, end: int) -> None:
        self._anchor, self._head = Spot(page, start), Spot(page, end)

    def on(self, page: int, length: int) -> tuple[int, int]:
        """What of a page of so many characters is selected."""
        if self._anchor is None or self._head is None:
            return 0, 0
        first, last = sorted((self._anchor, self._head))
        start = 0 if page > first.page else first.place if page == first.page else length
        end = length if page < last.page else last.place if page == last.page else 0
        return start, max(start, end)

    def text(self, text_of: Callable[[int], PageText | None]) -> str:
        """What is selected, as it goes into other programs."""
        found = ((page, text_of(page)) for page in self.pages)
        return "\n".join(t.copied(*self.on(page, len(t.characters))).strip("\n") for page, t in found if t is not None)


def _weight(text: PageText | None) -> int:
    return text.weight if text is not None else 0
