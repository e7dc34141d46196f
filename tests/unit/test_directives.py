"""A leader's word beyond the first: proposed, handed back, given on paper, amended."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from sync.rules.assignments import Assigned, Directive
from sync.rules.circulation import standing
from sync.rules.desk_acts import Accept, Direct, DirectFor, Finish, HandBack, Present
from sync.rules.documents import FileFacts, Handling, handling_id
from sync.rules.following_acts import AskExtension
from sync.rules.intents import SetRoles
from sync.rules.people import Role, RoleHeld
from sync.rules.tasks import Task
from tests.support.sample_offices import DISTRICT
from tests.unit.scene import SCAN, Scene, person_of

LEADER, OFFICER, CLERK, ADMIN = (person_of(DISTRICT, r) for r in (Role.LEADER, Role.OFFICER, Role.CLERK, Role.ADMIN))
BACK = HandBack(document="doc", reason=" Thiếu\nphụ lục ")


def to(person: str, due: date | None = None) -> Assigned:
    return Assigned(person=person, due=due)


def direct(lead: str = OFFICER, **more: Any) -> Direct:
    return Direct(document="doc", lead=to(lead), **more)


def on_paper(**more: Any) -> DirectFor:
    return DirectFor(document="doc", **{"leader": LEADER, "lead": to(OFFICER), "text": "Giao Tư pháp"} | more)


@pytest.fixture
def scene() -> Scene:
    """It is in the book and lies before a leader."""
    scene = Scene()
    scene.release()
    scene.register()
    scene.do(Present(document="doc"), DISTRICT)
    return scene


def page(scene: Scene) -> Handling:
    found = scene.state.get(Handling, handling_id("doc", DISTRICT))
    assert found is not None
    return found


def held(scene: Scene) -> Directive:
    found = page(scene).directive
    assert found is not None
    return found


def code(scene: Scene, act: Any, role: Role = Role.LEADER) -> str:
    return scene.refusal(act, DISTRICT, role=role).code


def test_a_proposal_says_who_is_to_lead_to_help_and_by_when(scene: Scene) -> None:
    due = {"due": date(2026, 12, 1), "due_time": time(16)}
    act = Present(document="doc", leader=LEADER, lead=OFFICER, collaborators=(CLERK,), **due)
    scene.do(act, DISTRICT)
    last = page(scene).presented
    assert last is not None
    assert (last.lead, last.collaborators, last.due, last.due_time) == (OFFICER, (CLERK,), *due.values())


def test_who_may_not_be_given_work_cannot_be_proposed_for_it(scene: Scene) -> None:
    def refused(*people: str) -> str:
        lead, *helping = people
        return code(scene, Present(document="doc", leader=LEADER, lead=lead, collaborators=tuple(helping)), Role.CLERK)

    assert [refused("nobody"), refused(ADMIN)] == ["person.unknown", "directive.no_reader"]
    assert refused(OFFICER, CLERK, OFFICER) == "directive.twice"
    assert refused("", ADMIN) == "directive.no_reader"


def test_what_is_handed_back_is_the_clerks_until_it_is_presented_again(scene: Scene) -> None:
    before = scene.delivery()
    scene.do(BACK, DISTRICT, role=Role.LEADER)
    assert standing(scene.delivery(), page(scene)) == "registered"
    assert not page(scene).awaits_directive
    assert (page(scene).events[-1].code, page(scene).events[-1].facts) == ("handed_back", {"reason": "Thiếu phụ lục"})
    (task,) = scene.state.all(Task)
    assert (task.code, task.office, task.facts) == (
        *("handed_back", DISTRICT),
        {"name": f"leader {DISTRICT}", "reason": "Thiếu phụ lục"},
    )
    assert scene.delivery() == before, "the sender hears nothing"
    scene.do(Present(document="doc"), DISTRICT)
    assert scene.tasks(DISTRICT) == []
    assert standing(scene.delivery(), page(scene)) == "presented"


@pytest.mark.parametrize(("act", "role"), [(direct(), Role.LEADER), (Finish(document="doc"), Role.CLERK)])
def test_a_word_after_all_or_its_end_closes_what_was_handed_back(scene: Scene, act: Any, role: Role) -> None:
    scene.do(BACK, DISTRICT, role=Role.LEADER)
    scene.do(act, DISTRICT, role=role)
    assert scene.tasks(DISTRICT) == []


def test_only_what_lies_before_a_leader_is_handed_back_and_with_a_reason(scene: Scene) -> None:
    assert code(scene, HandBack(document="doc", reason=" \n ")) == "reason.empty"
    assert code(scene, HandBack(document="doc", reason="x" * 9000)) == "reason.too_long"
    scene.do(BACK, DISTRICT, role=Role.LEADER)
    assert code(scene, BACK) == "presentation.none"
    scene.do(direct(), DISTRICT, role=Role.LEADER)
    assert code(scene, BACK) == "presentation.none"


def test_handed_back_while_it_is_worked_on_it_stays_with_who_works_on_it(scene: Scene) -> None:
    scene.do(direct(), DISTRICT, role=Role.LEADER)
    scene.do(Present(document="doc"), DISTRICT)
    scene.do(BACK, DISTRICT, role=Role.LEADER)
    assert standing(scene.delivery(), page(scene)) == "assigned"
    assert not page(scene).awaits_directive


def test_a_word_on_paper_is_entered_by_the_clerk_and_marked_so(scene: Scene) -> None:
    scene.do(on_paper(slip=SCAN), DISTRICT)
    assert (held(scene).by, held(scene).for_leader, held(scene).lead.person) == (CLERK, LEADER, OFFICER)
    assert page(scene).slips == {held(scene).id: SCAN}
    assert page(scene).scopes == (f"office:{DISTRICT}",), "no other office sees the slip"
    assert scene.document().files == (SCAN,)
    assert not page(scene).awaits_directive
    assert [event.code for event in scene.delivery().history] == ["registered", "assigned"]


def test_a_word_on_paper_is_a_leaders_of_the_office(scene: Scene) -> None:
    for nobody in ("", "nobody"):
        assert code(scene, on_paper(leader=nobody), Role.CLERK) == "person.unknown"
    assert code(scene, on_paper(leader=OFFICER), Role.CLERK) == "person.not_leader"
    scene.do(SetRoles(person=OFFICER, roles=(RoleHeld(role=Role.LEADER),)), DISTRICT, role=Role.ADMIN)
    scene.do(on_paper(leader=OFFICER, lead=to(CLERK)), DISTRICT)
    assert held(scene).for_leader == OFFICER


def test_a_slip_is_a_file_that_may_travel(scene: Scene) -> None:
    def refused(name: str, size: int = 900) -> str:
        slip = FileFacts(name=name, sha256="b" * 64, bytes=size)
        return code(scene, on_paper(slip=slip), Role.CLERK)

    assert [refused("but-phe.exe"), refused("TỐI MẬT.pdf"), refused("but-phe.pdf", 0)] == [
        *("file.program", "secret.file_name", "file.empty"),
    ]


def test_an_amendment_leaves_what_people_have_taken_on_where_they_keep_their_part(scene: Scene) -> None:
    scene.do(direct(collaborators=(to(CLERK),)), DISTRICT, role=Role.LEADER)
    for role in (Role.OFFICER, Role.CLERK):
        scene.do(Accept(document="doc"), DISTRICT, role=role)
    amended = direct(collaborators=(to(LEADER),), due=date(2026, 12, 1), amends=held(scene).id)
    scene.do(amended, DISTRICT, role=Role.LEADER)
    assert [one.person for one in held(scene).accepted] == [OFFICER]
    assert held(scene).amends == page(scene).directives[0].id
    swapped = Direct(document="doc", lead=to(LEADER), collaborators=(to(OFFICER),), amends=held(scene).id)
    scene.do(swapped, DISTRICT, role=Role.LEADER)
    assert held(scene).accepted == ()
    assert len(page(scene).directives) == 3
    assert [event.code for event in scene.delivery().history].count("assigned") == 1


def test_a_word_anew_is_to_be_taken_on_anew(scene: Scene) -> None:
    scene.do(direct(), DISTRICT, role=Role.LEADER)
    scene.do(Accept(document="doc"), DISTRICT, role=Role.OFFICER)
    scene.do(direct(text="Khác hẳn"), DISTRICT, role=Role.LEADER)
    assert held(scene).accepted == ()


def test_who_amends_must_have_read_the_directive_that_holds(scene: Scene) -> None:
    scene.do(direct(), DISTRICT, role=Role.LEADER)
    first = held(scene).id
    scene.do(direct(CLERK, amends=first), DISTRICT, role=Role.LEADER)
    assert code(scene, direct(LEADER, amends=first)) == "directive.changed"
    assert code(scene, on_paper(amends=first), Role.CLERK) == "directive.changed"


def test_what_somebody_had_asked_for_who_falls_away_is_no_task_any_more(scene: Scene) -> None:
    due = date(2026, 11, 27)
    scene.do(direct(collaborators=(to(CLERK),), due=due), DISTRICT, role=Role.LEADER)
    more = AskExtension(document="doc", due=due + timedelta(days=7), reason="Chờ số liệu")
    for role in (Role.OFFICER, Role.CLERK):
        scene.do(more, DISTRICT, role=role)
    assert scene.tasks(DISTRICT) == ["extension_asked"] * 2
    scene.do(direct(CLERK, due=due, amends=held(scene).id), DISTRICT, role=Role.LEADER)
    open_ones = [task.facts["person"] for task in scene.state.all(Task) if not task.closed_at]
    assert open_ones == [CLERK]
    scene.do(Finish(document="doc"), DISTRICT)
    assert scene.tasks(DISTRICT) == []
