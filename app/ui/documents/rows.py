"""Which row of a list holds what: a heading, or the document with that number. Pure arithmetic."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Rows:
    """`groups`: for each group the number of its documents and whether it has a heading."""

    def __init__(self, groups: Sequence[tuple[int, bool]] = ()) -> None:
        self._headed = [headed for _, headed in groups]
        self._counts = [count for count, _ in groups]
        sizes = [count + headed for count, headed in groups]
        self._starts = [end - size for end, size in zip(accumulate(sizes), sizes, strict=True)]
        self._firsts = [end - size for end, size in zip(accumulate(self._counts), self._counts, strict=True)]
        self.total, self.documents = sum(sizes), sum(self._counts)

    @property
    def headings(self) -> list[int]:
        return [start for start, headed in zip(self._starts, self._headed, strict=True) if headed]

    def row_of(self, document: int) -> int:
        """The row of a document by its number in the list, from 0."""
        n = bisect_right(self._firsts, document) - 1
        return self._starts[n] + self._headed[n] + document - self._firsts[n]

    def document_in(self, row: int) -> int | None:
        """The number of the document in a row; None for a heading, or past the end."""
        n = self.group_of(row)
        if n is None:
            return None
        inside = row - self._starts[n] - self._headed[n]
        return self._firsts[n] + inside if 0 <= inside < self._counts[n] else None

    def group_of(self, row: int) -> int | None:
        """The number of the group that a row belongs to."""
        return bisect_right(self._starts, row) - 1 if 0 <= row < self.total else None
