"""How our documents stand with the offices below, by plain SQL over one small row a delivery (`reach`).

state      the office's delay is
--------------------------------------------------------------------------
waiting    none: it has not left our own outbox
sent       that no PC of it has fetched it
arrived    that nobody there has opened it, nor entered it
opened     that nobody has entered it
any        overdue: its deadline has passed, it had come by then, and it is neither done nor out of it
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec

from sync.replica import pages
from sync.replica.below_figures import BELOW, BelowFigures, read_figures
from sync.replica.line import Line
from sync.replica.pages import IS_LATE, PENDING, UNDONE
from sync.replica.periods import midnight
from sync.rules.deadline import moment_key
from sync.world import stamp

MOST_LISTED = 60
MOST_ROWS = 3000
_LINES = msgspec.json.Decoder(Line)


@dataclass(frozen=True)
class Tally:
    """How many documents of ours an office has not received, not opened, not entered, and is late with."""

    not_arrived: int = 0
    not_opened: int = 0
    not_entered: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class BelowPage:
    """`figures`: what the server last said of the offices; None where it has not yet."""

    figures: BelowFigures | None = None
    tallies: Mapping[str, Tally] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """How one document stands with one office. `came_late`: it got there only after its deadline: no delay."""

    state: str
    is_overdue: bool = False
    came_late: bool = False


@dataclass(frozen=True)
class MatrixRow:
    line: Line
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Matrix:
    """Documents × offices, the newest first; `is_whole`: none was left out."""

    rows: tuple[MatrixRow, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True)
class Behind:
    """A document that an office is not through with."""

    line: Line
    cell: Cell


@dataclass(frozen=True)
class OfficePage:
    """What an office is not through with, late things first; `total` of them, of which the first are here."""

    behind: tuple[Behind, ...] = ()
    total: int = 0


def below_page(raw: Any, now: datetime) -> BelowPage:
    pending: dict[str, dict[str, int]] = {}
    with pages.looking(raw):
        query = f"SELECT office, state, count(*) FROM reach WHERE state IN {PENDING} GROUP BY state, office"  # noqa: S608
        for office, state, number in raw.execute(query):
            pending.setdefault(office, {})[state] = number
        late = f"SELECT office, count(*) FROM reach WHERE {IS_LATE} GROUP BY office"  # noqa: S608
        overdue: dict[str, int] = dict(raw.execute(late, [moment_key(now)]).fetchall())
        figures = read_figures(pages.meta(raw, BELOW))
    tallies = {}
    for office in pending.keys() | overdue.keys():
        found = pending.get(office, {})
        sent, arrived, opened = (found.get(state, 0) for state in PENDING)
        tallies[office] = Tally(sent, arrived, arrived + opened, overdue.get(office, 0))
    return BelowPage(figures, tallies)


def matrix(raw: Any, offices: Iterable[str], since: date, now: datetime) -> Matrix:
    """Our documents from a day on that went to any of these offices."""
    wanted, first, by = set(offices), stamp(midnight(since)), moment_key(now)
    own = "box = 'outgoing' AND position >= ?"
    with pages.looking(raw):
        lines = raw.execute(
            f"SELECT n, data FROM listing WHERE {own} ORDER BY position DESC, n DESC LIMIT ?",  # noqa: S608
            [first, MOST_ROWS + 1],
        ).fetchall()
        reached = raw.execute(
            "SELECT n, office, state, due, came FROM reach "  # noqa: S608
            f"WHERE n IN (SELECT n FROM listing WHERE {own} ORDER BY position DESC, n DESC LIMIT ?)",
            [first, MOST_ROWS],
        ).fetchall()
    known: dict[tuple[str, bool, bool], Cell] = {}
    cells: dict[int, dict[str, Cell]] = {}
    for n, office, *facts in reached:
        if office in wanted:
            key = _standing(facts[0], facts[1], facts[2], by)
            cell = known.get(key)
            if cell is None:
                cell = known[key] = Cell(*key)
            cells.setdefault(n, {})[office] = cell
    rows = (MatrixRow(_LINES.decode(data), cells[n]) for n, data in lines[:MOST_ROWS] if n in cells)
    return Matrix(tuple(rows), is_whole=len(lines) <= MOST_ROWS)


def office_page(raw: Any, office: str, now: datetime) -> OfficePage:
    by = moment_key(now)
    query = (
        "SELECT listing.data, reach.state, reach.due, came FROM reach JOIN listing ON listing.n = reach.n "  # noqa: S608
        f"WHERE reach.n IN (SELECT n FROM reach WHERE office = ? AND state IN {PENDING} "
        f"UNION SELECT n FROM reach WHERE office = ? AND {IS_LATE}) AND office = ? ORDER BY position, reach.n"
    )
    with pages.looking(raw):
        rows = raw.execute(query, [office, office, by, office]).fetchall()
    found = [(data, Cell(*_standing(state, due, came, by))) for data, state, due, came in rows]
    found.sort(key=lambda one: not one[1].is_overdue)  # the oldest first, of what is late and of the rest
    return OfficePage(tuple(Behind(_LINES.decode(data), cell) for data, cell in found[:MOST_LISTED]), len(found))


def _standing(state: str, due: str, came: str, by: str) -> tuple[str, bool, bool]:
    """What makes a cell: the state, whether it is overdue, whether it came late."""
    had_come = came != "" and came <= due
    return state, state in UNDONE and due != "" and due < by and had_come, due != "" and came > due
