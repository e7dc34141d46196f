"""Where the pages of a file lie, one below the other, for a width and a zoom. Pure; pixels are the window's."""

from bisect import bisect_left
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

PIXELS_A_POINT = 96 / 72
STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
LEAST_FIT = 0.1
Sizes = Sequence[tuple[float, float]]


class Sheet(NamedTuple):
    """A page's rectangle. It ends before `bottom`."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height


class Sheets:
    """The pages laid out. `factor` 0 fits them to the width: the usual page fills it, a broader one is made smaller."""

    def __init__(self, sizes: Sizes, room: int, factor: float, margin: int, gap: int) -> None:
        self.gap = gap
        self.factor = factor or fitting(sizes, room - 2 * margin)
        scales = [self._scale(width, room - 2 * margin, is_fit=not factor) for width, _ in sizes]
        wide = max((round(w * scale) for (w, _), scale in zip(sizes, scales, strict=True)), default=0)
        self.width = max(room, wide + 2 * margin)
        self.sheets: list[Sheet] = []
        top = gap
        for (width, height), scale in zip(sizes, scales, strict=True):
            across, down = max(1, round(width * scale)), max(1, round(height * scale))
            self.sheets.append(Sheet((self.width - across) // 2, top, across, down))
            top += down + gap
        self.height = top if sizes else 0
        self._bottoms = [sheet.bottom for sheet in self.sheets]

    def __len__(self) -> int:
        return len(self.sheets)

    def __getitem__(self, page: int) -> Sheet:
        return self.sheets[page]

    def seen(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        first = bisect_left(self._bottoms, top + 1)
        last = first
        while last < len(self.sheets) and self.sheets[last].top < bottom:
            last += 1
        return range(first, last)

    def page_at(self, height: int) -> int:
        """The page at a height, or the next one below."""
        return min(bisect_left(self._bottoms, height + 1), max(0, len(self.sheets) - 1))

    def _scale(self, width: float, room: int, *, is_fit: bool) -> float:
        scale = self.factor * PIXELS_A_POINT
        return min(scale, max(1, room) / width) if is_fit else scale


def fitting(sizes: Sizes, room: int) -> float:
    """The factor at which the usual page fills the room."""
    usual = median([width for width, _ in sizes]) if sizes else 595.0
    return min(STEPS[-1], max(LEAST_FIT, room / (usual * PIXELS_A_POINT)))


def next_step(factor: float, *, up: bool) -> float:
    """The next larger or smaller of the usual factors."""
    if up:
        return next((step for step in STEPS if step > factor * 1.01), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < factor / 1.01), STEPS[0])
