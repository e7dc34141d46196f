"""A clerk leaves, and the office goes on: by himself or without him, with his PC still somewhere without a line."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.actions import case_files, handing_over, incoming, outgoing
from app.actions.circulation import direct
from app.actions.handing_over import Wish, handover_page
from app.actions.people import set_pin
from sync.errors import Refused
from sync.rules.assignments import Assigned
from sync.rules.books import Direction, Entry, entry_id, series_id, token_of
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Handling, handling_id
from sync.rules.intents import Refuse
from sync.rules.people import Device, Person, Role
from sync.server.rows import ServerState
from tests.support.filled_forms import page_texts, solid
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE

SERIES = series_id(COMMUNE, Direction.INCOMING)


class House:
    """The commune's clerk has registered two documents and leads one; a leader and an officer have PCs of their own."""

    def __init__(self, place: DistrictPlace, clerk: Pc, district: Pc) -> None:
        self.place, self.clerk, self.district = place, clerk, district
        self.leader = place.enrol(COMMUNE, "leader", "Lý Văn Thành")
        self.officer = place.enrol(COMMUNE, "officer", "Đỗ Văn Mẫu")
        self.ids = [district.dispatch(f"Thông báo {n}", to=[COMMUNE], size=7_000 + n).id for n in range(4)]
        self.sync()
        for id in self.ids[:2]:
            clerk.register(id)
        self.sync()
        direct(self.leader.desk, self.ids[0], Assigned(person=clerk.desk.person), "Làm", (), (), None, None)
        self.sync()
        self.sync()

    def sync(self) -> None:
        for pc in (self.district, self.clerk, self.leader, self.officer):
            if self.place.row(Device, pc.device).revoked_at is None:
                pc.sync()

    def wish(self, **more: object) -> Wish:
        told = {"person": self.clerk.desk.person, "to": self.officer.desk.person, "roles": (Role.CLERK,), "ends": True}
        return Wish(**told | more)  # type: ignore[arg-type]

    @property
    def token(self) -> str:
        with self.place.home.database.read() as connection:
            found = token_of(ServerState(connection), SERIES)
        assert found is not None
        return found.device


@pytest.fixture
def house(place: DistrictPlace, commune: Pc, district: Pc) -> House:
    return House(place, commune, district)


def test_a_leader_does_it_without_him_and_the_office_goes_on(house: House, tmp_path: Path) -> None:
    emergency = house.wish(is_present=False, reason="Chuyển công tác đột xuất")
    facts = case_files.Facts("01.LĐ", "Hộ nghèo 2026", 10, house.clerk.desk.person)
    file = case_files.open_file(house.leader.desk, facts)
    id = handing_over.hand_over(house.leader.desk, emergency)
    house.leader.sync()
    house.officer.sync()
    house.officer.sync()
    person = house.place.row(Person, house.clerk.desk.person)
    assert person.ended_at is not None
    assert house.token == house.officer.device
    handling = house.place.row(Handling, handling_id(house.ids[0], COMMUNE))
    assert handling.directive.lead.person == house.officer.desk.person
    assert incoming.register(house.officer.desk, house.ids[2], None).arrival_number == 103  # past all that was granted
    [record] = handover_page(house.officer.replica).records
    assert [(stand.book, stand.last) for stand in record.books][-1] == (f"{SERIES}.2026", 2)
    assert record.things.files == (file.id,)
    path = handing_over.save_record(house.officer.replica, id, tmp_path / "bien-ban.pdf")
    text = "".join(page_texts(path.read_bytes()))
    for said in (
        "BIÊN BẢN BÀN GIAO",
        "Đỗ Văn Mẫu",
        "Thông báo 0",
        "(vắng mặt)",
        "Chuyển công tác đột xuất",
        "Hộ nghèo 2026",
    ):
        assert solid(said) in text, said


def test_numbers_that_the_old_pc_gave_without_a_line_are_entered_when_they_come(house: House) -> None:
    late = incoming.register(house.clerk.desk, house.ids[2], None)
    assert late.arrival_number == 3
    handing_over.hand_over(house.leader.desk, house.wish(is_present=False, reason="Ốm", ends=False))
    house.leader.sync()
    house.officer.sync()
    house.clerk.sync()  # its line is back
    entry = house.place.row(Entry, entry_id(f"{SERIES}.2026", 3))
    assert (entry.state, entry.document) == ("used", house.ids[2])
    assert [item.code for item in house.clerk.refused()] == ["person.role_ended"]
    house.officer.sync()
    assert "work_of_former_person" in [task.code for task in house.officer.tasks()]
    assert incoming.register(house.officer.desk, house.ids[3], None).arrival_number == 103


