"""A document's way through its recipient's house, what the sender sees of it, reminders, calls and groups: all the way
over the server."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.actions import circulation, groups, reminding, seen, staff
from app.actions.desk import Desk
from app.actions.urging import urged
from sync.errors import Refused
from sync.replica.view import View
from sync.rules.assignments import Assigned
from sync.rules.calls import CallNote
from sync.rules.circulation import standing
from sync.rules.deliveries import Channel, Delivery, Recipient, delivery_id
from sync.rules.documents import Handling, Urgency, handling_id
from sync.rules.groups import Group, groups_of
from sync.rules.people import Role, RoleHeld
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR

DONE_BY = date(2026, 11, 27)


@pytest.fixture
def house(place: DistrictPlace, district: Pc) -> Pc:
    """The district's PC, which a clerk, a leader and an officer share."""
    district.join(place.person(DISTRICT, "leader", "Trần Văn Mẫu"))
    district.join(place.person(DISTRICT, "officer", "Lê Thị Mẫu"))
    return district


def clerk(pc: Pc) -> Desk:
    return Desk(pc.replica, pc.replica.identity.people[0])


def leader(pc: Pc) -> Desk:
    return Desk(pc.replica, pc.replica.identity.people[1])


def officer(pc: Pc) -> Desk:
    return Desk(pc.replica, pc.replica.identity.people[2])


@pytest.fixture
def id(commune: Pc, house: Pc) -> str:
    """A document of the commune that the district has registered."""
    id = commune.dispatch("Báo cáo").id
    commune.sync()
    house.sync()
    house.register(id)
    house.sync()
    commune.sync()
    return id


def page(pc: Pc, id: str) -> Handling:
    with pc.replica.read() as connection:
        found = View(connection).get(Handling, handling_id(id, pc.office))
    assert found is not None
    return found


def word(pc: Pc, id: str) -> str:
    with pc.replica.read() as connection:
        delivery = View(connection).get(Delivery, delivery_id(id, pc.office))
    assert delivery is not None
    return standing(delivery, page(pc, id))


