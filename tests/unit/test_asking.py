"""Those who ask what is new let pass what is being written, and are not kept by one who writes on and on."""

import threading
from concurrent.futures import wait

from sync.server.asking import BehindWriting


def test_who_asks_waits_until_what_is_being_written_is_done() -> None:
    resting = threading.Event()
    with BehindWriting(1, resting, most_s=60) as asking:
        asked = asking.submit(len, "mới")
        assert not wait([asked], 0.2).done
        resting.set()
        assert asked.result(60) == 3


def test_a_writer_that_never_rests_keeps_nobody_for_good() -> None:
    with BehindWriting(1, threading.Event(), most_s=0.01) as asking:
        assert asking.submit(len, "mới").result(60) == 3
