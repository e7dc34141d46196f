"""A released document put right by another: đính chính by a letter, thay thế by one of its kind."""

import msgspec
import pytest

from sync.rules.corrections import Corrected, Correction, Way, correction_id
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.intents import AnswerRecall, Recall, Refuse, Withdraw
from sync.rules.rows import office_scope
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import DAY, TAKEN, Scene, number_act, release_act, take_in_act

SUPERSEDES = Corrected(document="first", way=Way.SUPERSEDES)
CORRECTS = Corrected(document="first", way=Way.CORRECTS)


@pytest.fixture
def scene() -> Scene:
    """A notice has gone to the district and a neighbour."""
    scene = Scene()
    scene.release("first", (DISTRICT, NEIGHBOUR))
    scene.number("second", 2)
    scene.number("letter", 3, kind_id="CV", unit="VP")
    return scene


def correction(scene: Scene, by: str = "second") -> Correction:
    found = scene.state.get(Correction, correction_id("first", by))
    assert found is not None
    return found


def test_what_supersedes_says_which_and_the_first_one_is_never_touched(scene: Scene) -> None:
    before = scene.document("first")
    changes = scene.do(release_act("second", corrects=SUPERSEDES))
    assert scene.document("first") == before
    assert not any(isinstance(row, Document) and row.id == "first" for row in changes.rows)
    assert scene.document("second").corrects == Corrected(
        document="first", way=Way.SUPERSEDES, notation="01/TB-UBND", issued_on=DAY
    )
    row = correction(scene)
    assert (row.notation, row.issued_on, row.holds, row.parent) == ("02/TB-UBND", DAY, True, "first")


def test_everybody_who_has_the_first_one_is_told_also_who_does_not_get_the_second(scene: Scene) -> None:
    changes = scene.do(release_act("second", (DISTRICT,), corrects=SUPERSEDES))
    told = {scope for kind, id, scope in changes.placed if kind == "correction"}
    assert told == {office_scope(DISTRICT), office_scope(NEIGHBOUR)}
    assert correction(scene).scopes == (office_scope(COMMUNE),)


def test_who_gets_the_first_one_later_sees_what_became_of_it(scene: Scene) -> None:
    scene.do(release_act("second", (DISTRICT,), corrects=SUPERSEDES))
    scene.do(Withdraw(document="first"))
    changes = scene.do(release_act("first", (NEIGHBOUR,)))
    assert ("correction", correction(scene).id, office_scope(NEIGHBOUR)) in changes.placed


def test_the_office_itself_finds_it_in_the_history_of_the_first_one(scene: Scene) -> None:
    scene.do(release_act("letter", corrects=CORRECTS))
    page = scene.state.get(Handling, handling_id("first", COMMUNE))
    assert page is not None
    assert (page.events[-1].code, page.events[-1].facts) == ("corrected", {"notation": "03/UBND-VP"})


@pytest.mark.parametrize(
    ("document", "corrects", "code"),
    [
        ("letter", SUPERSEDES, "correction.other_kind"),
        ("second", CORRECTS, "correction.no_letter"),
        ("second", msgspec.structs.replace(SUPERSEDES, document="nowhere"), "correction.unknown"),
        ("second", msgspec.structs.replace(SUPERSEDES, document="second"), "correction.unknown"),
        ("letter", msgspec.structs.replace(CORRECTS, document="second"), "correction.not_released"),
    ],
)
def test_it_must_be_fit_for_it(scene: Scene, document: str, corrects: Corrected, code: str) -> None:
    assert scene.refusal(release_act(document, corrects=corrects)).code == code


def test_nobody_puts_right_what_another_office_has_issued(scene: Scene) -> None:
    scene.do(number_act("theirs", 1), DISTRICT)
    assert scene.refusal(release_act("theirs", (COMMUNE,), corrects=SUPERSEDES), DISTRICT).code == "correction.unknown"


def test_nor_what_came_by_another_road(scene: Scene) -> None:
    scene.do(take_in_act())
    corrects = Corrected(document=TAKEN, way=Way.CORRECTS)
    assert scene.refusal(release_act("letter", corrects=corrects)).code == "correction.unknown"


def test_what_was_superseded_is_not_put_right_a_second_time(scene: Scene) -> None:
    scene.do(release_act("second", corrects=SUPERSEDES))
    refusal = scene.refusal(release_act("letter", corrects=CORRECTS))
    assert (refusal.code, refusal.facts) == (
        "correction.superseded",
        {"notation": "01/TB-UBND", "by": "02/TB-UBND"},
    )


def test_a_correction_may_be_followed_by_another(scene: Scene) -> None:
    scene.do(release_act("letter", corrects=CORRECTS))
    scene.do(release_act("second", corrects=SUPERSEDES))
    assert [row.by for row in scene.state.children(Correction, "first")] == ["letter", "second"]


def test_taken_back_before_it_arrived_it_puts_nothing_right(scene: Scene) -> None:
    scene.do(release_act("second", corrects=SUPERSEDES))
    scene.do(Withdraw(document="second"))
    assert not correction(scene).holds
    assert scene.document("second").corrects is None
    scene.do(release_act("second", corrects=SUPERSEDES))
    assert correction(scene).holds


def test_what_every_recipient_gave_back_puts_nothing_right_any_more(scene: Scene) -> None:
    """Also where the first one is read by somebody who never got the second, and so does not hear of its recall."""
    scene.do(release_act("second", (NEIGHBOUR, DISTRICT), corrects=SUPERSEDES))
    scene.do(Refuse(document="second", reason="Gửi nhầm"), DISTRICT)
    assert correction(scene).is_in_force
    scene.do(Recall(document="second", reason="Sai số liệu"))
    assert not correction(scene).is_in_force
    scene.do(number_act("third", 9))
    scene.do(release_act("third", (DISTRICT,), corrects=SUPERSEDES))
    scene.register("third")
    scene.do(Recall(document="third", reason="Sai số liệu"))
    assert correction(scene, "third").is_in_force  # it was registered, and is asked for
    scene.do(AnswerRecall(document="third", agree=True), DISTRICT)
    assert not correction(scene, "third").is_in_force


def test_who_is_not_sent_the_first_one_any_more_is_not_told_what_became_of_it(scene: Scene) -> None:
    scene.do(release_act("letter", (DISTRICT,), corrects=CORRECTS))
    outcome = scene.do(Withdraw(document="first"))
    gone = {(id, scope) for name, id, scope in outcome.removed if name == "correction"}
    assert gone == {(correction_id("first", "letter"), office_scope(office)) for office in (DISTRICT, NEIGHBOUR)}
