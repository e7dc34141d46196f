"""The office's books and reports by command: rows, files, a month printed after the other, the slip of a document."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.filled_forms import page_texts, solid
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

YEAR = ("--year", "2026")


@pytest.fixture(scope="module")
def pc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    serving = Serving(tmp_path_factory.mktemp("books"))
    made = Office(serving.root / "clerk")
    made("enrol", "--server", serving.url, "--code", serving.slip(COMMUNE), "--fingerprint", serving.fingerprint)
    for day in ("2026-01-05", "2026-02-06"):
        made("number", "--kind", "TB", "--subject", "Lịch tiếp dân", "--date", day)
    yield made
    serving.close()


def test_rows_are_one_json_value_with_the_legal_columns(pc: Office) -> None:
    found: Any = pc("book", "rows", "outgoing", *YEAR, "--month", "2")
    assert (found["book"], found["from"], found["to"]) == ("outgoing", "2026-02-01", "2026-02-28")
    assert found["columns"][0] == "Số, ký hiệu văn bản"
    assert [row[:3] for row in found["rows"]] == [["02/TB-UBND", "2026-02-06", "Thông báo: Lịch tiếp dân"]]
    assert found["printed"] == []


def test_a_book_is_saved_as_its_ending_says(pc: Office, tmp_path: Path) -> None:
    pc("book", "save", "outgoing", tmp_path / "so.pdf", *YEAR)
    assert solid("02/TB-UBND") in page_texts((tmp_path / "so.pdf").read_bytes())[0]
    saved: Any = pc("book", "save", "report-outgoing", tmp_path / "bao-cao.xlsx", *YEAR, "--quarter", "1")
    assert (saved["rows"], (tmp_path / "bao-cao.xlsx").exists()) == (2, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("rows", "no-book"), "usage.bad_value"),
        (("rows", "outgoing", "--month", "13"), "usage.bad_value"),
        (("rows", "outgoing", "--year", "0"), "usage.bad_value"),
        (("rows", "outgoing", "--since", "2026-02-01", "--until", "2026-01-01"), "usage.bad_value"),
        (("save", "outgoing", "/tmp/so.txt"), "usage.bad_value"),
        (("print", "followed", "/tmp/so.pdf"), "print.unknown_form"),
    ],
)
def test_what_cannot_be_is_refused(pc: Office, words: tuple[str, ...], code: str) -> None:
    refused: Any = pc("book", *words, code=2)
    assert refused["code"] == code


def test_a_month_counts_as_printed_only_when_somebody_says_so(pc: Office, tmp_path: Path) -> None:
    january = ("book", "print", "outgoing", tmp_path / "thang-1.pdf", *YEAR, "--month", "1")
    for done in ((), ("--done",)):
        printed: Any = pc(*january, *done)
        assert {key: printed[key] for key in ("pages", "rows", "corrected", "to", "done")} == {
            "pages": [1, 1],
            "rows": 1,
            "corrected": 0,
            "to": "2026-01-31",
            "done": bool(done),
        }
    refused: Any = pc(*january, code=2)
    assert refused["code"] == "print.nothing"
    february: Any = pc("book", "print", "outgoing", tmp_path / "thang-2.pdf", *YEAR, "--month", "2")
    assert february["pages"] == [2, 2]
    rows: Any = pc("book", "rows", "outgoing", *YEAR)
    assert [(part["pages"], part["rows"], part["to"]) for part in rows["printed"]] == [([1, 1], 1, "2026-01-31")]


def test_there_is_no_slip_of_what_is_not_in_the_book(pc: Office, tmp_path: Path) -> None:
    refused: Any = pc("action-slip", "no-document", tmp_path / "phieu.pdf", code=2)
    assert refused["code"] == "document.not_registered"


def test_kinds_are_numbered_apart_by_command(pc: Office, tmp_path: Path) -> None:
    assert pc("book", "series", "outgoing", "--year", "2027")["series"] == []
    apart: Any = pc("book", "set-series", "outgoing", "--year", "2027", "--part", "QĐ=qđ,QyĐ", "--part", "GM=GM")
    assert apart["series"] == [{"series": "QĐ", "kinds": ["QĐ", "QyĐ"]}, {"series": "GM", "kinds": ["GM"]}]
    pc("sync")
    assert pc("book", "open", "outgoing.QĐ", "--next", "12", "--year", "2027")["first"] == 12
    words = ("--subject", "Quyết định nâng lương", "--date", "2027-01-04")
    assert pc("number", "--kind", "QĐ", *words)["notation"] == "12/QĐ-UBND"
    assert pc("number", "--kind", "TB", *words)["notation"] == "01/TB-UBND"
    rows: Any = pc("book", "rows", "outgoing.QĐ", "--year", "2027")["rows"]
    assert [row[0] for row in rows] == ["12/QĐ-UBND"]
    assert pc("book", "show", "outgoing.GM", "--year", "2027")["left"] == 100
    for words, code in (
        (("show", "outgoing.XX"), "book.unknown"),
        (("show", "sideways"), "book.unknown"),
        (("set-series", "outgoing", "--part", "QĐ"), "usage.bad_value"),
        (("set-series", "outgoing", "--part", "TB=TB"), "series.kind_numbered"),
        (("set-series", "sideways"), "book.unknown"),
    ):
        refused: Any = pc("book", *words, *(YEAR if words[0] != "show" else ()), code=2)
        assert refused["code"] == code
