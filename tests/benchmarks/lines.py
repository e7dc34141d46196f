"""A commune's PC and its district over poor lines: a morning's sync, one document, idle hours, cuts. Linux, as root.

    python3 dev.py bench morning --line L1 --runs 3
    python3 dev.py bench morning --time-stamps          an office's PC that asks for them, as Linux does

Each figure stands beside its limit: what the line could do at best, or what is promised.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.actions import outgoing
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from app.host.profile import Profile
from sync.replica.replica import Replica
from sync.world import SystemClock, SystemIds
from tests.benchmarks.line.emulator import Quality
from tests.benchmarks.line.lab import QUALITIES, is_possible, wait_until
from tests.benchmarks.line.morning import Morning, least_s, morning
from tests.benchmarks.line.office_day import dispatch_all
from tests.benchmarks.line.offices import Heard, Offices
from tests.support.papers import pdf
from tests.support.sample_offices import DISTRICT

LINES, RUNS = ("L1", "L2", "L3"), 3
PROMISED = {  # time and wire as ratios; seconds of the urgent document
    "L1": (1.10, 1.06, 2.0),
    "L2": (1.20, 1.09, 4.0),
    "L3": (1.35, 1.11, 4.0),
}
ONE_BYTES, ONE_TIMES, ONE_PROMISED_S, ATTACHED_BEFORE_S = 100_000, 20, 0.35, 1.0
SETTLE_S, IDLE_S, IDLE_PROMISED = 840.0, 1960.0, 10_000  # the longest hold comes after 12 minutes; seven of them
RESUMES, RESUME_PROMISED_S = 12, 3.0
LARGE_BYTES, CUT_PROMISED = 20_000_000, 64 << 10


def option(name: str, otherwise: str) -> str:
    words = [*sys.argv[1:], ""]
    given = words[words.index(name) + 1] if name in words else otherwise
    return given or sys.exit(f"{name} needs a value after it.") if name in words else otherwise


def mornings() -> None:
    for line in [option("--line", "")] if option("--line", "") else LINES:
        runs: list[Morning] = []
        for n in range(1, int(option("--runs", str(RUNS))) + 1):
            with tempfile.TemporaryDirectory() as folder:
                runs.append(morning(Path(folder), line, n, "--time-stamps" in sys.argv))
            one = runs[-1]
            urgent = f"urgent {one.urgent_up_s:.1f}/{one.urgent_down_s:.1f} s"
            told = f"{one.took_s:.1f} s, x{one.time:.3f}, wire {one.wire:.3f}, {urgent}, {one.cuts} cuts"
            print(f"  {line} {told}, load {one.load:.1f}", flush=True)
        time_, wire, urgent_s = PROMISED[line.removesuffix("J")]
        shown("time / least", [one.time for one in runs], time_, line)
        shown("wire / payload", [one.wire for one in runs], wire, line)
        shown("urgent, s", [s for one in runs for s in (one.urgent_up_s, one.urgent_down_s)], urgent_s, line)


def one_document() -> None:
    """From the click to the whole document at the other office, on L1, both connected: once with the file attached
    before, as at the window, and once with a file that is looked into first, as by `eoffice dispatch`."""
    with connected(QUALITIES["L1"]) as (offices, at_commune, at_district), opened(offices) as replica:
        attached, in_one = [], []
        for n in range(ONE_TIMES):
            id, began = _released(replica, pdf(offices.root / f"a{n}.pdf", ONE_BYTES, seed=n))
            attached.append(_arrived_after(began, id, at_commune, at_district))
            paper = pdf(offices.root / f"{n}.pdf", ONE_BYTES, seed=ONE_TIMES + n)
            began = time.monotonic()
            id = next(iter(dispatch_all(replica, [paper], DISTRICT, urgent=0)))
            in_one.append(_arrived_after(began, id, at_commune, at_district))
        shown("one document, s", attached, ONE_PROMISED_S, "L1")
        shown("looked into first, s", in_one, ONE_PROMISED_S, "L1")


def _released(replica: Replica, paper: Path) -> tuple[str, float]:
    """Number a document and attach its file; then release it: when that was asked for."""
    desk = Desk(replica, replica.identity.people[0])
    wanted = Wanted("BC", "Báo cáo tình hình kinh tế - xã hội", desk.legal_date(), files=(paper,), to=(DISTRICT,))
    id = outgoing.number(desk, wanted).id
    time.sleep(ATTACHED_BEFORE_S)
    began = time.monotonic()
    outgoing.dispatch(desk, replace(wanted, files=()), id=id)
    return id, began


def _arrived_after(began: float, id: str, at_commune: Heard, at_district: Heard) -> float:
    assert wait_until(lambda: at_district.has("complete", {id}), 60, 0.002)
    assert wait_until(lambda: at_commune.has("sent", {id}), 60)
    return at_district.at("complete", id) - began


def idle() -> None:
    """Bytes of an office where nothing happens, both ways: while the holds grow, and an hour from then."""
    with connected(QUALITIES["L1"]) as (offices, _, _):
        time.sleep(60)
        at_first = sum(offices.lab.wire().values())
        time.sleep(SETTLE_S - 60)
        before = sum(offices.lab.wire().values())
        print(f"  while the holds grow: {before - at_first} bytes in {SETTLE_S - 60:.0f} s")
        time.sleep(IDLE_S)
        an_hour = (sum(offices.lab.wire().values()) - before) * 3600 / IDLE_S
        shown("idle, bytes an hour", [an_hour], IDLE_PROMISED, "L1")


def resume() -> None:
    """From the moment when the line is back to the server's first answer."""
    with connected(QUALITIES["L2"]) as (offices, at_commune, _):
        took = []
        for _ in range(int(option("--times", str(RESUMES)))):
            at_commune.told.clear()
            offices.lab.down()
            dispatched(offices, pdf(offices.root / "x.pdf", 9_000, seed=len(took)))
            assert wait_until(lambda: at_commune.heard("offline"), 120)
            time.sleep(random.uniform(2, 6))
            at_commune.told.clear()
            began = time.monotonic()
            offices.lab.up()
            assert wait_until(lambda: at_commune.heard("online"), 60, 0.002)
            took.append(at_commune.first("online") - began)
        shown("resumes after, s", took, RESUME_PROMISED_S, "L2")


