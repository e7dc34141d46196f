"""On whose desk an incoming document is: its queue, its people and its deadline, as it goes through the house."""

from datetime import date, timedelta

import pytest

from app.actions import circulation, undoing
from sync.replica import finding, pages
from sync.replica.line import Line
from sync.replica.periods import midnight
from sync.replica.sought import Sought
from sync.rules.assignments import Assigned
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.staff import Staff

DUE = WRITTEN + timedelta(days=5)


@pytest.fixture
def staff(place: DistrictPlace, commune: Pc) -> Staff:
    return Staff(place, commune, leaders=2)


@pytest.fixture
def id(district: Pc, commune: Pc) -> str:
    """A document that came and stands in the commune's book."""
    sent = district.dispatch("Rà soát hộ nghèo", to=[COMMUNE], due=DUE).id
    district.sync()
    commune.sync()
    commune.register(sent)
    return sent


def line(pc: Pc, id: str) -> Line:
    raw = pc.replica.database.raw()
    found = pages.one(raw, id)
    raw.close()
    assert found is not None
    return found


def counts(pc: Pc, person: str = "") -> dict[str, int]:
    raw = pc.replica.database.raw()
    found = pages.counts(raw, midnight(WRITTEN), person)
    raw.close()
    return found


def test_presented_it_waits_for_the_leader_before_whom_it_lies(commune: Pc, staff: Staff, id: str) -> None:
    assert line(commune, id).queue == "to_present"
    circulation.present(staff.desk(staff.clerk), id, staff.leader)
    shown = line(commune, id)
    assert (shown.state, shown.queue, shown.people) == ("presented", "to_direct", (staff.leader,))


def test_before_no_leader_by_name_it_is_on_nobodys_own_desk(commune: Pc, staff: Staff, id: str) -> None:
    circulation.present(staff.desk(staff.clerk), id)
    assert line(commune, id).people == ()


def test_directed_it_is_with_whom_the_directive_names_the_lead_first_and_has_its_day(
    commune: Pc, staff: Staff, id: str
) -> None:
    by = WRITTEN + timedelta(days=2)
    helping, told = [Assigned(person=staff.helper)], [Assigned(person=staff.clerk)]
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer), "Tham mưu", helping, told, by)
    shown = line(commune, id)
    assert (shown.state, shown.queue) == ("assigned", "in_progress")
    assert (shown.people, shown.due) == ((staff.officer, staff.helper), by.isoformat())
    assert [counts(commune, who).get("mine", 0) for who in (staff.officer, staff.helper, staff.clerk)] == [1, 1, 0]


def test_accepted_and_finished_it_moves_on_and_leaves_the_lists(commune: Pc, staff: Staff, id: str) -> None:
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer))
    circulation.accept(staff.desk(staff.officer), id)
    assert (line(commune, id).state, line(commune, id).queue) == ("in_progress", "in_progress")
    circulation.finish(staff.desk(staff.officer), id, "Đã báo cáo")
    assert (line(commune, id).state, line(commune, id).queue) == ("done", "ended")


def test_presented_once_more_after_a_directive_it_waits_for_the_leader_again(
    commune: Pc, staff: Staff, id: str
) -> None:
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer))
    circulation.present(staff.desk(staff.clerk), id, staff.deputy)
    assert (line(commune, id).queue, line(commune, id).people) == ("to_direct", (staff.deputy,))
    circulation.direct(staff.desk(staff.deputy), id, Assigned(person=staff.helper))
    assert (line(commune, id).queue, line(commune, id).people) == ("in_progress", (staff.helper,))


def test_undone_in_time_it_is_where_it_was(commune: Pc, staff: Staff, id: str) -> None:
    before = line(commune, id)
    circulation.present(staff.desk(staff.clerk), id, staff.leader, hold_s=10)
    assert undoing.undo(staff.desk(staff.clerk), id, "present")
    assert line(commune, id) == before


def test_a_day_that_the_leader_sets_makes_a_late_document_one_that_can_be_late(
    district: Pc, commune: Pc, staff: Staff
) -> None:
    sent = district.dispatch("Báo cáo gấp", to=[COMMUNE], due=WRITTEN).id
    for pc in (district, commune):
        pc.clock.advance(days=2)
    commune.place.clock.advance(days=2)
    district.sync()
    commune.sync()
    commune.register(sent)
    assert line(commune, sent).late
    by = date(2026, 11, 30)
    circulation.direct(staff.desk(staff.leader), sent, Assigned(person=staff.officer), due=by)
    assert (line(commune, sent).late, line(commune, sent).due) == (False, by.isoformat())


def test_what_was_written_in_the_house_is_found(commune: Pc, staff: Staff, id: str) -> None:
    circulation.present(staff.desk(staff.clerk), id, staff.leader, "Giao công an xã phối hợp")
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer), "Tham mưu trước thứ sáu")
    raw = commune.replica.database.raw()
    for typed in ("cong an xa", "tham muu truoc"):
        assert [found.id for found in finding.found(raw, Sought(typed=typed), 5)] == [id]
    raw.close()
