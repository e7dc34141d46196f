"""A clerk's first minutes at a real window on a real screen, by keyboard, read back as a screen reader reads it."""

import sys
from pathlib import Path

from app.actions import outgoing
from app.actions.outgoing import Wanted
from tests.support.at_a_screen import on_a_screen
from tests.support.papers import pdf
from tests.support.places import WRITTEN
from tests.support.running import Running
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.screen_reader import Desk, wait_for
from tests.support.serving import Serving

SUBJECT = "Giấy mời họp giao ban"
HEARD = f"Chưa xem. {SUBJECT}."  # while a question stands before the list; else it counts as seen after a second
EOFFICE = Path(sys.executable).parent / "eoffice"
pytestmark = on_a_screen


def invite(district: Running) -> None:
    pc = district.pc
    paper = pdf(pc.folder / "giấy mời.pdf", 20_000, seed=1)
    wanted = Wanted("GM", SUBJECT, WRITTEN, files=(paper,), to=(COMMUNE,))
    outgoing.dispatch(pc.desk, wanted)
    assert district.sync().summary.waiting == 0


def test_a_clerk_joins_by_keyboard_sets_a_pin_and_locks_so_that_nothing_can_be_read(
    serving: Serving, screen: Desk, tmp_path: Path
) -> None:
    with Running(serving.enrol(DISTRICT)) as district:
        invite(district)
    process = screen.start(EOFFICE, "--profile", tmp_path / "profile")
    program = screen.program(process.pid)
    program.find("Mã đăng ký, nhóm 1")
    screen.type(serving.slip(COMMUNE).replace("-", "").lower())
    program.find("Đủ 12 ký tự, không gõ nhầm.")
    program.find("Cách khác").press()
    program.find("Nhập bằng tay").press()
    screen.click(program.find("Địa chỉ", "text"))
    screen.type(serving.url)
    screen.key("Tab")
    screen.type(serving.fingerprint)
    screen.key("Return")
    program.find("Máy chủ đã nhập")
    screen.key("Return")
    program.find("Máy này là của: Ủy ban nhân dân Thị trấn Đồng Mỏ")
    program.find("Người dùng: Nguyễn Thị Mẫu")
    program.find("Máy này nhiều người dùng chung", "check box").press()
    screen.click(program.find("Mã PIN mới", "text"))
    screen.type("248163")
    screen.key("Tab")
    screen.type("248163")
    screen.key("Return")
    program.find(HEARD)
    program.find("Để sau").press()
    wait_for(lambda: program.look("Sổ văn bản đi năm") is None, "the question about the books is gone")
    screen.key("ctrl+l")
    program.find("Màn hình đang khóa")
    assert [node.name for node in program.walk() if SUBJECT in node.name] == []
    field = program.find("Mã PIN", "text")
    wait_for(lambda: field.has_focus, "the keyboard on the PIN")
    screen.type("248163")
    screen.key("Return")
    wait_for(lambda: any(SUBJECT in node.name for node in program.walk()), "the list is there again")
