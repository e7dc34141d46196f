"""The rows of an old register are understood by their headings, and nothing is guessed."""

from datetime import date

import pytest

from app.documents.old_table import Line, OldTable, Value
from app.documents.registers.taken_over import OldRow, Understood, understood
from sync.rules.books import Direction
from sync.rules.kinds import Kind
from sync.rules.state import Refusal

KINDS = {
    kind.id: kind
    for kind in (
        Kind(id="TB", name="thông báo", abbreviation="TB"),
        Kind(id="BC", name="báo cáo", abbreviation="BC"),
        Kind(id="CV", name="công văn"),
    )
}
INCOMING = (
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu",
    "Ngày tháng",
    "Tên loại và trích yếu nội dung",
    "Đơn vị hoặc người nhận",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)
NUMBERED = tuple(f"({n})" for n in range(1, 11))
ROW = ("05/01/2026", 12, "Sở Nội vụ", "33/TB-SNV", "31/12/2025", "Thông báo nghỉ Tết", "Chị Lệ", "6/1", None, "gấp")


def table(*lines: tuple[Value, ...]) -> OldTable:
    return OldTable("Sổ đến", tuple(Line(n, line) for n, line in enumerate(lines, 1)))


def rows(direction: Direction, *lines: tuple[Value, ...]) -> tuple[OldRow, ...]:
    read = understood([OldTable("Bìa", ()), table(*lines)], direction, 2026, KINDS)
    assert isinstance(read, Understood), read
    return read.rows


def test_a_row_under_the_legal_headings_is_read_whole() -> None:
    [one] = rows(Direction.INCOMING, ("UBND xã Hữu Kiên",), ("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",), INCOMING, NUMBERED, ROW)
    assert one.problem is None and one.row is not None
    assert (one.at, one.row.number, one.row.on, one.row.issued_on) == (5, 12, date(2026, 1, 5), date(2025, 12, 31))
    assert (one.row.sender, one.row.notation, one.row.kind_id) == ("Sở Nội vụ", "33/TB-SNV", "TB")
    assert (one.row.to, one.row.passed_on, one.row.note) == ("Chị Lệ", date(2026, 1, 6), "gấp")


def test_headings_may_stand_in_another_order_and_under_the_names_that_offices_use() -> None:
    headings = ("STT", "TRÍCH YẾU", "Cơ quan ban hành", "SỐ ĐẾN", "Ngày nhận", "Ngày văn bản", "Số/Ký hiệu")
    [one] = rows(Direction.INCOMING, headings, (1, "V/v họp", "Sở Y tế", "7", "5.1.26", 46022, "9/SYT-VP"))
    assert one.row is not None
    assert (one.row.number, one.row.on, one.row.issued_on) == (7, date(2026, 1, 5), date(2025, 12, 31))
    assert (one.row.subject, one.row.notation, one.row.kind_id) == ("V/v họp", "9/SYT-VP", "CV")


def test_an_outgoing_row_has_its_number_in_its_notation() -> None:
    headings = ("Số, ký hiệu văn bản", "Ngày tháng", "Trích yếu", "Người ký", "Nơi nhận", "Nơi lưu", "Số lượng bản")
    line = ("08/BC-UBND", date(2026, 2, 3), "Kết quả quý I", "Lý Văn Ký", "UBND huyện", "VP", 5)
    [one] = rows(Direction.OUTGOING, headings, line)
    assert one.row is not None
    assert (one.row.number, one.row.on, one.row.kind_id) == (8, date(2026, 2, 3), "BC")
    assert (one.row.to, one.row.kept_by, one.row.copies, one.row.signer) == ("UBND huyện", "VP", "5", "Lý Văn Ký")


def test_headings_between_the_rows_and_empty_lines_are_no_rows() -> None:
    assert len(rows(Direction.INCOMING, INCOMING, ("Tháng 1",), ROW, (None, " "), tuple(range(1, 11)))) == 1


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (1, None, "earlier.no_number"),
        (1, "mười hai", "earlier.no_number"),
        (1, "12a", "earlier.suffix"),
        (0, "32/01/2026", "earlier.no_day"),
        (0, None, "earlier.no_day"),
        (4, "tháng 12", "earlier.no_day"),
        (7, "mai", "earlier.no_day"),
    ],
)
def test_what_is_missing_is_told_and_not_made_up(column: int, value: Value, code: str) -> None:
    line = (*ROW[:column], value, *ROW[column + 1 :])
    [one] = rows(Direction.INCOMING, INCOMING, line)
    assert one.row is None
    assert one.problem is not None and one.problem.code == code


def test_a_file_without_the_headings_says_which_are_missing() -> None:
    read = understood([table(("Họ tên", "Lương"), ("A", 1))], Direction.OUTGOING, 2026, KINDS)
    assert isinstance(read, Refusal)
    assert read.code == "table.no_headings"
    assert "Số, ký hiệu văn bản" in read.facts["missing"]
    part = understood([table(tuple(INCOMING[n] for n in (0, 1, 3, 4, 5)))], Direction.INCOMING, 2026, KINDS)
    assert part == Refusal("table.no_headings", {"missing": "Tác giả"})
