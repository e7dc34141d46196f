"""A PC's clock wrong by hours or years stops nothing: what can be corrected is, what cannot is asked for."""

from contextlib import closing
from datetime import datetime, timedelta

import pytest

from app.actions.desk import Desk
from app.actions.enrolling import clock_trouble
from sync.errors import Refused
from sync.replica.strip_page import strip_page
from sync.rules.legal_time import legal_day
from sync.world import SystemClock
from tests.support.for_a_module import a_server
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving


class WrongClock(SystemClock):
    def __init__(self, off: timedelta) -> None:
        self._off = off

    def now(self) -> datetime:
        return super().now() + self._off


serving = a_server()


@pytest.mark.parametrize(
    ("off", "doubt"),
    [
        (timedelta(hours=-7), ""),
        (timedelta(hours=20), ""),
        (timedelta(days=3 * 365), "clock.far_off"),
        (timedelta(days=-25 * 365), "clock.far_off"),
    ],
    ids=str,
)
def test_a_wrong_clock_sends_all_the_same_and_warns_where_it_cannot_be_corrected(
    serving: Serving, off: timedelta, doubt: str
) -> None:
    pc = serving.enrol(COMMUNE)
    pc.clock = pc.replica.clock = WrongClock(off)
    with Running(pc) as running:
        running.hear("online")
        running.sync()
        id = dispatch(pc, f"Đồng hồ lệch {off}", 40_000)
        while running.hear("sent") != id:
            continue
        assert running.status().state == "up"
        with closing(pc.replica.database.raw()) as raw:
            assert strip_page(raw).clock_ahead_s == pytest.approx(off.total_seconds(), abs=30)
        assert clock_trouble(pc.replica) == doubt
        desk = Desk(pc.replica, pc.desk.person)
        if doubt:
            with pytest.raises(Refused, match=doubt):
                desk.legal_date()
        else:
            assert desk.legal_date() == legal_day(SystemClock().now())
