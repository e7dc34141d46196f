"""The folder that scans come into: what is whole is proposed once, and nothing that is wrong with one harms another."""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.actions.scan_folder import FILES_A_STEP
from app.actions.scan_settling import HELD_LONG_S, PATIENCE_S, is_wanted
from sync.replica import scans
from sync.world import stamp
from tests.support.paper_report import FIELDS, judged
from tests.support.papers import pdf, typeset_pdf
from tests.support.places import DistrictPlace, Pc
from tests.support.real_papers import DOCUMENTS
from tests.support.sample_offices import COMMUNE
from tests.support.scans import Scanner, held
from tests.support.shared_data import shared_file
from tests.support.week_papers import swine_letter


@pytest.fixture
def pc(tmp_path: Path) -> Iterator[Pc]:
    place = DistrictPlace(tmp_path)
    made = place.enrol(COMMUNE)
    yield made
    made.close()
    place.close()


@pytest.fixture
def scanner(pc: Pc, tmp_path: Path) -> Iterator[Scanner]:
    made = Scanner(pc.replica, pc.clock, tmp_path / "scans")
    made.look()  # the folder is chosen while it is empty
    yield made
    made.reader.rest()


def test_a_whole_scan_is_proposed_with_what_it_says(scanner: Scanner) -> None:
    written = scanner.clock.now()
    day = written.date()
    scanner.written(swine_letter(scanner.folder / "scan 1.pdf", day))
    assert scanner.look().proposed == 0  # it has to be quiet for a second
    assert scanner.settle().proposed == 1
    [scan] = scanner.all()
    assert (scan.state, scan.text, scan.pages, scan.facts.notation) == ("waiting", "words", 1, "1238/UBND-VP")
    assert (scan.facts.kind, scan.facts.on, scan.facts.issuer) == ("công văn", day, "Ủy ban nhân dân huyện Chi Lăng")
    assert scan.written_at == stamp(written)


def test_the_file_in_the_folder_stays_as_it_was(scanner: Scanner) -> None:
    path = scanner.put("a.pdf")
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
    scanner.settle()
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) == before
    assert list(scanner.folder.iterdir()) == [path]


def test_a_file_that_is_still_being_written_is_waited_for(scanner: Scanner) -> None:
    path = scanner.put("a.pdf")
    whole = path.read_bytes()
    for part in (0, 100, 200, len(whole) - 8):
        path.write_bytes(whole[:part])
        scanner.written(path)
        assert scanner.settle().proposed == 0
        scanner.clock.advance(seconds=3)
        assert scanner.look().proposed == 0
    path.write_bytes(whole)
    scanner.written(path)
    assert scanner.settle().proposed == 1
    assert scanner.all()[0].is_cut is False


def test_what_stays_cut_is_proposed_as_that(scanner: Scanner) -> None:
    path = scanner.put("a.pdf")
    path.write_bytes(path.read_bytes()[:-8])
    scanner.written(path)
    scanner.settle()
    scanner.clock.advance(seconds=PATIENCE_S)
    assert scanner.settle().proposed == 1
    assert scanner.all()[0].is_cut


def test_a_pdf_with_something_behind_its_end_is_whole(scanner: Scanner) -> None:
    path = scanner.put("a.pdf")
    path.write_bytes(path.read_bytes() + b"\r\n" + b"\0" * 900)
    scanner.written(path)
    assert scanner.settle().proposed == 1
    assert scanner.all()[0].is_cut is False


def test_an_empty_file_is_told_as_that_in_the_end(scanner: Scanner) -> None:
    scanner.written(pdf(scanner.folder / "a.pdf", 100)).write_bytes(b"")
    scanner.settle()
    assert scanner.all() == []
    scanner.clock.advance(seconds=PATIENCE_S)
    scanner.settle()
    assert [(scan.state, scan.code) for scan in scanner.all()] == [("refused", "file.empty")]


@pytest.mark.parametrize(
    "name", ["~$Cong van.docx", "a.pdf.tmp", "a.pdf.part", "a.pdf.crdownload", ".a.pdf", "setup.exe", "a.pdf.lnk", "a"]
)
def test_what_is_passing_or_no_document_is_not_looked_at(scanner: Scanner, name: str) -> None:
    scanner.written(pdf(scanner.folder / name))
    scanner.settle()
    assert scanner.all() == []


def test_a_download_is_proposed_when_it_gets_its_name(scanner: Scanner) -> None:
    path = scanner.put("a.pdf.crdownload")
    scanner.settle()
    path.rename(scanner.folder / "a.pdf")
    assert scanner.settle().proposed == 1
    assert scanner.names("waiting") == ["a.pdf"]


