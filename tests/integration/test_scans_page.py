"""The list of what has come: its groups and their order, and which document a scan seems to belong to."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.actions import scans
from app.actions.outgoing import Wanted, number
from app.actions.taking_paper import take_paper_in
from sync.replica import pages, scans_page
from sync.replica.scan_content import ScanFacts
from sync.replica.scans import note_read
from sync.replica.twins import Likeness, twins
from tests.support.places import WRITTEN, Pc
from tests.support.scans import Scanner, a_paper


@pytest.fixture
def scanner(commune: Pc, tmp_path: Path) -> Iterator[Scanner]:
    made = Scanner(commune.replica, commune.clock, tmp_path / "scans")
    made.look()
    yield made
    made.reader.rest()


@pytest.fixture
def raw(commune: Pc) -> Iterator[Any]:
    connection = commune.replica.database.raw()
    yield connection
    connection.close()


def came(scanner: Scanner, *names: str) -> list[int]:
    for name in names:
        scanner.put(name)
        scanner.settle()
    return [scan.n for scan in scanner.all()[-len(names) :]]


def told(scanner: Scanner, n: int, **facts: Any) -> None:
    """As if this had been read off it."""
    with scanner.replica.write() as t:
        note_read(t.connection, n, 1, "words", ScanFacts(**facts))


def test_what_waits_stands_first_then_what_is_to_be_known_then_what_is_done(
    commune: Pc, scanner: Scanner, raw: Any
) -> None:
    came(scanner, "a.pdf", "b.pdf", "c.pdf", "d.pdf")
    scanner.put("again.pdf", "d.pdf")
    scanner.settle()
    (scanner.folder / "b.pdf").unlink()
    scanner.look()
    commune.clock.advance(minutes=1)
    scans.put_aside(commune.desk, scanner.all()[0].n)
    assert [(group.key, group.count) for group in scans_page.groups(raw)] == [("waiting", 2), ("told", 2), ("done", 1)]
    order = ["d.pdf", "c.pdf", "again.pdf", "b.pdf", "a.pdf"]
    assert [scan.name for scan in scans_page.scans(raw, 0, 10)] == order
    for offset in range(5):
        assert [scan.name for scan in scans_page.scans(raw, offset, 2)] == order[offset : offset + 2]
    places = [scans_page.place(raw, scan.n) for scan in scans_page.scans(raw, 0, 10)]
    assert places == [0, 1, 2, 3, 4]
    assert scans_page.place(raw, 999) is None
    assert pages.counts(raw, commune.clock.now(), "")["scans"] == 2


@pytest.mark.parametrize(
    ("read", "on", "matches"),
    [
        ("01/TB-UBND", WRITTEN, True),
        ("1/tb-ubnd", None, True),
        ("1 / TB-UBND", WRITTEN, True),
        ("01/TB-UBND", date(2025, 11, 23), False),  # last year's
        ("11/TB-UBND", WRITTEN, False),
        ("01/KH-UBND", WRITTEN, False),
        ("", None, False),
    ],
)
def test_a_numbered_document_is_matched_by_its_whole_number(
    commune: Pc, scanner: Scanner, raw: Any, read: str, on: date | None, matches: bool
) -> None:
    placed = number(commune.desk, Wanted(kind="TB", subject="Nghỉ lễ", issued_on=WRITTEN))
    [n] = came(scanner, "ky.pdf")
    told(scanner, n, notation=read.replace("UBND", placed.notation.partition("-")[2]), on=on)
    page = scans_page.scan_page(raw, n)
    assert page is not None
    assert (page.matches.id if page.matches else None) == (placed.id if matches else None)


def test_what_is_sent_already_is_not_matched(commune: Pc, scanner: Scanner, raw: Any) -> None:
    sent = commune.dispatch("Nghỉ lễ")
    [n] = came(scanner, "ky.pdf")
    told(scanner, n, notation=sent.notation, on=WRITTEN)
    page = scans_page.scan_page(raw, n)
    assert page is not None
    assert page.matches is None


def test_a_paper_that_came_already_is_likely_the_same(commune: Pc, scanner: Scanner, raw: Any) -> None:
    entered = take_paper_in(commune.desk, a_paper(commune.clock.now(), notation="05/TB-SYT"))
    for notation in ("05/TB-SYT", "5/TB-SYT", "5/tb-syt"):
        assert [twin.line.id for twin in twins(raw, Likeness(notation, WRITTEN.isoformat()))] == [entered.id]
    assert twins(raw, Likeness("05/TB-SYT", "2025-11-23")) == ()
    assert twins(raw, Likeness("15/TB-SYT", WRITTEN.isoformat())) == ()
    assert twins(raw, Likeness("", "")) == ()


def test_the_same_file_leads_to_the_document_that_has_it(commune: Pc, scanner: Scanner, raw: Any) -> None:
    [n] = came(scanner, "a.pdf")
    entered = take_paper_in(commune.desk, a_paper(commune.clock.now()), scan=n)
    scanner.put("b.pdf", "a.pdf")
    scanner.settle()
    page = scans_page.scan_page(raw, scanner.all()[-1].n)
    assert page is not None
    assert page.twin is not None
    assert page.about is not None
    assert (page.twin.n, page.about.id) == (n, entered.id)


def test_how_many_lay_there_before(commune: Pc, scanner: Scanner, raw: Any) -> None:
    came(scanner, "a.pdf")
    known = scans_page.folders(raw, (str(scanner.folder), "/elsewhere"))
    assert known.before == {str(scanner.folder): 0, "/elsewhere": 0}
