"""One document by two roads: it is in the book once, and everybody who sent it hears how far the work has come."""

from datetime import date

import pytest
from msgspec.structs import replace

from sync.rules.assignments import Assigned
from sync.rules.circulation import standing
from sync.rules.deliveries import MOST_EVENTS, Delivery, delivery_id
from sync.rules.desk_acts import Accept, Direct, Finish, Present
from sync.rules.documents import Handling, handling_id
from sync.rules.ids import document_id
from sync.rules.intents import Recall, Refuse, Register
from sync.rules.joining_acts import Join, Separate
from sync.rules.notations import same_issuer, same_notation
from sync.rules.people import Role
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import DAY, INCOMING, RECEIVED, UNIQUE, Scene, person_of, register_act, take_in_act

PAPER, MAIL = document_id(DISTRICT, UNIQUE), document_id(DISTRICT, UNIQUE[:-1] + "7")
SAME = {"notation": "1/TB-UBND", "sender": "UBND Đồng Mỏ", "subject": "Thông báo nghỉ lễ", "kind_id": "TB"}
JOIN = Join(document="doc", to=PAPER)
SEPARATE = Separate(document="doc", to=PAPER, reason=" Hai văn bản\nkhác nhau ")


@pytest.fixture
def scene() -> Scene:
    """The commune's document is at the district on paper, under number 1, and has come through the system."""
    scene = Scene()
    scene.release()
    scene.do(take_in_act(PAPER, **SAME), DISTRICT)
    scene.register(PAPER)
    return scene


def page(scene: Scene, document: str = "doc") -> Handling:
    found = scene.state.get(Handling, handling_id(document, DISTRICT))
    assert found is not None
    return found


def told(scene: Scene, document: str = "doc") -> list[str]:
    return [event.code for event in scene.delivery(DISTRICT, document).history]


def test_the_later_one_bears_the_number_of_the_earlier_and_takes_none(scene: Scene) -> None:
    scene.do(JOIN, DISTRICT)
    joined, root = page(scene), page(scene, PAPER)
    assert joined.arrival == root.arrival
    assert joined.joined_to == PAPER
    assert [(road.document, road.source) for road in root.roads] == [("doc", "system")]
    assert list(scene.entries(INCOMING)) == [1]
    assert scene.entries(INCOMING)[1].document == PAPER
    assert scene.delivery().state == "registered"  # which its sender sees
    assert standing(scene.delivery(), joined) == "joined"


def test_a_paper_that_comes_second_joins_the_one_from_the_system() -> None:
    scene = Scene()
    scene.release()
    scene.register()
    scene.do(take_in_act(PAPER, **SAME), DISTRICT)
    scene.do(Join(document=PAPER, to="doc"), DISTRICT)
    [road] = page(scene).roads
    assert (road.document, road.source, road.came_at) == (PAPER, "post", RECEIVED)
    assert page(scene, PAPER).joined_to == "doc"


def test_a_third_road_joins_the_one_that_has_the_number(scene: Scene) -> None:
    scene.do(JOIN, DISTRICT)
    scene.do(take_in_act(MAIL, **SAME), DISTRICT)
    scene.do(Join(document=MAIL, to="doc"), DISTRICT)
    assert page(scene, MAIL).joined_to == PAPER
    assert [road.document for road in page(scene, PAPER).roads] == ["doc", MAIL]


def test_every_sender_hears_how_far_the_work_has_come(scene: Scene) -> None:
    lead = Assigned(person=person_of(DISTRICT, Role.OFFICER))
    scene.do(Present(document=PAPER), DISTRICT)
    scene.do(Direct(document=PAPER, lead=lead), DISTRICT, role=Role.LEADER)
    scene.do(JOIN, DISTRICT)
    assert told(scene)[-2:] == ["registered", "assigned"]
    scene.do(Accept(document=PAPER), DISTRICT, role=Role.OFFICER)
    scene.do(Finish(document=PAPER), DISTRICT, role=Role.OFFICER)
    assert told(scene)[-2:] == ["in_progress", "done"]
    assert "number" not in str([event.facts for event in scene.delivery().history])


@pytest.mark.parametrize("act", [Present(document="doc"), Finish(document="doc")])
def test_work_goes_on_at_the_one_in_the_book(scene: Scene, act: Present) -> None:
    scene.do(JOIN, DISTRICT)
    refusal = scene.refusal(act, DISTRICT)
    assert (refusal.code, refusal.facts) == ("document.joined", {"number": "1"})