def test_a_file_that_somebody_holds_is_tried_again(scanner: Scanner) -> None:
    path = scanner.put("a.pdf")
    with held(path):
        assert scanner.settle().proposed == 0
        scanner.clock.advance(seconds=HELD_LONG_S + 5)
        assert scanner.settle().held == ("a.pdf",)
    scanner.clock.advance(seconds=20)
    assert scanner.settle().proposed == 1


def test_what_has_gone_before_it_was_whole_is_forgotten(scanner: Scanner) -> None:
    path = scanner.put("a.pdf")
    scanner.look()
    path.unlink()
    assert scanner.settle().proposed == 0
    assert scanner.all() == []


def test_a_proposal_whose_file_has_gone_waits_for_its_return(scanner: Scanner) -> None:
    path = scanner.put("a.pdf")
    scanner.settle()
    aside = path.rename(scanner.folder.parent / "elsewhere.pdf")
    scanner.look()
    assert [scan.gone for scan in scanner.all("waiting")] == [True]
    aside.rename(path)
    assert scanner.settle().proposed == 0
    assert [scan.gone for scan in scanner.all("waiting")] == [False]


def test_a_share_that_goes_away_decides_nothing(scanner: Scanner) -> None:
    scanner.put("a.pdf")
    scanner.settle()
    away = scanner.folder.rename(scanner.folder.parent / "unplugged")
    assert scanner.look().away
    assert [scan.gone for scan in scanner.all()] == [False]
    away.rename(scanner.folder)
    step = scanner.settle()
    assert (step.away, step.proposed, scanner.names("waiting")) == (False, 0, ["a.pdf"])


def test_a_renamed_scan_is_the_same_proposal(scanner: Scanner) -> None:
    path = scanner.put("Scan0001.pdf")
    scanner.settle()
    path.rename(scanner.folder / "Công văn 12.pdf")
    step = scanner.settle()
    assert (step.proposed, step.same) == (0, 0)
    assert [(scan.name, scan.gone) for scan in scanner.all()] == [("Công văn 12.pdf", False)]


def test_the_same_content_is_proposed_once_and_the_other_told(scanner: Scanner) -> None:
    scanner.put("a.pdf", "one and the same")
    scanner.settle()
    scanner.put("b.pdf", "one and the same")
    step = scanner.settle()
    assert (step.proposed, step.same) == (0, 1)
    first, second = scanner.all()
    assert (first.state, second.state, second.twin) == ("waiting", "same", first.n)


def test_a_name_that_is_used_again_is_another_scan(scanner: Scanner) -> None:
    """Many scanners begin again at Scan0001 when their folder was emptied, or write over what is there."""
    scanner.put("Scan0001.pdf", "first")
    scanner.settle()
    scanner.clock.advance(minutes=1)
    scanner.put("Scan0001.pdf", "second")
    assert scanner.settle().proposed == 1
    assert [(scan.gone, scan.state) for scan in scanner.all()] == [(True, "waiting"), (False, "waiting")]


def test_a_touched_file_is_no_other_one(scanner: Scanner) -> None:
    path = scanner.put("a.pdf")
    scanner.settle()
    scanner.written(path, scanner.clock.now() + timedelta(minutes=5))
    step = scanner.settle()
    assert (step.proposed, step.same, len(scanner.all())) == (0, 0, 1)
    assert scanner.settle().wait_s > 5  # and it is known by its new time


def test_what_was_decided_is_remembered_over_a_restart(scanner: Scanner) -> None:
    scanner.put("a.pdf")
    scanner.settle()
    n = scanner.all()[0].n
    with scanner.replica.write() as t:
        scans.decide(t.connection, n, "aside", "somebody", scanner.clock.now())
    scanner.restart()
    assert scanner.settle().proposed == 0
    assert [(scan.state, scan.person) for scan in scanner.all()] == [("aside", "somebody")]
    scanner.put("copy of it.pdf", "a.pdf")
    assert scanner.settle().same == 1


def test_what_lay_there_before_today_is_not_proposed_until_it_is_wanted(pc: Pc, tmp_path: Path) -> None:
    scanner = Scanner(pc.replica, pc.clock, tmp_path / "downloads")
    for n in range(3):
        scanner.put(f"old {n}.pdf", at=pc.clock.now() - timedelta(days=30))
    scanner.put("of today.pdf")
    assert scanner.settle().proposed == 1
    assert (scanner.names("waiting"), len(scanner.names("before"))) == (["of today.pdf"], 3)
    scanner.put("unzipped.pdf", at=pc.clock.now() - timedelta(days=300))  # comes today, was written long ago
    assert scanner.settle().proposed == 1
    with pc.replica.write() as t:
        assert scans.propose_older(t.connection, str(scanner.folder)) == 3
    assert scanner.settle().proposed == 3
    scanner.reader.rest()


