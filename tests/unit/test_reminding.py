"""Urging recipients, telephone calls on record, saved groups of recipients."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from sync.rules.calls import CallNote, calls_between
from sync.rules.deliveries import Channel, Recipient
from sync.rules.desk_acts import Finish, NoteCall, Remind, RemoveGroup, SaveGroup
from sync.rules.groups import Group, groups_of
from sync.rules.intents import AnswerRecall, CloseTask, Recall, Refuse, Withdraw
from sync.rules.limits import Limits
from sync.rules.people import Role
from sync.rules.tasks import Task
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import CLOSED_OFFICE, Scene, person_of, release_act

REMIND = Remind(document="doc", text="Đề nghị báo cáo\ntrước 30/11")
BY_POST = Recipient(name="Công ty Điện lực", channel=Channel.POST)


@pytest.fixture
def scene() -> Scene:
    """The commune's document is on its way to the district, the neighbour and a company."""
    scene = Scene()
    scene.number()
    offices = tuple(Recipient(office=office) for office in (DISTRICT, NEIGHBOUR))
    scene.do(release_act(recipients=(*offices, BY_POST)))
    return scene


def reminders(scene: Scene, office: str = DISTRICT) -> list[str]:
    return [e.facts["note"] for e in scene.delivery(office).history if e.code == "reminded"]


def code(scene: Scene, act: Any, office: str = COMMUNE) -> str:
    return scene.refusal(act, office).code


def test_a_reminder_is_on_record_at_both_ends_and_a_task_of_each_recipient(scene: Scene) -> None:
    scene.do(REMIND, role=Role.LEADER)
    for office in (DISTRICT, NEIGHBOUR):
        assert scene.tasks(office) == ["reminded"]
        (event,) = [e for e in scene.delivery(office).history if e.code == "reminded"]
        assert (event.office, event.person, event.facts["note"]) == (COMMUNE, "", "Đề nghị báo cáo\ntrước 30/11")
        assert scene.delivery(office).state == "waiting", "a reminder is no step"
    assert not any(e.code == "reminded" for e in scene.delivery("outside-2").history)
    task = next(t for t in scene.state.all(Task) if t.office == DISTRICT)
    assert task.facts == {"office": COMMUNE, "note": "Đề nghị báo cáo\ntrước 30/11", "times": "1"}


def test_several_reminders_are_all_kept_and_the_task_says_the_last_one(scene: Scene) -> None:
    for day in range(3):
        scene.now += timedelta(days=1)
        scene.do(Remind(document="doc", text=f"Lần {day + 1}", offices=(DISTRICT,)))
    assert reminders(scene) == ["Lần 1", "Lần 2", "Lần 3"]
    assert reminders(scene, NEIGHBOUR) == []
    (task,) = scene.state.all(Task)
    assert (task.facts["note"], task.facts["times"], task.opened_at) == ("Lần 3", "3", scene.now)


def test_a_task_that_was_put_away_comes_back_with_the_next_reminder(scene: Scene) -> None:
    scene.do(REMIND)
    (task,) = [t for t in scene.state.all(Task) if t.office == DISTRICT]
    scene.do(CloseTask(task=task.id), DISTRICT)
    assert scene.tasks(DISTRICT) == []
    scene.do(REMIND)
    assert scene.tasks(DISTRICT) == ["reminded"]


def test_registering_answers_a_reminder_and_a_later_one_waits_for_the_end(scene: Scene) -> None:
    scene.do(REMIND)
    scene.register()
    assert scene.tasks(DISTRICT) == []
    assert scene.tasks(NEIGHBOUR) == ["reminded"]
    scene.do(REMIND)
    assert scene.tasks(DISTRICT) == ["reminded"]
    scene.do(Finish(document="doc"), DISTRICT)
    assert scene.tasks(DISTRICT) == []


@pytest.mark.parametrize("how", ["refused", "recalled", "given back", "withdrawn"])
def test_a_document_that_is_gone_leaves_no_reminder_behind(scene: Scene, how: str) -> None:
    scene.do(REMIND)
    recall = Recall(document="doc", reason="Sai")
    if how == "refused":
        scene.do(Refuse(document="doc", reason="Gửi nhầm"), DISTRICT)
    elif how == "withdrawn":
        scene.do(Withdraw(document="doc"))
    elif how == "recalled":
        scene.do(recall)
    else:
        scene.register()
        scene.do(recall)
        scene.do(REMIND)
        scene.do(AnswerRecall(document="doc", agree=True), DISTRICT)
    assert scene.tasks(DISTRICT) == []


def test_who_is_done_or_gone_is_left_in_peace(scene: Scene) -> None:
    scene.register()
    scene.do(Finish(document="doc"), DISTRICT)
    changes = scene.do(REMIND)
    assert reminders(scene) == []
    assert {row.id for row in changes.rows if isinstance(row, Task)} == {f"reminded:doc@{NEIGHBOUR}"}
    scene.do(Refuse(document="doc", reason="Gửi nhầm"), NEIGHBOUR)
    assert code(scene, REMIND) == "remind.nobody_left"
    assert code(scene, Remind(document="doc", text="x", offices=(DISTRICT, "nowhere"))) == "remind.nobody_left"


def test_an_office_reminds_of_its_own_released_documents_with_a_word(scene: Scene) -> None:
    assert code(scene, REMIND, DISTRICT) == "document.unknown"
    assert code(scene, Remind(document="nothing", text="x")) == "document.unknown"
    scene.number("other", 2)
    assert code(scene, Remind(document="other", text="x")) == "document.not_released"
    assert code(scene, Remind(document="doc", text=" \n\u200b ")) == "text.empty"


