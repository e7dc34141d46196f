"""Where a list's lines come from: a queue of the office, or what somebody searches for."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sync.replica import pages
from sync.replica.line import Line
from sync.replica.pages import Group, Wanted

PAGE = 64
MOST_FOUND = 200


@dataclass(frozen=True)
class Snapshot:
    """A list at one moment: its headings, the pages that were asked for, and where certain documents stand in it."""

    groups: tuple[Group, ...]
    pages: dict[int, list[Line]] = field(default_factory=dict)
    places: dict[str, int | None] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


class Source(Protocol):
    """Called on the lists' thread, with a bare connection."""

    def snapshot(self, raw: Any, now: datetime, wanted_pages: tuple[int, ...], ids: tuple[str, ...]) -> Snapshot: ...

    def page(self, raw: Any, now: datetime, number: int) -> list[Line]:
        """`now`: of the snapshot that the page goes with."""
        ...


@dataclass(frozen=True)
class QueueSource:
    wanted: Wanted

    def snapshot(self, raw: Any, now: datetime, wanted_pages: tuple[int, ...], ids: tuple[str, ...]) -> Snapshot:
        wanted = self.wanted.at(now)
        with pages.looking(raw):
            groups = tuple(pages.groups(raw, wanted, now))
            found = {number: pages.lines(raw, wanted, number * PAGE, PAGE) for number in wanted_pages}
            places = {id: pages.place(raw, wanted, id) for id in ids if id}
        return Snapshot(groups, found, places)

    def page(self, raw: Any, now: datetime, number: int) -> list[Line]:
        return pages.lines(raw, self.wanted.at(now), number * PAGE, PAGE)


@dataclass(frozen=True)
class SearchSource:
    """The newest documents that hold every word; `typed` may end in an unfinished one."""

    typed: str

    def snapshot(self, raw: Any, now: datetime, wanted_pages: tuple[int, ...], ids: tuple[str, ...]) -> Snapshot:
        found = pages.found(raw, self.typed, MOST_FOUND)
        by_page = {n // PAGE: found[n : n + PAGE] for n in range(0, len(found), PAGE)}
        places: dict[str, int | None] = {line.id: n for n, line in enumerate(found) if line.id in ids}
        return Snapshot((Group("found", len(found)),) if found else (), by_page, places)

    def page(self, raw: Any, now: datetime, number: int) -> list[Line]:
        return pages.found(raw, self.typed, MOST_FOUND)[number * PAGE : (number + 1) * PAGE]
