"""The one sentence before sending says all that will happen, and of the time only what is known."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.ui.compose.sentence import what_will_happen
from sync.rules.deliveries import Channel, Recipient
from sync.rules.documents import Urgency
from sync.rules.offices import Office
from tests.unit.test_checks import numbered, paper

OFFICES = {
    code: Office(id=code, name=name, full_name=name, organisation=f"Ủy ban nhân dân {name}", type=kind)
    for code, name, kind in [
        ("187", "Huyện Chi Lăng", "huyen"),
        ("06463", "Thị trấn Đồng Mỏ", "thi-tran"),
        *((f"X{n}", f"Xã {n}", "xa") for n in range(19)),
    ]
}
COMMUNES = tuple(Recipient(office=f"X{n}") for n in range(19))


def said(recipients: tuple[Recipient, ...], rate: float = 0, **more: Any) -> str:
    return what_will_happen(numbered(content={"recipients": recipients} | more), OFFICES, rate)


def test_everything_is_said_in_one_breath() -> None:
    text = said(COMMUNES, 1144, urgency=Urgency.MOST_URGENT, due=date(2026, 11, 25))
    assert text == (
        "Gửi 1248/UBND-VP (3 trang, 412 KB) tới 19 xã, hỏa tốc, trả lời trước 25/11. Khoảng 6 phút với mạng hiện nay."
    )


def test_without_a_known_rate_nothing_is_said_of_the_time() -> None:
    assert said(COMMUNES) == "Gửi 1248/UBND-VP (3 trang, 412 KB) tới 19 xã."


@pytest.mark.parametrize(
    ("recipients", "whom"),
    [
        ((Recipient(office="187"),), "UBND huyện Chi Lăng"),
        (
            (Recipient(office="187"), Recipient(name="Công ty Điện lực", channel=Channel.POST)),
            "UBND huyện Chi Lăng và Công ty Điện lực",
        ),
        ((*COMMUNES, Recipient(office="06463")), "20 xã, thị trấn"),
        ((*COMMUNES, Recipient(office="187")), "20 nơi nhận"),
        ((*COMMUNES[:2], Recipient(name="Bưu điện", channel=Channel.POST)), "3 nơi nhận"),
    ],
)
def test_recipients_are_named_or_counted_as_what_they_are(recipients: tuple[Recipient, ...], whom: str) -> None:
    assert said(recipients) == f"Gửi 1248/UBND-VP (3 trang, 412 KB) tới {whom}."


def test_pages_are_said_only_where_those_of_every_file_are_known() -> None:
    both = numbered(content={"recipients": COMMUNES}, papers=(paper("a.pdf"), paper("b.pdf")))
    assert what_will_happen(both, OFFICES).startswith("Gửi 1248/UBND-VP (2 tệp, 6 trang, 824 KB) tới")
    one = numbered(content={"recipients": COMMUNES}, papers=(paper("a.pdf"), paper("b.xlsx", inside=None)))
    assert what_will_happen(one, OFFICES).startswith("Gửi 1248/UBND-VP (2 tệp, 824 KB) tới")


def test_a_day_of_another_year_has_its_year_and_files_without_pages_their_size() -> None:
    now = numbered(content={"recipients": COMMUNES, "due": date(2027, 1, 5)}, papers=(paper("a.docx", inside=None),))
    assert what_will_happen(now, OFFICES) == "Gửi 1248/UBND-VP (412 KB) tới 19 xã, trả lời trước 05/01/2027."
    assert "(412 KB)" in what_will_happen(replace(now, today=date(2027, 1, 1)), OFFICES)


def test_without_a_line_it_is_said_that_it_waits_and_what_to_do_about_what_is_urgent() -> None:
    waits = "Chưa nối được máy chủ: văn bản nằm ở Chờ gửi, có mạng máy tự gửi."
    now = numbered(content={"recipients": COMMUNES})
    assert what_will_happen(now, OFFICES, 1144, is_cut=True) == f"Gửi 1248/UBND-VP (3 trang, 412 KB) tới 19 xã. {waits}"
    urgent = numbered(content={"recipients": COMMUNES, "urgency": Urgency.URGENT})
    assert what_will_happen(urgent, OFFICES, is_cut=True).endswith(f"{waits} Văn bản khẩn: nên gọi điện báo trước.")