def test_a_call_is_noted_for_the_own_office_alone(scene: Scene) -> None:
    changes = scene.do(NoteCall(called=DISTRICT, text=" Đã gọi\nanh Lý ", document="doc"), role=Role.LEADER)
    (note,) = changes.rows
    assert isinstance(note, CallNote)
    assert note.scopes == (f"office:{COMMUNE}",)
    assert (note.called, note.text, note.document) == (DISTRICT, "Đã gọi\nanh Lý", "doc")
    assert (note.person, note.at) == (person_of(COMMUNE, Role.LEADER), scene.now)
    scene.do(NoteCall(called=DISTRICT, text="Gọi lại"))
    scene.do(NoteCall(called=CLOSED_OFFICE, text="Không ai nghe"))
    assert len(scene.state.children(CallNote, calls_between(COMMUNE, DISTRICT))) == 2


def test_a_call_is_to_another_known_office_about_a_known_document(scene: Scene) -> None:
    refusal = scene.refusal(NoteCall(called="99999", text="x"))
    assert (refusal.code, refusal.facts) == ("office.unknown", {"office": "99999"})
    assert code(scene, NoteCall(called=COMMUNE, text="x")) == "call.itself"
    assert code(scene, NoteCall(called=DISTRICT, text="\n")) == "text.empty"
    scene.release("private", to=(NEIGHBOUR,), number=2)
    about = NoteCall(called=COMMUNE, text="x", document="private")
    assert code(scene, about, DISTRICT) == "document.unknown", "it was not sent to that office"
    scene.do(about, NEIGHBOUR)
    scene.do(replace(about, called=NEIGHBOUR), COMMUNE)


def group(name: str = "Các xã", id: str = "g", *offices: str) -> SaveGroup:
    recipients = tuple(Recipient(office=office) for office in offices or (DISTRICT, NEIGHBOUR))
    return SaveGroup(group=id, name=name, recipients=(*recipients, BY_POST))


def names(scene: Scene) -> list[str]:
    return [g.name for g in groups_of(scene.state, COMMUNE)]


def test_a_group_is_saved_changed_and_removed(scene: Scene) -> None:
    scene.do(group(" Các   xã "))
    scene.do(group("an toàn giao thông", "h"))
    assert names(scene) == ["an toàn giao thông", "Các xã"]
    scene.do(group("Các xã, thị trấn", "g", DISTRICT))
    saved = scene.state.get(Group, "g")
    assert saved is not None
    assert [r.office or r.name for r in saved.recipients] == [DISTRICT, "Công ty Điện lực"]
    assert saved.scopes == (f"office:{COMMUNE}",)
    scene.do(RemoveGroup(group="g"))
    assert names(scene) == ["an toàn giao thông"]
    assert code(scene, RemoveGroup(group="g")) == "group.unknown"
    scene.do(group("Các xã, thị trấn", "k"))


def test_a_name_stands_for_one_group_whatever_its_capitals(scene: Scene) -> None:
    scene.do(group("Các xã"))
    assert code(scene, group("CÁC XÃ", "h")) == "group.name_taken"
    assert code(scene, group(" ca\u0301c xa\u0303", "h")) == "group.name_taken"
    scene.do(group("CÁC XÃ"))
    assert names(scene) == ["CÁC XÃ"]
    assert code(scene, group(" \u200b", "h")) == "group.no_name"


def test_groups_belong_to_one_office(scene: Scene) -> None:
    scene.do(group("Các xã", "g"))
    other = SaveGroup(group="h", name="Các xã", recipients=(Recipient(office=COMMUNE),))
    scene.do(other, DISTRICT)
    assert names(scene) == ["Các xã"]
    assert code(scene, replace(other, group="g"), DISTRICT) == "group.unknown"
    assert code(scene, RemoveGroup(group="g"), DISTRICT) == "group.unknown"


def test_recipients_of_a_group_are_as_those_of_a_dispatch_each_once(scene: Scene) -> None:
    assert code(scene, SaveGroup(group="g", name="Rỗng", recipients=())) == "recipient.none"
    assert code(scene, group("Mình", "g", COMMUNE)) == "recipient.itself"
    assert code(scene, group("Lạ", "g", "99999")) == "recipient.unknown"
    assert code(scene, group("Cũ", "g", CLOSED_OFFICE)) == "recipient.closed"
    scene.do(group("Lặp", "g", DISTRICT, NEIGHBOUR, DISTRICT))
    saved = scene.state.get(Group, "g")
    assert saved is not None
    assert [r.office for r in saved.recipients] == [DISTRICT, NEIGHBOUR, ""]


def test_groups_are_bounded_in_number_and_size(scene: Scene) -> None:
    scene.state.put(Limits(groups=2, group_recipients=3))
    scene.do(group("Một", "1"))
    scene.do(group("Hai", "2"))
    refusal = scene.refusal(group("Ba", "3"))
    assert (refusal.code, refusal.facts) == ("group.too_many", {"limit": "2"})
    scene.do(group("Một nữa", "1"))
    more = tuple(Recipient(name=f"Công ty {n}", channel=Channel.POST) for n in range(4))
    refusal = scene.refusal(SaveGroup(group="1", name="Một", recipients=more))
    assert (refusal.code, refusal.facts) == ("group.too_large", {"limit": "3"})
    scene.do(RemoveGroup(group="2"))
    scene.do(group("Ba", "3"))
