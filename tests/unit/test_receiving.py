"""What a recipient does with a document: it arrives, is opened, registered or refused, given back or kept."""

from datetime import timedelta
from typing import Any

import pytest

from sync.rules.deliveries import came_at
from sync.rules.documents import Arrival, Handling, handling_id
from sync.rules.intents import AnswerRecall, Arrive, Open, Recall, Refuse
from sync.rules.state import Changes
from sync.rules.tasks import Task
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import DAY, INCOMING, Scene, register_act

RECALL = Recall(document="doc", reason="Sai số liệu")
REFUSE = Refuse(document="doc", reason=" Gửi nhầm\nnơi nhận ")


def answer(agree: bool, reason: str = "") -> AnswerRecall:
    return AnswerRecall(document="doc", agree=agree, reason=reason)


@pytest.fixture
def scene() -> Scene:
    """The commune's document is on its way to the district."""
    scene = Scene()
    scene.release()
    return scene


@pytest.fixture
def asked_back(scene: Scene) -> Scene:
    scene.register()
    scene.do(RECALL)
    return scene


def conflict_of(changes: Changes) -> str:
    assert changes.conflict is not None
    return changes.conflict.code


@pytest.mark.parametrize("act", [Arrive(document="doc"), Open(document="doc"), register_act(), REFUSE, answer(True)])
def test_a_document_that_was_not_sent_to_the_office_is_not_here(scene: Scene, act: Any) -> None:
    for office in (NEIGHBOUR, COMMUNE):
        assert scene.refusal(act, office).code == "document.not_here"


def test_complete_is_true_for_good_once_the_files_are_here_too(scene: Scene) -> None:
    for complete, stands in ((False, False), (True, True), (False, True)):
        scene.do(Arrive(document="doc", complete=complete), DISTRICT, person="")
        assert (scene.delivery().state, scene.delivery().complete) == ("arrived", stands)


def test_a_report_that_says_nothing_new_leaves_nothing(scene: Scene) -> None:
    for _ in range(20):
        scene.do(Arrive(document="doc", complete=True), DISTRICT, person="")
        scene.do(Open(document="doc"), DISTRICT)
    assert [event.code for event in scene.delivery().history] == ["arrived", "opened"]


def test_files_that_come_after_the_registration_make_it_complete_and_move_nothing_back(scene: Scene) -> None:
    scene.register()
    scene.do(Arrive(document="doc", complete=True), DISTRICT, person="")
    scene.do(Open(document="doc"), DISTRICT)
    assert (scene.delivery().state, scene.delivery().complete) == ("registered", True)
    assert [e.code for e in scene.delivery().history] == ["registered", "arrived", "opened"]


def test_a_registration_enters_the_book_and_tells_the_sender_no_number_and_no_name(scene: Scene) -> None:
    scene.now += timedelta(hours=2)
    scene.register(number=7)
    assert scene.delivery().state == "registered"
    page = scene.state.get(Handling, handling_id("doc", DISTRICT))
    assert page is not None
    assert page.arrival == Arrival(INCOMING, 7, DAY)
    assert page.scopes == (f"office:{DISTRICT}",)
    assert scene.entries(INCOMING)[7].document == "doc"
    (event,) = scene.delivery().history
    assert (event.at, event.office, event.person, event.facts) == (scene.now, DISTRICT, "", {})


def test_the_second_registration_of_one_document_is_void_with_a_task(scene: Scene) -> None:
    scene.register(number=1)
    changes = scene.do(register_act(number=101), DISTRICT, pc=2)
    assert conflict_of(changes) == "document.already_registered"
    void = scene.entries(INCOMING)[101]
    assert (void.state, void.reason) == ("void", "entered as 1")
    assert scene.entries(INCOMING)[1].state == "used"
    assert scene.tasks(DISTRICT) == ["registered_twice"]
    page = scene.state.get(Handling, handling_id("doc", DISTRICT))
    assert page is not None
    assert page.arrival == Arrival(INCOMING, 1, DAY)


@pytest.mark.parametrize(("number", "why"), [(1, "number.taken"), (101, "number.not_granted")])
def test_an_arrival_number_that_is_taken_or_not_granted_becomes_a_task(scene: Scene, number: int, why: str) -> None:
    scene.release("other", number=2)
    scene.register("other", 1)
    assert conflict_of(scene.do(register_act(number=number), DISTRICT)) == why
    assert scene.tasks(DISTRICT) == ["number_conflict"]
    assert scene.delivery().state == "waiting"