def test_a_thousand_files_at_once(scanner: Scanner) -> None:
    for n in range(1000):
        scanner.put(f"{n:04}.pdf")
    scanner.look()
    scanner.clock.advance(seconds=1.1)
    step = scanner.look()
    assert (step.proposed, step.wait_s) == (FILES_A_STEP, 0.0)  # the next ones at once, but not in one go
    counted = step.proposed
    while counted < 1000:
        counted += scanner.look().proposed
    assert sorted(scanner.names("waiting")) == [f"{n:04}.pdf" for n in range(1000)]


@pytest.mark.skipif(os.name == "nt", reason="names and links that only these systems have")
def test_hostile_names_and_links_are_left_alone(scanner: Scanner) -> None:
    outside = scanner.folder.parent / "outside.pdf"
    pdf(outside)
    (scanner.folder / "link.pdf").symlink_to(outside)
    (scanner.folder / "loop.pdf").symlink_to(scanner.folder / "loop.pdf")
    (scanner.folder / "folder.pdf").mkdir()
    os.mkfifo(scanner.folder / "pipe.pdf")
    for name in ("tab\there.pdf", "back\\slash.pdf", "-rf.pdf", "'; DROP TABLE scan; --.pdf", "MẬT.pdf"):
        scanner.put(name, name.encode("ascii", "replace").decode().replace("\\", "/"))
    if sys.platform == "linux":
        Path(os.fsdecode(os.fsencode(scanner.folder) + b"/no text \xff.pdf")).write_bytes(outside.read_bytes())
    scanner.settle()
    assert scanner.names("waiting") == ["'; DROP TABLE scan; --.pdf", "-rf.pdf"]
    told = {scan.name: scan.code for scan in scanner.all("refused")}
    assert told.pop("MẬT.pdf") == "secret.file_name"
    assert set(told.values()) == {"file.bad_name"}
    assert len(told) == (3 if sys.platform == "linux" else 2)


def test_a_secret_paper_is_refused_and_nothing_of_it_kept(scanner: Scanner) -> None:
    page = "MẬT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 12/TB-UBND\n\nTHÔNG BÁO\n\nVề việc của riêng ai"
    scanner.written(typeset_pdf(scanner.folder.parent / "a.pdf", page)).rename(scanner.folder / "a.pdf")
    scanner.settle()
    [scan] = scanner.all()
    assert (scan.state, scan.code, scan.code_facts["mark"]) == ("refused", "secret.page", "MẬT")
    assert not scan.facts


def test_a_program_that_calls_itself_a_pdf_is_refused(scanner: Scanner) -> None:
    scanner.written(pdf(scanner.folder / "a.pdf")).write_bytes(b"MZ" + b"\0" * 500 + b"%%EOF")
    scanner.written(scanner.folder / "a.pdf")
    scanner.settle()
    scanner.clock.advance(seconds=PATIENCE_S)
    scanner.settle()
    assert [scan.code for scan in scanner.all("refused")] == ["file.program"]


def test_the_real_documents_through_the_folder(scanner: Scanner) -> None:
    """Each is proposed with what its reader says of it; what is broken is told; nothing is suggested without a text."""
    shared_file("documents/manifest.csv")
    for path in DOCUMENTS.iterdir():
        if path.is_file() and is_wanted(path.name):
            scanner.written(Path(shutil.copyfile(path, scanner.folder / path.name)))
    scanner.clock.jump(days=2)  # what is dated today is not dated tomorrow
    scanner.settle()
    scanner.clock.advance(seconds=PATIENCE_S)
    scanner.settle()
    assert [(scan.name, scan.code) for scan in scanner.all("refused")] == [("215QD_12(sua lan 1).doc", "file.empty")]
    found = {scan.name: scan.facts for scan in scanner.all("waiting")}
    assert len(found) >= 36
    suggested = {(one.file, one.field): one.suggested for one in judged()}
    for name, facts in found.items():
        told = (facts.notation, facts.on.isoformat() if facts.on else "", facts.kind, facts.issuer, facts.subject)
        assert told == tuple(suggested.get((name, field), "") for field in FIELDS), name
