"""Papers and scans: what a clerk makes of them, on one PC and for the whole office."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.actions import incoming, registers, scans
from app.actions.composing import composition
from app.actions.outgoing import Wanted, save_draft
from app.actions.paper_arrival import PaperArrival
from app.actions.showing import document_page
from app.actions.taking_paper import take_paper_in
from app.documents.registers import period
from sync.errors import Refused
from sync.replica import orphans, queries, scans_page
from sync.rules.books import Direction, book_id
from tests.support.papers import readable_pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.scans import Scanner, a_paper


@pytest.fixture
def scanner(commune: Pc, tmp_path: Path) -> Iterator[Scanner]:
    made = Scanner(commune.replica, commune.clock, tmp_path / "scans")
    made.look()
    yield made
    made.reader.rest()


def paper(pc: Pc, **more: Any) -> PaperArrival:
    return a_paper(pc.clock.now() - timedelta(minutes=15), **more)


def waiting(scanner: Scanner, name: str = "Scan0001.pdf", words: str = "") -> int:
    """A scan that has come, and its number."""
    scanner.put(name, words)
    scanner.settle()
    return scanner.all()[-1].n


def test_a_scanned_paper_gets_the_next_arrival_number(commune: Pc, district: Pc, scanner: Scanner) -> None:
    sent = district.dispatch("Thông báo", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    assert commune.register(sent).arrival_number == 1
    n = waiting(scanner)
    entered = take_paper_in(commune.desk, paper(commune), scan=n)
    assert entered.arrival_number == 2
    [scan] = scanner.all()
    assert (scan.state, scan.use, scan.document, scan.person) == ("used", "paper", entered.id, commune.desk.person)
    assert (scanner.folder / scan.name).is_file()  # it stays where it was
    page = document_page(commune.replica, entered.id)
    assert page is not None
    assert (page.own, page.sender.name, page.state) == (False, "Sở Y tế tỉnh Lạng Sơn", "registered")
    assert page.document.origin is not None
    assert page.document.origin.sheets == 3
    assert page.delivery is not None
    assert page.delivery.posted_at == commune.clock.now() - timedelta(minutes=15)
    assert [file.state for file in page.attachments] == ["here"]


def test_the_offices_other_pcs_see_it_and_fetch_its_scan(
    place: DistrictPlace, commune: Pc, district: Pc, scanner: Scanner
) -> None:
    leader = place.enrol(COMMUNE, "leader")
    entered = take_paper_in(commune.desk, paper(commune), scan=waiting(scanner))
    commune.sync()
    assert commune.refused() == []
    leader.sync()
    district.sync()
    page = document_page(leader.replica, entered.id)
    assert page is not None
    assert (page.sender.name, page.state, [f.state for f in page.attachments]) == (
        "Sở Y tế tỉnh Lạng Sơn",
        "registered",
        ["here"],
    )
    assert leader.heard.count("received") == 0  # the office itself has entered it
    assert document_page(district.replica, entered.id) is None


def test_a_paper_without_a_scan_is_entered_too(commune: Pc) -> None:
    entered = take_paper_in(commune.desk, paper(commune, notation="", kind="Đơn kiến nghị"), register=False)
    assert entered.arrival_number is None
    assert incoming.register(commune.desk, entered.id, None).arrival_number == 1
    commune.sync()
    assert commune.refused() == []
    [listed] = commune.incoming()
    assert (listed.line.sender, listed.line.source, listed.line.kind) == (
        "Sở Y tế tỉnh Lạng Sơn",
        "post",
        "Đơn kiến nghị",
    )


def test_it_is_found_by_its_sender_who_is_remembered(commune: Pc) -> None:
    entered = take_paper_in(commune.desk, paper(commune))
    take_paper_in(commune.desk, paper(commune, sender="Công ty Điện lực", notation="7/ĐL"))
    take_paper_in(commune.desk, paper(commune, sender="SỞ Y TẾ TỈNH LẠNG SƠN", notation="8/SYT"))
    with commune.replica.read() as connection:
        assert entered.id in [listed.line.id for listed in queries.found(connection, "so y te lang")]
    raw = commune.replica.database.raw()
    known = scans_page.senders(raw)
    raw.close()
    assert known == ["SỞ Y TẾ TỈNH LẠNG SƠN", "Công ty Điện lực"]


def test_refused_by_a_rule_nothing_of_it_stays(commune: Pc, scanner: Scanner) -> None:
    n = waiting(scanner)
    with pytest.raises(Refused) as refused:
        take_paper_in(commune.desk, paper(commune, sender=" "), scan=n)
    assert refused.value.code == "sender.none"
    assert scanner.names("waiting") == ["Scan0001.pdf"]
    assert commune.incoming() == []
    assert take_paper_in(commune.desk, paper(commune), scan=n).arrival_number == 1  # no number was lost


def test_a_scan_is_used_once(commune: Pc, scanner: Scanner) -> None:
    n = waiting(scanner)
    take_paper_in(commune.desk, paper(commune), scan=n)
    for again in (
        lambda: take_paper_in(commune.desk, paper(commune), scan=n),
        lambda: scans.enclose(commune.desk, n, "x"),
    ):
        with pytest.raises(Refused) as refused:
            again()
        assert refused.value.code == "scan.decided"


def test_a_file_that_has_gone_or_changed_is_not_taken_for_it(commune: Pc, scanner: Scanner) -> None:
    n = waiting(scanner)
    path = readable_pdf(scanner.folder / "Scan0001.pdf", "something else")
    with pytest.raises(Refused) as changed:
        take_paper_in(commune.desk, paper(commune), scan=n)
    path.unlink()
    with pytest.raises(Refused) as gone:
        take_paper_in(commune.desk, paper(commune), scan=n)
    assert (changed.value.code, gone.value.code) == ("scan.changed", "scan.gone")


def test_a_scan_becomes_a_drafts_enclosure(commune: Pc, scanner: Scanner) -> None:
    draft = save_draft(commune.desk, Wanted(kind="TB", subject="Nghỉ lễ"))
    first, second = waiting(scanner, "a.pdf"), waiting(scanner, "b.pdf")
    for n in (first, second):
        scans.enclose(commune.desk, n, draft.id)
    found = composition(commune.replica, draft.id)
    assert found is not None
    assert [file.name for file in found.content.files] == ["a.pdf", "b.pdf"]
    assert found.absent == frozenset()
    assert {(scan.use, scan.document) for scan in scanner.all("used")} == {("enclosure", draft.id)}


def test_a_scan_becomes_the_paper_of_a_numbered_document(commune: Pc, scanner: Scanner) -> None:
    placed = commune.number("Thông báo nghỉ lễ")
    enclosure, signed = waiting(scanner, "phu luc.pdf"), waiting(scanner, "ky.pdf")
    scans.enclose(commune.desk, enclosure, placed.id)
    scans.attach_as_paper(commune.desk, signed, placed.id)
    found = composition(commune.replica, placed.id)
    assert found is not None
    assert [file.name for file in found.content.files] == ["ky.pdf", "phu luc.pdf"]  # nothing of it is lost
    assert (found.content.subject, found.content.issued_on) == ("Thông báo nghỉ lễ", WRITTEN)


def test_what_is_sent_takes_no_more_scans(commune: Pc, scanner: Scanner) -> None:
    sent = commune.dispatch("Thông báo").id
    with pytest.raises(Refused) as refused:
        scans.attach_as_paper(commune.desk, waiting(scanner), sent)
    assert refused.value.code == "document.already_released"
    assert scanner.names("waiting") == ["Scan0001.pdf"]


def test_put_aside_and_had_back(commune: Pc, scanner: Scanner) -> None:
    n = waiting(scanner)
    scans.put_aside(commune.desk, n)
    assert [(scan.state, scan.person) for scan in scanner.all()] == [("aside", commune.desk.person)]
    scans.bring_back(commune.desk, n)
    assert scanner.names("waiting") == ["Scan0001.pdf"]
    scanner.settle()
    assert scanner.all()[0].text == "words"  # read anew


def test_a_taken_in_scan_outlives_the_sweep_while_nothing_has_left(commune: Pc, scanner: Scanner) -> None:
    entered = take_paper_in(commune.desk, paper(commune), scan=waiting(scanner))
    commune.clock.advance(days=30)
    orphans.sweep(commune.replica)
    page = document_page(commune.replica, entered.id)
    assert page is not None
    assert all(commune.replica.files.has(file.sha256) for file in page.attachments)


def test_a_restored_server_gets_it_again(place: DistrictPlace, commune: Pc, scanner: Scanner) -> None:
    backup = place.back_up()
    entered = take_paper_in(commune.desk, paper(commune), scan=waiting(scanner))
    commune.sync()
    place.restore(backup)
    commune.sync()
    leader = place.enrol(COMMUNE, "leader")
    leader.sync()
    page = document_page(leader.replica, entered.id)
    assert page is not None
    assert (page.state, [file.state for file in page.attachments]) == ("registered", ["here"])


def test_offices_below_are_not_counted_silent_for_papers_of_their_own(place: DistrictPlace, commune: Pc) -> None:
    take_paper_in(commune.desk, paper(commune), register=False)
    commune.sync()
    from sync.server.standing import below

    with place.home.database.read() as connection:
        standing = {one.office: one for one in below(connection, DISTRICT, date(2026, 11, 23))}
    assert standing[COMMUNE].oldest_unopened is None


def test_the_books_id_is_that_of_the_year(commune: Pc) -> None:
    entered = take_paper_in(commune.desk, paper(commune))
    page = document_page(commune.replica, entered.id)
    assert page is not None
    assert page.handling is not None
    assert page.handling.arrival is not None
    assert page.handling.arrival.book == book_id(COMMUNE, Direction.INCOMING, 2026)


def test_in_the_register_it_stands_with_who_has_issued_it(commune: Pc) -> None:
    take_paper_in(commune.desk, paper(commune))
    take_paper_in(commune.desk, paper(commune, notation="", kind="Đơn kiến nghị", sender="Nguyễn Văn Dân"))
    with closing(commune.replica.database.raw()) as raw:
        looked = registers.look(raw, commune.office, "incoming", period.whole_year(2026), commune.clock.now())
    told = [(row.cells[1], row.cells[2], row.cells[3]) for row in looked.filled.rows]
    assert told == [(1, "Sở Y tế tỉnh Lạng Sơn", "393/SYT-VP"), (2, "Nguyễn Văn Dân", "")]
