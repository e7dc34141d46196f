"""Choosing recipients, moving files, typing days: the small rules of writing a document."""

from datetime import date

import pytest

from app.documents.typed_day import typed_day
from app.ui.compose import choosing
from app.ui.compose.choosing import key_of, matching, with_all, with_offices, with_purpose, without
from app.ui.compose.papers import Paper, moved
from sync.rules.deliveries import Channel, Purpose, Recipient

TODAY = date(2026, 11, 23)


def test_each_recipient_stands_once_as_it_was_taken_first() -> None:
    chosen = with_offices((Recipient(office="B", purpose=Purpose.TO_REPORT),), ["A", "B", "A"])
    assert [(r.office, r.purpose) for r in chosen] == [("B", Purpose.TO_REPORT), ("A", Purpose.TO_ACT)]
    assert choosing.offices_of(chosen) == {"A", "B"}


def test_outside_ones_are_told_apart_by_name_and_channel() -> None:
    post = Recipient(name=" Công ty  Điện lực ", channel=Channel.POST)
    again = Recipient(name="công ty điện lực", channel=Channel.POST)
    mail = Recipient(name="Công ty Điện lực", channel=Channel.EMAIL)
    chosen = with_all((), [post, again, mail])
    assert [(r.name, r.channel) for r in chosen] == [
        ("Công ty Điện lực", Channel.POST),
        ("Công ty Điện lực", Channel.EMAIL),
    ]
    assert without(chosen, {key_of(mail)}) == chosen[:1]


def test_several_get_another_purpose_at_once() -> None:
    chosen = with_purpose(with_offices((), ["A", "B", "C"]), {"A", "C"}, Purpose.FOR_INFORMATION)
    assert [str(r.purpose) for r in chosen] == ["for_information", "to_act", "for_information"]


@pytest.mark.parametrize("typed", ["quang lang", "QUANG", "xa quang", "lang quang", "q l", ""])
def test_an_office_is_found_without_marks_by_beginnings_in_any_order(typed: str) -> None:
    assert matching("Xã Quang Lang", typed)


@pytest.mark.parametrize("typed", ["ang", "quang lnag", "dong mo"])
def test_and_not_by_what_stands_inside_of_a_word(typed: str) -> None:
    assert not matching("Xã Quang Lang", typed)


def test_d_with_a_stroke_is_found_by_d() -> None:
    assert matching("Thị trấn Đồng Mỏ", "dong mo")


def test_files_move_up_and_down_and_not_past_the_ends() -> None:
    papers = tuple(Paper(n, str(n)) for n in range(3))
    assert [p.key for p in moved(papers, 2, -2)] == [2, 0, 1]
    assert [p.key for p in moved(papers, 0, 1)] == [1, 0, 2]
    assert [p.key for p in moved(papers, 2, 5)] == [0, 1, 2]


@pytest.mark.parametrize("text", ["25/11/2026", "25/11", " 25-11-26 ", "25.11.2026", "25112026", "25 11 2026"])
def test_a_day_is_understood_as_people_type_it(text: str) -> None:
    assert typed_day(text, TODAY) == date(2026, 11, 25)


@pytest.mark.parametrize("text", ["", "31/02/2026", "25/13", "ngày mai", "2026-11-25", "25/11/202"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert typed_day(text, TODAY) is None
