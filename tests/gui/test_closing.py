"""Closing the window while documents wait: what is kept and the legal limit are said; nothing else holds it up."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from app.ui.shell.closing import Waiting, closing_words
from app.ui.words.speech import speech
from sync.rules.documents import Urgency
from sync.rules.legal_time import VIET_NAM
from sync.rules.working_days import sending_limit
from tests.support.places import Pc
from tests.support.windows import Desktop, Screen

FRIDAY = datetime(2026, 11, 27, 16, 0, tzinfo=VIET_NAM)


@pytest.fixture(autouse=True)
def _in_vietnamese(qapp: QApplication) -> None:
    speech.speak("vi")


def test_the_legal_limit_is_noon_of_the_next_working_day_and_at_once_for_what_is_urgent() -> None:
    limit = sending_limit(date(2026, 11, 27), Urgency.NORMAL)
    kept = "Văn bản được giữ trên máy; lần sau mở chương trình, có mạng là tự gửi."
    assert closing_words(Waiting(2, 0, limit), FRIDAY) == (
        f"{kept} Theo quy định: gửi trong ngày, hoặc trước 12:00 ngày 30/11."
    )
    assert closing_words(Waiting(2, 1, None), FRIDAY).endswith(
        "Trong đó có 1 văn bản khẩn: theo quy định phải gửi ngay."
    )
    late = closing_words(Waiting(1, 0, limit), FRIDAY + timedelta(days=3))
    assert late.endswith("Có văn bản đã quá hạn gửi theo quy định (12:00).")


def counted(screen: Screen, waiting: int) -> None:
    screen.until(lambda: screen.window.counts.get("waiting", 0) == waiting)


def test_with_nothing_waiting_it_closes_without_a_question(desktop: Desktop, commune: Pc) -> None:
    left: list[bool] = []
    screen = desktop.open(commune, quit_=lambda: left.append(True))
    screen.until(lambda: screen.window.counts is not None)
    screen.window.close()
    assert left == [True]


def test_with_something_waiting_it_asks_and_stays_where_the_person_wants_it_to(desktop: Desktop, commune: Pc) -> None:
    left: list[bool] = []
    commune.dispatch("Báo cáo tuần")
    screen = desktop.open(commune, quit_=lambda: left.append(True))
    counted(screen, 1)
    screen.window.close()
    screen.until(lambda: screen.all(QLabel, "Còn 1 văn bản chờ gửi"))
    assert any("hoặc trước 12:00 ngày 24/11" in label.text() for label in screen.all(QLabel))
    screen.press("Không đóng")
    assert left == []
    assert screen.window.isVisible()
    screen.window.close()
    screen.until(lambda: QApplication.activeModalWidget())
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    screen.press("Vẫn đóng")
    assert left == [True]
