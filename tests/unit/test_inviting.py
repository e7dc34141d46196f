"""Invitations: the meeting that they call to, who goes, what the sender hears, the hour that an office notes itself."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from sync.rules.desk_acts import AnswerInvitation, NoteMeeting
from sync.rules.documents import Handling, handling_id
from sync.rules.draft_acts import SubmitDraft
from sync.rules.drafts import text_of
from sync.rules.guests import guests_of
from sync.rules.intents import Arrive, Recall, Refuse
from sync.rules.inviting import MOST_GOING, came_after_hour, meeting_of
from sync.rules.kinds import Kind
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import INVITATION, Attendee, Meeting, both_places
from sync.rules.people import Person, Role
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import NOW, SCAN, TAKEN, Scene, person_of, register_act, release_act, take_in_act

HOUR = datetime(2026, 11, 26, 8, 0, tzinfo=VIET_NAM)
MEETING = Meeting(starts_at=HOUR, place=" Hội trường\nUBND huyện ", chair="Chủ tịch", attendees="Chủ tịch các xã")
LEADER, CLERK = Attendee(person=person_of(DISTRICT, Role.LEADER)), Attendee(person=person_of(DISTRICT, Role.CLERK))
GUEST = Attendee(name="  Lý Thị  Mới ")
GO = AnswerInvitation(document="doc", going=(LEADER, GUEST))
NOT = AnswerInvitation(document="doc", reason="Trùng lịch họp Đảng ủy")


@pytest.fixture
def scene() -> Scene:
    """The commune's invitation is with the district and the neighbour; the district has registered it."""
    scene = Scene()
    scene.state.put(Kind(id=INVITATION, name="giấy mời", abbreviation="GM"))
    scene.number(kind_id=INVITATION)
    scene.do(release_act(to=(DISTRICT, NEIGHBOUR), meeting=MEETING))
    scene.register()
    return scene


def page(scene: Scene, office: str = DISTRICT, document: str = "doc") -> Handling:
    found = scene.state.get(Handling, handling_id(document, office))
    assert found is not None
    return found


def code(scene: Scene, act: Any, office: str = DISTRICT, **more: Any) -> str:
    return scene.refusal(act, office, **more).code


def test_an_invitation_carries_its_meeting_tidied(scene: Scene) -> None:
    assert scene.document().meeting == replace(MEETING, place="Hội trường UBND huyện")
    assert meeting_of(scene.document(), None) == scene.document().meeting


