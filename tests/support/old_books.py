"""An old register as an office has it in a spreadsheet, with the mistakes that such files have."""

from datetime import date, timedelta
from pathlib import Path

from app.documents.workbook import Sheet, Value, write_workbook

HEADINGS = (
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Đơn vị hoặc người nhận",
    "Ngày chuyển",
    "Ghi chú",
)
_DAY = date(2026, 1, 5)


def old_row(n: int) -> tuple[Value, ...]:
    day = _DAY + timedelta(days=n // 3)
    return (day, n, "Sở Nội vụ", f"{n + 30}/TB-SNV", day, f"Thông báo số {n} về đất đai", "Chị Lệ", day, None)


def old_rows(count: int) -> list[tuple[Value, ...]]:
    return [old_row(n) for n in range(1, count + 1)]


def old_book(path: Path, rows: list[tuple[Value, ...]]) -> Path:
    return write_workbook(path, [Sheet("Sổ đến", "SỔ ĐẾN", "Năm 2026", HEADINGS, rows, [12] * len(HEADINGS))])


def old_book_with_mistakes(path: Path, count: int) -> Path:
    """Good rows and, among them, one without a day, one of another year, a number that stands twice, one too high."""
    rows = old_rows(count)
    rows[2] = ("đầu tháng 1", *rows[2][1:])
    rows[5] = (date(2025, 12, 30), *rows[5][1:])
    rows.append(old_row(9))
    rows.append(old_row(9_000))
    return old_book(path, rows)
