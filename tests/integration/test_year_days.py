"""Whose list of free days counts: the own one, else that of the office above, else what the law fixes."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.actions import working_time, year_days
from app.actions.working_time import YearList
from sync.errors import Refused
from sync.rules.desk_acts import FreeDay
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE, DISTRICT

TODAY = date(2026, 11, 23)
TET, SATURDAY = FreeDay(date(2027, 2, 5), "Tết"), FreeDay(date(2027, 8, 21), "Làm bù")


def listed(pc: Pc, year: int = 2027) -> YearList:
    with closing(pc.replica.database.raw()) as raw:
        return working_time.year_list(raw, pc.office, year, TODAY)


def test_an_office_follows_the_one_above_until_it_keeps_a_list_of_its_own(commune: Pc, district: Pc) -> None:
    assert listed(commune).of == ""
    assert [one.day.month for one in listed(commune).free] == [1, 4, 5, 9]
    year_days.set_days(district.desk, 2027, (TET,), (SATURDAY,))
    district.sync()
    commune.sync()
    assert listed(commune) == YearList(2027, (TET,), (SATURDAY,), DISTRICT)
    year_days.set_days(commune.desk, 2027, (), ())
    assert listed(commune) == YearList(2027, (), (), COMMUNE)
    assert listed(commune, 2026).of == ""
    commune.sync()
    district.sync()
    assert listed(district).of == DISTRICT
    year_days.follow_above(commune.desk, 2027)
    assert listed(commune).of == DISTRICT
    commune.sync()
    assert commune.refused() == []


def test_the_calendar_is_made_of_the_lists_of_several_years(district: Pc) -> None:
    year_days.set_days(district.desk, 2027, (TET,), (SATURDAY,))
    with closing(district.replica.database.raw()) as raw:
        made = working_time.own_calendar(raw, TODAY)
    assert not made.is_working(TET.day)
    assert made.is_working(SATURDAY.day)
    assert not made.is_working(date(2026, 9, 2))
    assert made.is_working(date(2027, 9, 2))  # the own list of a year stands alone


def test_a_list_comes_from_a_file_or_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "ngay.csv"
    file.write_text("\ufeffday,reason,worked\n2027-02-05,Tết,\n2027-08-21,Làm bù,x\n", encoding="utf-8")
    assert working_time.read_days(file) == ((TET,), (SATURDAY,))
    file.write_text("day,reason\nmùng một,Tết\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        working_time.read_days(file)
    assert (refused.value.code, refused.value.facts["line"]) == ("days.bad_file", "2")
    with pytest.raises(Refused) as gone:
        working_time.read_days(tmp_path / "khong.csv")
    assert gone.value.code == "file.missing"
