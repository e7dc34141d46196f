"""Why a worker rests although the server answers, and since when, is in the office's file until it is over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sync.engine.held_up import HeldUpWorkers, held_up, longest
from sync.engine.line_status import HeldUp
from sync.engine.port import Port
from sync.errors import EofficeError, LineHindrance, LocalHindrance
from tests.support.places import Pc
from tests.support.small_disk import forbid_writing


class Step:
    """A worker's step, which the server answers so."""

    def __init__(self) -> None:
        self.code, self.kind = "", LineHindrance

    def __call__(self, port: Port) -> bool:
        if self.code:
            raise self.kind(self.code)
        return False


def known(pc: Pc) -> dict[str, HeldUp]:
    with pc.replica.read() as connection:
        return held_up(connection)


def taker(pc: Pc, step: Step) -> Callable[[str], None]:
    """Takes the step of a worker as an engine does that has just begun."""
    port: Any = None  # the step is answered without one
    watched = HeldUpWorkers(pc.replica).watched({"push": step})["push"]

    def take(code: str) -> None:
        step.code = code
        if not code:
            assert watched(port) is False
            return
        with pytest.raises(EofficeError, match=code):
            watched(port)

    return take


def test_since_when_outlasts_the_program_and_ends_with_a_step_that_goes_through(commune: Pc) -> None:
    began, step = commune.clock.now(), Step()
    take = taker(commune, step)
    take("server.full")
    commune.clock.advance(hours=20)
    take("server.full")
    assert known(commune) == {"push": HeldUp(code="server.full", since=began)}
    take = taker(commune, step)
    take("server.full")
    assert longest(known(commune)) == HeldUp(code="server.full", since=began)
    take("server.defect")
    assert known(commune) == {"push": HeldUp(code="server.defect", since=began + timedelta(hours=20))}
    take("")
    assert known(commune) == {}
    assert longest({}) is None


def test_what_the_line_is_hindered_by_is_said_by_the_line_alone(commune: Pc) -> None:
    take = taker(commune, Step())
    take("server.full")
    take("line.timeout")
    assert set(known(commune)) == {"push"}, "nobody has said that the server has room again"
    take("server.disk_full")
    assert known(commune)["push"].code == "server.full", "files alone"


def test_what_then_fails_for_this_pc_is_the_servers_no_more(commune: Pc) -> None:
    step = Step()
    take = taker(commune, step)
    take("server.full")
    step.kind = LocalHindrance
    take("disk.full")
    assert known(commune) == {}


def test_a_file_that_cannot_be_written_stops_no_worker(commune: Pc) -> None:
    take = taker(commune, Step())
    take("server.full")
    forbid_writing(commune.replica, True)
    take("")
    assert set(known(commune)) == {"push"}
    forbid_writing(commune.replica, False)
    take("")
    assert known(commune) == {}
