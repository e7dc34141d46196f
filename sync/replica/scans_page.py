"""The list of what has come into the scanner's folders, and one of it: read by plain SQL, as `pages` does.

group      what stands in it                                             order
-------------------------------------------------------------------------------------------
waiting    proposed, its file is there                                   the newest first
told       seen before, may not come in, or its file has gone since      the newest first
done       used or put aside                                             the latest first
"""

from dataclasses import dataclass
from typing import Any

import msgspec

from sync.replica import pages, twins
from sync.replica.line import Line
from sync.replica.pages import Group
from sync.replica.scan_content import SENDERS, Scan, as_scan
from sync.rules.notations import same_notation

MOST_DONE = 200
_WAITING = "state = 'waiting' AND gone = 0"
_TOLD = "(state IN ('same', 'refused') AND gone = 0) OR (state = 'waiting' AND gone = 1)"
_DONE = "state IN ('used', 'aside')"
_GROUPS = {"waiting": (_WAITING, "n DESC"), "told": (_TOLD, "n DESC"), "done": (_DONE, "decided_at DESC, n DESC")}


@dataclass(frozen=True)
class ScanPage:
    """`matches`: the document that has its number and waits for its scan, which this seems to be. `about`: what it has
    become a part of, or belongs to already. `twin`: the one that was seen before. `likely`: documents here that bear
    the same number and date, or have the same file."""

    scan: Scan
    matches: Line | None = None
    about: Line | None = None
    twin: Scan | None = None
    likely: tuple[Line, ...] = ()


@dataclass(frozen=True)
class ScanFolders:
    """What is known of the chosen folders: how many files lay in each when it was chosen."""

    before: dict[str, int]


def groups(raw: Any) -> list[Group]:
    counted = {key: _count(raw, condition) for key, (condition, _) in _GROUPS.items()}
    counted["done"] = min(counted["done"], MOST_DONE)
    return [Group(key, number) for key, number in counted.items() if number]


def scans(raw: Any, offset: int, limit: int) -> list[Scan]:
    """From a place of the whole list on."""
    found: list[Scan] = []
    for group in groups(raw):
        if offset < group.count and limit > len(found):
            condition, order = _GROUPS[group.key]
            wanted = min(limit - len(found), group.count - offset)
            found += _rows(raw, f"WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?", [wanted, offset])
            offset = 0
        else:
            offset = max(0, offset - group.count)
    return found


def place(raw: Any, n: int) -> int | None:
    """Where a scan stands in the list, from 0; None where it does not."""
    before = 0
    for group in groups(raw):
        condition, order = _GROUPS[group.key]
        query = f"SELECT n FROM scan WHERE {condition} ORDER BY {order} LIMIT ?"  # noqa: S608
        numbers = [row[0] for row in raw.execute(query, [group.count])]
        if n in numbers:
            return before + numbers.index(n)
        before += group.count
    return None


def scan_page(raw: Any, n: int) -> ScanPage | None:
    with pages.looking(raw):
        found = _rows(raw, "WHERE n = ?", [n])
        if not found:
            return None
        scan = found[0]
        twin = _rows(raw, "WHERE n = ?", [scan.twin]) if scan.twin else []
        about = pages.one(raw, scan.document) if scan.document else None
        waits = scan.state == "waiting"
        return ScanPage(
            scan,
            matches=_match(scan, numbered(raw)) if waits else None,
            about=about,
            twin=twin[0] if twin else None,
            likely=_likely(raw, scan) if waits else (),
        )


def numbered(raw: Any) -> list[Line]:
    """Documents that have their number and are not sent, the latest first."""
    return pages.lines(raw, pages.Wanted("outgoing", ("numbered",)), 0, 200)


def folders(raw: Any, chosen: tuple[str, ...]) -> ScanFolders:
    query = "SELECT count(*) FROM scan WHERE folder = ? AND state = 'before' AND gone = 0"
    return ScanFolders({folder: raw.execute(query, [folder]).fetchone()[0] for folder in chosen})


def senders(raw: Any) -> list[str]:
    """Who has sent papers by other roads, the last one first."""
    text = pages.meta(raw, SENDERS)
    return msgspec.json.decode(text, type=list[str]) if text else []


def _likely(raw: Any, scan: Scan) -> tuple[Line, ...]:
    on = scan.facts.on.isoformat() if scan.facts.on else ""
    found = twins.twins(raw, twins.Likeness(scan.facts.notation, on, main_file=scan.sha256))
    return tuple(twin.line for twin in found)


def _match(scan: Scan, waiting: list[Line]) -> Line | None:
    facts = scan.facts
    same = [line for line in waiting if facts.notation and same_notation(line.notation, facts.notation)]
    of_day = [line for line in same if facts.on is not None and line.issued_on == facts.on.isoformat()]
    chosen = of_day if of_day else same if facts.on is None else []
    return chosen[0] if len(chosen) == 1 else None


def _count(raw: Any, condition: str) -> int:
    return int(raw.execute(f"SELECT count(*) FROM scan WHERE {condition}").fetchone()[0])  # noqa: S608


def _rows(raw: Any, rest: str, values: list[object]) -> list[Scan]:
    cursor = raw.execute(f"SELECT * FROM scan {rest}", values)  # noqa: S608
    names = [column[0] for column in cursor.description]
    return [as_scan(dict(zip(names, row, strict=True))) for row in cursor]
