"""PINs on a shared PC: wrong ones are counted and have to wait, whatever becomes of process and clock."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.actions.desk import Desk
from app.actions.people import acting_person, check_pin, reset_pin, set_pin
from app.actions.pin_tries import note_try, wait_after
from sync.errors import Refused
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE

RIGHT, WRONG = "248163", "000000"


@pytest.fixture
def shared(place: DistrictPlace) -> Pc:
    """A PC that a clerk, a leader and an officer share; the clerk has a PIN."""
    pc = place.enrol(COMMUNE)
    pc.join(place.person(COMMUNE, "leader", "Trần Văn Mẫu"))
    pc.join(place.person(COMMUNE, "officer", "Lê Thị Mẫu"))
    set_pin(pc.replica, clerk(pc), RIGHT)
    return pc


def clerk(pc: Pc) -> str:
    return pc.replica.identity.people[0]


def tried(pc: Pc, pin: str) -> str:
    """The refusal's code, "" where the PIN is right."""
    try:
        check_pin(pc.replica, clerk(pc), pin)
    except Refused as refused:
        return refused.code
    return ""


def wait_s(pc: Pc) -> int:
    """How long the next try has to wait, without it being one."""
    with pytest.raises(Refused) as refused:
        check_pin(pc.replica, clerk(pc), WRONG)
    assert refused.value.code == "person.pin_wait"
    return int(refused.value.facts["seconds"])


def fail(pc: Pc, times: int) -> None:
    assert [tried(pc, WRONG) for _ in range(times)] == ["person.pin_wrong"] * times


def test_the_wait_doubles_from_half_a_minute_to_an_hour() -> None:
    assert [wait_after(n).total_seconds() for n in (0, 4, 5, 6, 7, 11, 12, 13, 10**6)] == [
        *(0, 0, 30, 60, 120, 1920),
        *(3600, 3600, 3600),
    ]


def test_after_five_wrong_pins_the_right_one_has_to_wait_as_well(shared: Pc) -> None:
    fail(shared, 5)
    assert tried(shared, RIGHT) == "person.pin_wait"
    assert wait_s(shared) == 30
    shared.clock.advance(seconds=29, milliseconds=500)
    assert wait_s(shared) == 1
    shared.clock.advance(milliseconds=500)
    fail(shared, 1)
    assert wait_s(shared) == 60


def test_asking_during_the_wait_makes_it_no_longer(shared: Pc) -> None:
    fail(shared, 5)
    for _ in range(20):
        wait_s(shared)
    shared.clock.advance(seconds=30)
    assert tried(shared, RIGHT) == ""


@pytest.mark.true_locks
def test_a_right_pin_forgets_the_wrong_ones(shared: Pc) -> None:
    fail(shared, 4)
    assert tried(shared, RIGHT) == ""
    fail(shared, 5)
    shared.clock.advance(seconds=30)
    assert tried(shared, RIGHT) == ""
    fail(shared, 4)


def test_a_restart_changes_nothing(shared: Pc) -> None:
    fail(shared, 5)
    shared.restart()
    assert wait_s(shared) == 30


@pytest.mark.true_locks
def test_many_at_once_with_the_right_pin_do_not_stand_in_each_others_way(shared: Pc) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: tried(shared, RIGHT), range(16))) == [""] * 16


def test_many_at_once_gain_no_try(shared: Pc) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: tried(shared, WRONG), range(16)))
    assert sorted(told) == ["person.pin_wait"] * 11 + ["person.pin_wrong"] * 5


def test_a_right_pin_waits_as_well_where_a_wait_began_while_it_was_looked_at(shared: Pc) -> None:
    fail(shared, 4)
    with shared.replica.write() as t:
        note_try(t.connection, clerk(shared), False, shared.clock.now())
        late = note_try(t.connection, clerk(shared), True, shared.clock.now())
    assert late is not None
    assert late.code == "person.pin_wait"


def test_a_clock_set_back_begins_the_wait_anew_and_one_set_back_for_good_ends_it_too(shared: Pc) -> None:
    fail(shared, 5)
    shared.clock.advance(seconds=30)
    fail(shared, 1)
    shared.clock.advance(seconds=50)
    shared.clock.jump(days=-3)
    assert wait_s(shared) == 60
    shared.clock.advance(seconds=59)
    assert wait_s(shared) == 1
    shared.clock.advance(seconds=1)
    assert tried(shared, RIGHT) == ""


def test_the_refusal_says_until_when(shared: Pc) -> None:
    fail(shared, 5)
    with pytest.raises(Refused) as refused:
        check_pin(shared.replica, clerk(shared), RIGHT)
    until = shared.clock.now() + timedelta(seconds=30)
    assert refused.value.facts == {"seconds": "30", "until": until.isoformat(timespec="seconds")}


def test_each_person_is_counted_alone_and_who_has_no_pin_needs_none(shared: Pc) -> None:
    leader, officer = shared.replica.identity.people[1:]
    set_pin(shared.replica, leader, "135790")
    fail(shared, 5)
    check_pin(shared.replica, leader, "135790")
    check_pin(shared.replica, officer, None)
    assert acting_person(shared.replica, officer, None) == officer
    with pytest.raises(Refused, match=r"person\.pin_needed"):
        acting_person(shared.replica, clerk(shared), None)


def test_a_leader_of_this_pc_sets_a_forgotten_pin_anew_offline(shared: Pc, caplog: pytest.LogCaptureFixture) -> None:
    fail(shared, 5)
    leader = shared.replica.identity.people[1]
    shared.line.is_down = True
    with caplog.at_level(logging.INFO):
        reset_pin(Desk(shared.replica, leader), clerk(shared), "975310")
    assert tried(shared, RIGHT) == "person.pin_wrong"
    assert tried(shared, "975310") == ""
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert clerk(shared) in told
    assert leader in told
    assert "975310" not in told


def test_nobody_else_sets_anothers_pin(place: DistrictPlace, shared: Pc) -> None:
    people = shared.replica.identity.people
    for person in (people[0], people[2], "nobody"):
        with pytest.raises(Refused) as refused:
            reset_pin(Desk(shared.replica, person), people[0], "975310")
        assert (refused.value.code, refused.value.facts["act"]) == ("person.may_not", "reset_pin")
    leaders = Desk(shared.replica, people[1])
    with pytest.raises(Refused, match=r"person\.not_on_this_pc"):
        reset_pin(leaders, place.person(COMMUNE), "975310")
    with pytest.raises(Refused, match=r"person\.bad_pin"):
        reset_pin(leaders, people[0], "1")
    place.operator.end_person(people[1])
    shared.sync()
    with pytest.raises(Refused, match=r"person\.may_not"):
        reset_pin(leaders, people[0], "975310")
    assert tried(shared, RIGHT) == ""
