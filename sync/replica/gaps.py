"""Numbers that were passed over or refused: which of them this PC has to use, or to say what became of them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Integer, bindparam, func, literal_column, select, union, union_all

from sync.prepared import Prepared
from sync.replica.numbers import last_used, usable_ranges
from sync.replica.tables import Base, Overlay, Taken, table_of
from sync.replica.view import OneLook, View
from sync.rules.books import (
    SUFFIXES,
    Book,
    Entry,
    book_id,
    book_named,
    closed_ranges,
    entry_id,
    key_of,
    left_behind,
    series_id,
    succeeded,
)
from sync.rules.handing_over import Handover
from sync.rules.people import Device, Person
from sync.rules.series import series_names

_taken, _base, _overlay = table_of(Taken), table_of(Base), table_of(Overlay)
_SUFFIXES_TAKEN = Prepared(
    select(_taken.c.book, _taken.c.number)
    .where(_taken.c.book > bindparam("from_book"), _taken.c.book < bindparam("to_book"))
    .order_by(_taken.c.book, _taken.c.number)
)
_POSITIONS_BETWEEN = (
    select(table.c.position).where(
        table.c.type == Entry.type_name(),
        table.c.parent == bindparam("of_book"),
        table.c.position.between(bindparam("low"), bindparam("high")),
    )
    for table in (_base, _overlay)
)
_ENTRIES_BETWEEN = Prepared(select(func.count()).select_from(union(*_POSITIONS_BETWEEN).subquery()))
_IDS_BETWEEN = union_all(
    *(
        select(literal_column(str(n), Integer).label("layer"), table.c.id, table.c.data.is_(None).label("gone")).where(
            table.c.type == Entry.type_name(),
            table.c.parent == bindparam("of_book"),
            table.c.position.between(bindparam("low"), bindparam("high")),
        )
        for n, table in enumerate((_base, _overlay))
    )
).order_by("layer")


@dataclass(frozen=True)
class Gap:
    """A number that was passed over, to be used by hand or declared void; with a suffix, one that was refused.
    `before`: who passed it over, where that was at another PC: then it can only be declared void."""

    book: str
    number: int
    suffix: str = ""
    before: str = ""

    @property
    def written(self) -> str:
        return f"{self.number}{self.suffix}"


def gaps(connection: Connection, office: str, device: str, today: date) -> list[Gap]:
    """Numbers without an entry that this PC may explain: its own, those that were handed over to it so, and those that
    an acting clerk has passed over whose days had ended by `today`."""
    view = OneLook(connection)
    others = [
        *_handed_over(view, office, device),
        *_left_behind(connection, view, office, device, today),
        *_before_the_backup(connection, view, office, device),
    ]
    return _own(connection, view, office, device) + list(dict.fromkeys(others))


def own_gaps(connection: Connection, office: str, device: str) -> list[Gap]:
    """Numbers without an entry in this PC's ranges, in every book that has begun: passed over, or refused."""
    return _own(connection, OneLook(connection), office, device)


def _own(connection: Connection, view: View, office: str, device: str) -> list[Gap]:
    found: list[Gap] = []
    for name in series_names(view, office):
        series = series_id(office, name)
        for book in view.children(Book, series):
            for low, high in usable_ranges(view, series, book.id, book.year, device):
                last = last_used(connection, book.id, high)
                found += [Gap(book.id, n) for n in _without_entry(connection, book.id, low, last)]
            found += _refused_suffixes(connection, book.id)
    return found


def _before_the_backup(connection: Connection, view: View, office: str, device: str) -> list[Gap]:
    """What the PC whose backup this one has come from had passed over or never handed over: a paper may bear it."""
    found: list[Gap] = []
    for name in series_names(view, office):
        series = series_id(office, name)
        for held, year in ((grant, year) for grant in succeeded(view, series, device) for year in grant.ranges):
            if (book := view.get(Book, book_id(office, name, year))) is None:
                continue
            for low, high in held.usable(year, book):
                last = last_used(connection, book.id, high)
                found += [Gap(book.id, n) for n in _without_entry(connection, book.id, low, last)]
    return found


def _left_behind(connection: Connection, view: View, office: str, device: str, today: date) -> list[Gap]:
    found: list[Gap] = []
    for name in series_names(view, office):
        series = series_id(office, name)
        for lease in left_behind(view, series, device, today):
            who = _people_of(view, lease.device)
            for year, ranges in lease.ranges.items():
                book = book_id(office, name, year)
                for low, high in ranges:
                    last = last_used(connection, book, high)
                    found += [Gap(book, n, before=who) for n in _without_entry(connection, book, low, last)]
    return found


def _people_of(view: View, device: str) -> str:
    pc = view.get(Device, device)
    people = [view.get(Person, id) for id in pc.people] if pc else []
    return ", ".join(person.name for person in people if person)


def _handed_over(view: View, office: str, device: str) -> list[Gap]:
    """What the clerk before had passed over and not explained when he handed his books over here, himself: nothing that
    he gave is still on its way then, so that whoever has the book now can say what became of it."""
    found = dict[Gap, None]()
    for handover in view.children(Handover, office):
        for stand in handover.books if handover.is_present else ():
            series, _, year = stand.book.rpartition(".")
            if series in handover.series:
                there = closed_ranges(view, series, device, int(year))
                gaps = (n for n in stand.gaps if any(low <= n <= high for low, high in there))
                left = [n for n in gaps if view.get(Entry, entry_id(stand.book, n)) is None]
                leaver = view.get(Person, handover.person)
                found |= {Gap(stand.book, n, before=leaver.name if leaver else ""): None for n in left}
    return list(found)


def gap_facts(gap: Gap, office: str) -> dict[str, str]:
    """What a task says of a gap: its number, and the year, direction and, where it has one, key of its book; `own` is
    there where it may still be used."""
    name, year = book_named(gap.book, office) or ("", 0)
    key = {"series": key_of(name)} if key_of(name) else {}
    whose = {"before": gap.before} if gap.before else {"own": gap.written}
    return {"number": gap.written, "year": str(year), "book": name.partition(".")[0]} | key | whose


def _refused_suffixes(connection: Connection, book: str) -> list[Gap]:
    """What was given here with a suffix and has no entry any more."""
    view, found = View(connection), list[Gap]()
    for below, n in _SUFFIXES_TAKEN.rows(connection, from_book=f"{book}.", to_book=f"{book}/"):
        number, suffix = int(below.rpartition(".")[2]), SUFFIXES[n - 1]
        if view.get(Entry, entry_id(book, number, suffix)) is None:
            found.append(Gap(book, number, suffix))
    return found


def _without_entry(connection: Connection, book: str, low: int, high: int) -> list[int]:
    """The numbers from low to high that have no entry. A book's entries are counted before their ids are read: hardly
    ever does one lack, and where one does this is asked at every act that touches the book."""
    asked = {"of_book": book, "low": low, "high": high}
    if int(_ENTRIES_BETWEEN.value(connection, **asked)) > high - low:
        return []
    gone = {row.id: row.gone for row in connection.execute(_IDS_BETWEEN, asked)}  # the overlay's word is the last
    accounted = set[int]()
    for id in (id for id, is_gone in gone.items() if not is_gone):
        first, _, through = id.rpartition(".")[2].partition("-")  # as `void_range` names what explains many at once
        accounted.update(range(int(first), int(through or first) + 1))
    return [n for n in range(low, high + 1) if n not in accounted]
