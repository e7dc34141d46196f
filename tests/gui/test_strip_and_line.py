"""The status strip over a real server: what the real window says when that server goes, hangs, returns or says no."""

import os
import signal
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
import pytest
from filelock import FileLock
from PySide6.QtWidgets import QPushButton

from app.host.profile import Profile
from app.ui.parts.text import Clamped
from app.ui.shell.strip_words import StripWords
from app.ui.words import dates
from sync.replica import sync_requests
from sync.rules.offices import Office
from sync.rules.rows import Validity
from sync.rules.state import Changes
from sync.server.rows import ServerState, store
from tests.support.impostor import Impostor
from tests.support.places import WRITTEN
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import RealPc, Serving
from tests.support.windows import Desktop, Screen

LONG_MS = 60_000


@pytest.fixture
def pc(serving: Serving) -> Iterator[RealPc]:
    made = serving.enrol(COMMUNE)
    yield made
    made.close()


def at_work(desktop: Desktop, pc: RealPc) -> Screen:
    """A window with its engine, once it has heard the server."""
    screen = desktop.open(pc)
    screen.shell.start_background()
    says(screen, "done", "Đã kết nối")
    return screen


def says(screen: Screen, state: str, strong: str = "") -> StripWords:
    """Wait until the strip is in a state and begins so."""

    def told() -> StripWords | None:
        words = screen.window.strip.told
        return words if words and words.state == state and words.strong.startswith(strong) else None

    try:
        found = screen.until(told, LONG_MS)
    except AssertionError:
        pytest.fail(f"the strip says {screen.window.strip.told}")
    assert found is not None
    return found


def is_since(words: StripWords, began: datetime, now: datetime) -> bool:
    """Whether the strip names a minute between these times."""
    minutes = {dates.clock(began + timedelta(seconds=late)) for late in range(int((now - began).total_seconds()) + 1)}
    return any(f"từ {minute}" in words.strong for minute in minutes)


def test_a_server_that_stops_is_told_with_its_minute_and_one_that_returns_takes_what_waited(
    desktop: Desktop, serving: Serving, pc: RealPc
) -> None:
    screen = at_work(desktop, pc)
    began = pc.clock.now()
    assert serving.stop() == 0
    assert is_since(says(screen, "silent", "Máy chủ chưa trả lời"), began, pc.clock.now())
    dispatch(pc, "Báo cáo tuần", 30_000)
    screen.until(lambda: "1 văn bản đang chờ gửi" in (screen.window.strip.told or says(screen, "silent")).strong)
    assert says(screen, "silent").actions == ("waiting", "try")
    serving.start()
    words = says(screen, "done", "Đã kết nối")
    assert words.text.startswith("mọi văn bản đã gửi xong · nhận lần cuối")


def test_what_stands_in_bold_is_not_cut_as_long_as_there_is_room(
    desktop: Desktop, serving: Serving, pc: RealPc
) -> None:
    screen = at_work(desktop, pc)
    assert serving.stop() == 0
    dispatch(pc, "Chờ gửi", 20_000)
    screen.changed()
    words = screen.until(lambda: next((t for t in screen.all(Clamped) if "đang chờ gửi" in t.text()), None))
    assert words is not None
    says(screen, "silent")
    assert not words.toolTip(), "its end is cut off"


def test_a_server_that_hangs_is_not_called_connected(desktop: Desktop, serving: Serving, pc: RealPc) -> None:
    screen = at_work(desktop, pc)
    assert serving.process is not None
    os.kill(serving.process.pid, signal.SIGSTOP)
    try:
        began = pc.clock.now()
        dispatch(pc, "Báo cáo tuần", 30_000)
        says(screen, "moving", "Đang gửi 01/TB-UBND")
        words = says(screen, "silent", "Máy chủ chưa trả lời")
        assert "1 văn bản đang chờ gửi" in words.strong
        assert is_since(words, began, pc.clock.now())
    finally:
        os.kill(serving.process.pid, signal.SIGCONT)
    says(screen, "done", "Đã kết nối")


def test_whoever_answers_in_the_servers_place_is_named(desktop: Desktop, serving: Serving, pc: RealPc) -> None:
    screen = at_work(desktop, pc)
    real = serving.port
    with Impostor(serving.home.keys, {"Content-Type": "text/html"}, b"<html>wifi</html>") as portal:
        serving.port = int(portal.url.rpartition(":")[2])
        serving.relay.cut()
        words = says(screen, "silent", "Máy chủ chưa trả lời")
        screen.until(lambda: "wifi đòi đăng nhập" in (screen.window.strip.told or words).text, LONG_MS)
        serving.port = real
        screen.find(QPushButton, "Thử kết nối lại").click()
        serving.relay.cut()
    says(screen, "done", "Đã kết nối")


def test_one_refused_document_turns_the_strip_red_until_a_person_has_acted(
    desktop: Desktop, serving: Serving, pc: RealPc
) -> None:
    screen = at_work(desktop, pc)
    serving.relay.is_open = False
    serving.relay.cut()
    says(screen, "silent")
    dispatch(pc, "Báo cáo tuần", 30_000)
    close(serving, DISTRICT)
    serving.relay.is_open = True
    words = says(screen, "needs_you", "1 văn bản chưa gửi được")
    assert (words.token, words.actions[0]) == ("red", "refused")
    screen.until(lambda: screen.window.strip.told is not None and screen.window.strip.told.lesser == "Đã kết nối")
    told = screen.window.strip.told
    assert told is not None and "không còn nhận văn bản" in told.text
    assert screen.window.nav.isVisible()


def test_try_again_reaches_the_engine_of_another_process(desktop: Desktop, serving: Serving, pc: RealPc) -> None:
    lock = held(pc)
    with lock, Running(pc, closes=False) as other:
        other.hear("online")
        screen = desktop.open(pc)
        screen.shell.start_background()
        serving.relay.is_open = False
        serving.relay.cut()
        says(screen, "silent")
        screen.press("Thử kết nối lại")
        screen.until(lambda: asked(pc))
        serving.relay.is_open = True
        says(screen, "done")
        screen.until(lambda: not asked(pc))


def asked(pc: RealPc) -> list[str]:
    with pc.replica.read() as connection:
        return sync_requests.unanswered(connection)


def held(pc: RealPc) -> FileLock:
    return Profile(pc.folder).engine_lock()


def close(serving: Serving, office: str) -> None:
    """The office does not work any more, as an operator would have it."""
    with serving.home.database.write() as connection:
        row = ServerState(connection).get(Office, office)
        assert row is not None
        closed = msgspec.structs.replace(row, validity=Validity(until=WRITTEN - timedelta(days=2)))
        store(connection, Changes(rows=(closed,)), serving.home.seal)
