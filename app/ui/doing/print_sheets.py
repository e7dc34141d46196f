"""Which page goes on which sheet of paper, and where on it. Pure; lengths are the printer's dots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

SLACK = 1.03  # a page that is larger than the paper by less than this was meant for it


class Sheet(NamedTuple):
    """The page of the n-th file."""

    file: int
    page: int


@dataclass(frozen=True)
class Place:
    """Where a page of `width` by `height` dots begins; `turned`: by a quarter, to lie along the paper."""

    left: int
    top: int
    width: int
    height: int
    turned: bool


class Paper(NamedTuple):
    """The whole sheet, and the part of it that the printer reaches."""

    width: int
    height: int
    left: int
    top: int
    reach_width: int
    reach_height: int


def sheets(counts: Sequence[int], first: int, last: int, copies: int, *, collate: bool, backwards: bool) -> list[Sheet]:
    """The pages from `first` to `last` (from 1; 0 for all) of files with so many pages, in the order of printing."""
    every = [Sheet(file, page) for file, count in enumerate(counts) for page in range(count)]
    if first:
        every = every[first - 1 : last]
    if backwards:
        every.reverse()
    return list(_repeated(every, copies, collate=collate))


def place(width: float, height: float, paper: Paper, dpi: int) -> Place:
    """Where a page of so many points stands: in its own size, in the middle; a larger one is made to fit."""
    turned = (width > height) != (paper.width > paper.height) and width != height
    across, down = (height, width) if turned else (width, height)
    across, down = across * dpi / 72, down * dpi / 72
    if across <= paper.width * SLACK and down <= paper.height * SLACK:
        scale = min(1.0, paper.width / across, paper.height / down)
        left, top, room_across, room_down = 0, 0, paper.width, paper.height
    else:
        scale = min(paper.reach_width / across, paper.reach_height / down)
        left, top, room_across, room_down = paper.left, paper.top, paper.reach_width, paper.reach_height
    across, down = max(1, round(across * scale)), max(1, round(down * scale))
    left, top = left + round((room_across - across) / 2), top + round((room_down - down) / 2)
    return Place(left, top, *((down, across) if turned else (across, down)), turned)


def _repeated(every: Sequence[Sheet], copies: int, *, collate: bool) -> Iterator[Sheet]:
    if collate:
        for _ in range(copies):
            yield from every
    else:
        for sheet in every:
            yield from [sheet] * copies
