"""Tables as an Excel file: every value of its own kind, the heading frozen; whole or not at all."""

import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.documents.workbook import Sheet, write_workbook
from sync.errors import LocalHindrance

AT = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)  # half past one in the morning of the 24th in Viet Nam
SHEET = Sheet(
    name="Theo cơ quan [1]/2",
    title="UBND huyện Chi Lăng",
    note="Số liệu lúc 14:02",
    headings=("Cơ quan", "Quá hạn", "Hạn", "Lần cuối", "Ghi chú"),
    rows=(("Xã Vân An", 3, date(2026, 11, 25), AT, "=1+1"), ("Xã Y Tịch", 0, None, None, None)),
    widths=(20, 10, 12, 16, 20),
    frozen=1,
    tints={(0, 1): "#FBE3E1"},
)


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def cell(sheet: str, place: str) -> tuple[str, str]:
    """A cell's type and what stands in it; "n" is a number, "s" a text, "" nothing."""
    found = re.search(rf'<c r="{place}"([^>]*?)(?:/>|>(.*?)</c>)', sheet)
    assert found is not None, place
    kind = re.search(r't="(\w+)"', found[1])
    value = re.search(r"<v>(.*?)</v>", found[2] or "")
    return (kind[1] if kind else "n" if value else ""), value[1] if value else ""


def test_every_value_has_its_own_kind(tmp_path: Path) -> None:
    found = parts(write_workbook(tmp_path / "a.xlsx", [SHEET]))
    sheet, strings = found["xl/worksheets/sheet1.xml"], re.findall(r"<t[^>]*>(.*?)</t>", found["xl/sharedStrings.xml"])
    assert cell(sheet, "B5") == ("n", "3")
    assert cell(sheet, "B6") == ("n", "0")
    days = (date(2026, 11, 25) - date(1899, 12, 30)).days
    assert cell(sheet, "C5") == ("n", str(days))
    kind, at = cell(sheet, "D5")
    assert (kind, float(at)) == ("n", pytest.approx(days - 1 + 1.5 / 24))  # by the clock of Viet Nam
    kind, at = cell(sheet, "E5")
    assert (kind, strings[int(at)]) == ("s", "=1+1")  # what somebody has written never becomes a formula
    assert "<f>" not in sheet
    assert cell(sheet, "C6") == ("", "")


def test_the_heading_and_the_first_column_stay_while_one_scrolls(tmp_path: Path) -> None:
    sheet = parts(write_workbook(tmp_path / "a.xlsx", [SHEET]))["xl/worksheets/sheet1.xml"]
    assert 'xSplit="1" ySplit="4" topLeftCell="B5"' in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A4:E6"/>' in sheet


def test_a_sheets_name_is_one_that_excel_takes(tmp_path: Path) -> None:
    book = parts(write_workbook(tmp_path / "a.xlsx", [SHEET]))["xl/workbook.xml"]
    assert '<sheet name="Theo cơ quan  1  2"' in book


def test_a_file_that_stands_there_is_replaced_and_nothing_is_left_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("cũ", encoding="utf-8")
    write_workbook(path, [SHEET])
    assert zipfile.is_zipfile(path)
    assert [found.name for found in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_folder_that_cannot_be_written_to_is_said_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.mkdir()  # stands where the file is to be
    with pytest.raises(LocalHindrance):
        write_workbook(path, [SHEET])
    assert [found.name for found in tmp_path.iterdir()] == ["a.xlsx"]
