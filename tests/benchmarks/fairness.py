"""One office with very much to hand over, and what the others wait for meanwhile at the server."""

import statistics
import threading
import time

from sync.engine import exchange
from sync.rules.desk_acts import NoteCall
from sync.rules.documents import Urgency
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR

MUCH, AT_ONCE, PROMISED_S = 10_000, 500, 1.0


def fairness(place: DistrictPlace) -> None:
    crowd, other = place.enrol(COMMUNE), place.enrol(NEIGHBOUR)
    for at in range(0, MUCH, AT_ONCE):
        call(crowd, AT_ONCE, at)
    ended = threading.Event()

    def hand_over() -> None:
        while exchange.push_once(crowd.replica, crowd.port, crowd.heard):
            pass
        ended.set()

    thread = threading.Thread(target=hand_over)
    thread.start()
    took = []
    began = time.perf_counter()
    while not ended.is_set():
        call(other, 1)
        asked = time.perf_counter()
        exchange.push_once(other.replica, other.port, other.heard)
        took.append(time.perf_counter() - asked)
        ended.wait(0.1)
    thread.join()
    judged_s = time.perf_counter() - began
    print(f"{MUCH:,} acts judged in {judged_s:.0f} s; meanwhile {len(took)} pushes of another office:")
    print(f"median {statistics.median(took):.3f} s, worst {max(took):.3f} s; promised {PROMISED_S:g} s")


def call(pc: Pc, times: int, first: int = 0) -> None:
    """Note so many calls, ready to be handed over."""
    with pc.replica.write() as t:
        for n in range(first, first + times):
            act = NoteCall(called=DISTRICT, text=f"Đã gọi lần thứ {n}")
            t.save_intent(act, person=pc.desk.person, rank=Urgency.NORMAL.rank)
