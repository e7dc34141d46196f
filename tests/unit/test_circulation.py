"""A registered document on its way through the house: who presents, directs, accepts, finishes, and who hears of it."""

from datetime import date, time, timedelta
from typing import Any

import msgspec
import pytest

from sync.rules.assignments import Acceptance, Assigned, Part
from sync.rules.circulation import due_of, standing
from sync.rules.deadline import Deadline
from sync.rules.desk_acts import Accept, Direct, Finish, Present
from sync.rules.documents import Handling, handling_id
from sync.rules.ids import document_id
from sync.rules.intents import EndPerson, Recall, Refuse, SetRoles
from sync.rules.people import Person, Role, RoleHeld
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import DAY, Scene, number_act, person_of

LEADER, OFFICER, CLERK, ADMIN = (person_of(DISTRICT, r) for r in (Role.LEADER, Role.OFFICER, Role.CLERK, Role.ADMIN))
PRESENT, ACCEPT, FINISH = Present(document="doc"), Accept(document="doc"), Finish(document="doc")


def to(person: str, due: date | None = None) -> Assigned:
    return Assigned(person=person, due=due)


def direct(lead: str = OFFICER, **more: Any) -> Direct:
    return Direct(document="doc", lead=to(lead), **more)


ACTS = [(PRESENT, Role.CLERK), (direct(), Role.LEADER), (ACCEPT, Role.OFFICER), (FINISH, Role.CLERK)]
EVERY_ACT = pytest.mark.parametrize(("act", "role"), ACTS, ids=[act.kind() for act, _ in ACTS])


@pytest.fixture
def arrived() -> Scene:
    """The commune's document is at the district and not in its book."""
    scene = Scene()
    scene.release()
    return scene


@pytest.fixture
def scene(arrived: Scene) -> Scene:
    """It is in the book, and nobody has looked at it."""
    arrived.register()
    return arrived


def page(scene: Scene) -> Handling:
    found = scene.state.get(Handling, handling_id("doc", DISTRICT))
    assert found is not None
    return found


def told(scene: Scene) -> list[str]:
    """What the sender hears."""
    return [event.code for event in scene.delivery().history]


def code(scene: Scene, act: Any, role: Role = Role.CLERK) -> str:
    return scene.refusal(act, DISTRICT, role=role).code


@EVERY_ACT
def test_a_document_of_others_is_not_here(scene: Scene, act: Any, role: Role) -> None:
    for office in (NEIGHBOUR, COMMUNE):
        assert scene.refusal(act, office, role=role).code == "document.not_here"


@EVERY_ACT
def test_nothing_begins_before_the_document_is_in_the_book(arrived: Scene, act: Any, role: Role) -> None:
    assert code(arrived, act, role) == "document.not_registered"


@EVERY_ACT
def test_nothing_goes_on_with_what_was_refused_recalled_or_done(arrived: Scene, act: Any, role: Role) -> None:
    refused, recalled = arrived, Scene()
    refused.do(Refuse(document="doc", reason="Gửi nhầm"), DISTRICT)
    assert code(refused, act, role) == "document.already_refused"
    recalled.release()
    recalled.do(Recall(document="doc", reason="Sai"))
    assert code(recalled, act, role) == "document.already_recalled"
    done = Scene()
    done.release()
    done.register()
    done.do(FINISH, DISTRICT)
    assert code(done, act, role) == "document.already_done"


def test_the_sender_hears_each_step_once_with_the_office_and_no_person(scene: Scene) -> None:
    for act, role in ACTS:
        scene.do(act, DISTRICT, role=role)
    assert told(scene) == ["registered", "assigned", "in_progress", "done"]
    assert all(event.person == "" and event.facts == {} for event in scene.delivery().history)
    assert [event.code for event in page(scene).events] == [
        "registered",
        "presented",
        "directed",
        "accepted",
        "finished",
    ]
    assert [event.person for event in page(scene).events][1:] == [CLERK, LEADER, OFFICER, CLERK]


