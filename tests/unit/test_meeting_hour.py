"""The hour of a meeting as invitations write it, and no hour where there is doubt."""

from datetime import date, datetime

import pytest

from app.documents.meeting_hour import meeting_hour
from sync.rules.legal_time import VIET_NAM


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        (["1. Thời gian: 8 giờ 00 ngày 12/3/2026."], (2026, 3, 12, 8, 0)),
        (["Thời gian: 08 giờ 00 phút, ngày 12 tháng 03 năm 2026 (thứ Năm)"], (2026, 3, 12, 8, 0)),
        (["vào hồi 14h30, thứ Tư", "ngày 11/3/2026, tại hội trường"], (2026, 3, 11, 14, 30)),
        (["7h30’ sáng ngày 12/3/2026".replace("’", "'")], (2026, 3, 12, 7, 30)),
        (["14:00 chiều thứ 6 ngày 13/3/2026"], (2026, 3, 13, 14, 0)),
        (["8 GIỜ, CHỦ NHẬT, NGÀY 15 THÁNG 3 NĂM 2026"], (2026, 3, 15, 8, 0)),
        (["8 giờ 00 ngày 12/3/2026", "Đúng 8h00 ngày 12/3/2026 khai mạc"], (2026, 3, 12, 8, 0)),
    ],
)
def test_the_hour_is_read_as_people_write_it(lines: list[str], at: tuple[int, int, int, int, int]) -> None:
    assert meeting_hour(lines, date(2026, 3, 5)) == datetime(*at, tzinfo=VIET_NAM)


@pytest.mark.parametrize(
    "line",
    [
        "Chi Lăng, ngày 05 tháng 3 năm 2026",
        "8 giờ 00 ngày 12/3/2026 và 14 giờ 00 ngày 13/3/2026",
        "8 giờ 00, thứ Sáu ngày 12/3/2026",
        "2 giờ chiều ngày 12/3/2026",
        "25 giờ 00 ngày 12/3/2026",
        "8 giờ 00 ngày 31/2/2026",
        "8 giờ 00 ngày 12/3",
        "tại cuộc họp lúc 8 giờ 00 ngày 01/3/2026",
        "18/2026 ngày 12/3/2026",
        "",
    ],
)
def test_where_there_is_doubt_there_is_no_hour(line: str) -> None:
    assert meeting_hour([line], date(2026, 3, 5)) is None
