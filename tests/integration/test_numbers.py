"""Numbers are never doubled nor reused, offline or not; every gap has a reason."""

import itertools
from datetime import date

import pytest

from app.actions import books, outgoing
from app.actions.outgoing import Wanted
from sync.errors import Refused
from sync.rules.books import Direction, Entry, Grant
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT


def numbers(pc: Pc) -> list[int]:
    return sorted(x.line.number for x in pc.outgoing())


def test_two_pcs_of_one_office_offline_never_give_the_same_number(place: DistrictPlace) -> None:
    first, second = place.enrol(COMMUNE), place.enrol(COMMUNE)
    first.pull()
    given = [pc.number(f"Văn bản {n}").number for n in range(8) for pc in (first, second)]
    assert len(set(given)) == 16
    first.sync()
    second.sync()
    first.sync()
    assert numbers(first) == numbers(second) == sorted(given)
    assert first.refused() == second.refused() == []


def test_a_second_pc_gets_its_next_ten_numbers_when_the_first_run_out(place: DistrictPlace) -> None:
    place.enrol(COMMUNE)
    second = place.enrol(COMMUNE)
    given = [second.number(f"Văn bản {n}").number for n in range(10)]
    with pytest.raises(Refused) as refused:
        second.number("Thứ mười một")
    assert refused.value.code == "number.none_here"
    second.sync()
    given.append(second.number("Thứ mười một").number)
    assert len(set(given)) == 11
    second.sync()
    assert second.refused() == []


def test_a_book_opened_in_mid_year_goes_on_from_the_paper_also_offline(place: DistrictPlace, commune: Pc) -> None:
    commune.line.is_down = True
    commune.open_book(1249)
    assert [commune.number(f"Văn bản {n}").number for n in range(3)] == [1249, 1250, 1251]
    with pytest.raises(Refused) as refused:
        commune.open_book(10)
    assert refused.value.code == "book.already_begun"
    commune.line.is_down = False
    commune.sync()
    assert commune.refused() == []
    assert [e.number for e in place.children(Entry, f"{COMMUNE}.outgoing.2026")] == [1249, 1250, 1251]


def test_a_book_may_open_where_early_leases_lie_only_with_the_servers_word(place: DistrictPlace) -> None:
    first, second = place.enrol(COMMUNE), place.enrol(COMMUNE)
    leased = second.number("Trên máy hai").number
    assert 101 <= leased <= 130
    first.open_book(leased)
    with pytest.raises(Refused) as refused:
        first.number("Chưa có dải số")
    assert refused.value.code == "number.none_here"
    second.sync()
    first.sync()
    assert [r.code for r in first.refused()] == ["book.number_leased"]


@pytest.mark.parametrize("first", [90, 101, 120, 130, 131])
def test_wherever_a_book_opens_a_hundred_numbers_are_here_after_one_exchange(commune: Pc, first: int) -> None:
    commune.open_book(first)
    commune.sync()
    assert books.book_state(commune.desk, Direction.OUTGOING, 2026).left == 100
    assert commune.number().number == first


def test_ninety_numbers_offline_then_the_window_is_drawn_out(place: DistrictPlace, commune: Pc) -> None:
    for n in range(90):
        commune.number(f"Văn bản {n}")
    commune.sync()
    commune.sync()
    state = books.book_state(commune.desk, Direction.OUTGOING, 2026)
    assert state.left == 100
    assert commune.number("Tiếp theo").number == 91


def test_a_number_given_by_hand_leaves_gaps_that_are_tasks(commune: Pc) -> None:
    commune.number("Một")
    commune.number("Bốn", given=4)
    assert commune.number("Năm").number == 5
    skipped = [t for t in commune.tasks() if t.code == "numbers_skipped"]
    assert [t.facts["number"] for t in skipped] == ["2", "3"]
    outgoing.void(commune.desk, skipped[0].task, "Viết hỏng")
    assert commune.number("Ba", given=3).number == 3
    assert [t for t in commune.tasks() if t.code == "numbers_skipped"] == []
    commune.sync()
    assert commune.refused() == []


