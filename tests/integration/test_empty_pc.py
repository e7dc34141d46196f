"""An empty PC that joins an office overwrites nothing, says how much there is before and after, and can be worked at
from its first page on, however often the line breaks meanwhile."""

from pathlib import Path

import pytest

from app.actions import enrolling, outgoing
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from app.host.invitation import Invitation
from app.host.profile import Profile
from app.ui.record.news_words import news_words
from sync.engine import exchange
from sync.engine.enrolling import port_maker
from sync.engine.traffic import Traffic
from sync.errors import LineHindrance
from sync.replica import first_pull
from sync.replica.news_page import news_page
from sync.replica.replica import Replica
from sync.replica.strip_page import strip_page
from sync.world import SystemClock, SystemIds
from tests.support.places import WRITTEN
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

DOCUMENTS, ROWS_A_PULL = 12, 7


@pytest.fixture
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "PULL_ROWS", ROWS_A_PULL)


def intents(serving: Serving) -> int:
    with serving.home.database.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM intent").scalar_one())


def pull(replica: Replica, serving: Serving, *, is_cut: bool) -> bool:
    """One question over a connection of its own; cut after some bytes of it have gone."""
    serving.relay.cut_up_after = serving.relay.up + 900 if is_cut else None
    port = port_maker(replica)(Traffic(replica.clock.monotonic_s, lambda: None))
    try:
        return exchange.pull_once(replica, port, 0, lambda happened: None)
    except LineHindrance:
        return True
    finally:
        port.close()


@pytest.mark.usefixtures("_small_pages")
def test_an_empty_pc_counts_before_and_after_and_goes_on_after_every_break(serving: Serving, tmp_path: Path) -> None:
    first = serving.enrol(COMMUNE)
    for n in range(DOCUMENTS):
        outgoing.number(first.desk, Wanted("TB", f"Thông báo số {n}", WRITTEN))
    first.asking(lambda port: exchange.push_once(first.replica, port, lambda happened: None))
    first.close()
    before = intents(serving)
    profile, clock, ids = Profile(tmp_path / "empty"), SystemClock(), SystemIds()
    slip = Invitation(addresses=(serving.url,), fingerprint=serving.fingerprint, code=serving.slip(COMMUNE))
    admission = enrolling.begin_work(profile, slip, clock, ids)
    here, at_server, now = admission.documents
    assert (here, at_server) == (0, DOCUMENTS)
    assert now < DOCUMENTS, "the window opens before all is here"
    replica = profile.open(clock, ids)
    outgoing.save_draft(Desk(replica, admission.person), Wanted("TB", "Làm ngay từ trang đầu", WRITTEN))
    raw = replica.database.raw()
    told = strip_page(raw)
    assert (told.first_pull, told.first_total) == (now, DOCUMENTS)
    tries, is_more = 0, True
    while is_more:
        tries += 1
        pull(replica, serving, is_cut=True)
        is_more = pull(replica, serving, is_cut=False)
    assert tries > 2
    with replica.read() as connection:
        assert first_pull.counts(connection) == (0, DOCUMENTS, DOCUMENTS)
        assert not first_pull.is_going(connection)
    assert strip_page(raw).first_pull is None
    (fetched,) = [one for one in news_page(raw, "all", 50).lines if one.event == "fetched"]
    words = "Đã tải xong văn bản của cơ quan. Trước đó: máy này 0, máy chủ 12. Bây giờ: máy này 12."
    assert news_words(fetched, str).what == words
    raw.close()
    replica.close()
    assert intents(serving) == before, "it has told the server nothing"
