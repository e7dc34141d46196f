"""Who may speak at all: enrolled PCs and the people on them; and what remains of the work of those who may no more."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sync.rules.decide import decide
from sync.rules.intents import Arrive, EndPerson, Intent, RevokeDevice, SetRoles
from sync.rules.people import Device, Role, RoleHeld
from sync.rules.state import Changes, Refusal
from sync.rules.tasks import Task
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import NOW, Scene, number_act, pc_of, person_of, register_act, release_act

CLERK = person_of(COMMUNE, Role.CLERK)


def end_clerk(scene: Scene) -> None:
    scene.do(EndPerson(person=CLERK), role=Role.LEADER)


def demote_clerk(scene: Scene) -> None:
    scene.do(SetRoles(person=CLERK, roles=(RoleHeld(role=Role.OFFICER),)), role=Role.LEADER)


def revoke_pc(scene: Scene) -> None:
    scene.do(RevokeDevice(device=pc_of(COMMUNE)), role=Role.LEADER, pc=2)


def rows_of(outcome: Changes | Refusal) -> set[str]:
    return {row.type_name() for row in outcome.rows} if isinstance(outcome, Changes) else set()


Lose = Callable[[Scene], None]
LOSSES = pytest.mark.parametrize(
    ("lose", "code"),
    [(end_clerk, "person.ended"), (demote_clerk, "person.role_ended"), (revoke_pc, "device.revoked")],
)


@pytest.mark.parametrize("pc", ["nobodys-pc", pc_of(NEIGHBOUR)])
def test_a_pc_that_is_not_of_the_office_is_unknown(pc: str) -> None:
    intent = Intent(form=1, id="i", office=COMMUNE, device=pc, person=CLERK, made_at=NOW, act=number_act())
    assert decide(Scene().state, intent, NOW, final=True) == Refusal("device.unknown")


@pytest.mark.parametrize("person", ["nobody", person_of(NEIGHBOUR, Role.CLERK), ""])
def test_a_person_who_is_not_of_the_office_is_unknown(person: str) -> None:
    assert Scene().refusal(number_act(), person=person).code == "person.unknown"


def test_a_person_who_is_not_enrolled_on_the_pc_is_unknown_there() -> None:
    scene = Scene()
    pc = scene.state.get(Device, pc_of(COMMUNE))
    assert pc is not None
    scene.state.put(replace(pc, people=tuple(p for p in pc.people if p != CLERK)))
    assert scene.refusal(number_act()).code == "person.unknown"
    scene.do(number_act(number=101), pc=2)


@LOSSES
def test_a_pc_that_knows_of_it_lets_a_former_clerk_do_nothing(lose: Lose, code: str) -> None:
    scene = Scene()
    lose(scene)
    assert scene.refusal(number_act(), final=False).code == code


@LOSSES
def test_a_number_given_meanwhile_is_kept_and_becomes_a_task(lose: Lose, code: str) -> None:
    scene = Scene()
    lose(scene)
    changes = scene.do(number_act())
    assert changes.conflict is not None
    assert changes.conflict.code == code
    assert (scene.document().state, scene.entries()[1].document) == ("numbered", "doc")
    (task,) = scene.state.all(Task)
    assert (task.code, task.office, task.document) == ("work_of_former_person", COMMUNE, "doc")
    assert (task.facts["act"], task.facts["why"]) == ("number", code)


def test_an_arrival_number_given_meanwhile_is_kept_and_becomes_a_task() -> None:
    scene = Scene()
    scene.release()
    scene.do(EndPerson(person=person_of(DISTRICT, Role.CLERK)), DISTRICT, role=Role.LEADER)
    changes = scene.do(register_act(), DISTRICT)
    assert changes.conflict is not None
    assert scene.delivery().state == "registered"
    assert scene.tasks(DISTRICT) == ["work_of_former_person"]


@LOSSES
def test_a_dispatch_made_meanwhile_is_not_done_and_becomes_a_task(lose: Lose, code: str) -> None:
    scene = Scene()
    scene.number()
    lose(scene)
    changes = scene.do(release_act())
    assert changes.conflict is not None
    assert changes.conflict.code == code
    assert scene.document().state == "numbered"
    assert scene.tasks(COMMUNE) == ["work_of_former_person"]


def test_a_number_that_could_not_have_been_given_is_not_kept_for_a_former_clerk() -> None:
    scene = Scene()
    scene.number("other", 1)
    end_clerk(scene)
    changes = scene.do(number_act("late", 1))
    assert changes.conflict is not None
    assert [(n, e.document) for n, e in scene.entries().items()] == [(1, "other")]
    assert scene.tasks(COMMUNE) == ["number_conflict", "work_of_former_person"]


def test_a_number_with_a_secret_subject_is_not_kept_for_a_former_clerk() -> None:
    scene = Scene()
    end_clerk(scene)
    scene.do(number_act(subject="Kế hoạch TỐI MẬT"))
    assert scene.entries() == {}
    assert scene.tasks(COMMUNE) == ["work_of_former_person"]


@pytest.mark.parametrize("who", [person_of(COMMUNE, Role.OFFICER), person_of(NEIGHBOUR, Role.CLERK), "nobody"])
def test_a_revoked_pc_gives_nobody_a_right_he_never_had(who: str) -> None:
    scene = Scene()
    revoke_pc(scene)
    assert rows_of(scene.ask(number_act(), person=who)) <= {"task"}


def test_a_former_officer_was_never_a_clerk() -> None:
    scene = Scene()
    scene.do(EndPerson(person=person_of(COMMUNE, Role.OFFICER)), role=Role.LEADER)
    assert rows_of(scene.ask(number_act(), role=Role.OFFICER)) <= {"task"}


def test_a_revoked_pcs_own_report_leaves_no_task_and_no_trace() -> None:
    scene = Scene()
    scene.release()
    scene.do(RevokeDevice(device=pc_of(DISTRICT)), DISTRICT, role=Role.ADMIN, pc=2)
    changes = scene.do(Arrive(document="doc"), DISTRICT, person="")
    assert changes.rows == ()
    assert changes.conflict is not None
    assert changes.conflict.code == "device.revoked"


def test_a_task_says_when_the_late_work_was_made() -> None:
    scene = Scene()
    end_clerk(scene)
    scene.do(number_act())
    assert scene.state.all(Task)[0].facts["made_at"] == NOW.isoformat()
