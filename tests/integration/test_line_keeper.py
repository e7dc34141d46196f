"""How the line stands is stored as it was reported last, whichever worker comes to the file first."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sync.engine.line import Halted, Heard
from sync.engine.line_keeper import LineKeeper
from sync.engine.status import read_line_status
from sync.replica.replica import Replica
from sync.replica.transaction import Transaction
from tests.support.fakes import NoChance
from tests.support.places import Pc

LONG_ENOUGH_S = 30.0


def test_who_comes_late_to_the_file_does_not_store_that_a_pc_which_is_shut_out_is_up(
    commune: Pc,
) -> None:
    replica, go_on, is_late = commune.replica, threading.Event(), threading.Event()
    write = replica.write

    @contextmanager
    def late() -> Iterator[Transaction]:
        if threading.current_thread() is listener:
            is_late.set()
            assert go_on.wait(LONG_ENOUGH_S)
        with write() as t:
            yield t

    replica.write = late  # type: ignore[method-assign]
    keeper = LineKeeper(replica, NoChance(), lambda event, code: None)
    listener = threading.Thread(target=lambda: keeper.report(Heard()))
    listener.start()
    assert is_late.wait(LONG_ENOUGH_S)
    keeper.report(Halted("device.forked"))
    go_on.set()
    listener.join()
    assert stored(replica) == ("halted", "device.forked")


def stored(replica: Replica) -> tuple[str, str]:
    with replica.read() as connection:
        line = read_line_status(connection)
    return line.state, line.code