def test_a_release_of_before_has_no_meeting_and_goes_as_ever(scene: Scene) -> None:
    scene.number("other", 2, kind_id=INVITATION)
    scene.do(release_act("other"))
    assert scene.document("other").meeting is None


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"place": "  "}, "meeting.no_place"),
        ({"ends_at": HOUR}, "meeting.ends_before"),
        ({"ends_at": HOUR - timedelta(days=1)}, "meeting.ends_before"),
        ({"starts_at": HOUR.replace(year=1)}, "meeting.bad_hour"),
        ({"ends_at": HOUR.replace(year=9999)}, "meeting.bad_hour"),
        ({"place": "x" * 201}, "text.too_long"),
        ({"chair": "x" * 201}, "text.too_long"),
        ({"attendees": "x" * 2001}, "text.too_long"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_everywhere(scene: Scene, wrong: dict[str, Any], expected: str) -> None:
    meeting = replace(MEETING, **wrong)
    scene.number("other", 2, kind_id=INVITATION)
    assert code(scene, release_act("other", meeting=meeting), COMMUNE) == expected
    draft = SubmitDraft(
        document=TAKEN,
        leader=person_of(COMMUNE, Role.LEADER),
        kind_id=INVITATION,
        subject="Họp",
        files=(SCAN,),
        meeting=meeting,
    )
    assert code(scene, draft, COMMUNE) == expected
    scene.do(take_in_act())
    assert code(scene, NoteMeeting(document=TAKEN, meeting=meeting), COMMUNE) == expected


def test_only_an_invitation_calls_to_a_meeting(scene: Scene) -> None:
    scene.number("other", 2)
    assert code(scene, release_act("other", meeting=MEETING), COMMUNE) == "meeting.not_invitation"


def test_an_approval_is_for_the_meeting_too() -> None:
    draft = SubmitDraft(document=TAKEN, leader="x", kind_id=INVITATION, subject="Họp", files=(SCAN,))
    digests = {text_of(replace(draft, meeting=meeting)).digest for meeting in (None, MEETING)}
    assert len(digests) == 2


def test_the_sender_hears_names_and_the_office_keeps_ids(scene: Scene) -> None:
    scene.do(GO, DISTRICT, role=Role.LEADER)
    attendance, answer = page(scene).attendance, scene.delivery().answer
    assert attendance is not None
    assert answer is not None
    assert (attendance.by, attendance.going) == (LEADER.person, (LEADER, Attendee(name="Lý Thị Mới")))
    assert answer.going == (f"leader {DISTRICT}", "Lý Thị Mới")
    assert scene.delivery().state == "registered", "an answer is no step"
    assert LEADER.person not in str(scene.delivery())
    (event,) = [e for e in scene.delivery().history if e.code == "invitation_accepted"]
    assert event.facts == {"names": f"leader {DISTRICT}, Lý Thị Mới"}


def test_a_later_answer_takes_the_place_of_the_earlier(scene: Scene) -> None:
    scene.do(GO, DISTRICT)
    scene.do(NOT, DISTRICT)
    answer, attendance = scene.delivery().answer, page(scene).attendance
    assert answer is not None
    assert attendance is not None
    assert (answer.going, answer.reason, attendance.going) == ((), NOT.reason, ())
    assert [e.code for e in page(scene).events][-2:] == ["invitation_accepted", "invitation_declined"]


def test_who_calls_may_note_who_of_its_own_comes_and_nobody_else_hears(scene: Scene) -> None:
    own = AnswerInvitation(document="doc", going=(Attendee(person=person_of(COMMUNE, Role.LEADER)),))
    scene.do(own, COMMUNE)
    assert page(scene, COMMUNE).attendance is not None
    assert scene.delivery().answer is None
    assert code(scene, NOT, COMMUNE) == "attend.own_meeting"


def test_what_was_not_released_calls_to_nothing(scene: Scene) -> None:
    scene.number("other", 2, kind_id=INVITATION)
    assert code(scene, replace(GO, document="other"), COMMUNE) == "document.not_released"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (AnswerInvitation(document="doc"), "attend.nobody"),
        (AnswerInvitation(document="doc", reason=" "), "reason.empty"),
        (AnswerInvitation(document="doc", reason="x" * 2001), "reason.too_long"),
        (AnswerInvitation(document="doc", going=(Attendee(name=" "),)), "attend.nobody"),
        (AnswerInvitation(document="doc", going=(LEADER,), reason="vắng"), "attend.both"),
        (AnswerInvitation(document="doc", going=(LEADER, CLERK, LEADER)), "attend.twice"),
        (AnswerInvitation(document="doc", going=(GUEST, Attendee(name="LÝ THỊ MỚI"))), "attend.twice"),
        (AnswerInvitation(document="doc", going=(Attendee(person=person_of(COMMUNE, Role.CLERK)),)), "person.unknown"),
        (AnswerInvitation(document="doc", going=(Attendee(name="x" * 201),)), "text.too_long"),
        (
            AnswerInvitation(document="doc", going=tuple(Attendee(name=str(n)) for n in range(MOST_GOING + 1))),
            "attend.too_many",
        ),
        (AnswerInvitation(document="none", going=(LEADER,)), "document.not_here"),
    ],
)
def test_an_answer_that_says_nothing_clear_is_refused(scene: Scene, act: AnswerInvitation, expected: str) -> None:
    assert code(scene, act) == expected


def test_nobody_who_has_left_goes(scene: Scene) -> None:
    left = scene.state.get(Person, LEADER.person)
    assert left is not None
    scene.state.put(replace(left, ended_at=NOW))
    assert code(scene, GO) == "attend.left"


def test_only_clerk_and_leader_answer(scene: Scene) -> None:
    for role in (Role.OFFICER, Role.ADMIN):
        assert code(scene, GO, role=role) == "person.may_not"
        assert code(scene, NoteMeeting(document="doc", meeting=MEETING), role=role) == "person.may_not"


