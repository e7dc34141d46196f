"""A clerk for a time: rights begin and end with the day, at the server and on a PC without a line; so do numbers."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.actions import incoming, outgoing, staff
from app.actions.showing import document_page
from app.actions.taking_paper import take_paper_in
from sync.errors import Refused
from sync.rules.books import Direction, Entry, entry_id, series_id
from sync.rules.people import Person, Role, RoleHeld
from tests.support.other_selves import take_over
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.scans import a_paper

FIRST, LAST = WRITTEN + timedelta(days=1), WRITTEN + timedelta(days=3)


class House:
    """The commune with a clerk, a leader and an officer, each at a PC; the district has sent it two documents."""

    def __init__(self, place: DistrictPlace, commune: Pc, district: Pc) -> None:
        self.place, self.clerk, self.district = place, commune, district
        self.leader = place.enrol(COMMUNE, "leader", "Lý Văn Thành")
        self.officer = place.enrol(COMMUNE, "officer", "Đỗ Văn Mẫu")
        self.documents = [district.dispatch(f"Thông báo {n}", to=[COMMUNE], size=7_000 + n).id for n in range(3)]
        self.sync()

    def sync(self) -> None:
        for pc in (self.district, self.clerk, self.leader, self.officer):
            pc.sync()

    def pass_days(self, days: int) -> None:
        for clock in (self.place.clock, *(pc.clock for pc in self.place.pcs)):
            clock.advance(days=days)

    def name(self, since: date | None = FIRST, until: date = LAST) -> None:
        staff.name_acting_clerk(self.leader.desk, self.officer.desk.person, since, until)
        self.leader.sync()
        self.officer.sync()

    def takes_a_paper_in_late(self, folder: Path) -> str:
        """The officer enters a paper in his days, and none of it leaves his PC in them; its id."""
        self.name(since=None)
        self.officer.sync()
        scan = pdf(folder / "ban-quet.pdf", 60_000, seed=3)
        taken = take_paper_in(self.officer.desk, a_paper(self.officer.clock.now()), files=[scan])
        self.pass_days(4)
        return taken.id

    def person(self) -> Person:
        found: Person = self.place.row(Person, self.officer.desk.person)
        return found


@pytest.fixture
def house(place: DistrictPlace, commune: Pc, district: Pc) -> House:
    return House(place, commune, district)


def refusal(pc: Pc, id: str) -> str:
    """What somebody is told who would do a clerk's work."""
    with pytest.raises(Refused) as refused:
        incoming.refuse(pc.desk, id, "Gửi nhầm")
    return refused.value.code


def test_he_is_a_clerk_besides_what_he_is_from_the_first_day_to_the_last(house: House) -> None:
    house.name()
    officer = house.officer
    assert house.person().roles == (
        RoleHeld(role=Role.OFFICER),
        RoleHeld(role=Role.CLERK, since=FIRST, until=LAST),
    )
    one, two, three = house.documents
    assert refusal(officer, one) == "person.may_not"
    house.pass_days(1)
    officer.sync()  # asks for numbers of its own, of which it had none
    officer.sync()
    assert incoming.register(officer.desk, one, None).arrival_number == 101
    house.pass_days(2)
    assert incoming.register(officer.desk, two, None).arrival_number == 102  # the last day still counts
    house.sync()
    assert officer.refused() == []
    house.pass_days(1)
    assert refusal(officer, three) == "person.role_ended"
    assert incoming.register(house.clerk.desk, three, None).arrival_number == 1  # the book is his who holds it


def test_he_has_numbers_the_day_he_is_named_and_gives_them_offline(house: House) -> None:
    house.name(since=None)
    house.officer.sync()
    assert incoming.register(house.officer.desk, house.documents[0], None).arrival_number == 101


def test_work_that_arrives_when_his_time_is_over_keeps_its_number_and_is_a_clerks_task(house: House) -> None:
    house.name(since=None)
    house.officer.sync()
    incoming.register(house.officer.desk, house.documents[0], None)
    house.pass_days(4)
    house.officer.sync()
    house.clerk.sync()
    entry = house.place.row(Entry, entry_id(f"{series_id(COMMUNE, Direction.INCOMING)}.2026", 101))
    assert (entry.state, entry.person) == ("used", house.officer.desk.person)
    [task] = house.clerk.tasks()
    assert (task.code, task.facts["why"]) == ("work_of_former_person", "person.role_ended")


