"""A PC whose clock ran back: what needs a legal date asks for the day, once, and goes on with it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from app.ui.documents.list_page import ListPage
from sync.replica.view import View
from sync.rules.documents import Handling, handling_id
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen

TODAY = WRITTEN + timedelta(days=1)


@pytest.fixture
def screen(desktop: Desktop, district: Pc, commune: Pc) -> Screen:
    for subject in ("Thông báo nghỉ lễ", "Kế hoạch tiêm chủng"):
        district.dispatch(subject, to=[COMMUNE])
    district.sync()
    commune.sync()
    commune.clock.advance(days=-40)
    screen = desktop.open(commune)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None)
    return screen


def asked(screen: Screen) -> QDateEdit:
    return screen.until(lambda: screen.all(QDateEdit, "Ngày hôm nay"))[0]


def days(pc: Pc) -> set[date]:
    """On which days the commune's incoming documents were entered."""
    with pc.replica.read() as connection:
        found = [View(connection).get(Handling, handling_id(row.line.id, pc.office)) for row in pc.incoming()]
    return {handling.arrival.on for handling in found if handling is not None and handling.arrival is not None}


def test_the_day_that_is_named_goes_into_the_book_and_is_asked_once(screen: Screen, commune: Pc) -> None:
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    first = page.pane.page.document.id  # type: ignore[union-attr]
    screen.press("Vào sổ")
    field = asked(screen)
    assert screen.reads("chạy lùi")
    assert screen.reads("Máy đang ghi là")
    field.setDate(QDate(TODAY.year, TODAY.month, TODAY.day))
    screen.press("Dùng ngày này")
    screen.said("số đến 1")
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id != first)
    screen.press("Vào sổ")
    screen.said("số đến 2")
    assert not screen.all(QDateEdit, "Ngày hôm nay")
    assert days(commune) == {TODAY}
    assert screen.shell.bridge.given_date == TODAY
    commune.clock.advance(days=1)
    assert screen.shell.bridge.given_date is None  # the day that was named is over


def test_who_does_not_name_it_has_nothing_entered_and_can_try_again(screen: Screen, commune: Pc) -> None:
    screen.press("Vào sổ")
    asked(screen)
    screen.press("Không làm nữa")
    screen.until(lambda: not screen.all(QDateEdit, "Ngày hôm nay"))
    assert {line.line.state for line in commune.incoming()} == {"arrived"}
    screen.press("Vào sổ")
    asked(screen)


def test_a_window_that_is_built_anew_under_the_question_asks_again(screen: Screen, commune: Pc) -> None:
    screen.press("Vào sổ")
    asked(screen)
    screen.shell.rebuild()
    screen.until(lambda: not screen.all(QDateEdit, "Ngày hôm nay"))
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None)
    screen.press("Vào sổ")
    asked(screen)
    screen.press("Dùng ngày này")
    screen.said("số đến 1")
