"""One rule says when something is late: a day ends with its day, an hour with its minute, in Viet Nam."""

from datetime import date, datetime, time

import pytest

from app.ui.words.typed_hour import typed_hour
from sync.rules.deadline import Deadline, deadline, deadline_of, moment_key
from sync.rules.legal_time import VIET_NAM

DAY, NEXT = date(2026, 11, 25), date(2026, 11, 26)


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=VIET_NAM)


@pytest.mark.parametrize(
    ("due", "moment", "is_past"),
    [
        (Deadline(DAY), at(DAY, 23, 59, 59), False),
        (Deadline(DAY), at(NEXT, 0), True),
        (Deadline(DAY, time(17)), at(DAY, 16, 59, 59), False),
        (Deadline(DAY, time(17)), at(DAY, 17, 0, 59), False),
        (Deadline(DAY, time(17)), at(DAY, 17, 1), True),
        (Deadline(DAY, time(0)), at(DAY, 0, 1), True),
        (Deadline(date.max), at(NEXT, 0), False),
    ],
)
def test_late_is_what_comes_after_the_day_or_the_minute(due: Deadline, moment: datetime, is_past: bool) -> None:
    assert due.is_past(moment) is is_past
    assert (due.key < moment_key(moment)) is is_past  # as the lists compare
    assert (due.ends_at < moment.replace(second=0)) is is_past


def test_keys_sort_as_deadlines_end_and_say_what_they_are_of() -> None:
    order = [Deadline(DAY, time(0)), Deadline(DAY, time(9, 30)), Deadline(DAY, time(23, 59)), Deadline(DAY)]
    order += [Deadline(NEXT, time(0)), Deadline(NEXT)]
    keys = [due.key for due in order]
    assert keys == sorted(keys)
    assert [deadline_of(key) for key in keys] == order


def test_an_hour_without_a_day_is_no_deadline() -> None:
    assert deadline(None, time(17)) is None
    assert deadline(DAY, time(17)) == Deadline(DAY, time(17))


@pytest.mark.parametrize("text", ["17:30", "17.30", "17h30", "17 h 30", "17 giờ 30", "17 giờ 30 phút", "1730", "17g30"])
def test_an_hour_is_read_as_people_write_it(text: str) -> None:
    assert typed_hour(text) == time(17, 30)


@pytest.mark.parametrize(("text", "hour"), [("8", 8), ("8h", 8), ("17 giờ", 17), ("08:00", 8), ("0:00", 0), ("9", 9)])
def test_a_whole_hour_needs_no_minutes(text: str, hour: int) -> None:
    assert typed_hour(text) == time(hour)


@pytest.mark.parametrize("text", ["", "25:00", "17:60", "chiều", "17:3", "24:00", "giờ", "-1", "17:30:00"])
def test_what_is_no_hour_is_none(text: str) -> None:
    assert typed_hour(text) is None
