"""While a document is worked on: how far it is, and more time that is asked for and given."""

from datetime import date, time
from typing import Any

import pytest

from sync.rules.assignments import Assigned, Directive, Extension
from sync.rules.circulation import due_of
from sync.rules.deadline import Deadline
from sync.rules.desk_acts import Direct
from sync.rules.documents import Handling, handling_id
from sync.rules.following_acts import AskExtension, Extend, ReportProgress
from sync.rules.people import Role
from sync.rules.tasks import Task
from tests.support.sample_offices import DISTRICT, NEIGHBOUR
from tests.unit.scene import Scene, person_of

LEADER, OFFICER, CLERK = (person_of(DISTRICT, role) for role in (Role.LEADER, Role.OFFICER, Role.CLERK))
DUE, LATER = date(2026, 11, 27), date(2026, 12, 3)
HALF = ReportProgress(document="doc", text=" Đã xong 5 thôn \r\ncòn 4 ", percent=55)


def more(due: date = LATER, hour: time | None = None) -> AskExtension:
    return AskExtension(document="doc", due=due, due_time=hour, reason="Chờ\nsố liệu")


def extend(due: date | None = LATER, **facts: Any) -> Extend:
    return Extend(document="doc", due=due, **facts)


@pytest.fixture
def scene() -> Scene:
    """The officer leads until Friday, the clerk helps until Thursday."""
    scene = Scene()
    scene.release()
    scene.register()
    helping = (Assigned(person=CLERK, due=date(2026, 11, 26)),)
    told = (Assigned(person=LEADER),)
    directive = Direct(document="doc", lead=Assigned(person=OFFICER), collaborators=helping, informed=told, due=DUE)
    scene.do(directive, DISTRICT, role=Role.LEADER)
    return scene


def page(scene: Scene) -> Handling:
    found = scene.state.get(Handling, handling_id("doc", DISTRICT))
    assert found is not None
    return found


def held(scene: Scene) -> Directive:
    found = page(scene).directive
    assert found is not None
    return found


def due(scene: Scene, person: str = "") -> Deadline | None:
    return due_of(scene.document(), page(scene), person)


def code(scene: Scene, act: Any, role: Role = Role.OFFICER) -> str:
    return scene.refusal(act, DISTRICT, role=role).code


def events(scene: Scene) -> list[str]:
    return [event.code for event in page(scene).events][2:]


@pytest.mark.parametrize(("act", "role"), [(HALF, Role.OFFICER), (more(), Role.OFFICER), (extend(), Role.LEADER)])
def test_nothing_is_said_of_what_is_not_here_or_given_to_nobody(scene: Scene, act: Any, role: Role) -> None:
    assert scene.refusal(act, NEIGHBOUR, role=role).code == "document.not_here"
    other = Scene()
    other.release()
    other.register()
    assert code(other, act, role) == "directive.none"


def test_who_works_on_it_says_how_far_it_is(scene: Scene) -> None:
    scene.do(HALF, DISTRICT, role=Role.OFFICER)
    scene.do(ReportProgress(document="doc", text="Đã góp ý"), DISTRICT, role=Role.CLERK)
    said = [(one.by, one.text, one.percent) for one in page(scene).progress]
    assert said == [(OFFICER, "Đã xong 5 thôn\ncòn 4", 55), (CLERK, "Đã góp ý", None)]
    assert events(scene) == ["progressed", "progressed"]


def test_the_first_report_takes_the_work_on_and_the_sender_hears_it_once(scene: Scene) -> None:
    scene.do(HALF, DISTRICT, role=Role.CLERK)
    assert scene.delivery().state == "assigned"
    for _ in range(2):
        scene.do(HALF, DISTRICT, role=Role.OFFICER)
    assert [event.code for event in scene.delivery().history] == ["registered", "assigned", "in_progress"]
    assert sorted(one.person for one in held(scene).accepted) == sorted([CLERK, OFFICER])


def test_progress_is_said_in_words_by_those_who_work(scene: Scene) -> None:
    assert code(scene, HALF, Role.LEADER) == "directive.not_yours"
    assert code(scene, ReportProgress(document="doc", text=" ")) == "text.empty"
    assert code(scene, ReportProgress(document="doc", text="x" * 9000)) == "text.too_long"
    for percent in (-1, 101):
        assert code(scene, ReportProgress(document="doc", text="Xong", percent=percent)) == "progress.no_percentage"


def test_more_time_is_asked_for_with_a_reason_and_the_deadline_stands_until_it_is_given(scene: Scene) -> None:
    scene.do(more(hour=time(11)), DISTRICT, role=Role.OFFICER)
    asked = page(scene).asked_by(OFFICER)
    assert asked == Extension(at=scene.now, by=OFFICER, due=LATER, due_time=time(11), reason="Chờ số liệu")
    assert due(scene) == Deadline(DUE)
    (task,) = scene.state.all(Task)
    facts = {"person": OFFICER, "name": f"officer {DISTRICT}", "due": "2026-12-03", "time": "11:00"}
    assert (task.code, task.office, task.facts) == ("extension_asked", DISTRICT, facts | {"reason": "Chờ số liệu"})


