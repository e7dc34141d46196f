"""Scans as a source of a document list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.ui.documents.sources import PAGE, Snapshot
from sync.replica import pages, scans_page
from sync.replica.line import Line
from sync.replica.scan_content import Scan


class ScanLine(Line, frozen=True, kw_only=True):
    """A scan where a list wants a line; its id is the scan's number."""

    scan: Scan


@dataclass(frozen=True)
class ScanSource:
    def snapshot(self, raw: Any, now: datetime, wanted_pages: tuple[int, ...], ids: tuple[str, ...]) -> Snapshot:
        with pages.looking(raw):
            groups = tuple(scans_page.groups(raw))
            found = {number: self.page(raw, now, number) for number in wanted_pages}
            places = {id: scans_page.place(raw, int(id)) for id in ids if id.isdigit()}
        return Snapshot(groups, found, places)

    def page(self, raw: Any, now: datetime, number: int) -> list[Line]:
        return [line_of(scan) for scan in scans_page.scans(raw, number * PAGE, PAGE)]


def line_of(scan: Scan) -> Line:
    facts = scan.facts
    return ScanLine(
        id=str(scan.n),
        box="scans",
        number=0,
        notation=facts.notation,
        kind=facts.kind,
        subject=facts.subject or scan.name,
        urgency="thuong",
        sender=facts.issuer,
        to=(),
        state=scan.state,
        issued_on=facts.on.isoformat() if facts.on else "",
        due="",
        posted_at=scan.written_at or scan.found_at,
        scan=scan,
    )