@pytest.mark.parametrize(
    ("unlike", "what"),
    [
        ({"notation": "2/TB-UBND"}, "notation"),
        ({"issued_on": date(2026, 11, 20)}, "date"),
        ({"sender": "UBND xã Quan Sơn"}, "issuer"),
        ({"sender": "Sở Y tế", "notation": "5/SYT"}, "issuer,notation"),
    ],
)
def test_what_differs_is_joined_only_with_a_reason(unlike: dict[str, object], what: str) -> None:
    scene = Scene()
    scene.release()
    scene.do(take_in_act(PAPER, **SAME | unlike), DISTRICT)
    scene.register(PAPER)
    refusal = scene.refusal(JOIN, DISTRICT)
    assert (refusal.code, refusal.facts) == ("join.differs", {"what": what})
    scene.do(Join(document="doc", to=PAPER, reason="Bản giấy ghi nhầm"), DISTRICT)
    assert page(scene).events[-1].facts["reason"] == "Bản giấy ghi nhầm"


def test_what_is_in_no_book_cannot_be_joined_to() -> None:
    scene = Scene()
    scene.release()
    scene.do(take_in_act(PAPER, **SAME), DISTRICT)
    assert scene.refusal(JOIN, DISTRICT).code == "join.not_registered"
    assert scene.refusal(Join(document="doc", to="another"), DISTRICT).code == "document.not_here"
    assert scene.refusal(JOIN, NEIGHBOUR).code == "document.not_here"
    assert scene.refusal(JOIN, DISTRICT, role=Role.OFFICER).code == "person.may_not"


def test_a_document_is_not_joined_to_itself_by_any_way_round(scene: Scene) -> None:
    assert scene.refusal(Join(document=PAPER, to=PAPER), DISTRICT).code == "join.itself"
    scene.do(JOIN, DISTRICT)
    assert scene.refusal(Join(document=PAPER, to="doc"), DISTRICT).code == "join.itself"


def test_what_was_refused_is_not_joined(scene: Scene) -> None:
    scene.do(Refuse(document="doc", reason="Gửi nhầm"), DISTRICT)
    assert scene.refusal(JOIN, DISTRICT).code == "document.already_refused"


def test_nothing_is_joined_to_what_its_sender_has_taken_back() -> None:
    """Else it would bear a number under which nobody can work on it any more."""
    scene = Scene()
    scene.release()
    scene.do(Recall(document="doc", reason="Sai số liệu"))
    scene.register()  # on a PC without a line
    scene.do(take_in_act(PAPER, **SAME), DISTRICT)
    refusal = scene.refusal(Join(document=PAPER, to="doc"), DISTRICT)
    assert (refusal.code, refusal.facts) == ("document.already_recalled", {})
    scene.do(register_act(PAPER, 2), DISTRICT)
    scene.do(Present(document=PAPER), DISTRICT)


def test_two_pcs_that_join_the_same_two_agree(scene: Scene) -> None:
    scene.do(JOIN, DISTRICT)
    before = page(scene), page(scene, PAPER)
    assert scene.do(JOIN, DISTRICT, pc=2).rows == ()
    assert (page(scene), page(scene, PAPER)) == before


def test_a_registration_that_comes_after_the_join_is_void(scene: Scene) -> None:
    scene.do(JOIN, DISTRICT)
    changes = scene.do(register_act(number=101), DISTRICT, pc=2)
    assert changes.conflict is not None
    assert changes.conflict.code == "document.already_registered"
    void = scene.entries(INCOMING)[101]
    assert (void.state, void.reason) == ("void", "entered as 1")
    assert scene.tasks(DISTRICT) == ["registered_twice"]
    assert page(scene).joined_to == PAPER


def test_a_join_that_comes_after_a_registration_leaves_both_numbers_until_one_is_given_up(scene: Scene) -> None:
    scene.do(Register(document="doc", number=101, registered_on=DAY), DISTRICT, pc=2)
    refusal = scene.refusal(JOIN, DISTRICT)
    assert (refusal.code, refusal.facts["number"]) == ("document.already_registered", "101")
    scene.do(Join(document="doc", to=PAPER, gives_up=101), DISTRICT)
    assert (scene.entries(INCOMING)[101].state, scene.entries(INCOMING)[101].reason) == ("void", "entered as 1")
    assert page(scene).joined_to == PAPER


def test_a_number_under_which_work_has_begun_is_not_given_up(scene: Scene) -> None:
    scene.do(Register(document="doc", number=101, registered_on=DAY), DISTRICT, pc=2)
    scene.do(Present(document="doc"), DISTRICT)
    assert scene.refusal(Join(document="doc", to=PAPER, gives_up=101), DISTRICT).code == "join.at_work"


def test_the_senders_of_what_came_by_other_roads_are_no_offices(scene: Scene) -> None:
    scene.do(take_in_act(MAIL, **SAME), DISTRICT)
    scene.do(Join(document=MAIL, to=PAPER), DISTRICT)
    found = scene.state.get(Delivery, delivery_id(MAIL, DISTRICT))
    assert found is not None
    assert (found.state, found.stage) == ("registered", "own.registered")
    assert COMMUNE not in found.scopes


