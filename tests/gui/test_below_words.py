"""What the monitor says: two kinds of silence told apart, worst first, heat with numbers, letters with their words."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.below.matrix_words import Sign, in_words, legend, sign, token
from app.ui.below.office_rows import heat_token, office_rows, totals
from app.ui.below.silence import action_words, contact_words, in_a_sentence, silence
from app.ui.words.speech import speech
from sync.protocol.messages import OfficeStanding
from sync.replica.below_figures import BelowFigures
from sync.replica.below_page import BelowPage, Cell, Tally
from sync.rules.deliveries import FINAL, ORDER
from sync.rules.offices import Office
from sync.rules.working_days import Calendar

NOW = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)  # a Thursday, 14 o'clock in Viet Nam


@pytest.fixture(autouse=True)
def _in_vietnamese(qapp: QApplication) -> None:
    speech.speak("vi")


def standing(**ago: Any) -> OfficeStanding:
    """`contact` and `action`: how long ago."""
    times = {f"last_{name}": NOW - value for name, value in ago.items()}
    return OfficeStanding(office="06463", pcs=1, **times)


SOON, A_WHILE, DAYS = timedelta(minutes=4), timedelta(hours=3), timedelta(days=2)
# how it stands: which silence, its colour, what the two cells say
SILENCES = {
    "unknown": (None, "unknown", "grey", "Chưa có số liệu", ""),
    "no PC": (OfficeStanding(office="06463"), "no_pc", "grey", "Chưa có máy nào", ""),
    "in touch and at work": (
        *(standing(contact=SOON, action=A_WHILE), "in_touch", "green", "Đang liên lạc", "11:00"),
    ),
    "out of touch since this morning": (
        *(standing(contact=A_WHILE, action=A_WHILE), "no_contact", "amber", "Không liên lạc từ 11:00", "11:00"),
    ),
    "out of touch for days": (
        standing(contact=DAYS, action=DAYS), "no_contact", "red", "Không liên lạc từ 24/11", "24/11",
    ),
    "in touch, and for two working days nobody has done anything": (
        standing(contact=SOON, action=DAYS), "nobody_acts", "amber", "Đang liên lạc", "Không ai dùng từ 24/11",
    ),
    "in touch, and nobody for long": (
        standing(contact=SOON, action=timedelta(days=9)),
        *("nobody_acts", "red", "Đang liên lạc", "Không ai dùng từ 17/11"),
    ),
    "in touch, and never anybody": (
        standing(contact=SOON), "nobody_acts", "red", "Đang liên lạc", "Chưa ai dùng lần nào",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SILENCES)
def test_the_line_that_is_silent_and_the_people_who_are_are_told_apart_with_since_when(name: str) -> None:
    known, kind, tint, contact, acted = SILENCES[name]
    found = silence(known, NOW)
    assert (found.kind, found.token) == (kind, tint)
    assert (contact_words(known, NOW), action_words(known, NOW, found)) == (contact, acted)
    assert in_a_sentence(found, NOW).endswith(".")


def test_days_off_are_no_days_of_silence() -> None:
    tuesday = NOW - timedelta(days=2)
    known = OfficeStanding(office="06463", pcs=1, last_contact=NOW, last_action=tuesday)
    assert silence(known, NOW).kind == "nobody_acts"
    assert silence(known, NOW, Calendar(frozenset({date(2026, 11, 25)}))).kind == "in_touch"


def office(code: str) -> Office:
    return Office(id=code, name=code, full_name=f"Xã {code}", organisation=f"Ủy ban nhân dân xã {code}")


def test_the_worst_stands_first_and_the_tiles_count_all() -> None:
    figures = BelowFigures(
        server_time=NOW,
        here=NOW,
        offices=(
            OfficeStanding(office="well", pcs=1, last_contact=NOW, last_action=NOW),
            OfficeStanding(office="silent", pcs=1, last_contact=NOW - DAYS, last_action=NOW - DAYS),
            OfficeStanding(office="late", pcs=1, last_contact=NOW, last_action=NOW),
        ),
    )
    tallies = {"late": Tally(overdue=1), "unread": Tally(2, 3, 4), "well": Tally(not_entered=1)}
    page = BelowPage(figures, tallies)
    rows = office_rows(page, [office(code) for code in ("well", "unread", "silent", "late")], NOW)
    assert [row.office for row in rows] == ["late", "silent", "unread", "well"]
    told = totals(rows, page)
    assert (told.in_touch, told.offices, told.not_arrived, told.not_opened, told.overdue) == (2, 4, 2, 3, 1)
    assert totals(rows, BelowPage(None, tallies)).in_touch is None
    assert rows[2].spoken == "Xã unread. Chưa có số liệu. Chưa đến 2. Chưa xem 3. Chưa vào sổ 4"


def test_heat_says_how_bad_a_number_is_and_nothing_is_a_dash() -> None:
    assert [heat_token("not_opened", n) for n in (0, 1, 2, 3, 4, 5)] == [
        "",
        "amber",
        "amber",
        "orange",
        "orange",
        "red",
    ]
    assert [heat_token("overdue", n) for n in (0, 1, 2, 3)] == ["", "amber", "orange", "red"]


def test_every_state_has_a_sign_a_colour_and_its_words_and_the_key_has_all_of_them() -> None:
    states = [state for state in (*ORDER, *sorted(FINAL)) if state not in ("withdrawn", "closed")]
    signs = {sign(Cell(state)) for state in states}
    assert Sign("?") not in signs
    assert {shown for shown, _, _ in legend()} == signs | {Sign("!")}
    assert len({in_words(Cell(state)) for state in states}) == len(states)


def test_what_is_handled_is_one_letter_from_afar_and_colours_say_how_far_it_has_come() -> None:
    assert {sign(Cell(state)).letter for state in ("registered", "assigned", "in_progress")} == {"V"}
    steps = ("sent", "arrived", "registered", "in_progress", "done")
    assert [token(Cell(state)) for state in steps] == ["amber", "grey", "blue", "blue", "green"]


def test_a_late_cell_is_red_with_a_mark_and_what_came_late_is_not() -> None:
    assert (sign(Cell("arrived", is_overdue=True)), token(Cell("arrived", is_overdue=True))) == (Sign("Đ!"), "red")
    assert sign(Cell("opened")) == Sign(symbol="eye"), "no letter that looks like a cross"
    assert sign(Cell("opened", is_overdue=True)) == Sign("!", "eye")
    assert in_words(Cell("arrived", is_overdue=True)) == "Đã đến, quá hạn"
    assert (sign(Cell("arrived", came_late=True)), token(Cell("arrived", came_late=True))) == (Sign("Đ"), "grey")
    assert in_words(Cell("arrived", came_late=True)) == "Đã đến, đến nơi sau hạn"
