"""Suffix numbers: 12a behind 12, as unique as 12 is, in their place in the book, and never in the way of the series."""

import pytest

from sync.rules.books import Entry, entry_id
from sync.rules.intents import TakeOver, Void
from sync.rules.people import Role
from sync.rules.state import Changes
from tests.unit.scene import COMMUNE, DAY, OUTGOING, Scene, number_act

LATE = "Ký ngày 20/11, đến nay mới cấp số"


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.number("doc", 12)
    return scene


def entry(scene: Scene, suffix: str = "a") -> Entry:
    found = scene.state.get(Entry, entry_id(OUTGOING, 12, suffix))
    assert found is not None
    return found


def test_a_suffix_stands_in_the_notation_and_in_the_book_with_its_reason(scene: Scene) -> None:
    document = scene.number("late", 12, suffix="a", reason=LATE)
    assert (document.notation, document.number, document.suffix) == ("12a/TB-UBND", 12, "a")
    assert (entry(scene).number, entry(scene).suffix, entry(scene).reason) == (12, "a", LATE)


def test_the_series_does_not_move_on_by_it(scene: Scene) -> None:
    scene.number("late", 12, suffix="a", reason=LATE)
    last = scene.state.last(Entry, OUTGOING)
    assert last is not None
    assert (last.number, last.suffix, entry(scene).position) == (12, "", 0)


def test_one_suffix_is_given_once(scene: Scene) -> None:
    scene.number("late", 12, suffix="a", reason=LATE)
    outcome = scene.do(number_act("later", 12, suffix="a", reason=LATE))
    assert outcome.conflict is not None
    assert (outcome.conflict.code, outcome.conflict.facts["number"]) == ("number.taken", "12a")


def test_only_who_was_granted_the_number_gives_its_suffixes(scene: Scene) -> None:
    outcome = scene.do(number_act("late", 12, suffix="a", reason=LATE), pc=2)
    assert outcome.conflict is not None
    assert outcome.conflict.code == "number.not_granted"


@pytest.mark.parametrize("suffix", ["A", "đ", "ab", "1", "-", " "])
def test_a_suffix_is_one_small_letter(scene: Scene, suffix: str) -> None:
    assert scene.refusal(number_act("late", 12, suffix=suffix, reason=LATE)).code == "number.bad_suffix"
    assert scene.refusal(Void(book=OUTGOING, number=12, suffix=suffix, reason="x", on=DAY)).code == "number.bad_suffix"


def test_it_wants_a_reason(scene: Scene) -> None:
    assert scene.refusal(number_act("late", 12, suffix="a")).code == "reason.empty"


def test_a_reason_may_stand_beside_a_number_that_was_passed_over(scene: Scene) -> None:
    scene.number("late", 7, reason=LATE)
    found = scene.state.get(Entry, entry_id(OUTGOING, 7))
    assert found is not None
    assert found.reason == LATE


def test_on_a_pc_nothing_stands_behind_a_number_that_nobody_has_given(scene: Scene) -> None:
    act = number_act("late", 13, suffix="a", reason=LATE)
    assert scene.refusal(act, final=False).code == "number.no_base"


def test_it_may_reach_the_server_before_its_number_does(scene: Scene) -> None:
    assert isinstance(scene.ask(number_act("late", 13, suffix="a", reason=LATE)), Changes)


def test_void_it_stays_in_the_book_and_its_number_as_it_is(scene: Scene) -> None:
    scene.number("late", 12, suffix="a", reason=LATE)
    scene.do(Void(book=OUTGOING, number=12, suffix="a", reason="Viết hỏng", on=DAY, document="late"))
    assert (entry(scene).state, entry(scene).reason, entry(scene, "").state) == ("void", "Viết hỏng", "used")
    assert scene.document("late").state == "void"


def test_void_without_a_document_where_its_document_was_refused(scene: Scene) -> None:
    scene.do(Void(book=OUTGOING, number=12, suffix="b", reason="Văn bản bị từ chối", on=DAY))
    assert entry(scene, "b").state == "void"
    refusal = scene.refusal(Void(book=OUTGOING, number=12, suffix="b", reason="x", on=DAY))
    assert (refusal.code, refusal.facts) == ("number.in_use", {"number": "12b"})
    assert COMMUNE in entry(scene, "b").book


def test_who_has_taken_the_book_over_speaks_for_the_numbers_of_the_one_before(scene: Scene) -> None:
    explained = Void(book=OUTGOING, number=7, reason="Viết hỏng tờ giấy", on=DAY)
    for role, pc in ((Role.CLERK, 2), (Role.LEADER, 2)):
        assert scene.refusal(explained, pc=pc, role=role).code in ("number.not_granted", "person.may_not")
    take_over = TakeOver(series=f"{COMMUNE}.outgoing", reason="Máy cũ hỏng", on=DAY)
    scene.do(take_over, role=Role.LEADER, pc=2)
    assert scene.number("late", 12, suffix="a", reason=LATE, pc=2).notation == "12a/TB-UBND"
    scene.do(explained, pc=2)
    found = scene.state.get(Entry, entry_id(OUTGOING, 7))
    assert found is not None
    assert (found.state, found.reason) == ("void", "Viết hỏng tờ giấy")
    fresh = scene.do(number_act("new", 13), pc=2)
    assert fresh.conflict is not None, "a whole number of the one before may stand on his paper"
    outcome = scene.do(number_act("his", 12, suffix="a", reason=LATE))
    assert outcome.conflict is not None, "what he gave behind the same number and sends late is told, and not doubled"
    assert outcome.conflict.code == "number.taken"
