"""An incoming document stands by its arrival: when the office's first PC had it, the same on all of them."""

from datetime import date, datetime, time, timedelta

import pytest

from sync.replica import pages
from sync.replica.line import Line
from sync.replica.pages import Wanted
from sync.rules.deliveries import Delivery, came_at, delivery_id
from sync.rules.legal_time import VIET_NAM
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE

ALL = Wanted("incoming")


def let_pass(place: DistrictPlace, **time: float) -> None:
    for clock in (place.clock, *(pc.clock for pc in place.pcs)):
        clock.advance(**time)


def lines(pc: Pc, wanted: Wanted = ALL) -> list[Line]:
    raw = pc.replica.database.raw()
    found = pages.lines(raw, wanted, 0, 10)
    raw.close()
    return found


def days(pc: Pc) -> list[tuple[str, int]]:
    """The headings of all that came in, with how many stand below each."""
    raw = pc.replica.database.raw()
    found = [(group.key, group.count) for group in pages.groups(raw, ALL, pc.clock.now())]
    raw.close()
    return found


def test_a_receipt_that_is_long_on_its_way_moves_no_arrival(place: DistrictPlace, district: Pc, commune: Pc) -> None:
    second = place.enrol(COMMUNE)
    id = district.dispatch("Họp gấp", to=[COMMUNE]).id
    district.sync()
    let_pass(place, minutes=40)
    commune.pull()
    came = commune.clock.now()
    (here,) = lines(commune)
    assert abs(datetime.fromisoformat(here.came_at) - came) < timedelta(seconds=2)
    assert datetime.fromisoformat(here.posted_at) < came - timedelta(minutes=39)
    let_pass(place, hours=3)
    for pc in (commune, second, district):
        pc.sync()
    for pc in (commune, second):
        assert [line.came_at for line in lines(pc)] == [here.came_at]
        assert [event.at for event in pc.shown(id).history if event.code == "arrived"] == [
            datetime.fromisoformat(here.came_at)
        ]
    assert came_at(place.row(Delivery, delivery_id(id, COMMUNE))) == datetime.fromisoformat(here.came_at)


def test_a_wrong_clock_says_the_servers_time_of_arrival(place: DistrictPlace, district: Pc, commune: Pc) -> None:
    commune.clock.advance(hours=5)
    district.dispatch("Họp gấp", to=[COMMUNE])
    district.sync()
    commune.sync()
    (here,) = lines(commune)
    assert abs(datetime.fromisoformat(here.came_at) - place.clock.now()) < timedelta(seconds=5)


def test_what_falls_into_one_moment_stands_in_the_order_in_which_it_happened(district: Pc, commune: Pc) -> None:
    id = district.dispatch("Họp gấp", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    commune.register(id)
    commune.sync()
    district.sync()
    steps = [[(event.at, event.code) for event in pc.shown(id).history] for pc in (commune, district)]
    assert len({at for at, _ in steps[0]}) == 1  # else this would prove nothing
    assert [[code for _, code in told] for told in steps] == [
        ["sent", "arrived", "registered"],
        ["numbered", "released", "sent", "arrived", "arrived", "registered"],
    ]


def test_the_list_goes_by_arrival_and_not_by_sending(place: DistrictPlace, district: Pc, commune: Pc) -> None:
    neighbour = place.enrol("06466")
    first = district.dispatch("Gửi trước, đến sau", to=[COMMUNE])  # its line is away until tomorrow
    let_pass(place, hours=1)
    neighbour.dispatch("Gửi sau, đến trước", to=[COMMUNE])
    neighbour.sync()
    commune.sync()
    let_pass(place, days=1)
    district.sync()
    commune.sync()
    assert lines(commune)[0].id == first.id
    assert days(commune) == [("today", 1), ("yesterday", 1)]


@pytest.mark.parametrize(("on", "wanted"), [(1, [("yesterday", 1)]), (2, [("today", 1)])])
def test_once_entered_it_stands_under_its_day_in_the_register(
    place: DistrictPlace, district: Pc, commune: Pc, on: int, wanted: list[tuple[str, int]]
) -> None:
    id = district.dispatch("Họp", to=[COMMUNE]).id
    district.sync()
    let_pass(place, days=1)
    commune.sync()
    let_pass(place, days=1)
    assert days(commune) == [("yesterday", 1)]
    commune.register(id, commune.clock.now().astimezone(VIET_NAM).date() - timedelta(days=2 - on))
    assert days(commune) == wanted


def test_an_hour_counts_and_what_came_after_it_is_nobodys_delay(
    place: DistrictPlace, district: Pc, commune: Pc
) -> None:
    """Two documents due at five: one is here in time, the other comes when it is past."""
    five = datetime.combine(WRITTEN, time(17), VIET_NAM)
    let_pass(place, seconds=(five - place.clock.now() - timedelta(hours=2)).total_seconds())
    sent = [district.dispatch(subject, to=[COMMUNE], due=WRITTEN, due_time=time(17)).id for subject in "ab"]
    neighbour = place.enrol("06466")
    district.sync()
    commune.sync()
    raw = commune.replica.database.raw()
    late = Wanted("incoming", order="due", overdue=True)
    assert pages.next_deadline(raw, commune.clock.now()) == five
    assert [len(lines(commune, late.at(five + timedelta(minutes=n)))) for n in (0, 1)] == [0, 2]
    assert pages.counts(raw, five, "").get("incoming.overdue") is None
    assert pages.count(raw, Wanted("incoming", soon=True, now=five)) == 2
    assert pages.counts(raw, five + timedelta(minutes=1), "")["incoming.overdue"] == 2
    let_pass(place, hours=3)
    last = neighbour.dispatch("c", to=[COMMUNE], due=WRITTEN, due_time=time(17)).id
    neighbour.sync()
    commune.sync()
    assert {line.id: line.late for line in lines(commune)} == {sent[0]: False, sent[1]: False, last: True}
    assert {line.id for line in lines(commune, late.at(commune.clock.now()))} == set(sent)
    own = district.replica.database.raw()
    district.sync()
    assert pages.counts(own, district.clock.now(), "")["below.overdue"] == 2
    for one in (raw, own):
        one.close()


def test_a_day_alone_ends_with_the_day(district: Pc, commune: Pc) -> None:
    district.dispatch("Họp", to=[COMMUNE], due=WRITTEN)
    district.sync()
    commune.sync()
    (line,) = lines(commune)
    assert (line.due, line.due_time) == (WRITTEN.isoformat(), "")
    raw = commune.replica.database.raw()
    end = datetime.combine(WRITTEN + timedelta(days=1), time.min, VIET_NAM)
    late = [pages.count(raw, Wanted("incoming", overdue=True, now=end - timedelta(seconds=n))) for n in (1, 0)]
    assert late == [0, 1]
    raw.close()
    assert line.deadline is not None
    assert line.deadline.day == date.fromisoformat(line.due)