@pytest.mark.parametrize(("given", "code"), [(1, "number.taken"), (500, "number.not_granted_here")])
def test_a_number_taken_or_not_granted_is_refused_and_nothing_stored(commune: Pc, given: int, code: str) -> None:
    commune.number("Một")
    with pytest.raises(Refused) as refused:
        commune.number("Lại", given=given)
    assert refused.value.code == code
    assert numbers(commune) == [1]


def test_a_refused_dispatch_never_gives_its_number_to_another(place: DistrictPlace, commune: Pc) -> None:
    placed = commune.number("Bị từ chối")
    place.operator.set_role(commune.replica.identity.people[0], "officer")
    commune.sync()
    place.operator.set_role(commune.replica.identity.people[0], "clerk")
    commune.sync()
    assert commune.number("Sau đó").number == placed.number + 1


def test_work_of_a_former_clerk_keeps_its_number_and_becomes_a_task(place: DistrictPlace, commune: Pc) -> None:
    placed = commune.number("Làm trước khi nghỉ")
    place.operator.end_person(commune.replica.identity.people[0])
    successor = place.enrol(COMMUNE, name="Lý Thị Thay")
    commune.sync()
    successor.sync()
    assert [(x.line.number, x.line.state) for x in successor.outgoing()] == [(placed.number, "numbered")]
    assert [t.code for t in successor.tasks()] == ["work_of_former_person"]


def test_taking_over_a_dead_pcs_book_voids_what_it_had_left(place: DistrictPlace) -> None:
    dead = place.enrol(COMMUNE)
    dead.number("Một")
    dead.sync()
    leader = place.enrol(COMMUNE, role="leader")
    place.operator.set_role(leader.replica.identity.people[0], "leader,clerk")
    leader.sync()
    books.take_over(leader.desk, Direction.OUTGOING, "Máy cũ hỏng")
    leader.sync()
    assert leader.number("Sau khi nhận lại").number == 102
    late = dead.number("Cấp khi chưa biết").number
    assert late == 2
    dead.sync()
    leader.sync()
    assert numbers(leader) == [1, 2, 102]
    void = [e for e in place.children(Entry, f"{COMMUNE}.outgoing.2026") if e.state == "void"]
    assert [(e.number, e.through, e.reason) for e in void] == [(2, 101, "Máy cũ hỏng")]
    with pytest.raises(Refused):
        dead.number("Sau khi biết")


def test_two_pcs_that_register_one_document_offline_leave_one_number_and_a_task(place: DistrictPlace) -> None:
    commune = place.enrol(COMMUNE)
    one, two = place.enrol(DISTRICT), place.enrol(DISTRICT)
    placed = commune.dispatch()
    commune.sync()
    one.sync()
    two.sync()
    first, second = one.register(placed.id), two.register(placed.id)
    assert first.arrival_number != second.arrival_number
    one.sync()
    two.sync()
    one.sync()
    for pc in (one, two):
        assert [x.line.arrival_number for x in pc.incoming()] == [first.arrival_number]
        assert [t.code for t in pc.tasks()] == ["registered_twice"]
    entries = {e.number: e for e in place.children(Entry, f"{DISTRICT}.incoming.2026")}
    assert entries[second.arrival_number].state == "void"
    assert str(first.arrival_number) in entries[second.arrival_number].reason


def test_at_new_year_a_new_book_starts_at_one_and_last_years_stays_open(commune: Pc) -> None:
    commune.number("Năm cũ")
    wanted = Wanted(kind="TB", subject="Năm mới", issued_on=date(2027, 1, 4))
    assert outgoing.number(commune.desk, wanted).number == 1
    assert commune.number("Vẫn đề ngày năm cũ").number == 2
    commune.sync()
    assert commune.refused() == []


def test_grants_of_one_office_never_overlap(place: DistrictPlace) -> None:
    pcs = [place.enrol(COMMUNE) for _ in range(3)]
    for round_ in range(4):
        for pc in pcs:
            for n in range(6):
                pc.number(f"Văn bản {round_} {n}")
            pc.sync()
    ranges = sorted(
        r for g in place.children(Grant, f"{COMMUNE}.outgoing") if isinstance(g, Grant) for r in g.ranges.get(2026, ())
    )
    assert all(one[1] < two[0] for one, two in itertools.pairwise(ranges))
    assert all(pc.refused() == [] for pc in pcs)
