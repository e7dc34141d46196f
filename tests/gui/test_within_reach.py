"""Every control of every place has a name, and Tab comes to each of them and never stands still."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget

from app.actions import circulation, reminding
from app.actions.people import set_pin
from app.host.preferences import Preferences
from app.host.profile import Profile
from sync.world import SystemClock, SystemIds
from tests.support.papers import typeset_pdf
from tests.support.pen import Pen
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.windows import Desktop, Screen
from tests.support.within_reach import nameless, out_of_reach

SIZES = {"wide": (1600, 1000), "narrow": (1366, 728)}
PLACES = ["work", "incoming", "outgoing", "drafts", "waiting", "below", "log", "away", "people", "settings", "help"]
STEPS = ["papers", "recipients", "number", "send"]


@pytest.fixture
def house(place: DistrictPlace, tmp_path: Path) -> Pc:
    """A district whose one person is clerk and leader, with something in every place."""
    pc, commune = place.enrol(DISTRICT), place.enrol(COMMUNE)
    place.operator.set_role(pc.replica.identity.people[0], "clerk,leader,officer")
    paper = typeset_pdf(tmp_path / "báo cáo.pdf", "Rà soát đất đai", "Trang hai")
    for n in range(3):
        commune.dispatch(f"Báo cáo {n}", file=paper, due=WRITTEN + timedelta(days=n))
    sent = pc.dispatch("Thông báo", to=[COMMUNE, NEIGHBOUR], due=WRITTEN + timedelta(days=1)).id
    for one in (commune, pc, commune):
        one.sync()
    first = pc.incoming()[0].line.id
    pc.register(first)
    circulation.present(pc.desk, first, pc.desk.person)
    commune.refuse(sent)
    commune.sync()
    pc.sync()
    reminding.note_call(pc.desk, COMMUNE, "Đã gặp chị Mai")
    pc.dispatch("Kế hoạch tiêm chủng", to=[COMMUNE])
    pc.number("Đã ký, chờ quét")
    for clock in (place.clock, pc.clock, commune.clock):
        clock.advance(days=3)
    return pc


def is_all_in_reach(screen: Screen) -> None:
    settle(screen)
    window: QWidget = QApplication.activeModalWidget() or screen.front
    assert nameless(window) == []
    assert out_of_reach(screen) == []
    assert out_of_reach(screen, backwards=True) == []


def settle(screen: Screen) -> None:
    """Let everything come that was asked for."""
    screen.shell.bridge.begin()
    seen: list[int] = [-1]

    def is_still() -> bool:
        count, before = len(screen.front.findChildren(QWidget)), seen[-1]
        seen.append(count)
        return len(seen) > QUIET and len(set(seen[-QUIET:])) == 1 and before == count

    screen.until(is_still)


QUIET = 60  # looks, 5 ms apart


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shown", PLACES)
def test_in_each_place(desktop: Desktop, house: Pc, shown: str, size: str) -> None:
    screen = desktop.open(house, size=SIZES[size])
    if shown == "drafts":
        pen = Pen(screen)
        pen.begin()
        pen.write("Báo cáo")
    screen.shell.go(shown)
    is_all_in_reach(screen)


@pytest.mark.parametrize("size", SIZES)
def test_in_what_was_found(desktop: Desktop, house: Pc, size: str) -> None:
    screen = desktop.open(house, size=SIZES[size])
    screen.type("Tìm văn bản", "bao cao")
    screen.until(lambda: screen.window.place == "search")
    is_all_in_reach(screen)


@pytest.mark.parametrize("step", STEPS)
def test_in_each_step_of_writing(desktop: Desktop, house: Pc, tmp_path: Path, step: str) -> None:
    pen = Pen(desktop.open(house, size=SIZES["narrow"]))
    pen.begin()
    pen.attach(typeset_pdf(tmp_path / "một.pdf", "Một"), typeset_pdf(tmp_path / "hai.pdf", "Hai"))
    pen.write("Kế hoạch")
    pen.page.show_step(step)
    is_all_in_reach(pen.screen)


def test_in_a_reply(desktop: Desktop, house: Pc) -> None:
    screen = desktop.open(house, size=SIZES["narrow"])
    screen.shell.go("incoming", "all", house.incoming()[0].line.id)
    page: Any = screen.window.page("incoming")
    screen.until(lambda: page.pane.page is not None)
    page.wanted.emit("reply", page.pane.page)
    screen.until(lambda: screen.window.place == "compose")
    is_all_in_reach(screen)
    screen.press("Thêm: loại, ngày")
    is_all_in_reach(screen)


def test_before_anybody_has_joined(desktop: Desktop, tmp_path: Path) -> None:
    screen = desktop.start(Profile(tmp_path / "new"), SystemClock(), SystemIds())
    is_all_in_reach(screen)
    screen.press("Cách khác")
    is_all_in_reach(screen)
    screen.press("Nhập bằng tay")
    is_all_in_reach(screen)


def test_at_the_door(desktop: Desktop, place: DistrictPlace, commune: Pc) -> None:
    commune.join(place.person(COMMUNE, "leader", "Lý Văn Thành"))
    set_pin(commune.replica, commune.replica.identity.people[0], "248163")
    screen = desktop.open(commune, Preferences(mode="light", language="vi"))
    is_all_in_reach(screen)
    screen.find(QAbstractButton, "Nguyễn Thị Mẫu").click()
    screen.until(lambda: screen.all(QLineEdit, "Mã PIN"))
    is_all_in_reach(screen)
    screen.press("Quên mã PIN")
    is_all_in_reach(screen)


QUESTIONS = {
    "Từ chối tiếp nhận": "incoming",
    "Cho ý kiến": "incoming",
    "Kết thúc xử lý": "incoming",
    "Cấp số": "incoming",
    "Thêm người": "people",
    "Ghi đã gọi điện": "below",
}


@pytest.mark.parametrize("asked", QUESTIONS)
def test_in_each_question(desktop: Desktop, house: Pc, asked: str) -> None:
    screen = desktop.open(house, size=SIZES["wide"])
    screen.shell.go(QUESTIONS[asked])
    settle(screen)
    if QUESTIONS[asked] == "incoming":
        registered = next(one.line.id for one in house.incoming() if one.line.state != "arrived")
        other = next(one.line.id for one in house.incoming() if one.line.state == "arrived")
        screen.shell.go("incoming", "all", other if asked == "Từ chối tiếp nhận" else registered)
    screen.until(lambda: [b for b in screen.all(QPushButton, asked) if b.isEnabled()])
    next(b for b in screen.all(QPushButton, asked) if b.isEnabled()).click()
    screen.until(QApplication.activeModalWidget)
    is_all_in_reach(screen)