def test_presenting_stays_inside_and_keeps_the_proposal(scene: Scene) -> None:
    before = scene.delivery()
    scene.do(Present(document="doc", leader=LEADER, proposal=" Giao Tư pháp \r\n\n\n\nchủ trì "), DISTRICT)
    shown = page(scene).presented
    assert shown is not None
    assert (shown.by, shown.leader, shown.proposal) == (CLERK, LEADER, "Giao Tư pháp\n\nchủ trì")
    assert scene.delivery() == before
    assert page(scene).scopes == (f"office:{DISTRICT}",)
    assert standing(scene.delivery(), page(scene)) == "presented"


def test_presented_again_it_goes_to_another_leader_or_after_a_directive(scene: Scene) -> None:
    scene.do(PRESENT, DISTRICT)
    assert code(scene, PRESENT) == "document.already_presented"
    scene.do(Present(document="doc", leader=LEADER), DISTRICT)
    again = scene.refusal(Present(document="doc", leader=LEADER, proposal="Khác"), DISTRICT)
    assert (again.code, again.facts["at"]) == ("document.already_presented", scene.now.isoformat())
    scene.do(direct(), DISTRICT, role=Role.LEADER)
    scene.do(Present(document="doc", leader=LEADER), DISTRICT)
    assert len(page(scene).presentations) == 3
    assert standing(scene.delivery(), page(scene)) == "assigned"


def test_a_document_awaits_a_word_from_its_presentation_to_the_directive_or_its_end(scene: Scene) -> None:
    awaits = []
    steps = ((PRESENT, Role.CLERK), (direct(), Role.LEADER), (PRESENT, Role.CLERK), (FINISH, Role.CLERK))
    for act, role in steps:
        awaits.append(page(scene).awaits_directive)
        scene.do(act, DISTRICT, role=role)
    assert [*awaits, page(scene).awaits_directive] == [False, True, False, True, False]


def test_it_is_presented_to_a_leader_of_the_own_office(scene: Scene) -> None:
    for stranger in ("nobody", person_of(COMMUNE, Role.LEADER)):
        assert code(scene, Present(document="doc", leader=stranger)) == "person.unknown"
    for other in (OFFICER, ADMIN):
        refusal = scene.refusal(Present(document="doc", leader=other), DISTRICT)
        assert (refusal.code, refusal.facts) == ("person.not_leader", {"name": f"{other.split('-')[1]} {DISTRICT}"})
    scene.do(EndPerson(person=LEADER), DISTRICT, role=Role.ADMIN)
    assert code(scene, Present(document="doc", leader=LEADER)) == "person.not_leader"


def test_a_directive_says_who_leads_who_helps_who_is_told_and_by_when(scene: Scene) -> None:
    act = Direct(
        document="doc",
        lead=to(OFFICER, date(2026, 11, 27)),
        text="Giao đồng chí Lý\ntham mưu.",
        collaborators=(to(CLERK),),
        informed=(to(LEADER),),
        due=date(2026, 12, 1),
        due_time=time(17),
    )
    scene.do(act, DISTRICT, role=Role.LEADER)
    directive = page(scene).directive
    assert directive is not None
    assert (directive.by, directive.text) == (LEADER, "Giao đồng chí Lý\ntham mưu.")
    parts = [directive.part_of(person) for person in (OFFICER, CLERK, LEADER, ADMIN)]
    assert parts == [Part.LEAD, Part.COLLABORATOR, Part.INFORMED, None]
    assert [directive.due_of(person) for person in (OFFICER, CLERK)] == [
        Deadline(date(2026, 11, 27)),
        Deadline(date(2026, 12, 1), time(17)),
    ]
    assert scene.delivery().state == "assigned"


def test_without_a_word_naming_the_lead_is_a_directive_too_and_needs_no_presentation(scene: Scene) -> None:
    scene.do(direct(), DISTRICT, role=Role.LEADER)
    assert standing(scene.delivery(), page(scene)) == "assigned"


