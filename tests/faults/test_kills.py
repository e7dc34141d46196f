"""kill -9, at random moments under load, of the server and of the offices' PCs: nothing lost, doubled or damaged."""

import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server import audit
from tests.faults.at_work import AtWork
from tests.faults.books_and_bytes import check_all_is_there, check_sound
from tests.support.running import Running
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

LONGEST_S = 0.4  # from a moment when something was saved to the kill


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Serving]:
    made = Serving(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("kills", [15, pytest.param(200, marks=[pytest.mark.long, pytest.mark.timeout(3600)])])
def test_so_many_kills_of_the_server_and_of_the_pcs_lose_double_and_damage_nothing(server: Serving, kills: int) -> None:
    seed = int.from_bytes(os.urandom(4), "big")
    print(f"chance began with {seed}")
    began_s, chance = time.monotonic(), random.Random(seed)
    pcs, to = {office: server.enrol(office) for office in (COMMUNE, DISTRICT)}, {COMMUNE: DISTRICT, DISTRICT: COMMUNE}
    offices = {office: AtWork(pc, to[office]) for office, pc in pcs.items()}
    victims = ["server"] * kills + ["pc"] * kills
    chance.shuffle(victims)
    for victim in victims:
        _let_them_work(*offices.values())
        threading.Event().wait(chance.uniform(0.0, LONGEST_S))
        if victim == "server":
            server.kill()
            check_sound(server)
            server.start()
        else:
            one = offices[chance.choice([*offices])]
            one.kill()
            check_sound(server, one.pc)
            one.begin()
    for one in offices.values():
        one.kill()
    _settle(server, *pcs.values())
    told = {office: one.told for office, one in offices.items()}
    check_all_is_there(server, told, pcs, to)
    with server.home.database.read() as connection:
        assert audit.verify(connection, server.home.seal)[1] is None
    saved, entered = (sum(len(getattr(one, what)) for one in told.values()) for what in ("saved", "entered"))
    assert saved > kills, "too little was done for the kills to have met with work"
    print(f"{kills} + {kills} kills: {saved} saved, {entered} entered, {time.monotonic() - began_s:.0f} s")


def _let_them_work(*offices: AtWork) -> None:
    """Until one of them has had something more called saved, so that no kill meets a process that only begins."""
    before = sum(one.told.count for one in offices)
    while sum(one.told.count for one in offices) == before:
        threading.Event().wait(0.01)
        for one in offices:
            one.hear()


def _settle(server: Serving, *pcs: object) -> None:
    """Let both PCs exchange until neither has anything left."""
    for pc in (*pcs, *pcs):
        with Running(pc, closes=False) as running:  # type: ignore[arg-type]
            outcome = running.sync()
            assert (outcome.code, outcome.summary.waiting) == ("", 0)