def test_asked_again_the_later_wish_stands(scene: Scene) -> None:
    scene.do(more(), DISTRICT, role=Role.OFFICER)
    scene.do(more(date(2026, 12, 10)), DISTRICT, role=Role.OFFICER)
    assert [one.due for one in page(scene).extensions] == [date(2026, 12, 10)]
    assert scene.tasks(DISTRICT) == ["extension_asked"]


def test_more_time_is_asked_for_beyond_a_deadline_that_there_is(scene: Scene) -> None:
    assert code(scene, more(), Role.LEADER) == "directive.not_yours"
    refusal = scene.refusal(more(DUE), DISTRICT, role=Role.OFFICER)
    assert (refusal.code, refusal.facts) == ("extension.not_later", {"due": "2026-11-27"})
    assert code(scene, AskExtension(document="doc", due=LATER, reason=" ")) == "reason.empty"
    scene.do(more(DUE), DISTRICT, role=Role.CLERK)
    scene.do(Direct(document="doc", lead=Assigned(person=OFFICER)), DISTRICT, role=Role.LEADER)
    assert code(scene, more()) == "extension.no_deadline"


def test_what_the_lead_is_given_holds_for_the_whole_another_day_than_asked_for_too(scene: Scene) -> None:
    scene.do(more(date(2026, 12, 31)), DISTRICT, role=Role.OFFICER)
    scene.do(extend(hour := LATER, due_time=time(16), note=" Lần cuối "), DISTRICT, role=Role.LEADER)
    assert due(scene) == due(scene, OFFICER) == Deadline(hour, time(16))
    assert due(scene, CLERK) == Deadline(date(2026, 11, 26))
    (answered,) = page(scene).extensions
    assert (answered.answer, answered.until, answered.note, answered.answered_by) == (
        *("granted", LATER, "Lần cuối", LEADER),
    )
    assert page(scene).events[-1].facts == {
        "who": OFFICER,
        "note": "Lần cuối",
        "until": "2026-12-03T16:00",
        "was": "2026-11-27T24:00",
    }
    assert scene.tasks(DISTRICT) == []
    assert events(scene) == ["extension_asked", "extended"]


def test_what_a_collaborator_is_given_is_his_alone_and_needs_no_asking(scene: Scene) -> None:
    scene.do(extend(person=CLERK), DISTRICT, role=Role.LEADER)
    assert (due(scene), due(scene, CLERK)) == (Deadline(DUE), Deadline(LATER))
    scene.do(extend(date(2026, 11, 25)), DISTRICT, role=Role.LEADER)
    assert due(scene) == Deadline(date(2026, 11, 25)), "an earlier day too"


def test_a_lead_with_a_day_of_his_own_gets_it_moved(scene: Scene) -> None:
    scene.do(Direct(document="doc", lead=Assigned(person=OFFICER, due=DUE)), DISTRICT, role=Role.LEADER)
    scene.do(extend(), DISTRICT, role=Role.LEADER)
    assert due(scene) == due(scene, OFFICER) == Deadline(LATER)


def test_refused_it_stays_as_it_was_with_the_reason_told(scene: Scene) -> None:
    assert code(scene, extend(None, note="Không"), Role.LEADER) == "extension.not_asked"
    scene.do(more(), DISTRICT, role=Role.OFFICER)
    assert code(scene, extend(None), Role.LEADER) == "text.empty"
    scene.do(extend(None, note="Huyện cần ngay"), DISTRICT, role=Role.LEADER)
    (answered,) = page(scene).extensions
    assert (answered.answer, answered.note, answered.until) == ("refused", "Huyện cần ngay", None)
    assert due(scene) == Deadline(DUE)
    assert scene.tasks(DISTRICT) == []
    assert events(scene) == ["extension_asked", "extension_refused"]


def test_nobody_is_given_time_who_has_no_work(scene: Scene) -> None:
    for stranger, name in ((LEADER, f"leader {DISTRICT}"), ("nobody", "")):
        refusal = scene.refusal(extend(person=stranger), DISTRICT, role=Role.LEADER)
        assert (refusal.code, refusal.facts) == ("directive.not_theirs", {"name": name})


def test_the_earlier_directive_keeps_its_day_in_the_history(scene: Scene) -> None:
    amended = Direct(document="doc", lead=Assigned(person=OFFICER), due=LATER, amends=held(scene).id)
    scene.do(amended, DISTRICT, role=Role.LEADER)
    scene.do(extend(date(2026, 12, 8)), DISTRICT, role=Role.LEADER)
    assert [one.due for one in page(scene).directives] == [DUE, LATER], "as they were said"
    assert due(scene) == Deadline(date(2026, 12, 8))


@pytest.mark.parametrize(("whole", "left"), [(DUE, LATER), (date(2026, 12, 1), date(2026, 12, 1))])
def test_time_given_to_a_helper_outlives_an_amendment_that_leaves_the_deadline(
    scene: Scene, whole: date, left: date
) -> None:
    scene.do(extend(person=CLERK), DISTRICT, role=Role.LEADER)
    parts: dict[str, Any] = {"lead": Assigned(person=OFFICER), "collaborators": (Assigned(person=CLERK),)}
    scene.do(
        Direct(document="doc", text="Nhanh", due=whole, amends=held(scene).id, **parts), DISTRICT, role=Role.LEADER
    )
    assert due(scene, CLERK) == Deadline(left)
    assert due(scene) == Deadline(whole)