def test_a_later_directive_holds_the_earlier_stays_and_the_sender_hears_nothing_new(scene: Scene) -> None:
    scene.do(direct(text="Một"), DISTRICT, role=Role.LEADER)
    scene.do(ACCEPT, DISTRICT, role=Role.OFFICER)
    scene.do(direct(CLERK, text="Hai"), DISTRICT, role=Role.LEADER)
    assert [(d.text, d.lead.person, len(d.accepted)) for d in page(scene).directives] == [
        ("Một", OFFICER, 1),
        ("Hai", CLERK, 0),
    ]
    assert (scene.delivery().state, told(scene)) == ("in_progress", ["registered", "assigned", "in_progress"])
    assert code(scene, ACCEPT, Role.OFFICER) == "directive.not_yours"
    scene.do(ACCEPT, DISTRICT)
    assert told(scene) == ["registered", "assigned", "in_progress"]


def test_work_goes_to_people_of_the_office_who_may_read_each_once(scene: Scene) -> None:
    def refused(*people: str) -> str:
        lead, *others = people
        return code(scene, direct(lead, collaborators=tuple(to(p) for p in others)), Role.LEADER)

    assert refused("nobody") == "person.unknown"
    assert refused(OFFICER, person_of(COMMUNE, Role.OFFICER)) == "person.unknown"
    assert refused(OFFICER, CLERK, OFFICER) == "directive.twice"
    assert refused(OFFICER, ADMIN) == "directive.no_reader"
    scene.do(EndPerson(person=CLERK), DISTRICT, role=Role.LEADER)
    assert refused(OFFICER, CLERK) == "directive.left"
    both = direct(informed=(to(OFFICER),))
    refusal = scene.refusal(both, DISTRICT, role=Role.LEADER)
    assert (refusal.code, refusal.facts) == ("directive.twice", {"name": f"officer {DISTRICT}"})


def test_lead_and_collaborators_accept_once_and_the_lead_alone_moves_the_document(scene: Scene) -> None:
    assert code(scene, ACCEPT, Role.OFFICER) == "directive.none"
    scene.do(direct(collaborators=(to(CLERK),), informed=(to(LEADER),)), DISTRICT, role=Role.LEADER)
    scene.do(ACCEPT, DISTRICT, role=Role.CLERK)
    assert scene.delivery().state == "assigned"
    scene.now += timedelta(hours=1)
    scene.do(ACCEPT, DISTRICT, role=Role.OFFICER)
    assert scene.delivery().state == "in_progress"
    directive = page(scene).directive
    assert directive is not None
    assert directive.accepted[1] == Acceptance(person=OFFICER, at=scene.now)
    assert directive.is_accepted_by(CLERK)
    assert not directive.is_accepted_by(LEADER)
    for role in (Role.CLERK, Role.OFFICER):
        assert code(scene, ACCEPT, role) == "directive.already_accepted"
    assert code(scene, ACCEPT, Role.LEADER) == "directive.not_yours"


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER])
def test_what_was_kept_for_information_is_finished_by_clerk_or_leader_without_a_word(scene: Scene, role: Role) -> None:
    assert code(scene, FINISH, Role.OFFICER) == "directive.not_lead"
    scene.do(FINISH, DISTRICT, role=role)
    assert standing(scene.delivery(), page(scene)) == "done"
    conclusion = page(scene).conclusion
    assert conclusion is not None
    assert (conclusion.result, conclusion.reply) == ("", "")


def test_the_lead_finishes_and_a_collaborator_does_not(scene: Scene) -> None:
    scene.do(direct(LEADER, collaborators=(to(OFFICER),)), DISTRICT, role=Role.LEADER)
    assert code(scene, FINISH, Role.OFFICER) == "directive.not_lead"
    scene.do(direct(), DISTRICT, role=Role.LEADER)
    scene.do(Finish(document="doc", result="Đã trả lời\nbằng công văn"), DISTRICT, role=Role.OFFICER)
    conclusion = page(scene).conclusion
    assert conclusion is not None
    assert (conclusion.by, conclusion.result) == (OFFICER, "Đã trả lời\nbằng công văn")


