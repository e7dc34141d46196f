"""Where a list's lines come from: a queue of the office, or what somebody searches for."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sync.replica import finding, pages
from sync.replica.line import Line
from sync.replica.pages import Group, Wanted
from sync.replica.sought import Sought

PAGE = 64
MOST_FOUND, MOST_INSIDE = 200, 100


@dataclass(frozen=True)
class Snapshot:
    """A list at one moment: its headings, the pages that were asked for, and where certain documents stand in it.

    `inside`: those that are there for the text of their files alone."""

    groups: tuple[Group, ...]
    pages: dict[int, list[Line]] = field(default_factory=dict)
    places: dict[str, int | None] = field(default_factory=dict)
    inside: tuple[str, ...] = ()

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
    """The newest documents that hold every word in their fields; where it `is_whole`, after them those that hold them
    only with the text of their files. `sought` may end in an unfinished word."""

    sought: Sought
    is_whole: bool = False

    def snapshot(self, raw: Any, now: datetime, wanted_pages: tuple[int, ...], ids: tuple[str, ...]) -> Snapshot:
        in_fields, inside = self._found(raw)
        found = in_fields + inside
        by_page = {n // PAGE: found[n : n + PAGE] for n in range(0, len(found), PAGE)}
        places: dict[str, int | None] = {line.id: n for n, line in enumerate(found) if line.id in ids}
        groups = (Group("found", len(in_fields)), Group("inside", len(inside)))
        return Snapshot(tuple(g for g in groups if g.count), by_page, places, tuple(line.id for line in inside))

    def page(self, raw: Any, now: datetime, number: int) -> list[Line]:
        in_fields, inside = self._found(raw)
        return (in_fields + inside)[number * PAGE : (number + 1) * PAGE]

    def _found(self, raw: Any) -> tuple[list[Line], list[Line]]:
        in_fields = finding.found(raw, self.sought, MOST_FOUND)
        shown = {line.id for line in in_fields}
        inside = finding.found_inside(raw, self.sought, MOST_INSIDE) if self.is_whole else []
        return in_fields, [line for line in inside if line.id not in shown]
