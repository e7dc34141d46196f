"""When the line is back after a while, the window offers what happened, once, and without taking the keyboard."""

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.host.preferences import Preferences
from app.ui.away.away_board import AwayBoard
from app.ui.away.away_notice import AwayNotice
from app.ui.documents.link_row import LinkRow
from app.ui.documents.list_page import ListPage
from app.ui.words import dates
from app.ui.words.speech import speech
from sync.engine.line_status import LineStatus
from sync.replica import news
from sync.replica.away_page import Digest
from sync.replica.meta import write_meta
from sync.rules.documents import Urgency
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen


def line(pc: Pc, state: str, event: str) -> None:
    """How the engine notes the line."""
    with pc.replica.write() as t:
        status = LineStatus(state=state, since=pc.clock.now(), code="" if state == "up" else "line.unreachable")
        write_meta(t.connection, "line", msgspec.json.encode(status).decode())
        news.note(t.connection, pc.clock.now(), [(event, status.code)])


@pytest.fixture
def back(commune: Pc, district: Pc) -> Pc:
    """A commune whose line is back after two days, with something sent and three come."""
    line(commune, "down", "offline")
    commune.dispatch("Báo cáo tuần")
    district.dispatch("Công điện", to=[COMMUNE], urgency=Urgency.MOST_URGENT)
    district.dispatch("Thông báo", to=[COMMUNE])
    district.dispatch("Báo cáo gấp", to=[COMMUNE], due=WRITTEN)
    district.sync()
    for clock in (commune.clock, district.clock, commune.place.clock):
        clock.advance(days=2)
    line(commune, "up", "online")
    commune.sync()
    return commune


def watched(screen: Screen) -> list[Digest]:
    """What the window is given to offer from now on."""
    offers: list[Digest] = []
    screen.shell.absences.start(screen.shell.preferences.away_until)
    notice(screen).offered.connect(offers.append)
    return offers


def notice(screen: Screen) -> AwayNotice:
    assert screen.shell.absences.notice is not None
    return screen.shell.absences.notice


def test_what_happened_is_offered_once_and_read_where_it_leads(desktop: Desktop, back: Pc) -> None:
    screen = desktop.open(back)
    focus = screen.window.focusWidget()
    offers = watched(screen)
    screen.said(
        "Sau lần mất mạng từ 08:00 ngày 23/11 đến 08:00: "
        "máy đã gửi 1, nhận 3 văn bản, 1 hỏa tốc, 1 quá hạn hoặc đến sau hạn."
    )
    assert screen.window.focusWidget() is focus
    screen.press("Xem")
    board = screen.window.page("away")
    assert isinstance(board, AwayBoard)
    rows = screen.until(lambda: [row.accessibleName() for row in screen.all(LinkRow)])
    assert rows[0].startswith("Hỏa tốc.")
    assert any("Báo cáo tuần" in row and "máy chủ nhận lúc 08:00" in row for row in rows)
    assert rows[-1].endswith("Đến sau hạn, không phải chậm trễ của cơ quan")
    screen.until(lambda: screen.shell.preferences.away_until)
    notice(screen).look()
    screen.changed()
    screen.until(lambda: len(offers) == 1)
    screen.all(LinkRow)[0].click()
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.subject == "Công điện")


def test_what_was_read_is_not_offered_by_the_next_window(desktop: Desktop, back: Pc) -> None:
    until = (back.clock.now() + timedelta(seconds=1)).isoformat(timespec="microseconds")
    screen = desktop.open(back, Preferences(mode="light", language="vi", away_until=until))
    offers = watched(screen)
    screen.shell.go("away")  # it can still be read again
    screen.until(lambda: screen.all(LinkRow))
    assert offers == []


def test_what_is_known_is_put_aside_without_looking(desktop: Desktop, back: Pc) -> None:
    screen = desktop.open(back)
    screen.shell.absences.start("")
    screen.shell.go("work")
    screen.press("Không nhắc nữa")
    screen.until(lambda: not screen.all(QAbstractButton, "Không nhắc nữa"))
    assert screen.shell.preferences.away_until


def test_the_page_leads_back_and_says_under_what_it_lies(desktop: Desktop, back: Pc) -> None:
    screen = desktop.open(back)
    screen.shell.go("away")
    screen.until(lambda: screen.reads("(2 ngày)"))
    page = screen.window.page("away")
    screen.find(QAbstractButton, "Việc của tôi", page).click()
    assert screen.window.place == "work"


@pytest.mark.parametrize(
    ("minutes", "words"), [(59, "59 phút"), (205, "3 giờ 25 phút"), (120, "2 giờ"), (2 * 1440, "2 ngày")]
)
def test_how_long_is_said_to_the_minute(qapp: QApplication, minutes: int, words: str) -> None:
    speech.speak("vi")
    assert dates.exact_length(minutes * 60) == words


def test_it_waits_while_what_had_waited_still_moves(desktop: Desktop, back: Pc) -> None:
    back.dispatch("Còn chờ gửi")
    screen = desktop.open(back)
    offers = watched(screen)
    screen.shell.go("waiting")
    screen.until(lambda: notice(screen)._soon.isActive())
    assert offers == []
    back.sync()
    screen.changed()
    screen.until(lambda: len(offers) == 1)


def test_without_an_absence_the_page_says_so(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    screen.shell.go("log")
    screen.find(QAbstractButton, "Chờ gửi", screen.window.page("log")).click()
    screen.until(lambda: screen.window.place == "waiting")
    screen.shell.go("log")
    screen.press("Lần mất mạng gần nhất")
    screen.until(lambda: screen.window.place == "away")
    assert screen.all(LinkRow) == []
