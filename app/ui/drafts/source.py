"""Drafts as a source of a document list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.ui.documents.sources import PAGE, Snapshot
from sync.replica import pages, writing_page
from sync.replica.line import Line
from sync.replica.pages import Group


@dataclass(frozen=True)
class DraftSource:
    """What was changed last first."""

    def snapshot(self, raw: Any, now: datetime, wanted_pages: tuple[int, ...], ids: tuple[str, ...]) -> Snapshot:
        with pages.looking(raw):
            count = writing_page.draft_count(raw)
            found = {number: self.page(raw, now, number) for number in wanted_pages}
            places = {id: writing_page.draft_place(raw, id) for id in ids if id}
        return Snapshot((Group("", count),) if count else (), found, places)

    def page(self, raw: Any, now: datetime, number: int) -> list[Line]:
        return writing_page.draft_lines(raw, number * PAGE, PAGE)
