"""Which files may travel, by what their facts say."""

import pytest
from msgspec.structs import replace

from sync.rules.documents import check_file_name, check_files
from sync.rules.limits import Limits
from sync.rules.state import Refusal
from tests.unit.scene import SCAN

LIMITS = Limits()


def code(name: str) -> str:
    refusal = check_file_name(name, LIMITS)
    return refusal.code if refusal else ""


PLAIN = ["a.pdf", "47 QĐ UB.signed (1).pdf", "CT9UB.DOC", "bảng tính.xlsm", "hồ sơ.rar", "không đuôi", ".pdf", "exe"]
PROGRAMS = "a.exe|A.EXE|a.pdf.exe|a.lnk|a.url|a.js|a.vbs|a.ps1|a.bat|a.desktop|a.html|a.exe |a.exe.".split("|")


@pytest.mark.parametrize("name", [*PLAIN, "a.exe.pdf"])
def test_any_office_format_may_travel_under_any_plain_name(name: str) -> None:
    assert code(name) == ""


@pytest.mark.parametrize("name", ["", ".", "..", "a/b.pdf", "a\\b.pdf", "../a.pdf", "a\x00.pdf", "a\n.pdf"])
def test_a_name_that_is_a_path_or_no_name_is_refused(name: str) -> None:
    assert code(name) == "file.bad_name"


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs_links_and_scripts_are_refused_by_their_ending(name: str) -> None:
    assert code(name) == "file.program"


def test_a_name_may_be_two_hundred_characters_long() -> None:
    assert code("x" * 196 + ".pdf") == ""
    assert code("x" * 197 + ".pdf") == "file.name_too_long"


def test_up_to_twenty_files_of_up_to_a_hundred_megabytes_travel_together() -> None:
    assert check_files([replace(SCAN, bytes=100_000_000)] * 20, LIMITS) is None


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([], "file.none"),
        ([SCAN] * 21, "file.too_many"),
        ([SCAN, replace(SCAN, bytes=0)], "file.empty"),
        ([SCAN, replace(SCAN, bytes=-1)], "file.empty"),
        ([SCAN, replace(SCAN, bytes=100_000_001)], "file.too_large"),
        ([SCAN, replace(SCAN, sha256="a" * 63)], "file.bad_hash"),
        ([SCAN, replace(SCAN, sha256="A" * 64)], "file.bad_hash"),
        ([SCAN, replace(SCAN, sha256="../" + "a" * 61)], "file.bad_hash"),
        ([SCAN, replace(SCAN, name="a.exe")], "file.program"),
        ([SCAN, replace(SCAN, name="")], "file.bad_name"),
    ],
)
def test_files_that_may_not_travel_are_refused(files: list[object], code: str) -> None:
    refusal = check_files(files, LIMITS)  # type: ignore[arg-type]
    assert refusal is not None
    assert refusal.code == code


def test_the_sizes_are_those_of_the_directory() -> None:
    small = Limits(file_bytes=1_000_000, files=1, file_name_characters=12)
    assert check_files([replace(SCAN, bytes=1_000_001)], small) == Refusal(
        "file.too_large", {"name": SCAN.name, "limit": "1"}
    )
    assert check_files([SCAN, SCAN], small) == Refusal("file.too_many", {"count": "2", "limit": "1"})
    assert check_file_name("x" * 13, small) == Refusal("file.name_too_long", {"name": "x" * 13, "limit": "12"})