def test_a_registration_after_a_refusal_leaves_a_void_number_and_the_refusal(scene: Scene) -> None:
    scene.do(REFUSE, DISTRICT)
    assert conflict_of(scene.do(register_act(), DISTRICT)) == "document.already_refused"
    assert scene.delivery().state == "refused"
    assert scene.entries(INCOMING)[1].state == "void"
    assert scene.tasks(DISTRICT) == ["number_conflict"]


def test_a_registration_after_a_recall_keeps_its_number_with_a_note(scene: Scene) -> None:
    scene.do(RECALL)
    assert scene.do(register_act(), DISTRICT).conflict is None
    assert scene.delivery().state == "recalled"
    assert scene.entries(INCOMING)[1].state == "used"
    assert scene.tasks(DISTRICT) == ["recalled_before_registration"]


def test_a_refusal_tells_the_sender_the_reason(scene: Scene) -> None:
    scene.do(REFUSE, DISTRICT)
    assert (scene.delivery().state, scene.delivery().reason) == ("refused", "Gửi nhầm nơi nhận")
    (task,) = scene.state.all(Task)
    assert (task.code, task.office, task.facts) == (
        "recipient_refused",
        COMMUNE,
        {"office": DISTRICT, "reason": "Gửi nhầm nơi nhận"},
    )


def test_a_refusal_needs_a_reason(scene: Scene) -> None:
    assert scene.refusal(Refuse(document="doc", reason=" \n"), DISTRICT).code == "reason.empty"


def test_what_was_registered_refused_or_recalled_is_not_refused(scene: Scene) -> None:
    scene.release("two", number=2)
    scene.release("three", number=3)
    scene.register(number=4)
    registered = scene.refusal(REFUSE, DISTRICT)
    assert (registered.code, registered.facts) == ("document.already_registered", {"number": "4"})
    scene.do(Refuse(document="two", reason="Gửi nhầm"), DISTRICT)
    assert scene.refusal(Refuse(document="two", reason="Gửi nhầm"), DISTRICT).code == "document.already_refused"
    scene.do(Recall(document="three", reason="Sai số liệu"))
    assert scene.refusal(Refuse(document="three", reason="Gửi nhầm"), DISTRICT).code == "document.already_recalled"


def test_a_document_that_is_given_back_is_recalled_and_the_question_closed(asked_back: Scene) -> None:
    asked_back.do(answer(True), DISTRICT)
    delivery = asked_back.delivery()
    assert (delivery.state, delivery.reason) == ("recalled", "Sai số liệu")
    assert delivery.recall is not None
    assert delivery.recall.answer == "agreed"
    assert asked_back.tasks(DISTRICT) == asked_back.tasks(COMMUNE) == []
    assert asked_back.entries(INCOMING)[1].state == "used"


def test_a_recipient_that_keeps_a_document_tells_the_sender_why(asked_back: Scene) -> None:
    assert asked_back.refusal(answer(False), DISTRICT).code == "reason.empty"
    asked_back.do(answer(False, "Đã xử lý xong"), DISTRICT)
    assert asked_back.delivery().state == "registered"
    assert (asked_back.tasks(DISTRICT), asked_back.tasks(COMMUNE)) == ([], ["recall_declined"])


def test_a_recall_is_answered_once_and_only_where_it_was_asked(scene: Scene) -> None:
    assert scene.refusal(answer(True), DISTRICT).code == "recall.not_asked"
    scene.register()
    scene.do(RECALL)
    scene.do(answer(False, "Đã xử lý xong"), DISTRICT)
    assert scene.refusal(answer(True), DISTRICT).code == "recall.already_answered"
    scene.do(RECALL)
    assert scene.tasks(DISTRICT) == ["recall_asked"]
    scene.do(answer(True), DISTRICT)
    assert scene.delivery().state == "recalled"


def test_a_document_recalled_at_once_leaves_nothing_to_answer(scene: Scene) -> None:
    scene.do(RECALL)
    assert scene.refusal(answer(True), DISTRICT).code == "recall.already_answered"


@pytest.mark.parametrize(
    ("hours", "kept"), [(-2, 0), (1, 1), (9, 4), (None, 4)], ids=["before", "within", "after", "old"]
)
def test_when_it_came_is_believed_between_its_posting_and_now(scene: Scene, hours: int | None, kept: int) -> None:
    posted = scene.delivery().posted_at
    scene.now = posted + timedelta(hours=4)
    came = posted + timedelta(hours=hours) if hours is not None else None
    scene.do(Arrive(document="doc", came_at=came), DISTRICT, person="")
    scene.do(Arrive(document="doc", complete=True, came_at=scene.now), DISTRICT, person="")
    assert came_at(scene.delivery()) == posted + timedelta(hours=kept)
    assert scene.delivery().history[0].at == scene.now