def test_a_lead_whose_clerks_role_ended_is_the_lead_and_no_clerk(scene: Scene) -> None:
    ended = RoleHeld(role=Role.CLERK, until=DAY - timedelta(days=1))
    scene.do(SetRoles(person=OFFICER, roles=(RoleHeld(role=Role.OFFICER), ended)), DISTRICT, role=Role.LEADER)
    assert code(scene, FINISH, Role.OFFICER) == "directive.not_lead"


def test_the_reply_is_a_document_of_this_office_with_a_number(scene: Scene) -> None:
    def finish(reply: str, **more: Any) -> Any:
        return scene.ask(Finish(document="doc", reply=reply), DISTRICT, **more)

    ours = document_id(DISTRICT, "0190f3a2-b4c5-7abc-8def-0123456789ab")
    assert finish("nothing").code == "reply.unknown"
    assert finish("doc").code == "reply.unknown", "the commune's own"
    assert finish(ours, final=False).code == "reply.unknown", "not on this PC"
    assert not hasattr(finish(ours), "code"), "it may still be on its way to the server"
    assert finish(document_id(COMMUNE, ours[-36:])).code == "reply.unknown"
    scene.do(number_act(ours, 1), DISTRICT)
    scene.do(Finish(document="doc", reply=ours), DISTRICT)
    conclusion = page(scene).conclusion
    assert conclusion is not None
    assert conclusion.reply == ours


def test_a_void_number_is_no_reply(scene: Scene) -> None:
    void = msgspec.structs.replace(scene.number("other", 2), id="gone", office=DISTRICT, state="void")
    scene.state.put(void)
    refusal = scene.refusal(Finish(document="doc", reply="gone"), DISTRICT)
    assert (refusal.code, refusal.facts) == ("reply.void", {"notation": void.notation})


def test_late_and_repeated_steps_never_move_the_state_back(scene: Scene) -> None:
    scene.do(direct(collaborators=(to(CLERK),)), DISTRICT, role=Role.LEADER)
    scene.do(ACCEPT, DISTRICT, role=Role.OFFICER)
    scene.do(ACCEPT, DISTRICT, role=Role.CLERK)
    scene.do(Present(document="doc"), DISTRICT)
    assert standing(scene.delivery(), page(scene)) == "in_progress"


@pytest.mark.parametrize(("act", "role"), ACTS[:2], ids=["present", "direct"])
def test_the_pcs_preview_is_what_the_server_says(scene: Scene, act: Any, role: Role) -> None:
    scene._n += 1
    seen = scene.ask(act, DISTRICT, role=role, final=False)
    scene._n -= 1
    assert seen == scene.ask(act, DISTRICT, role=role)


def test_the_day_that_counts_is_the_directed_one_else_the_senders(scene: Scene) -> None:
    document = msgspec.structs.replace(scene.document(), due=date(2026, 12, 31))
    assert due_of(document, None) == due_of(document, page(scene), OFFICER) == Deadline(date(2026, 12, 31))
    scene.do(direct(due=date(2026, 12, 10), collaborators=(to(CLERK, DAY),)), DISTRICT, role=Role.LEADER)
    assert due_of(document, page(scene)) == due_of(document, page(scene), OFFICER) == Deadline(date(2026, 12, 10))
    assert due_of(document, page(scene), CLERK) == Deadline(DAY)


def test_a_person_who_left_after_being_named_leaves_the_directive_as_it_was(scene: Scene) -> None:
    scene.do(direct(), DISTRICT, role=Role.LEADER)
    scene.do(EndPerson(person=OFFICER), DISTRICT, role=Role.LEADER)
    late = scene.do(ACCEPT, DISTRICT, role=Role.OFFICER)
    assert late.conflict is not None
    assert late.conflict.code == "person.ended"
    assert scene.delivery().state == "assigned"
    assert scene.tasks(DISTRICT) == ["work_of_former_person"]
    person = scene.state.get(Person, OFFICER)
    assert person is not None
    scene.do(direct(CLERK), DISTRICT, role=Role.LEADER)
