"""People hold roles with dates; an acting clerk is a clerk with an end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from sync.rules.intents import SetRoles
from sync.rules.people import Person, Role, RoleHeld
from sync.rules.state import Changes
from tests.support.sample_offices import COMMUNE
from tests.unit.scene import NOW, Scene, number_act, person_of

FIRST, LAST = date(2026, 11, 20), date(2026, 11, 23)
ACTING = RoleHeld(role=Role.CLERK, since=FIRST, until=LAST)


def test_an_acting_clerk_is_a_clerk_from_the_first_day_to_the_last() -> None:
    acting = Person(id="p", office=COMMUNE, name="Lý Thị Thay", roles=(RoleHeld(role=Role.OFFICER), ACTING))
    assert acting.roles_on(FIRST - timedelta(days=1)) == {Role.OFFICER}
    assert acting.roles_on(FIRST) == acting.roles_on(LAST) == {Role.OFFICER, Role.CLERK}
    assert acting.roles_on(LAST + timedelta(days=1)) == {Role.OFFICER}


def test_who_has_left_holds_no_role_on_any_day() -> None:
    person = Person(id="p", office=COMMUNE, name="A", roles=(RoleHeld(role=Role.CLERK),))
    assert replace(person, ended_at=NOW).roles_on(FIRST) == frozenset()


@pytest.fixture
def acting() -> Scene:
    """The officer stands in for the clerk until the 23rd."""
    scene = Scene()
    officer = person_of(COMMUNE, Role.OFFICER)
    act = SetRoles(person=officer, roles=(RoleHeld(role=Role.OFFICER), ACTING))
    scene.do(act, role=Role.LEADER)
    return scene


def test_an_acting_clerk_may_work_to_the_last_minute_of_the_last_day_in_viet_nam(acting: Scene) -> None:
    acting.now = datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC)
    outcome = acting.ask(number_act(), role=Role.OFFICER)
    assert isinstance(outcome, Changes)
    assert outcome.conflict is None


def test_an_acting_clerks_number_of_the_next_day_is_kept_as_work_of_a_former_clerk(acting: Scene) -> None:
    acting.now = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    assert acting.refusal(number_act(), role=Role.OFFICER, final=False).code == "person.role_ended"
    changes = acting.do(number_act(), role=Role.OFFICER)
    assert changes.conflict is not None
    assert changes.conflict.code == "person.role_ended"
    assert acting.document().state == "numbered"
    assert acting.tasks(COMMUNE) == ["work_of_former_person"]


@pytest.mark.parametrize("final", [True, False])
def test_a_role_that_begins_tomorrow_gives_no_right_today(acting: Scene, final: bool) -> None:
    acting.now = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
    refusal = acting.refusal(number_act(), role=Role.OFFICER, final=final)
    assert refusal.code == "person.may_not"


def test_a_role_taken_away_is_remembered_as_former_and_forgotten_when_given_again() -> None:
    scene, clerk = Scene(), person_of(COMMUNE, Role.CLERK)
    given = [(Role.OFFICER, ("clerk",)), (Role.LEADER, ("clerk", "officer")), (Role.CLERK, ("leader", "officer"))]
    for role, former in given:
        scene.do(SetRoles(person=clerk, roles=(RoleHeld(role=role),)), role=Role.ADMIN)
        person = scene.state.get(Person, clerk)
        assert person is not None
        assert person.former == former
