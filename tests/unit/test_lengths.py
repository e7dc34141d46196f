"""Nothing that a PC sends may be without end: names, reasons and ids have a length, on the server too."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from sync.protocol.limits import ROW_BYTES
from sync.protocol.row_bytes import row_bytes
from sync.rules.assignments import Assigned
from sync.rules.deliveries import MOST_EVENTS, Recipient
from sync.rules.desk_acts import AnswerInvitation, Direct, Finish, NoteCall, Present, Remind, SaveGroup
from sync.rules.intents import AddPerson, AnswerRecall, CloseOutside, Recall, Refuse, SetRoles, TakeOver, Void
from sync.rules.kinds import Kind
from sync.rules.limits import Limits
from sync.rules.meetings import INVITATION, Meeting
from sync.rules.people import Role, RoleHeld
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import DAY, NOW, OUTGOING, Scene, number_act, person_of, release_act

LIMITS = Limits()
LONG_NAME, LONG_REASON = "x" * (LIMITS.name_characters + 1), "x" * (LIMITS.reason_characters + 1)
CLERK_AGAIN = (RoleHeld(role=Role.CLERK),)


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.release("sent")
    scene.number("doc", 2)
    scene.register("sent")
    scene.do(Recall(document="sent", reason="Sai"))
    return scene


@pytest.mark.parametrize(
    ("act", "office", "role"),
    [
        (Recall(document="sent", reason=LONG_REASON), COMMUNE, Role.CLERK),
        (CloseOutside(document="sent", name="A", how=LONG_REASON, on=DAY), COMMUNE, Role.CLERK),
        (Void(book=OUTGOING, number=5, reason=LONG_REASON, on=DAY), COMMUNE, Role.CLERK),
        (TakeOver(series=f"{COMMUNE}.outgoing", reason=LONG_REASON, on=DAY), COMMUNE, Role.LEADER),
        (Refuse(document="sent", reason=LONG_REASON), DISTRICT, Role.CLERK),
        (AnswerRecall(document="sent", agree=True, reason=LONG_REASON), DISTRICT, Role.CLERK),
        (AnswerRecall(document="sent", agree=False, reason=LONG_REASON), DISTRICT, Role.CLERK),
    ],
)
def test_a_reason_has_an_end(scene: Scene, act: Any, office: str, role: Role) -> None:
    refusal = scene.refusal(act, office, role=role)
    assert (refusal.code, refusal.facts) == ("reason.too_long", {"limit": str(LIMITS.reason_characters)})


@pytest.mark.parametrize(
    "act",
    [
        number_act("new", 3, signer=LONG_NAME),
        number_act("new", 3, unit=LONG_NAME),
        release_act(signer=LONG_NAME),
    ],
)
def test_a_name_has_an_end(scene: Scene, act: Any) -> None:
    assert scene.refusal(act).code == "text.too_long"


@pytest.mark.parametrize(
    ("act", "office", "role"),
    [
        (Present(document="kept", proposal=LONG_REASON), DISTRICT, Role.CLERK),
        (
            Direct(document="kept", lead=Assigned(person=person_of(DISTRICT, Role.CLERK)), text=LONG_REASON),
            DISTRICT,
            Role.LEADER,
        ),
        (Finish(document="kept", result=LONG_REASON), DISTRICT, Role.CLERK),
        (Remind(document="kept", text=LONG_REASON), COMMUNE, Role.CLERK),
        (NoteCall(called=DISTRICT, text=LONG_REASON), COMMUNE, Role.CLERK),
    ],
)
def test_what_is_written_about_a_document_has_an_end(scene: Scene, act: Any, office: str, role: Role) -> None:
    scene.release("kept", number=3)
    scene.register("kept", 2)
    refusal = scene.refusal(act, office, role=role)
    assert (refusal.code, refusal.facts["limit"]) == ("text.too_long", str(LIMITS.reason_characters))


def test_a_groups_name_has_an_end_and_its_id_is_plain(scene: Scene) -> None:
    group = SaveGroup(group="g", name=LONG_NAME, recipients=(Recipient(office=DISTRICT),))
    assert scene.refusal(group).code == "text.too_long"
    assert scene.refusal(replace(group, group="a b", name="A")).code == "id.bad"


@pytest.mark.parametrize("id", ["", "a@b", "a:b", "a.b", "a b", "a/b", "é", "x" * 101, "a\n"])
def test_what_a_pc_makes_up_as_an_id_is_plain(id: str) -> None:
    assert Scene().refusal(number_act(id)).code == "id.bad"
    new = AddPerson(person=id, name="Lý Thị Mới", roles=CLERK_AGAIN)
    assert Scene().refusal(new, role=Role.ADMIN).code == "id.bad"


@pytest.mark.parametrize("role", [Role.ADMIN, Role.LEADER])
def test_nobody_changes_his_own_roles(role: Role) -> None:
    own = SetRoles(person=person_of(COMMUNE, role), roles=CLERK_AGAIN)
    assert Scene().refusal(own, role=role).code == "person.own_roles"


def test_no_sender_can_say_so_much_that_a_recipient_cannot_work_on_it_any_more() -> None:
    """Whatever an office is told or answers again and again, its registration still fits into the row."""
    scene = Scene()
    scene.state.put(Kind(id=INVITATION, name="giấy mời", abbreviation="GM"))
    meeting = Meeting(starts_at=NOW + timedelta(days=2), place="Hội trường")
    scene.number(kind_id=INVITATION)
    scene.do(release_act(to=(DISTRICT, NEIGHBOUR), meeting=meeting))
    text = "ế" * LIMITS.reason_characters
    for _ in range(MOST_EVENTS):
        scene.do(Remind(document="doc", text=text, offices=(DISTRICT,)))
    assert scene.refusal(Remind(document="doc", text=text, offices=(DISTRICT,))).code == "delivery.full"
    scene.do(Remind(document="doc", text=text))  # the others are still reminded
    assert len(scene.delivery(NEIGHBOUR).history) == 1
    scene.register()
    assert scene.refusal(AnswerInvitation(document="doc", reason=text), DISTRICT).code == "delivery.full"
    for _ in range(3):
        scene.do(Recall(document="doc", reason=text))
    assert scene.delivery().recall is not None
    scene.do(AnswerRecall(document="doc", agree=False, reason=text), DISTRICT)
    scene.do(Finish(document="doc", result=text), DISTRICT)
    assert scene.delivery().state == "done"
    assert len(row_bytes(scene.delivery())) < ROW_BYTES
