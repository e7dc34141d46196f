"""A district's morning at a real window, by name, role and key alone: what came from below, who is behind and is urged.

Whatever the screen says is held against what the communes and the server know at that moment.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sync.rules.legal_time import legal_day
from sync.world import SystemClock
from tests.support.at_a_screen import becomes, joined, on_a_screen, send
from tests.support.by_ear import Sitting
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.serving import Serving

pytestmark = on_a_screen
ROW = ("cell", "table cell")
ASKED, CALLED = "Đề nghị vào sổ trong hôm nay", "Đã gặp chị Mai, hứa vào sổ hôm nay"


def enters_a_report(officer: Sitting, district: Office, commune: Office) -> None:
    id = send(commune, DISTRICT, "Báo cáo tháng 11", "BC")
    officer.hear_row("Báo cáo tháng 11. UBND thị trấn Đồng Mỏ.")
    becomes(commune, id, DISTRICT, "arrived", "opened")  # a second later it counts as seen
    officer.hear("Số, ký hiệu: 01/BC-UBND")
    officer.hear("Báo cáo tháng 11. UBND thị trấn Đồng Mỏ.", *ROW)
    becomes(commune, id, DISTRICT, "opened")
    assert officer.hear("Báo cáo tháng 11.pdf, trang 1 trong 1").description == "Báo cáo tháng 11"
    officer.key("F9")
    number = re.search(r"số đến (\d+)", officer.said("Đã vào sổ"))
    assert number is not None
    assert [one["arrival_number"] for one in district("list", "incoming")] == [int(number[1])]
    becomes(commune, id, DISTRICT, "registered")


def refuses_what_was_sent_by_mistake(officer: Sitting, commune: Office) -> None:
    id = send(commune, DISTRICT, "Giấy mời họp thôn", "GM")
    officer.hear_row("Giấy mời họp thôn. UBND thị trấn Đồng Mỏ.")
    officer.hear("Số, ký hiệu: 02/GM-UBND")
    officer.press("Từ chối tiếp nhận")
    officer.hear("Lý do", "text")
    do = officer.front.look("Từ chối tiếp nhận", "push button")
    assert do is not None
    assert not do.is_enabled, "not without a reason"
    officer.fill_in("Lý do", "Gửi nhầm nơi nhận")
    officer.press("Từ chối tiếp nhận")
    officer.said("từ chối")
    becomes(commune, id, DISTRICT, "refused")
    assert commune("show", id)["recipients"][0]["reason"] == "Gửi nhầm nơi nhận"


def reads_who_is_behind(officer: Sitting, district: Office) -> None:
    officer.press("Theo dõi cấp dưới")
    officer.hear("lượt chưa xem: 2")
    officer.hear("Thị trấn Chi Lăng. Đang liên lạc.", *ROW)
    row = officer.hear("Thị trấn Đồng Mỏ. Đang liên lạc.", *ROW).name
    assert row.endswith("Chưa xem 1. Chưa vào sổ 1")
    told = {one["office"]: one for one in district("below")["offices"]}
    assert (told[COMMUNE]["devices"], told[COMMUNE]["waiting"]) == (1, 0)


def urges_and_calls(officer: Sitting, commune: Office, id: str) -> None:
    officer.go_to("Các cơ quan trực thuộc", "table")
    officer.walk_down_to("Thị trấn Đồng Mỏ.")
    officer.press("Đôn đốc về 01/TB-UBND")
    officer.fill_in("Nội dung", ASKED)
    officer.press("Gửi đôn đốc")
    officer.said("Đã ghi 1 lời đôn đốc, gửi đi khi có mạng.")
    officer.hear(f"Đôn đốc · 01/TB-UBND · “{ASKED}”")
    officer.press("Ghi đã gọi điện")
    officer.fill_in("Nội dung", CALLED)
    officer.press("Ghi lại")
    officer.said("Đã ghi cuộc gọi. Chỉ cơ quan mình xem được.")
    officer.hear(f"Gọi điện · Nguyễn Thị Mẫu · “{CALLED}”")
    commune("sync")
    (task,) = (one for one in commune("list", "tasks", "--lang", "vi") if one["code"] == "reminded")
    assert f"“{ASKED}”" in task["text"]
    assert CALLED not in str(commune("show", id)), "a call is the office's own"


def reads_the_matrix(officer: Sitting, commune: Office, neighbour: Office, id: str) -> None:
    officer.press("Theo văn bản")
    officer.hear("01/TB-UBND · UBND thị trấn Đồng Mỏ: Đã đến", *ROW)
    neighbour("register", id)
    neighbour("sync")
    officer.hear("01/TB-UBND · UBND thị trấn Chi Lăng: Đã vào sổ", *ROW)
    officer.hear("01/TB-UBND · UBND xã Vân An: không gửi cho nơi này", *ROW)
    officer.go_to("Từng văn bản ở từng cơ quan", "table")
    officer.key("Right")
    officer.hears_focus("01/TB-UBND · UBND thị trấn Chi Lăng: Đã vào sổ")


def test_a_district_officer_enters_refuses_urges_and_reads_who_is_behind_by_ear(
    serving: Serving, sit: Callable[[Path], Sitting], tmp_path: Path
) -> None:
    commune = joined(serving, COMMUNE, tmp_path / "commune")
    neighbour = joined(serving, NEIGHBOUR, tmp_path / "neighbour")
    district = joined(serving, DISTRICT, tmp_path / "district")
    due = legal_day(SystemClock().now()) + timedelta(days=3)
    id = send(district, f"{COMMUNE},{NEIGHBOUR}", "Rà soát đất đai", due=str(due))
    neighbour("sync")
    commune("sync")
    officer = sit(district.profile)
    enters_a_report(officer, district, commune)
    refuses_what_was_sent_by_mistake(officer, commune)
    reads_who_is_behind(officer, district)
    urges_and_calls(officer, commune, id)
    reads_the_matrix(officer, commune, neighbour, id)
    assert [one["state"] for one in district("show", id)["recipients"]] == ["arrived", "registered"]
