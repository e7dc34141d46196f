"""The forms of an office's correspondence on paper: names and columns as the law has them. Data, always Vietnamese.

Law: Decree 30/2020/NĐ-CP, Annex IV (registers and slips) and Annex VI (what a system prints). Widths are millimetres
of an A4 sheet that lies across, less its margins.
"""

from dataclasses import dataclass, field
from datetime import date

Cell = str | int | date | None


@dataclass(frozen=True)
class Column:
    title: str
    width: int
    align: str = "left"


@dataclass(frozen=True)
class Form:
    """`monthly`: kept as a bound book, printed month after month. `is_report`: figures, not rows of a book."""

    key: str
    title: str
    columns: tuple[Column, ...]
    monthly: bool = False
    is_report: bool = False


@dataclass(frozen=True)
class FilledRow:
    """One row. `key` names it for ever within its book and year; "" for a sum or a heading. `on`: the day by which it
    belongs to a period. `document`: what it tells of, where it is one. A `section` is a heading across all columns."""

    key: str
    cells: tuple[Cell, ...]
    on: date
    document: str = ""
    bold: bool = False
    section: bool = False


@dataclass(frozen=True)
class Filled:
    """A form with its rows: the one source of page, workbook and screen. `notes` stand below the table;
    `under` below the title, in place of the days that it is about; `about` at the foot of each page, in place of the
    year; `series`: of a book's, its name."""

    form: Form
    office: str
    above: str
    year: int
    since: date
    until: date
    rows: tuple[FilledRow, ...]
    notes: tuple[str, ...] = field(default=())
    range: str = ""
    under: tuple[str, ...] = ()
    about: str = ""
    series: str = ""


_DATE, _TITLE = "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản"
_NOTATION, _WHO, _SIGNED, _NOTE = "Số, ký hiệu văn bản", "Đơn vị hoặc người nhận", "Ký nhận", "Ghi chú"

INCOMING = Form(
    "incoming",
    "Sổ đăng ký văn bản đến",
    (
        Column("Ngày đến", 20, "center"),
        Column("Số đến", 15, "center"),
        Column("Tác giả", 37),
        Column(_NOTATION, 26),
        Column(_DATE, 20, "center"),
        Column(_TITLE, 61),
        Column(_WHO, 28),
        Column("Ngày chuyển", 20, "center"),
        Column(_SIGNED, 14),
        Column(_NOTE, 26),
    ),
    monthly=True,
)
OUTGOING = Form(
    "outgoing",
    "Sổ đăng ký văn bản đi",
    (
        Column(_NOTATION, 26),
        Column(_DATE, 20, "center"),
        Column(_TITLE, 60),
        Column("Người ký", 25),
        Column("Nơi nhận văn bản", 42),
        Column("Đơn vị, người nhận bản lưu", 21),
        Column("Số lượng bản", 13, "center"),
        Column("Ngày chuyển", 20, "center"),
        Column(_SIGNED, 14),
        Column(_NOTE, 26),
    ),
    monthly=True,
)
POST = Form(
    "post",
    "Sổ gửi văn bản đi bưu điện",
    (
        Column("Ngày chuyển", 24, "center"),
        Column(_NOTATION, 38),
        Column("Nơi nhận văn bản", 90),
        Column("Số lượng bì", 22, "center"),
        Column("Ký nhận và dấu bưu điện", 50),
        Column(_NOTE, 43),
    ),
    monthly=True,
)
FOLLOWED = Form(
    "followed",
    "Sổ theo dõi giải quyết văn bản đến",
    (
        Column("Số đến", 15, "center"),
        Column("Tên loại, số, ký hiệu, ngày tháng, cơ quan ban hành văn bản", 87),
        Column(_WHO, 35),
        Column("Thời hạn giải quyết", 22, "center"),
        Column("Tiến độ giải quyết", 46),
        Column("Số, ký hiệu văn bản trả lời", 32),
        Column(_NOTE, 30),
    ),
)
REPORT_INCOMING = Form(
    "report-incoming",
    "Báo cáo tình hình giải quyết văn bản đến",
    (
        Column(_WHO, 77),
        Column("Văn bản đến", 30, "right"),
        Column("Đã giải quyết đúng hạn", 32, "right"),
        Column("Đã giải quyết quá hạn", 32, "right"),
        Column("Đang giải quyết trong hạn", 32, "right"),
        Column("Đang giải quyết quá hạn", 32, "right"),
        Column("Chưa có hạn, chưa giải quyết", 32, "right"),
    ),
    is_report=True,
)
REPORT_OUTGOING = Form(
    "report-outgoing",
    "Báo cáo tình hình giải quyết văn bản đi",
    (
        Column("Tên loại văn bản", 71),
        Column("Đã cấp số", 28, "right"),
        Column("Đã phát hành", 28, "right"),
        Column("Số hủy", 28, "right"),
        Column("Lượt gửi", 28, "right"),
        Column("Nơi nhận đã vào sổ", 28, "right"),
        Column("Nơi nhận chưa vào sổ", 28, "right"),
        Column("Từ chối, thu hồi", 28, "right"),
    ),
    is_report=True,
)
LOANS = Form(
    "loans",
    "Sổ sử dụng bản lưu",
    (
        Column("Ngày tháng", 20, "center"),
        Column("Họ và tên người sử dụng", 36),
        Column("Số, ký hiệu, ngày tháng văn bản", 38),
        Column(_TITLE, 66),
        Column("Số, ký hiệu hồ sơ", 26),
        Column(_SIGNED, 14),
        Column("Ngày trả", 20, "center"),
        Column("Người cho phép sử dụng", 30),
        Column(_NOTE, 17),
    ),
)
PLAN = Form(
    "plan",
    "Danh mục hồ sơ",
    (
        Column("Số và ký hiệu hồ sơ", 36),
        Column("Tên đề mục và tiêu đề hồ sơ", 121),
        Column("Thời hạn bảo quản", 32, "center"),
        Column("Người lập hồ sơ", 44),
        Column(_NOTE, 34),
    ),
)
CONTENTS = Form(
    "contents",
    "Mục lục văn bản, tài liệu trong hồ sơ",
    (
        Column("Số TT", 12, "center"),
        Column(_NOTATION, 35),
        Column(_DATE, 22, "center"),
        Column(_TITLE, 100),
        Column("Tác giả văn bản", 50),
        Column("Tờ số", 18, "center"),
        Column(_NOTE, 30),
    ),
)
FILES = Form(
    "files",
    "Mục lục hồ sơ, tài liệu nộp lưu",
    (
        Column("Số TT", 12, "center"),
        Column("Số, ký hiệu hồ sơ", 32),
        Column("Tiêu đề hồ sơ", 103),
        Column("Thời gian tài liệu", 38, "center"),
        Column("Thời hạn bảo quản", 28, "center"),
        Column("Số tờ", 18, "right"),
        Column(_NOTE, 36),
    ),
)
OF_ONE_SERIES = (INCOMING, OUTGOING)  # each series has its own; the other forms tell of all of a direction
FORMS = {form.key: form for form in (INCOMING, OUTGOING, POST, FOLLOWED, LOANS, REPORT_INCOMING, REPORT_OUTGOING)}