def test_his_access_ends_and_what_comes_late_from_his_pc_is_kept_as_a_task(house: House) -> None:
    incoming.register(house.clerk.desk, house.ids[2], None)
    handing_over.hand_over(house.leader.desk, house.wish(is_present=False, reason="Ốm"))
    house.leader.sync()
    house.clerk.sync()
    house.officer.sync()
    assert [item.code for item in house.clerk.refused()] == ["person.ended"]
    assert "work_of_former_person" in [task.code for task in house.officer.tasks()]
    assert house.place.row(Entry, entry_id(f"{SERIES}.2026", 3)).document == house.ids[2]


def test_his_pc_is_shut_out_where_that_is_wanted(house: House) -> None:
    handing_over.hand_over(house.leader.desk, house.wish(is_present=False, reason="Mất máy", shuts_pcs=True))
    house.leader.sync()
    assert house.place.row(Device, house.clerk.device).revoked_at is not None
    with pytest.raises(Refused) as refused:
        house.clerk.sync()
    assert refused.value.code == "device.revoked"


def test_both_confirm_at_a_shared_pc_and_what_is_under_way_goes_first(house: House) -> None:
    """Three people at the clerk's PC: his last work of the day reaches the server before he is gone."""
    clerk, officer, leader = house.clerk, house.officer.desk.person, house.leader.desk.person
    for person in (officer, leader):
        clerk.join(person)
    house.clerk.sync()
    me = clerk.desk.person
    for person, pin in ((me, "1111"), (officer, "2222"), (leader, "3333")):
        set_pin(clerk.replica, person, pin)
    clerk.register(house.ids[2])
    desk = type(clerk.desk)(clerk.replica, leader)
    for pins, code in (
        ({}, "person.pin_needed"),
        ({"pin": "1111"}, "person.pin_needed"),
        ({"pin": "9999"}, "person.pin_wrong"),
    ):
        with pytest.raises(Refused) as refused:
            handing_over.hand_over(desk, house.wish(**pins))
        assert refused.value.code == code
    handing_over.hand_over(desk, house.wish(pin="1111", to_pin="2222"))
    clerk.sync()
    assert clerk.refused() == []
    assert house.place.row(Person, me).ended_at is not None
    assert house.place.row(Device, clerk.device).revoked_at is None  # others use it
    assert house.token == clerk.device  # the book stays where it is
    assert house.place.row(Entry, entry_id(f"{SERIES}.2026", 3)).state == "used"
    [record] = handover_page(clerk.replica).records
    assert (record.is_present, record.unsent) == (True, 1)


def test_what_he_had_passed_over_and_not_explained_is_the_next_ones_task_where_he_hands_over_himself(
    house: House,
) -> None:
    clerk, officer = house.clerk, house.officer
    clerk.number("Thông báo", given=3)
    house.place.operator.set_role(officer.desk.person, "officer,clerk")
    house.sync()
    handing_over.hand_over(clerk.desk, house.wish())
    house.sync()
    house.sync()
    skipped = [task for task in officer.tasks() if task.code == "numbers_skipped"]
    assert [task.facts["number"] for task in skipped] == ["1", "2"]
    outgoing.void(officer.desk, skipped[0].task, "Tờ giấy viết hỏng")
    officer.sync()
    assert officer.refused() == []
    book = f"{series_id(COMMUNE, Direction.OUTGOING)}.2026"
    assert house.place.row(Entry, entry_id(book, 1)).reason == "Tờ giấy viết hỏng"
    assert [task.facts["number"] for task in officer.tasks() if task.code == "numbers_skipped"] == ["2"]


def test_who_has_no_pc_yet_is_given_a_code_first(house: House) -> None:
    new = house.place.person(COMMUNE, "officer", "Vi Thị Lệ")
    house.leader.sync()
    wish = house.wish(to=new, is_present=False, reason="Ốm")
    with pytest.raises(Refused) as refused:
        handing_over.hand_over(house.leader.desk, wish)
    assert refused.value.code == "handover.no_pc"
    pc = Pc(house.place, house.place.root / "new", seed=900)
    house.place.pcs.append(pc)
    pc.join(new)
    house.leader.sync()
    handing_over.hand_over(house.leader.desk, wish)
    house.leader.sync()
    assert house.token == pc.device


def test_what_is_held_for_an_undo_goes_before_the_handover(house: House) -> None:
    """Else it would be the work of somebody whose access has ended, and not be done."""
    clerk, id = house.clerk, house.ids[2]
    with clerk.replica.write() as t:
        until = clerk.clock.now() + timedelta(seconds=10)
        t.save_intent(Refuse(document=id, reason="Gửi nhầm"), person=clerk.desk.person, rank=3, hold_until=until)
    handing_over.hand_over(clerk.desk, house.wish(roles=(), takes_books=False))
    clerk.sync()
    assert house.place.row(Person, clerk.desk.person).ended_at is None
    house.place.clock.advance(seconds=11)
    clerk.clock.advance(seconds=11)
    clerk.sync()
    house.officer.sync()
    assert house.place.row(Person, clerk.desk.person).ended_at is not None
    assert [task.code for task in house.officer.tasks()] == []
    assert house.place.row(Delivery, delivery_id(id, COMMUNE)).state == "refused"
