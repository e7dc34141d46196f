"""The district's server is lost with its disk and comes back from last night's backup, under another address: nobody is
enrolled again, and the offices' PCs refill it. What a drill takes is printed; `pytest -s` shows it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sync.carriers.rotation import DAYS, MONTHS, WEEKS
from sync.server.backup import back_up_daily, daily_series
from tests.support.drills import Checkout, ServerLost, drill_a_lost_server
from tests.support.places import PASSPHRASE, DistrictPlace
from tests.support.serving import Serving


@pytest.fixture(params=[4, pytest.param(21, marks=[pytest.mark.long, pytest.mark.timeout(1800)])])
def drill(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServerLost]:
    serving = Serving(tmp_path, extra_communes=request.param)
    yield ServerLost(Checkout(serving, tmp_path), request.param)
    serving.close()


def test_all_offices_reconnect_at_another_address_and_refill_the_server(drill: ServerLost) -> None:
    drill_a_lost_server(drill)


def test_daily_backups_of_a_server_are_rotated(place: DistrictPlace, tmp_path: Path) -> None:
    folder = tmp_path / "nightly"
    folder.mkdir()
    first = datetime(2026, 1, 1, 1, tzinfo=place.clock.now().tzinfo)
    series = daily_series(place.home.server).beginning
    for n in range(300):
        (folder / f"{series}{first + timedelta(days=n):%Y%m%d-%H%M%S}.backup").touch()
    done = back_up_daily(place.home, folder, PASSPHRASE, place.clock)
    left = [path for path in folder.iterdir() if path.name.startswith(series)]
    assert Path(done["file"]) in left
    assert len(left) <= DAYS + WEEKS + MONTHS
    assert done["rotated"] == 301 - len(left)
