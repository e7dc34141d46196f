"""The page of handing over at the window: what somebody has in hand is told, both confirm, the record stays."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPlainTextEdit

from app.actions.handing_over import handover_page
from app.actions.people import set_pin
from app.ui.handover.handover_place import HandoverPlace
from sync.rules.people import Person
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen


@pytest.fixture
def shared(place: DistrictPlace, commune: Pc, district: Pc) -> Pc:
    """A clerk and a leader at one PC; the clerk has entered a document. An officer has another PC."""
    commune.join(place.person(COMMUNE, "leader", "Lý Văn Thành"))
    place.enrol(COMMUNE, "officer", "Đỗ Văn Mẫu")
    id = district.dispatch("Thông báo nghỉ lễ", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    commune.register(id)
    return commune


def opened(desktop: Desktop, pc: Pc, who: int) -> tuple[Screen, HandoverPlace]:
    screen = desktop.open(pc)
    screen.shell.seat(pc.replica.identity.people[who])
    screen.shell.go("handover")
    page = screen.window.page("handover")
    assert isinstance(page, HandoverPlace)
    screen.until(lambda: page.person.count())
    return screen, page


def person_named(pc: Pc, name: str) -> str:
    return next(person.id for person in handover_page(pc.replica).people if person.name == name)


def take(page: HandoverPlace, person: str, to: str) -> None:
    page.person.take(person)
    page.to.take(to)


def test_a_leader_hands_over_for_a_clerk_who_types_his_pin(desktop: Desktop, shared: Pc, tmp_path: Path) -> None:
    clerk, _ = shared.replica.identity.people
    set_pin(shared.replica, clerk, "1111")
    screen, page = opened(desktop, shared, 1)
    officer = person_named(shared, "Đỗ Văn Mẫu")
    take(page, clerk, officer)
    screen.until(lambda: screen.reads("Sổ văn bản đến 2026: số cuối 1, không có số bỏ trống"))
    screen.find(QCheckBox, "Ngừng quyền của").click()
    screen.press("Bàn giao…")
    pin = screen.until(lambda: screen.all(QLineEdit, "Mã PIN của Nguyễn Thị Mẫu"))[0]
    pin.setText("9999")
    screen.press("Bàn giao")
    screen.until(lambda: screen.reads("Mã PIN không đúng."))
    pin.setText("1111")
    screen.press("Bàn giao")
    screen.said("Đã bàn giao.")
    shared.sync()
    assert shared.refused() == []
    person: Person = shared.place.row(Person, clerk)
    assert person.ended_at is not None
    screen.until(lambda: screen.all(QAbstractButton, "Lưu biên bản Nguyễn Thị Mẫu → Đỗ Văn Mẫu"))
    [record] = handover_page(shared.replica).records
    path = tmp_path / "bien-ban.pdf"
    page.paper.save_record_to(record.id, path)
    screen.said(f"Đã lưu {path}")
    assert path.read_bytes().startswith(b"%PDF")


def test_without_him_the_reason_is_wanted(desktop: Desktop, shared: Pc) -> None:
    clerk, _ = shared.replica.identity.people
    screen, page = opened(desktop, shared, 1)
    officer = person_named(shared, "Đỗ Văn Mẫu")
    take(page, clerk, officer)
    screen.find(QCheckBox, "Người bàn giao vắng mặt").click()
    screen.press("Bàn giao…")
    why = screen.until(lambda: screen.all(QPlainTextEdit, "Vì sao"))[0]
    do = screen.find(QAbstractButton, "Bàn giao")
    assert not do.isEnabled()
    why.setPlainText("Ốm nặng")
    do.click()
    screen.said("Đã bàn giao.")
    screen.until(lambda: screen.reads("vắng mặt"))


def test_others_hand_over_their_own_and_give_no_roles(desktop: Desktop, shared: Pc) -> None:
    clerk, leader = shared.replica.identity.people
    screen, page = opened(desktop, shared, 0)
    assert [page.person.itemData(n) for n in range(page.person.count())] == [clerk]
    assert not screen.all(QCheckBox, "Chuyển cả vai trò")
    assert not screen.all(QCheckBox, "Người bàn giao vắng mặt")
    assert not page.start.isEnabled()
    page.to.take(clerk)
    assert not page.start.isEnabled()
    page.to.take(leader)
    assert page.start.isEnabled()
