"""An office's list of free and worked days: what may stand in it, and who keeps it."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from sync.protocol.limits import INTENT_BYTES
from sync.rules.desk_acts import FreeDay, SetYearDays
from sync.rules.people import Role
from sync.rules.rows import DIRECTORY
from sync.rules.year_days import MOST_DAYS, YearDays, year_days_id
from tests.support.sample_offices import COMMUNE
from tests.unit.scene import Scene

TET = FreeDay(date(2027, 2, 5), "Tết Nguyên đán")
MONDAY, SATURDAY = FreeDay(date(2027, 8, 30), "hoán đổi"), FreeDay(date(2027, 8, 21), "làm bù")


def kept(scene: Scene) -> YearDays:
    found = scene.state.get(YearDays, year_days_id(COMMUNE, 2027))
    assert found is not None
    return found


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER])
def test_a_list_stands_in_order_and_everybody_may_read_it(role: Role) -> None:
    scene = Scene()
    scene.do(SetYearDays(year=2027, free=(MONDAY, TET), worked=(SATURDAY,)), role=role)
    assert (kept(scene).free, kept(scene).worked) == ((TET, MONDAY), (SATURDAY,))
    assert kept(scene).scopes == (DIRECTORY,)


def test_a_later_list_takes_its_place_and_one_may_follow_the_office_above_again() -> None:
    scene = Scene()
    scene.do(SetYearDays(year=2027, free=(TET,)))
    scene.do(SetYearDays(year=2027, free=(MONDAY,)))
    assert kept(scene).free == (MONDAY,)
    scene.do(SetYearDays(year=2027, free=(TET,), inherits=True))
    assert (kept(scene).free, kept(scene).inherits) == ((), True)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"year": 1999}, "days.bad_year"),
        ({"free": (FreeDay(date(2026, 2, 5)),)}, "days.other_year"),
        ({"free": (TET, TET)}, "days.twice"),
        ({"free": (SATURDAY,), "worked": (SATURDAY,)}, "days.twice"),
        ({"worked": (MONDAY,)}, "days.worked_anyway"),
        ({"free": tuple(FreeDay(date.fromordinal(TET.day.toordinal() + n)) for n in range(61))}, "days.too_many"),
        ({"free": (FreeDay(TET.day, "x" * 201),)}, "text.too_long"),
        ({"free": tuple(FreeDay(date(2027, 3, n), "ế" * 190) for n in range(1, 21))}, "text.too_long"),
    ],
)
def test_what_cannot_be_is_refused(changed: dict[str, Any], code: str) -> None:
    assert MOST_DAYS == 60
    assert Scene().refusal(SetYearDays(**{"year": 2027} | changed)).code == code


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMIN])
def test_others_do_not_keep_it(role: Role) -> None:
    assert Scene().refusal(SetYearDays(year=2027, free=(TET,)), role=role).code == "person.may_not"


def test_a_list_as_long_as_may_be_is_no_larger_than_other_acts() -> None:
    days = [FreeDay(date(2027, 1, 1) + timedelta(days=n), "ế" * 15) for n in range(MOST_DAYS)]
    weekends = [date(2027, 4, 3) + timedelta(days=7 * n + half) for n in range(30) for half in (0, 1)]
    act = SetYearDays(year=2027, free=tuple(days), worked=tuple(FreeDay(day, "ế" * 15) for day in weekends))
    Scene().do(act)
    assert len(msgspec.json.encode(act)) < INTENT_BYTES - 500
