"""The hierarchy is data: a tree of any depth in which every office and every parent has its days."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from sync.rules.offices import Office, Parentage, open_below, open_siblings
from sync.rules.rows import Validity
from tests.support.toy_state import ToyState

REFORM = date(2025, 7, 1)
EVE = REFORM - timedelta(days=1)


def office(code: str, *parents: Parentage, since: date | None = None, until: date | None = None) -> Office:
    validity = Validity(since, until)
    return Office(id=code, name=code, full_name=code, organisation=code, parents=parents, validity=validity)


def codes(offices: list[Office]) -> list[str]:
    return [o.id for o in offices]


@pytest.fixture
def reformed() -> ToyState:
    """Districts end on the eve; communes move below the province, two of them are merged into a new one."""
    below_district = Parentage(until=EVE, office="187")
    moved = (below_district, Parentage(since=REFORM, office="20"))
    return ToyState(
        office("20"),
        office("187", Parentage(office="20"), until=EVE),
        office("188", Parentage(office="20"), until=EVE),
        office("06463", *moved),
        office("06466", *moved),
        office("06469", below_district, until=EVE),
        office("06472", below_district, until=EVE),
        office("06999", Parentage(office="20"), since=REFORM),
    )


def test_a_tree_may_be_of_any_depth() -> None:
    tree = ToyState(office("a"), *(office("abcdef"[n], Parentage(office="abcdef"[n - 1])) for n in range(1, 6)))
    for above, below in zip("abcde", "bcdef", strict=True):
        assert codes(open_below(tree, above, EVE)) == [below]
    assert open_below(tree, "f", EVE) == []


def test_offices_of_one_name_are_told_apart_by_their_codes() -> None:
    town, commune = (replace(office(c, Parentage(office="187")), name="Chi Lăng") for c in ("06466", "06523"))
    assert codes(open_siblings(ToyState(office("187"), town, commune), "06466", EVE)) == ["06523"]


def test_offices_below_come_in_the_order_of_their_codes() -> None:
    below = [office(code, Parentage(office="187")) for code in ("06469", "06463", "X1", "06466")]
    assert codes(open_below(ToyState(office("187"), *below), "187", EVE)) == ["06463", "06466", "06469", "X1"]


def test_after_a_reform_all_and_siblings_follow_the_new_tree(reformed: ToyState) -> None:
    assert codes(open_below(reformed, "20", REFORM)) == ["06463", "06466", "06999"]
    assert open_below(reformed, "187", REFORM) == []
    assert codes(open_siblings(reformed, "06463", REFORM)) == ["06466", "06999"]


def test_until_its_day_a_reform_that_is_entered_already_changes_nothing(reformed: ToyState) -> None:
    assert codes(open_below(reformed, "20", EVE)) == ["187", "188"]
    assert codes(open_below(reformed, "187", EVE)) == ["06463", "06466", "06469", "06472"]
    assert codes(open_siblings(reformed, "06463", EVE)) == ["06466", "06469", "06472"]


def test_an_office_knows_who_stood_above_it_on_any_day(reformed: ToyState) -> None:
    moved = reformed.get(Office, "06463")
    assert moved is not None
    assert (moved.parent_on(EVE), moved.parent_on(REFORM)) == ("187", "20")
    merged = reformed.get(Office, "06469")
    assert merged is not None
    assert merged.parent_on(REFORM) == ""


def test_an_office_is_open_on_its_first_and_last_day_only_between() -> None:
    dated = office("x", since=EVE, until=REFORM)
    assert [dated.is_open_on(EVE + timedelta(days=n)) for n in (-1, 0, 1, 2)] == [False, True, True, False]


def test_an_office_at_the_top_has_no_siblings() -> None:
    assert open_siblings(ToyState(office("20"), office("21")), "20", EVE) == []
    assert open_siblings(ToyState(), "unknown", EVE) == []