def test_a_paper_that_he_took_in_is_there_with_its_scan_for_who_goes_on(house: House, tmp_path: Path) -> None:
    taken = house.takes_a_paper_in_late(tmp_path)
    for pc in (house.officer, house.clerk, house.officer, house.clerk):
        pc.sync()
    page = document_page(house.clerk.replica, taken)
    assert page is not None
    assert [file.state for file in page.attachments] == ["here"]


def test_its_scan_goes_along_where_his_pc_is_enrolled_anew(house: House, tmp_path: Path) -> None:
    taken = house.takes_a_paper_in_late(tmp_path)
    house.officer.push_and_pull()  # and the scan has not gone up
    assert taken in {one.about for one in house.officer.refused()}
    new = house.place.enrol(COMMUNE, "officer")
    take_over(house.officer, new)
    for pc in (new, house.clerk, house.clerk):
        pc.sync()
    page = document_page(house.clerk.replica, taken)
    assert page is not None
    assert [file.state for file in page.attachments] == ["here"]


def test_the_server_counts_by_its_own_clock(house: House) -> None:
    """A PC whose clock is behind goes on as a clerk; what it does then is kept, as a task."""
    house.name(since=None)
    house.officer.sync()
    house.place.clock.advance(days=5)
    incoming.register(house.officer.desk, house.documents[0], WRITTEN)
    house.officer.sync()
    house.clerk.sync()
    assert [task.code for task in house.clerk.tasks()] == ["work_of_former_person"]


def test_a_leader_ends_it_before_its_day(house: House) -> None:
    house.name(since=None)
    staff.end_acting_clerk(house.leader.desk, house.officer.desk.person)
    house.leader.sync()
    house.officer.sync()
    assert house.person().roles == (RoleHeld(role=Role.OFFICER),)
    assert refusal(house.officer, house.documents[0]) == "person.role_ended"
    with pytest.raises(Refused) as refused:
        staff.end_acting_clerk(house.leader.desk, house.officer.desk.person)
    assert refused.value.code == "person.not_acting"


def test_what_makes_no_acting_clerk(house: House) -> None:
    def code(person: str, since: date | None, until: date) -> str:
        with pytest.raises(Refused) as refused:
            staff.name_acting_clerk(house.leader.desk, person, since, until)
        return refused.value.code

    officer, clerk = house.officer.desk.person, house.clerk.desk.person
    assert code(clerk, None, LAST) == "person.already_clerk"
    assert code(officer, LAST, FIRST) == "person.bad_dates"
    assert code(officer, None, WRITTEN - timedelta(days=1)) == "person.bad_dates"
    assert code("nobody", None, LAST) == "person.unknown"
    assert code(house.leader.desk.person, None, LAST) == "person.own_roles"
    with pytest.raises(Refused) as refused:
        staff.name_acting_clerk(house.officer.desk, clerk, None, LAST)
    assert refused.value.code in ("person.may_not", "person.already_clerk")


def on_the_page(pc: Pc) -> list[str]:
    """The tasks that the window shows."""
    with pc.replica.read() as connection:
        return list(connection.exec_driver_sql("SELECT id FROM todo").scalars())


def test_a_number_that_he_passed_over_is_the_clerks_task_when_his_days_are_over(house: House) -> None:
    house.name(since=None)
    house.officer.sync()
    house.clerk.number("Thông báo")
    house.officer.number("Giấy mời", given=102)
    house.sync()
    assert [task.code for task in house.officer.tasks()] == ["numbers_skipped"], "his own, while he may use it"
    assert house.clerk.tasks() == []
    house.pass_days(4)
    house.clerk.sync()
    [task] = house.clerk.tasks()
    assert on_the_page(house.clerk) == [task.task]
    assert task.facts == {"number": "101", "year": "2026", "book": "outgoing", "before": "Đỗ Văn Mẫu"}
    outgoing.void(house.clerk.desk, task.task, "Tờ giấy in hỏng, đã hủy")
    house.sync()
    assert house.clerk.refused() == house.clerk.tasks() == on_the_page(house.clerk) == []
    entry = house.place.row(Entry, entry_id(f"{series_id(COMMUNE, Direction.OUTGOING)}.2026", 101))
    assert (entry.state, entry.reason) == ("void", "Tờ giấy in hỏng, đã hủy")
