"""A year's case files by command over a real server: plan, files, their documents, inventories, an original on loan."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.filled_forms import page_texts, solid
from tests.support.for_a_module import a_server
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

serving = a_server()


def enrolled(serving: Serving, name: str, *role: str) -> Office:
    made = Office(serving.root / name)
    code = serving.slip(COMMUNE, *role)
    made("enrol", "--server", serving.url, "--code", code, "--fingerprint", serving.fingerprint)
    return made


@pytest.fixture(scope="module")
def clerk(serving: Serving) -> Office:
    return enrolled(serving, "clerk")


def test_a_year_of_files_on_two_pcs(serving: Serving, clerk: Office, tmp_path: Path) -> None:
    leader = enrolled(serving, "leader", "leader")
    year = ("--year", "2026")
    entry: Any = clerk("file-plan", "add", "--code", "01.VP", "--title", "Hồ sơ năm 2026", "--keep", "20", *year)
    clerk("file-plan", "change", entry["id"], "--heading", "I. Văn phòng", "--keep", "for-ever")
    extra: Any = clerk("file-plan", "add", "--code", "02.VP", "--title", "Thừa", "--keep", "5", *year)
    clerk("file-plan", "remove", extra["id"])
    copied: Any = clerk("file-plan", "copy", "--from-year", "2026", "--to-year", "2027")
    assert (copied["copied"], copied["skipped"]) == (1, 0)
    plan: Any = clerk("file-plan", "list", *year)
    assert [(e["code"], e["keep_years"], e["heading"]) for e in plan["entries"]] == [("01.VP", None, "I. Văn phòng")]
    clerk("file-plan", "save", tmp_path / "danh-muc.pdf", *year)
    assert solid("Hồ sơ năm 2026") in page_texts((tmp_path / "danh-muc.pdf").read_bytes())[0]

    document: Any = clerk("number", "--kind", "TB", "--subject", "Lịch tiếp dân")
    opened: Any = clerk("case-file", "open", "--entry", entry["id"])
    added: Any = clerk("case-file", "add", "01.VP", "--document", document["id"])
    assert (opened["state"], added["added"], added["documents"]) == ("open", 1, 1)
    clerk("sync")
    leader("sync")
    refused: Any = leader("case-file", "close", "01.VP", "--documents", "2", "--sheets", "4", code=2)
    assert refused["code"] == "case_file.other_count"
    closed: Any = leader("case-file", "close", "01.VP", "--documents", "1", "--sheets", "4")
    assert (closed["state"], closed["sheets"], closed["due"]) == ("closed", 4, False)
    leader("case-file", "reopen", "01.VP", "--reason", "Thiếu bản chính")
    leader("case-file", "take-out", "01.VP", "--document", document["id"], "--reason", "Đưa nhầm")
    leader("case-file", "add", "01.VP", "--document", document["id"])
    leader("case-file", "change", "01.VP", "--title", "Hồ sơ tiếp dân 2026")
    leader("case-file", "close", "01.VP", "--documents", "1", "--sheets", "4")
    leader("sync")
    clerk("sync")
    shown: Any = clerk("case-file", "show", "01.VP")
    assert (shown["title"], shown["state"]) == ("Hồ sơ tiếp dân 2026", "closed")
    assert [one["notation"] for one in shown["contents"]] == [document["notation"]]

    consent = ("--keep", "50", "--consent", "Hội đồng xác định giá trị", "--reason", "Đang có khiếu nại")
    kept: Any = clerk("case-file", "keep", "01.VP", *consent, "--on", "2026-11-20")
    assert (kept["keep_years"], kept["kept_otherwise"]["was_years"]) == (50, None)
    clerk("case-file", "contents", "01.VP", tmp_path / "muc-luc.xlsx")
    saved: Any = clerk("case-file", "inventory", tmp_path / "nop-luu.pdf")
    assert (saved["rows"], (tmp_path / "muc-luc.xlsx").exists()) == (1, True)
    text = page_texts((tmp_path / "nop-luu.pdf").read_bytes())[0]
    told = "Trước là vĩnh viễn; Hội đồng xác định giá trị đồng ý đổi ngày 20/11/2026: Đang có khiếu nại"
    assert solid(told) in text
    gone: Any = clerk("case-file", "transfer", "01.VP", "--taken-by", "Lưu trữ huyện")
    assert gone["state"] == "transferred"
    listed: Any = clerk("case-file", "list", "--state", "open")
    assert listed == []

    people: Any = clerk("people")
    loan: Any = clerk(*("original", "lend", document["id"], "--user", "Lý Văn Mượn", "--allowed-by", people[0]["id"]))
    clerk("original", "return", loan["id"])
    rows: Any = clerk("book", "rows", "loans")
    assert [row[1] for row in rows["rows"]] == ["Lý Văn Mượn"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("case-file", "open", "--code", "09.VP"), "usage.missing"),
        (("case-file", "open", "--code", "09", "--title", "A", "--keep", "0"), "usage.bad_value"),
        (("case-file", "show", "no-file"), "case_file.unknown"),
        (("case-file", "list", "--state", "half"), "usage.bad_value"),
        (("file-plan", "change", "no-entry"), "plan.unknown"),
    ],
)
def test_what_cannot_be_is_refused(clerk: Office, words: tuple[str, ...], code: str) -> None:
    refused: Any = clerk(*words, code=2)
    assert refused["code"] == code