def test_parted_again_each_is_its_own_and_keeps_what_was_noted_of_it(scene: Scene) -> None:
    scene.do(JOIN, DISTRICT)
    scene.do(Finish(document=PAPER), DISTRICT)
    assert scene.delivery().state == "done"
    scene.do(SEPARATE, DISTRICT)
    parted, root = page(scene), page(scene, PAPER)
    assert (parted.arrival, parted.joined_to, root.roads) == (None, "", ())
    assert root.arrival is not None and root.arrival.number == 1
    assert [event.code for event in parted.events] == ["joined", "separated"]
    assert [event.code for event in root.events][-2:] == ["finished", "road_separated"]
    assert parted.events[-1].facts == {"number": "1", "reason": "Hai văn bản khác nhau"}
    assert (standing(scene.delivery(), parted), scene.delivery(DISTRICT, PAPER).state) == ("arrived", "done")
    assert told(scene)[-1] == "separated"
    assert "Hai" not in str(scene.delivery().history), "why is the office's own"


def test_the_sender_of_what_was_parted_hears_of_the_work_on_it_anew(scene: Scene) -> None:
    scene.do(JOIN, DISTRICT)
    scene.do(Finish(document=PAPER), DISTRICT)
    scene.do(SEPARATE, DISTRICT)
    scene.do(register_act(number=2), DISTRICT)
    assert scene.delivery().state == "registered"
    lead = Assigned(person=person_of(DISTRICT, Role.OFFICER))
    scene.do(Direct(document="doc", lead=lead), DISTRICT, role=Role.LEADER)
    scene.do(Finish(document="doc"), DISTRICT)
    codes = told(scene)
    assert codes[codes.index("separated") + 1 :] == ["registered", "assigned", "done"]


@pytest.mark.parametrize("registered_first", [True, False])
def test_a_number_that_it_had_itself_is_its_own_again(scene: Scene, registered_first: bool) -> None:
    registered = Register(document="doc", number=101, registered_on=DAY)
    acts = [(registered, 2), (Join(document="doc", to=PAPER, gives_up=101), 1)] if registered_first else [(JOIN, 1)]
    for act, pc in acts if registered_first else [*acts, (registered, 2)]:
        scene.do(act, DISTRICT, pc=pc)
    assert scene.entries(INCOMING)[101].state == "void"
    scene.do(SEPARATE, DISTRICT)
    entry = scene.entries(INCOMING)[101]
    assert (entry.state, entry.reason, entry.document) == ("used", "", "doc")
    arrival = page(scene).arrival
    assert arrival is not None and arrival.number == 101
    assert scene.delivery().state == "registered"
    scene.do(Present(document="doc"), DISTRICT)


def test_two_pcs_that_part_the_same_two_agree_and_a_later_join_is_left_alone(scene: Scene) -> None:
    scene.do(take_in_act(MAIL, **SAME), DISTRICT)
    scene.do(register_act(MAIL, 2), DISTRICT)
    scene.do(JOIN, DISTRICT)
    scene.do(SEPARATE, DISTRICT)
    assert scene.do(SEPARATE, DISTRICT, pc=2).rows == ()
    scene.do(Join(document="doc", to=MAIL), DISTRICT)
    assert scene.do(SEPARATE, DISTRICT, pc=2).rows == (), "it names the one from which it parts"
    assert page(scene).joined_to == MAIL


def test_who_parts_what_and_until_when(scene: Scene) -> None:
    assert scene.refusal(SEPARATE, DISTRICT, final=False).code == "join.not_joined"
    scene.do(JOIN, DISTRICT)
    assert scene.refusal(SEPARATE, NEIGHBOUR).code == "document.not_here"
    assert scene.refusal(SEPARATE, DISTRICT, role=Role.LEADER).code == "person.may_not"
    assert scene.refusal(Separate(document="doc", to=PAPER, reason=" "), DISTRICT).code == "reason.empty"
    full = scene.delivery()
    scene.state.put(replace(full, history=full.history * MOST_EVENTS))
    assert scene.refusal(SEPARATE, DISTRICT).code == "delivery.full"
    scene.state.put(replace(full, state="recalled"))
    assert scene.refusal(SEPARATE, DISTRICT).code == "document.already_recalled"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("UBND huyện Chi Lăng", "Ủy ban nhân dân huyện Chi Lăng", True),
        ("Uỷ ban nhân dân xã Hoà Bình", "UBND xã Hòa Bình", True),
        ("UBND xã Chi Lăng", "UBND huyện Chi Lăng", False),
        ("UBND xã Chi Lăng", "UBND thị trấn Chi Lăng", False),
        ("Sở Y tế", "Sở Y tế tỉnh Lạng Sơn", True),
        ("Sở Y tế", "Sở Tư pháp", False),
        ("", "Sở Y tế", False),
    ],
)
def test_issuers_are_alike_as_people_write_them(one: str, other: str, is_same: bool) -> None:
    assert same_issuer((one,), (other,)) is is_same
    assert same_issuer((other,), ("Bưu điện", one)) is is_same


def test_notations_are_alike_but_for_zeros_and_case() -> None:
    assert same_notation("07/TB-UBND", "7/tb-ubnd ")
    assert not same_notation("70/TB-UBND", "7/TB-UBND")
