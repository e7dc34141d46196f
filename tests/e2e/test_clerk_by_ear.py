"""A commune clerk's first day at a real window, by name, role and key alone, as somebody does it who only hears it.

Whatever the screen says is held against what the office's file and the district know at that moment.
"""

import re
from collections.abc import Callable
from pathlib import Path

from tests.support.at_a_screen import becomes, joined, on_a_screen, send
from tests.support.by_ear import Sitting
from tests.support.papers import typeset_pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.screen_reader import wait_for
from tests.support.serving import Serving

pytestmark = on_a_screen
SUBJECT = "Giấy mời họp giao ban"
ROW = ("cell", "table cell")


def join(clerk: Sitting, serving: Serving) -> None:
    """From the slip of paper to the first page."""
    clerk.hear("Nhập mã trên phiếu đăng ký, đang làm")
    clerk.fill_in("Mã đăng ký, nhóm 1", serving.slip(COMMUNE).replace("-", "").lower())
    clerk.hear("Đủ 12 ký tự, không gõ nhầm.")
    clerk.press("Cách khác")
    clerk.press("Nhập bằng tay")
    clerk.fill_in("Địa chỉ", serving.url)
    clerk.fill_in("Mã nhận diện máy chủ", serving.fingerprint)
    clerk.press("Đăng ký máy này")
    clerk.hear("Máy này là của: Ủy ban nhân dân Thị trấn Đồng Mỏ")
    clerk.hear("Người dùng: Nguyễn Thị Mẫu")
    clerk.press("Đúng, bắt đầu")


def open_books(clerk: Sitting, office: Office) -> None:
    """Say where the paper registers stand."""
    clerk.fill_in("Sổ văn bản đi năm", "120")
    clerk.fill_in("Sổ văn bản đến năm", "412")
    clerk.press("Ghi số")
    clerk.said("Đã ghi số bắt đầu của sổ.")
    assert [office("book", "show", way)["first"] for way in ("outgoing", "incoming")] == [120, 412]


def enter(clerk: Sitting, office: Office, district: Office) -> None:
    """A document comes, is read, and gets its arrival number."""
    id = send(district, COMMUNE, SUBJECT, "GM")
    clerk.hear_row(f"{SUBJECT}. UBND huyện Chi Lăng.")
    becomes(district, id, COMMUNE, "arrived", "opened")  # a second later it counts as seen
    clerk.hear("Số, ký hiệu: 01/GM-UBND")
    clerk.hear("Đã đến · chờ vào sổ")
    clerk.hear(f"{SUBJECT}. UBND huyện Chi Lăng.", *ROW)
    becomes(district, id, COMMUNE, "opened")
    clerk.press("Vào sổ")
    number = re.search(r"số đến (\d+)", clerk.said("Đã vào sổ"))
    assert number is not None
    (listed,) = office("list", "incoming")
    assert (listed["state"], listed["arrival_number"], int(number[1])) == ("registered", 412, 412)
    becomes(district, id, COMMUNE, "registered")


def write_reply(clerk: Sitting, office: Office, paper: Path) -> None:
    clerk.press("Chờ trình")
    clerk.hear(f"{SUBJECT}. UBND huyện Chi Lăng.", *ROW)
    clerk.press("Trả lời")
    clerk.hear("Gửi tới UBND huyện Chi Lăng, về văn bản: Giấy mời họp giao ban")
    clerk.hear("Còn thiếu: Chưa có tệp văn bản")
    clerk.go_to("Chọn tệp…", "push button")
    clerk.key("Return")
    clerk.fill_in("Tên tệp:", str(paper))
    clerk.key("Return")
    clerk.hear("Đạt: Đã chép vào máy 1 tệp")
    clerk.fill_in("Trích yếu", "Báo cáo kết quả rà soát đất đai")
    clerk.hear("Số sẽ cấp: 120/UBND-VP")
    clerk.key("F9")
    clerk.hear("Đạt: Đã cấp số 120/UBND-VP")
    (listed,) = office("list", "outgoing")
    assert (listed["state"], listed["subject"]) == ("numbered", "Báo cáo kết quả rà soát đất đai")


def release_without_a_line(clerk: Sitting, office: Office, serving: Serving, district: Office) -> None:
    serving.relay.is_open = False
    serving.relay.cut()
    clerk.said("Máy chủ chưa trả lời")
    clerk.key("ctrl+Return")
    told = clerk.said("Gửi 120/UBND-VP")
    assert "tới UBND huyện Chi Lăng. Chưa nối được máy chủ: văn bản nằm ở Chờ gửi" in told
    assert office("list", "outbox") == [], "the first key only says what would happen"
    clerk.key("ctrl+Return")
    clerk.said("120/UBND-VP: sẽ gửi sau 10 giây.")
    clerk.press("Xem văn bản chờ gửi")
    waiting = clerk.hear("120/UBND-VP. Báo cáo kết quả rà soát đất đai. ")
    wait_for(lambda: "Chờ gửi từ" in waiting.name, waiting.name)
    (listed,) = office("list", "outbox")
    assert (listed["notation"], listed["state"]) == ("120/UBND-VP", "waiting")
    assert [name for name in clerk.names() if "Máy chủ đã nhận" in name] == []
    assert clerk.hear("Máy chủ chưa trả lời từ").name.count("1 văn bản đang chờ gửi") == 1


def the_line_returns(clerk: Sitting, office: Office, serving: Serving, district: Office) -> None:
    serving.relay.is_open = True
    clerk.said("Đã kết nối")
    (sent,) = office("list", "outgoing")
    assert sent["state"] == "sent"
    assert office("list", "outbox") == []
    clerk.press("Văn bản đi")
    clerk.hear("Báo cáo kết quả rà soát đất đai. 120/UBND-VP → UBND huyện Chi Lăng.", *ROW)
    clerk.hear("Đã gửi")
    assert [name for name in clerk.names("label") if name.startswith("Đã đến")] == []
    district("sync")
    assert [one["subject"] for one in district("list", "incoming")] == ["Báo cáo kết quả rà soát đất đai"]
    clerk.hear("Đã đến")
    assert office("show", sent["id"])["recipients"][0]["state"] == "arrived"


def what_happened(clerk: Sitting) -> None:
    clerk.press("Nhật ký gửi nhận")
    clerk.hear("Nhật ký gửi nhận", "table")
    said = list(dict.fromkeys(name.partition(". ")[2] for name in clerk.names(*ROW)))
    for wanted in ("Máy chủ đã nhận đủ văn bản đi. 120/UBND-VP", "Mất liên lạc với máy chủ", "Văn bản đến từ UBND"):
        assert any(name.startswith(wanted) for name in said), said


def test_a_clerk_joins_enters_answers_and_sends_by_ear(
    serving: Serving, sit: Callable[[Path], Sitting], tmp_path: Path
) -> None:
    district = joined(serving, DISTRICT, tmp_path / "district")
    paper = typeset_pdf(tmp_path / "báo cáo.pdf", "Báo cáo kết quả rà soát đất đai")
    office = Office(tmp_path / "profile")
    clerk = sit(office.profile)
    join(clerk, serving)
    open_books(clerk, office)
    enter(clerk, office, district)
    write_reply(clerk, office, paper)
    release_without_a_line(clerk, office, serving, district)
    the_line_returns(clerk, office, serving, district)
    what_happened(clerk)
