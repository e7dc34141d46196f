"""What happened while the line was lost: which time counts, what belongs to it, and that it is told once."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from sync.replica import news
from sync.replica.away_page import Absence, absence_after, digest, last_absence
from sync.rules.documents import Urgency
from sync.rules.meetings import INVITATION, Meeting
from sync.world import stamp
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import COMMUNE


def tell(pc: Pc, event: str, code: str = "") -> datetime:
    """As the engine's line would."""
    with pc.replica.write() as t:
        news.note(t.connection, pc.clock.now(), [(event, code)])
    return pc.clock.now()


def later(*pcs: Pc, **time: float) -> None:
    for pc in pcs:
        pc.clock.advance(**time)
    pcs[0].place.clock.advance(**time)


def ask(pc: Pc, look: Any, *more: Any) -> Any:
    raw = pc.replica.database.raw()
    try:
        return look(raw, *more)
    finally:
        raw.close()


def lose(pc: Pc, minutes: float) -> Absence:
    """A line that is gone for so long."""
    since = tell(pc, "offline", "line.unreachable")
    later(pc, minutes=minutes)
    return Absence(since, tell(pc, "online"))


def test_a_short_loss_is_nothing_to_tell_of(commune: Pc) -> None:
    tell(commune, "online")
    lose(commune, 4)
    assert ask(commune, last_absence, commune.clock.now()) is None


def test_an_absence_runs_from_the_first_loss_to_the_return_whatever_the_reason_became(commune: Pc) -> None:
    tell(commune, "online")
    since = tell(commune, "offline", "line.unreachable")
    later(commune, minutes=4)
    tell(commune, "offline", "line.portal")
    later(commune, minutes=4)
    until = tell(commune, "online")
    assert ask(commune, last_absence, commune.clock.now()) == Absence(since, until)


def test_a_line_that_is_still_lost_is_not_told_of_yet(commune: Pc) -> None:
    tell(commune, "offline", "line.unreachable")
    later(commune, hours=2)
    assert ask(commune, absence_after, "", commune.clock.now()) is None


def test_what_is_unread_is_told_in_one_and_what_was_read_not_again(commune: Pc) -> None:
    first = lose(commune, 30)
    later(commune, minutes=2)
    second = lose(commune, 20)
    now = commune.clock.now()
    assert ask(commune, absence_after, "", now) == Absence(first.since, second.until)
    assert ask(commune, absence_after, stamp(first.until), now) == second
    assert ask(commune, absence_after, stamp(second.until), now) is None
    assert ask(commune, last_absence, now) == second


def test_everything_that_went_and_came_has_its_part_the_urgent_on_top(commune: Pc, district: Pc) -> None:
    before = district.dispatch("Đến trước đó", to=[COMMUNE], due=WRITTEN + timedelta(days=1)).id
    district.sync()
    commune.sync()
    later(commune, district, minutes=1)
    since = tell(commune, "offline", "line.unreachable")
    later(commune, district, hours=1)
    sent = commune.dispatch("Báo cáo").id
    urgent = district.dispatch("Công điện", to=[COMMUNE], urgency=Urgency.MOST_URGENT).id
    plain = district.dispatch("Thông báo", to=[COMMUNE]).id
    late = district.dispatch("Báo cáo gấp", to=[COMMUNE], due=WRITTEN).id
    district.sync()
    later(commune, district, days=2)
    until = tell(commune, "online")
    commune.sync()
    received_at = commune.place.clock.now()
    later(commune, district, minutes=1)
    told = ask(commune, digest, Absence(since, until), commune.clock.now())
    assert [line.id for line in told.urgent] == [urgent]
    assert [(one.line.id, one.at) for one in told.sent] == [(sent, received_at)]
    assert sorted(line.id for line in told.received) == sorted([plain, late])
    assert [(line.id, line.late) for line in told.late] == [(late, True), (before, False)]
    assert told.came == 3


def test_what_comes_long_after_the_return_is_no_part_of_it(commune: Pc, district: Pc) -> None:
    absence = lose(commune, 60)
    later(commune, district, hours=3)
    district.dispatch("Thông báo", to=[COMMUNE])
    district.sync()
    commune.sync()
    assert ask(commune, digest, absence, commune.clock.now()).came == 0


@pytest.mark.parametrize("state", ["offline", "online"])
def test_nothing_happened_and_nothing_is_claimed(commune: Pc, state: str) -> None:
    tell(commune, state)
    assert ask(commune, last_absence, commune.clock.now()) is None


def test_invitations_whose_hour_has_passed_stand_apart(commune: Pc, district: Pc) -> None:
    hour = commune.clock.now() + timedelta(minutes=20)
    for subject, at in (("Họp gấp", hour), ("Họp giao ban", hour + timedelta(days=2))):
        meeting = Meeting(starts_at=at, place="Hội trường")
        district.dispatch(subject, to=[COMMUNE], kind=INVITATION, meeting=meeting)
    district.sync()
    absence = lose(commune, 60)
    commune.sync()
    found = ask(commune, digest, absence, commune.clock.now())
    assert [line.subject for line in found.past] == ["Họp gấp"]
    assert [line.planned.missed for line in found.past] == [True]
    assert len(found.received) == 2
