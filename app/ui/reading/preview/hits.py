"""What is found in a file: the hits of each page as the pages are read, and which of them is shown."""

from collections.abc import Iterable, Iterator

from app.documents.page_text import PageText

MOST = 9_999


class Hits:
    """Pages are looked through from the page `first` to the last, then from the first one; the first hit on that way is
    shown. `words` is folded; "" looks for nothing."""

    def __init__(self, words: str = "", pages: int = 0, first: int = 0) -> None:
        self.words = words
        self.scans = 0  # pages without a single word
        self.unread = 0  # pages that could not be read
        self._pages, self._first = pages, first
        self._found: dict[int, list[tuple[int, int]]] = {}
        self._looked: set[int] = set()
        self._page, self._n = -1, 0

    @property
    def count(self) -> int:
        return sum(len(found) for found in self._found.values())

    @property
    def position(self) -> int:
        """Which of the hits is shown, from 1; 0 for none."""
        before = sum(len(found) for page, found in self._found.items() if page < self._page)
        return before + self._n + 1 if self._page >= 0 else 0

    @property
    def current(self) -> tuple[int, int, int] | None:
        """Page, start and end of the hit that is shown."""
        return (self._page, *self._found[self._page][self._n]) if self._page >= 0 else None

    @property
    def is_done(self) -> bool:
        return len(self._looked) >= self._pages or self.count >= MOST

    @property
    def is_all_scans(self) -> bool:
        return self.is_done and 0 < self._pages == self.scans

    def to_look(self, most: int) -> Iterator[int]:
        """The next pages to look through."""
        if not self.words or self.is_done:
            return
        left = (page for page in self._order() if page not in self._looked)
        yield from (page for page, _ in zip(left, range(most), strict=False))

    def take(self, page: int, text: PageText | None) -> None:
        """Look through a page; None: it could not be read."""
        if not self.words or page in self._looked or self.is_done:
            return
        self._looked.add(page)
        if text is None:
            self.unread += 1
            return
        self.scans += not text.has_words
        if found := text.folded.found(self.words):
            self._found[page] = found[: MOST - self.count]
            if self._page < 0:
                self._page, self._n = page, 0

    def step(self, *, forward: bool) -> None:
        """Show the next hit, or the one before; after the last comes the first."""
        if self._page < 0:
            return
        if 0 <= self._n + (1 if forward else -1) < len(self._found[self._page]):
            self._n += 1 if forward else -1
            return
        pages = sorted(self._found)
        at = pages.index(self._page) + (1 if forward else -1)
        self._page = pages[at % len(pages)]
        self._n = 0 if forward else len(self._found[self._page]) - 1

    def on(self, page: int) -> list[tuple[int, int]]:
        return self._found.get(page, [])

    def is_current(self, page: int, n: int) -> bool:
        return (page, n) == (self._page, self._n)

    def _order(self) -> Iterable[int]:
        yield from range(self._first, self._pages)
        yield from range(self._first)