def code_of(ask: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        ask()
    return refused.value.code


def exchange(*pcs: Pc) -> None:
    for pc in pcs:
        pc.sync()


def test_the_whole_way_offline_and_the_sender_sees_each_step_once(commune: Pc, house: Pc, id: str) -> None:
    circulation.present(clerk(house), id, leader(house).person, "Đề nghị giao Tư pháp")
    assert word(house, id) == "presented"
    exchange(house, commune)
    assert commune.states(id) == ["registered"]
    lead = Assigned(person=officer(house).person, due=DONE_BY)
    circulation.direct(leader(house), id, lead, "Tham mưu trả lời", due=date(2026, 12, 1))
    circulation.accept(officer(house), id)
    assert word(house, id) == "in_progress"
    exchange(house, commune)
    assert commune.states(id) == ["in_progress"]
    reply = house.dispatch("Trả lời", to=(COMMUNE,)).id
    circulation.finish(officer(house), id, "Đã trả lời", reply)
    exchange(house, commune)
    assert house.refused() == []
    assert commune.states(id) == ["done"]
    codes = [event.code for event in commune.shown(id).deliveries[0].history]
    assert codes == ["sent", "arrived", "arrived", "registered", "assigned", "in_progress", "done"]
    conclusion = page(house, id).conclusion
    assert conclusion is not None
    assert (conclusion.result, conclusion.reply) == ("Đã trả lời", reply)


def test_the_sender_never_sees_what_is_said_inside(commune: Pc, house: Pc, id: str) -> None:
    circulation.present(clerk(house), id, proposal="Lời riêng")
    circulation.direct(leader(house), id, Assigned(person=officer(house).person), "Lời riêng")
    circulation.finish(officer(house), id, "Lời riêng")
    exchange(house, commune)
    with commune.replica.read() as connection:
        rows = connection.exec_driver_sql("SELECT data FROM base").scalars().all()
    for secret in ("Lời riêng", officer(house).person, leader(house).person):
        assert all(secret.encode() not in row for row in rows)


def test_a_reply_that_travels_in_another_lane_is_taken(commune: Pc, house: Pc, id: str) -> None:
    urgent = commune.dispatch("Công điện", urgency=Urgency.URGENT).id
    exchange(commune, house)
    house.register(urgent)
    house.sync()
    reply = house.number("Trả lời").id
    circulation.finish(clerk(house), urgent, reply=reply)
    exchange(house, commune)
    assert (house.refused(), commune.states(urgent)) == ([], ["done"])


def test_two_pcs_agree_and_the_servers_order_stands(place: DistrictPlace, commune: Pc, house: Pc, id: str) -> None:
    other = place.enrol(DISTRICT, "leader", "Phạm Thị Mẫu")
    other.sync()
    lead = Assigned(person=officer(house).person)
    circulation.direct(leader(house), id, lead, "Một")
    circulation.direct(Desk(other.replica, other.replica.identity.people[0]), id, lead, "Hai")
    exchange(other, house, other)
    assert [d.text for d in page(house, id).directives] == ["Hai", "Một"]
    assert page(house, id) == page(other, id)


def test_a_day_that_has_passed_is_no_deadline(house: Pc, id: str) -> None:
    lead = Assigned(person=officer(house).person, due=WRITTEN - timedelta(days=1))
    assert code_of(lambda: circulation.direct(leader(house), id, lead)) == "date.due_past"
    someone = Assigned(person=officer(house).person)
    late = WRITTEN - timedelta(days=1)
    assert code_of(lambda: circulation.direct(leader(house), id, someone, due=late)) == "date.due_past"
    circulation.direct(leader(house), id, someone, due=WRITTEN)


def test_what_the_sender_wants_answered_by_a_day_is_not_ended_in_silence(commune: Pc, house: Pc) -> None:
    id = commune.dispatch("Đề nghị báo cáo", to=[house.office], due=WRITTEN + timedelta(days=3)).id
    exchange(commune, house)
    house.register(id)
    for result in ("", " \n"):
        assert code_of(lambda told=result: circulation.finish(clerk(house), id, told)) == "reply.needed"  # type: ignore[misc]
    shown = house.shown(id)
    assert shown.listed.line.state == "registered", "nothing of it was stored"
    circulation.finish(clerk(house), id, "Chỉ để biết, không cần trả lời")
    assert code_of(lambda: circulation.finish(clerk(house), id)) == "document.already_done"


def test_a_reminder_arrives_as_a_task_and_goes_with_the_work(commune: Pc, house: Pc, id: str) -> None:
    assert reminding.remind(clerk(commune), id, "Đề nghị báo cáo") == (DISTRICT,)
    exchange(commune, house)
    (task,) = house.tasks()
    assert (task.code, task.facts["office"], task.facts["note"]) == ("reminded", COMMUNE, "Đề nghị báo cáo")
    for pc in (commune, house):
        assert [e.facts["note"] for e in pc.shown(id).history if e.code == "reminded"] == ["Đề nghị báo cáo"]
    circulation.finish(clerk(house), id)
    assert house.tasks() == []
    exchange(house, commune)
    assert house.tasks() == []
    assert code_of(lambda: reminding.remind(clerk(commune), id, "Nữa")) == "remind.nobody_left"


def test_what_was_not_in_the_book_is_urged_until_it_is(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Chưa vào sổ").id
    exchange(commune, district, commune)
    reminding.remind(commune.desk, id, "Đề nghị vào sổ", [DISTRICT, DISTRICT])
    exchange(commune, district)
    assert [t.code for t in district.tasks()] == ["reminded"]
    district.register(id)
    exchange(district)
    assert district.tasks() == []


def test_a_call_stays_on_the_pcs_of_the_own_office(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    id = district.dispatch("Nhắc", to=(COMMUNE,)).id
    exchange(district, commune)
    reminding.note_call(district.desk, COMMUNE, "Chị Lý hứa chiều nay", id)
    reminding.note_call(district.desk, COMMUNE, "Gọi lần hai")
    other = place.enrol(DISTRICT)
    exchange(district, commune, other)
    assert district.refused() == []
    for pc in (district, other):
        told = {(call.text, bool(call.notation)) for call in urged(pc.replica, COMMUNE, ())}
        assert told == {("Gọi lần hai", False), ("Chị Lý hứa chiều nay", True)}
    with commune.replica.read() as connection:
        rows = connection.exec_driver_sql("SELECT count(*) FROM base WHERE type = ?", (CallNote.type_name(),))
        assert rows.scalar_one() == 0


def saved_groups(pc: Pc) -> list[Group]:
    with pc.replica.read() as connection:
        return groups_of(View(connection), DISTRICT)


def test_a_group_is_there_on_every_pc_of_the_office_and_goes_from_all(place: DistrictPlace, district: Pc) -> None:
    other = place.enrol(DISTRICT)
    by_post = Recipient(name="Công ty Điện lực", channel=Channel.POST)
    group = groups.save_group(district.desk, "Các xã", [Recipient(office=COMMUNE), by_post])
    exchange(district, other)
    assert saved_groups(other) == [group]
    assert code_of(lambda: groups.save_group(other.desk, "CÁC XÃ", [by_post])) == "group.name_taken"
    changed = groups.save_group(other.desk, "Các xã phía bắc", [Recipient(office=NEIGHBOUR)], group.id)
    exchange(other, district)
    assert saved_groups(district) == [changed]
    groups.remove_group(district.desk, group.id)
    exchange(district, other)
    assert saved_groups(district) == saved_groups(other) == []


def test_two_groups_of_one_name_made_offline_end_as_one_and_a_refusal(place: DistrictPlace, district: Pc) -> None:
    other = place.enrol(DISTRICT)
    first = groups.save_group(district.desk, "Các xã", [Recipient(office=COMMUNE)])
    groups.save_group(other.desk, "các xã", [Recipient(office=NEIGHBOUR)])
    exchange(district, other)
    assert [r.code for r in other.refused()] == ["group.name_taken"]
    assert saved_groups(other) == [first]


def test_opening_a_document_is_told_once_and_never_for_ones_own(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Mới").id
    exchange(commune, district)
    assert not seen.open_document(commune.desk, id)
    assert seen.open_document(district.desk, id)
    assert not seen.open_document(district.desk, id)
    assert not seen.open_document(district.desk, "nothing")
    exchange(district, commune)
    assert commune.states(id) == ["opened"]
    assert [e.code for e in commune.shown(id).deliveries[0].history].count("opened") == 1


def test_reading_is_not_in_the_way_of_who_may_report_no_more(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Mới").id
    exchange(commune, district)
    place.operator.end_person(district.replica.identity.people[0])
    district.pull()
    assert not seen.open_document(district.desk, id)


def test_a_leader_changes_people_and_pcs(place: DistrictPlace, house: Pc) -> None:
    new = staff.add_person(leader(house), "Lý Thị Mới", [RoleHeld(role=Role.OFFICER)])
    acting = RoleHeld(role=Role.CLERK, since=WRITTEN, until=DONE_BY)
    staff.set_roles(leader(house), new, [RoleHeld(role=Role.OFFICER), acting])
    lost = place.enrol(DISTRICT, "officer", "Hoàng Văn Mẫu")
    house.sync()
    staff.revoke_device(leader(house), lost.device)
    staff.end_person(leader(house), lost.replica.identity.people[0])
    house.sync()
    assert house.refused() == []
    members = {member.person.name: member for member in staff.staff_of(house.replica)}
    assert list(members) == ["Lê Thị Mẫu", "Lý Thị Mới", "Nguyễn Thị Mẫu", "Trần Văn Mẫu", "Hoàng Văn Mẫu"]
    assert members["Lý Thị Mới"].person.roles[1] == acting
    assert members["Lý Thị Mới"].devices == ()
    assert [d.id for d in members["Lê Thị Mẫu"].devices] == [house.device]
    assert members["Hoàng Văn Mẫu"].devices[0].revoked_at is not None
    assert code_of(lambda: staff.add_person(clerk(house), "Ai đó", [acting])) == "person.may_not"