def test_what_is_not_registered_or_gone_is_not_answered(scene: Scene) -> None:
    own = AnswerInvitation(document="doc", going=(GUEST,))
    assert code(scene, own, NEIGHBOUR) == "document.not_registered"
    scene.do(Refuse(document="doc", reason="Gửi nhầm"), NEIGHBOUR)
    assert code(scene, own, NEIGHBOUR) == "document.already_refused"
    assert code(scene, NoteMeeting(document="doc", meeting=MEETING), NEIGHBOUR) == "document.already_refused"
    scene.number("other", 2, kind_id=INVITATION)
    scene.do(release_act("other", meeting=MEETING))
    scene.do(Recall(document="other", reason="Hoãn họp"))
    assert code(scene, replace(own, document="other")) == "document.already_recalled"
    assert code(scene, NoteMeeting(document="other", meeting=MEETING)) == "document.already_recalled"


def test_an_office_notes_the_hour_of_what_came_on_paper_and_takes_it_away_again(scene: Scene) -> None:
    note = NoteMeeting(document=TAKEN, meeting=MEETING)
    assert code(scene, note, COMMUNE) == "document.not_here"
    scene.do(take_in_act())
    scene.do(register_act(TAKEN), COMMUNE)
    answer = AnswerInvitation(document=TAKEN, going=(GUEST,))
    assert code(scene, answer, COMMUNE) == "meeting.none"
    scene.do(note, COMMUNE)
    document, noted = scene.document(TAKEN), page(scene, COMMUNE, TAKEN)
    assert document.meeting is None, "the paper's facts are its sender's"
    assert meeting_of(document, noted) == replace(MEETING, place="Hội trường UBND huyện")
    scene.do(answer, COMMUNE)
    scene.do(NoteMeeting(document=TAKEN), COMMUNE)
    assert meeting_of(document, page(scene, COMMUNE, TAKEN)) is None


def test_what_the_sender_said_stands(scene: Scene) -> None:
    assert code(scene, NoteMeeting(document="doc", meeting=MEETING)) == "meeting.from_sender"


@pytest.mark.parametrize(("minutes", "late"), [(-1, False), (0, True), (1, True)])
def test_what_comes_when_the_meeting_has_begun_came_after_its_hour(scene: Scene, minutes: int, late: bool) -> None:
    scene.now = HOUR + timedelta(minutes=minutes)
    scene.do(Arrive(document="doc"), NEIGHBOUR, person="")
    assert came_after_hour(scene.document().meeting, scene.delivery(NEIGHBOUR)) is late
    assert not came_after_hour(None, scene.delivery(NEIGHBOUR))


def test_the_list_for_the_door_names_everybody_and_counts_answers(scene: Scene) -> None:
    scene.do(GO, DISTRICT)
    deliveries = [scene.delivery(DISTRICT), scene.delivery(NEIGHBOUR)]
    names = {DISTRICT: "Huyện", NEIGHBOUR: "Xã", COMMUNE: "Thị trấn"}
    list_ = guests_of(scene.document(), deliveries, ("Bà Chủ tọa",), names)
    assert [(guest.office, guest.name, guest.has_answered) for guest in list_.guests] == [
        ("Thị trấn", "Bà Chủ tọa", True),
        ("Huyện", f"leader {DISTRICT}", True),
        ("Huyện", "Lý Thị Mới", True),
        ("Xã", "", False),
    ]
    assert (list_.asked, list_.answered, list_.coming) == (2, 1, 3)


def at(hour: int, until: int | None = None) -> Meeting:
    starts = HOUR.replace(hour=hour)
    return Meeting(starts_at=starts, place="Phòng họp", ends_at=starts.replace(hour=until) if until else None)


def test_one_person_at_two_meetings_that_overlap_is_told_of_both() -> None:
    one, other = Attendee(person="a"), Attendee(name="Lý Thị Mới")
    meetings = [
        ("first", at(8, 10), (one, other)),
        ("second", at(9, 11), (one,)),
        ("third", at(10), (one, Attendee(name="lý thị  mới"))),  # reckoned until 12
        ("fourth", at(12, 13), (one,)),
    ]
    assert both_places(meetings) == {
        ("first", "a"): ["second"],
        ("second", "a"): ["first", "third"],
        ("third", "a"): ["second"],
    }
