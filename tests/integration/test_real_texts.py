"""The text inside real documents, and what a clerk who searches among 5,334 real subjects finds.

Both lie in the team's shared folder; where that is absent these tests are skipped and say so. The table of queries also
stands in the help's page on searching, in short.
"""

import csv
from collections.abc import Iterator
from typing import Any

import pytest

from app.documents.text_reader import TextReader
from sync.replica import finding
from sync.replica.sought import Sought
from sync.rules.text import folded
from tests.benchmarks.many import fill_with
from tests.support.places import DistrictPlace
from tests.support.sample_offices import COMMUNE
from tests.support.shared_data import real_rows, shared_file

UNREADABLE = "none"
# What a clerk types, with and without marks, and of how many of the 5,334 the fields hold it.
QUERIES: tuple[tuple[tuple[str, ...], int], ...] = (
    (("đất đai ", "dat dai ", "ĐẤT ĐAI "), 55),
    (("ủy ban nhân dân ", "uỷ ban nhân dân ", "uy ban nhan dan ", "UỶ BAN NHÂN DÂN "), 435),
    (("hòa bình ", "hoà bình ", "hoa binh "), 130),
    (("thủy lợi ", "thuỷ lợi ", "thuy loi "), 15),
    (("giải phóng mặt bằng", "giai phong mat bang"), 4),
    (("phòng chống thiên tai", "phong chong thien tai"), 19),
    (("bảo hiểm y tế học sinh", "bao hiem y te hoc sinh"), 2),
    (("kỹ thuật ", "kĩ thuật ", "ky thuat "), 185),
    (("qđ-ubnd", "QÐ-UBND", "qd-ubnd"), 1887),
    (("12/qđ-ubnd", "12/QÐ-UBND", "số 12/qd-ubnd", "Số: 12/QĐ-UBND"), 4),
    (("3/ct-ubnd", "03/CT-UBND", "3/CT-ubn"), 6),
    (("3559", "3559/ubnd", "3559/UBND-VX", "cv 3559", "công văn 3559"), 1),
    (("quyết định 1707", "quyet dinh 1707", "qđ 1707"), 2),
    (("ngày 20/7/2022", "20/07/2022", "20-7-2022"), 2),
    (("khen thưởng", "khen thuong"), 25),
    (("hộ nghèo", "ho ngheo"), 8),
    (("rượu bia", "ruou bia", "bia rượu"), 4),
)


@pytest.fixture(scope="module")
def reader() -> Iterator[TextReader]:
    made = TextReader()
    yield made
    made.rest()


def real_documents() -> list[dict[str, str]]:
    with shared_file("documents/manifest.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["file"].lower().endswith((".pdf", ".docx"))]


def test_every_real_document_with_a_text_layer_is_read_and_no_other(reader: TextReader) -> None:
    outcomes = {row["file"]: reader.read(shared_file(f"documents/{row['file']}"))[0] for row in real_documents()}
    good = {row["file"] for row in real_documents() if row["text_layer"] not in ("none", "", "wrong OCR")}
    assert len(good) == 9
    assert {name for name, outcome in outcomes.items() if outcome == "text"} == good
    assert {outcome for name, outcome in outcomes.items() if name not in good} == {"none"}


def test_real_old_letters_are_read_as_one_sees_them(reader: TextReader) -> None:
    name = "30-thong-tu-01-2006-TT-NHNN.tcvn3.pdf"
    _, text = reader.read(shared_file(f"documents/{name}"))
    seen = shared_file("documents/transcripts/30.txt").read_text(encoding="utf-8")
    wanted, read = folded(seen).split(), set(folded(text).split())
    missed = [word for word in wanted if word not in read]
    assert len(wanted) > 600
    assert len(missed) < 0.02 * len(wanted), missed


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A commune's file in whose lists the real subjects stand."""
    place = DistrictPlace(tmp_path_factory.mktemp("real"))
    pc = place.enrol(COMMUNE)
    fill_with(pc.replica, real_rows())
    connection = pc.replica.database.raw()
    yield connection
    connection.close()
    pc.close()
    place.close()


@pytest.mark.parametrize(("typed", "count"), [(one, count) for ways, count in QUERIES for one in ways])
def test_what_a_clerk_types_is_found(raw: Any, typed: str, count: int) -> None:
    assert len(finding.found(raw, Sought(typed=typed), 10_000)) == count


def test_every_real_subject_is_found_by_its_own_words(raw: Any) -> None:
    for n, row in enumerate(real_rows()):
        if n % 20 == 0:
            ids = [line.id for line in finding.found(raw, Sought(typed=f"{row['subject']} "), 10_000)]
            assert f"R-{n}" in ids, row["subject"]


def test_every_real_number_is_found(raw: Any) -> None:
    for n, row in enumerate(real_rows()):
        if n % 20 == 0 and row["number"]:
            for typed in (row["number"], row["number"].lower(), folded(row["number"])):
                ids = [line.id for line in finding.found(raw, Sought(typed=f"{typed} "), 10_000)]
                assert f"R-{n}" in ids, typed
