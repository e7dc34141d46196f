"""What a paper's first lines say of its number and date, and what they do not."""

from datetime import date

import pytest

from app.documents.paper_head import PaperHead, paper_head

NOTHING = PaperHead()


@pytest.mark.parametrize(
    ("lines", "number", "on"),
    [
        (["Số: 1248/UBND-VP Chi Lăng, ngày 23 tháng 11 năm 2026", "Kính gửi"], 1248, date(2026, 11, 23)),
        (["UBND XÃ QUANG LANG", "Số: 03/TB-UBND", "Quang Lang, ngày 05 tháng 01 năm 2026"], 3, date(2026, 1, 5)),
        (["Số : 12 / QĐ-UBND"], 12, None),
    ],
)
def test_number_and_date_are_read(lines: list[str], number: int, on: date | None) -> None:
    assert paper_head(lines) == PaperHead(True, number, on)


@pytest.mark.parametrize(
    "line", ["Số: /UBND-VP Chi Lăng, ngày tháng 11 năm 2026", "Số: …… /UBND-VP", "Số:      /BC-UBND"]
)
def test_an_empty_place_for_the_number_is_told_from_none(line: str) -> None:
    assert paper_head([line]) == PaperHead(True, None, None)


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
        "CÔNG BÁO/Số 863 + 864/Ngày 10-7-2025",
        "Chi Lăng, ngày 31 tháng 02 năm 2026",
        "Điện thoại số: 0205 3820 123",
    ],
)
def test_what_is_no_head_gives_nothing(line: str) -> None:
    assert paper_head([line]) == NOTHING


def test_what_is_cited_further_down_is_not_the_papers_own() -> None:
    assert paper_head(["Nội dung"] * 20 + ["Số: 99/UBND-VP, ngày 01 tháng 01 năm 2020"]) == NOTHING
