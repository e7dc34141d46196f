"""People, roles and PCs of an office."""

from datetime import timedelta

import pytest

from sync.rules.intents import AddPerson, CloseTask, EndPerson, Refuse, RevokeDevice, SetRoles
from sync.rules.people import Device, Person, Role, RoleHeld
from sync.rules.tasks import Task
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import DAY, Scene, pc_of, person_of

ROLES = (RoleHeld(role=Role.OFFICER),)
STRANGER = person_of(NEIGHBOUR, Role.CLERK)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def code(scene: Scene, act: AddPerson | SetRoles | EndPerson | RevokeDevice | CloseTask) -> str:
    return scene.refusal(act, role=Role.LEADER).code


def test_a_person_is_added_to_the_actors_own_office(scene: Scene) -> None:
    scene.do(AddPerson(person="new", name=" Lý  Thị\nMới ", roles=ROLES), role=Role.ADMIN)
    person = scene.state.get(Person, "new")
    assert person is not None
    assert (person.name, person.office, person.roles) == ("Lý Thị Mới", COMMUNE, ROLES)
    assert person.scopes == (f"staff:{COMMUNE}",)


def test_a_person_has_an_id_of_his_own_a_name_and_a_role(scene: Scene) -> None:
    assert code(scene, AddPerson(person=STRANGER, name="A", roles=ROLES)) == "person.exists"
    assert code(scene, AddPerson(person="new", name=" \u200b", roles=ROLES)) == "person.bad_name"
    assert code(scene, AddPerson(person="new", name="x" * 201, roles=ROLES)) == "person.bad_name"
    assert code(scene, AddPerson(person="new", name="A", roles=())) == "person.no_role"


def test_nobody_changes_people_or_pcs_of_another_office(scene: Scene) -> None:
    assert code(scene, SetRoles(person=STRANGER, roles=ROLES)) == "person.unknown"
    assert code(scene, EndPerson(person=STRANGER)) == "person.unknown"
    assert code(scene, RevokeDevice(device=pc_of(NEIGHBOUR))) == "device.unknown"


def test_who_has_left_stays_gone(scene: Scene) -> None:
    officer = person_of(COMMUNE, Role.OFFICER)
    scene.do(EndPerson(person=officer), role=Role.ADMIN)
    person = scene.state.get(Person, officer)
    assert person is not None
    assert person.ended_at == scene.now
    assert code(scene, EndPerson(person=officer)) == "person.ended"
    assert code(scene, SetRoles(person=officer, roles=ROLES)) == "person.ended"


def test_a_person_is_never_left_without_a_role(scene: Scene) -> None:
    assert code(scene, SetRoles(person=person_of(COMMUNE, Role.OFFICER), roles=())) == "person.no_role"


def test_a_role_does_not_end_before_it_begins(scene: Scene) -> None:
    acting = RoleHeld(role=Role.CLERK, since=DAY, until=DAY - timedelta(days=1))
    assert code(scene, SetRoles(person=person_of(COMMUNE, Role.OFFICER), roles=(acting,))) == "person.bad_dates"
    assert code(scene, AddPerson(person="new", name="A", roles=(acting,))) == "person.bad_dates"


def test_a_pc_is_revoked_once_and_for_good(scene: Scene) -> None:
    scene.do(RevokeDevice(device=pc_of(COMMUNE, 2)), role=Role.LEADER)
    device = scene.state.get(Device, pc_of(COMMUNE, 2))
    assert device is not None
    assert device.revoked_at == scene.now
    assert code(scene, RevokeDevice(device=pc_of(COMMUNE, 2))) == "device.revoked"


def test_an_office_closes_its_own_tasks_alone(scene: Scene) -> None:
    scene.release()
    scene.do(Refuse(document="doc", reason="Gửi nhầm"), DISTRICT)
    (task,) = scene.state.all(Task)
    assert scene.refusal(CloseTask(task=task.id), DISTRICT).code == "task.unknown"
    assert code(scene, CloseTask(task="nothing")) == "task.unknown"
    scene.do(CloseTask(task=task.id))
    assert scene.tasks(COMMUNE) == []
    closed_at = scene.state.all(Task)[0].closed_at
    scene.now = scene.now.replace(day=24)
    scene.do(CloseTask(task=task.id))
    assert scene.state.all(Task)[0].closed_at == closed_at