def cuts() -> None:
    """A document of 20 MB over L2 that is up for 20 s and down for 10 s: it completes, and little is sent in vain."""
    quality = QUALITIES["cuts"]
    with connected(quality) as (offices, _, at_district):
        dropped = offices.lab.count()
        wire, began = offices.lab.wire()["commune"], time.monotonic()
        id = dispatched(offices, pdf(offices.root / "large.pdf", LARGE_BYTES))
        assert wait_until(lambda: at_district.has("complete", {id}), 3600, 0.5)
        took, now = time.monotonic() - began, offices.lab.count()
        count = now["cuts"] - dropped["cuts"]
        sent = offices.lab.wire()["commune"] - wire
        least, wire_up = least_s(quality, LARGE_BYTES), sent / LARGE_BYTES
        print(f"  {took:.0f} s, {count} cuts, least {least:.0f} s, wire up {wire_up:.3f}")
        shown("in vain a cut, bytes", [(now["up"]["cut"] - dropped["up"]["cut"]) / count], CUT_PROMISED, "cuts")


def dispatched(offices: Offices, paper: Path) -> str:
    """Dispatch a paper at the commune's PC, beside its engine."""
    with opened(offices) as replica:
        return next(iter(dispatch_all(replica, [paper], DISTRICT, urgent=0)))


@contextmanager
def opened(offices: Offices) -> Iterator[Replica]:
    replica = Profile(offices.root / "commune").open(SystemClock(), SystemIds())
    try:
        yield replica
    finally:
        replica.close()


@contextmanager
def connected(quality: Quality) -> Iterator[tuple[Offices, Heard, Heard]]:
    with tempfile.TemporaryDirectory() as folder:
        offices = Offices(Path(folder), quality)
        try:
            offices.begin(None, None)
            offices.lab.up()
            both = offices.run_engine("commune"), offices.run_engine("district")
            assert wait_until(lambda: all(one.heard("online") for one in both), 120)
            yield offices, *both
        finally:
            offices.close()


def shown(what: str, figures: list[float], promised: float, line: str) -> None:
    median, worst = statistics.median(figures), max(figures)
    spread = f"{min(figures):.3f} to {worst:.3f} of {len(figures)}"
    print(f"{line:5} {what:22} median {median:.3f}, {spread}; promised {promised:g}, ratio {median / promised:.3f}")
    print(f"      load {os.getloadavg()[0]:.1f}", flush=True)


def alone(measure: Callable[[], None]) -> None:
    """Run a measurement where it can be run."""
    if not is_possible():
        print("needs root, network namespaces and /dev/net/tun")
        return
    os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(5))  # before whatever else the machine does, as its programs
    measure()
