"""What a clerk types, with and without marks, over the shared real documents: what is found, and how fast."""

import statistics
import time
import unicodedata
from typing import Any

from sync.replica import finding
from sync.replica.line import Line
from sync.replica.sought import Sought
from tests.benchmarks.many import fill_with
from tests.support.places import Pc
from tests.support.shared_data import real_rows

# What is to find the same stands in one line: as it is written, as it is typed in a hurry, in the other spelling.
TYPED = (
    ("đất đai", "dat dai", "ĐẤT ĐAI", "Ðất đai"),
    ("hòa giải", "hoà giải", "hoa giai"),
    ("ủy ban", "uỷ ban", "uy ban"),
    ("phòng chống thiên tai", "phong chong thien tai"),
    ("giải phóng mặt bằng", "giai phong mat bang"),
    ("bảo hiểm y tế", "bao hiem y te"),
    ("dịch covid", "dich covid"),
    ("kỹ thuật", "kĩ thuật", "ky thuat"),
    ("quý", "quí"),
    ("hộ nghèo", "ho ngheo"),
    ("bổ nhiệm", "bo nhiem"),
    ("đấu thầu", "dau thau"),
    ("12/tb", "12/TB", "số 12/tb"),
    ("3/tb", "03/tb"),
    ("3637/ubnd-vx", "3637/UBND-VX"),
    ("quyết định đất", "dat quyet dinh"),
    ("nghị quyết", "nghi quyet"),
    ("học sinh sinh viên", "sinh vien hoc sinh"),
    ("chuyển đổi s", "chuyen doi s"),
    ("không có văn bản nào như thế",),
)
ALL = 10_000


def filled(pc: Pc) -> Any:
    """A bare connection to the office's file with the real documents in its lists."""
    fill_with(pc.replica, real_rows())
    return pc.replica.database.raw()


def found(raw: Any, typed: str) -> list[Line]:
    return finding.found(raw, Sought(typed=typed), ALL)


def decomposed(typed: str) -> str:
    """As some keyboards send it."""
    return unicodedata.normalize("NFD", typed)


def queries(pc: Pc) -> None:
    raw = filled(pc)
    print(f"{'typed':34}{'found':>6}{'ms':>7}  the first of them")
    for alike in TYPED:
        for typed in (*alike, decomposed(alike[0])):
            took = []
            for _ in range(5):
                began = time.perf_counter()
                lines = found(raw, typed)
                took.append((time.perf_counter() - began) * 1000)
            told = f"{lines[0].notation} {lines[0].subject}" if lines else "-"
            form = " (NFD)" if typed == decomposed(typed) != unicodedata.normalize("NFC", typed) else ""
            shown = unicodedata.normalize("NFC", typed) + form
            print(f"{shown:34}{len(lines):>6,}{statistics.median(took):>7.1f}  {told[:80]}")
    raw.close()
