"""What the window is told of a line: how far a file has gone, and when a line that is lost will be tried next."""

import threading
from collections.abc import Callable
from datetime import timedelta

from sync.engine.line import Heard, Hindered, TryFailed
from sync.engine.line_keeper import LONG_PAUSE_S, LineKeeper
from sync.engine.status import read_line_status
from sync.engine.traffic import Motion, Traffic
from sync.replica.news_page import news_page
from tests.support.fakes import NoChance
from tests.support.places import Pc
from tests.support.running import PATIENCE_S, Running, dispatch
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving


def wait_for(holds: Callable[[], bool]) -> None:
    tried = threading.Event()
    for _ in range(PATIENCE_S * 100):
        if holds():
            return
        tried.wait(0.01)
    raise AssertionError("did not come true")


def test_a_file_on_its_way_up_is_named_with_how_much_of_it_has_gone(serving: Serving) -> None:
    with Running(serving.enrol(COMMUNE)) as commune:
        commune.hear("online")
        serving.relay.rate = 300_000
        size = 900_000
        id = dispatch(commune.pc, "Bản quét lớn", size)

        def motion() -> Motion:
            return commune.engine.traffic.motion

        wait_for(lambda: 200_000 < motion().sent.get(motion().sending, 0) < size)
        sha256 = motion().sending
        serving.relay.cut()
        wait_for(lambda: motion().sending == "")
        broken_off = motion().sent[sha256]
        assert 0 < broken_off < size  # what has gone is not forgotten with the line
        serving.relay.rate = None
        assert commune.hear("sent") == id
        wait_for(lambda: (motion().sending, motion().sent[sha256]) == ("", size))


def test_what_goes_up_again_counts_from_where_the_server_is() -> None:
    traffic = Traffic(lambda: 0.0, lambda: None)
    traffic.begins("a", 0)
    traffic.moved(up=100, of="a")
    assert traffic.motion == Motion(up=100, sending="a", sent={"a": 100})
    traffic.rests()
    traffic.begins("a", 60)
    assert traffic.motion.sent == {"a": 60}


def test_a_long_pause_is_told_with_its_end_and_is_no_news(commune: Pc) -> None:
    told: list[tuple[str, str]] = []
    keeper = LineKeeper(commune.replica, NoChance(), lambda *event: told.append(event))
    keeper.report(Heard())
    keeper.report(Hindered("line.refused"))
    commune.clock.advance(hours=2)
    keeper.try_now()
    keeper.report(TryFailed("line.refused"))
    with commune.replica.read() as connection:
        status = read_line_status(connection)
    assert status.next_try_at is not None
    assert status.next_try_at - commune.clock.now() >= timedelta(seconds=LONG_PAUSE_S)
    assert status.since == commune.clock.now() - timedelta(hours=2)
    raw = commune.replica.database.raw()
    assert [news.event for news in news_page(raw, "line", 10).lines] == ["offline", "online"]
    raw.close()
    assert [event for event, _ in told] == ["online", "offline"]
