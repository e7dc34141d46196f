"""How far a document has come, as its row says it: upwards, and never more than is true."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.documents.row_facts import RowWords, progress
from app.ui.words.speech import speech
from sync.replica.line import Line
from sync.rules.legal_time import VIET_NAM


@pytest.fixture(autouse=True)
def _in_vietnamese(qapp: QApplication) -> None:
    speech.speak("vi")


@pytest.mark.parametrize(
    ("state", "states", "told"),
    [
        ("sent", {"sent": 20}, "Đã gửi"),
        ("sent", {"sent": 3, "arrived": 5, "registered": 12}, "Đã đến 17/20"),
        ("waiting", {"waiting": 1, "registered": 4}, "Đã vào sổ 4/5"),
        ("arrived", {"arrived": 1, "opened": 1, "refused": 1}, "Đã xem 1/3 · 1 từ chối"),
        ("sent", {"sent": 2, "registered": 1, "refused": 1, "waiting": 1}, "Đã gửi 3/5 · 1 từ chối · 1 chưa giao"),
        ("registered", {"registered": 4, "closed": 1}, "Đã vào sổ 4/5 · 1 đã chuyển"),
        ("refused", {"refused": 2}, "Bị từ chối tiếp nhận"),
        ("registered", {"registered": 2, "recalled": 1}, "Đã vào sổ 2/3 · 1 đã thu hồi"),
        ("numbered", {}, "Đã cấp số, chờ bản quét"),
    ],
)
def test_what_more_than_the_last_ones_have_reached_is_counted(state: str, states: dict[str, int], told: str) -> None:
    assert progress(line(state, states, waiting=state == "waiting")) == told


def test_where_what_comes_stands_beside_it_the_recipients_are_named() -> None:
    words = RowWords({}, {}, datetime(2026, 11, 25, 14, 25, tzinfo=VIET_NAM))
    told = [
        words.found(line(state, states, waiting=False)).marks[-1].text
        for state, states in (("registered", {"registered": 1}), ("sent", {"sent": 1, "registered": 1}), ("sent", {}))
    ]
    assert told == ["Nơi nhận đã vào sổ", "Nơi nhận đã vào sổ 1/2", "Đã gửi"]


def test_what_only_goes_outside_the_system_waits_for_a_person_and_not_for_the_line() -> None:
    assert progress(line("waiting", {"waiting": 2, "closed": 1}, waiting=False)) == "Chưa giao nơi nhận"


def line(state: str, states: dict[str, int], *, waiting: bool) -> Line:
    return Line(
        id="d",
        box="outgoing",
        number=1,
        notation="01/TB-UBND",
        kind="TB",
        subject="Thông báo",
        urgency="thuong",
        sender="187",
        to=("06505",),
        state=state,
        issued_on="2026-11-23",
        due="",
        posted_at="",
        states=states,
        waiting=waiting,
    )
