"""What happened on the line is kept with the commit that made it so."""

from sync.replica import news
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE


def events(pc: Pc) -> list[tuple[str, str]]:
    with pc.replica.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql("SELECT event, about FROM news ORDER BY n")]  # type: ignore[misc]


def test_sent_received_and_complete_are_kept_once_each(district: Pc, commune: Pc) -> None:
    sent = district.dispatch(to=[COMMUNE])
    district.sync()
    commune.sync()
    commune.sync()
    assert events(district) == [("sent", sent.id)]
    assert events(commune) == [("received", sent.id), ("complete", sent.id)]


def test_old_news_goes(commune: Pc) -> None:
    with commune.replica.write() as t:
        news.note(t.connection, commune.clock.now(), [("online", "")])
    commune.clock.advance(days=91)
    with commune.replica.write() as t:
        news.note(t.connection, commune.clock.now(), [("offline", "line.reset")])
        news.forget_old(t.connection, commune.clock.now())
    assert events(commune) == [("offline", "line.reset")]
