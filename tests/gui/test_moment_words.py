"""Dates, times and deadlines are said in one way everywhere; whole dates stand in fields, records and on paper."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.documents.row_facts import RowWords
from app.ui.words import dates, due
from app.ui.words.speech import speech
from sync.replica.line import Line
from sync.rules.deadline import Deadline
from sync.rules.legal_time import VIET_NAM
from sync.world import stamp

NOW = datetime(2026, 11, 25, 14, 25, tzinfo=VIET_NAM)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _in_vietnamese(qapp: QApplication) -> None:
    speech.speak("vi")


def at(day: int, hour: int = 14, minute: int = 5, year: int = 2026) -> datetime:
    return datetime(year, 11, day, hour, minute, tzinfo=VIET_NAM)


@pytest.mark.parametrize(
    ("moment", "row", "sentence"),
    [
        (at(25), "14:05", "14:05"),
        (at(24), "14:05 hôm qua", "14:05 hôm qua"),
        (at(23), "23/11", "14:05 ngày 23/11"),
        (at(26), "26/11", "14:05 ngày 26/11"),
        (at(23, year=2025), "23/11/2025", "14:05 ngày 23/11/2025"),
    ],
)
def test_a_moment_has_one_form_for_a_row_and_one_elsewhere_the_hour_first(
    moment: datetime, row: str, sentence: str
) -> None:
    assert (dates.row(moment, NOW), dates.spoken(moment, NOW)) == (row, sentence)


def test_under_a_heading_with_the_day_a_row_says_the_hour_alone() -> None:
    assert [dates.row(at(day), NOW, under_day=True) for day in (25, 24, 20, 12)] == ["14:05"] * 3 + ["12/11"]
    assert [dates.row_day(at(day).date(), TODAY, under_day=True) for day in (25, 20, 12)] == ["", "", "12/11"]
    assert [dates.row_day(at(day).date(), TODAY) for day in (25, 24, 12)] == ["Hôm nay", "Hôm qua", "12/11"]


@pytest.mark.parametrize(
    ("deadline", "mark", "whole", "token"),
    [
        (Deadline(TODAY), "Hạn hôm nay", "Hạn hôm nay, 25/11", "amber"),
        (Deadline(date(2026, 11, 26)), "Hạn ngày mai", "Hạn ngày mai, 26/11", "amber"),
        (
            Deadline(date(2026, 11, 26), time(17)),
            *("Hạn 17:00 ngày mai", "Hạn 17:00 ngày mai, 26/11 · còn 26 giờ", "amber"),
        ),
        (
            Deadline(TODAY, time(17)),
            *("Hạn 17:00 hôm nay", "Hạn 17:00 hôm nay, 25/11 · còn 2 giờ 35 phút", "amber"),
        ),
        (Deadline(date(2026, 11, 27), time(9)), "Hạn 09:00 ngày 27/11", "Hạn 09:00 ngày 27/11 · còn 42 giờ", "amber"),
        (Deadline(date(2026, 11, 28), time(9)), "Hạn 09:00 ngày 28/11", "Hạn 09:00 ngày 28/11", "blue"),
        (Deadline(date(2027, 1, 4)), "Hạn 04/01/2027", "Hạn 04/01/2027", "blue"),
        (Deadline(date(2026, 11, 24)), "Quá hạn 1 ngày", "Quá hạn 1 ngày (hạn 24/11/2026)", "red"),
        (
            Deadline(TODAY, time(11)),
            *("Quá hạn 3 giờ 25 phút", "Quá hạn 3 giờ 25 phút (hạn 11:00 ngày 25/11/2026)", "red"),
        ),
        (
            Deadline(date(2026, 11, 23), time(17)),
            *("Quá hạn 1 ngày", "Quá hạn 1 ngày (hạn 17:00 ngày 23/11/2026)", "red"),
        ),
    ],
)
def test_a_deadline_says_how_much_is_left_and_by_how_much_it_is_past(
    deadline: Deadline, mark: str, whole: str, token: str
) -> None:
    assert (due.mark(deadline, NOW), due.whole(deadline, NOW), due.token(deadline, NOW)) == (mark, whole, token)


def line(**facts: object) -> Line:
    plain: dict[str, object] = {
        "box": "incoming",
        "number": 1,
        "notation": "1/UBND",
        "kind": "CV",
        "subject": "Nghỉ lễ",
    }
    plain |= {"urgency": "thuong", "sender": "187", "to": (), "state": "arrived", "issued_on": "2026-11-23", "due": ""}
    return Line(id="x", **plain | facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sent", "came", "entered_on", "told", "under_day"),
    [
        (at(25), at(25), "", "14:05", "14:05"),
        (at(25, 11, 30), at(25, 14, 2), "", *["gửi 11:30, đến 14:02"] * 2),
        (at(23), at(25, 8), "2026-11-25", *["gửi 23/11 · đến 08:05"] * 2),
        (at(24), at(25, 8), "", *["gửi 14:05 hôm qua · đến 08:05"] * 2),
        (at(24, 8), at(24), "", "gửi 08:05, đến 14:05 hôm qua", "gửi 08:05, đến 14:05"),
        (at(12, 8), at(12), "2026-11-12", "12/11", "12/11"),
        (at(23), at(23, 16), "2026-11-24", "Hôm qua", ""),  # the register's day counts, and has no hour
    ],
)
def test_an_incoming_row_says_when_it_came_and_when_it_was_sent_where_that_differs(
    sent: datetime, came: datetime, entered_on: str, told: str, under_day: str
) -> None:
    one = line(posted_at=stamp(sent), came_at=stamp(came), entered_on=entered_on)
    words = RowWords({}, {}, NOW)
    assert words.facts(one).when == told
    assert words.facts(one, under_day=True).when == under_day


def test_an_hour_turns_a_row_red_within_the_day() -> None:
    came = stamp(at(25, 8))
    one = line(posted_at=came, came_at=came, queue="to_register", due="2026-11-25", due_time="15:00")
    marks = [RowWords({}, {}, NOW + timedelta(hours=n)).facts(one).marks[0] for n in (0, 1)]
    assert [(mark.text, mark.token) for mark in marks] == [
        ("Hạn 15:00 hôm nay", "amber"),
        ("Quá hạn 25 phút", "red"),
    ]
