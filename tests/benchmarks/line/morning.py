"""A morning's sync over a poor line: everything that waited at both ends, with one urgent document queued last.

Files have a median of 180 KB, and each way has one of 4 MB. The least time a line could take is the larger direction's
bytes at its full rate, one round trip, and the cuts that fall into it.
"""

import hashlib
import math
import os
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.line.emulator import Quality
from tests.benchmarks.line.lab import QUALITIES, wait_until
from tests.benchmarks.line.offices import Offices

MEDIAN, LEAST, MOST, WIDTH = 180_000, 50_000, 4_000_000, 1.05
ABOUT_IT = 1024  # bytes that are known of a document besides its file
COUNTS = {"up": (30, 11), "down": (40, 27)}  # documents on a good line, and the seed of their sizes
GIVEN_UP_S = 900.0


@dataclass(frozen=True)
class Morning:
    """`time` and `wire` as ratios to the least time and to the bytes that matter; seconds for the urgent ones."""

    line: str
    took_s: float
    time: float
    wire: float
    urgent_up_s: float
    urgent_down_s: float
    cuts: int
    load: float


def papers(folder: Path, count: int, seed: int) -> int:
    """Write a morning's papers; how many bytes there are with what is known of them."""
    folder.mkdir()
    chance = random.Random(seed)
    sizes = [int(min(MOST, max(LEAST, math.exp(chance.gauss(math.log(MEDIAN), WIDTH))))) for _ in range(count - 1)]
    sizes[sizes.index(max(sizes))] = MOST
    sizes.append(LEAST)
    for n, size in enumerate(sizes, 1):
        (folder / f"{n:04d}.pdf").write_bytes(b"%PDF-1.4\n" + random.Random(seed * 1000 + n).randbytes(size - 9))
    return sum(sizes) + ABOUT_IT * count


def least_s(quality: Quality, most_bytes: int) -> float:
    least = most_bytes * 8 / quality.bits_a_second + quality.round_trip_s
    return least + quality.down_s * int(least // quality.up_s) if quality.up_s else least


def morning(root: Path, name: str, losses: int, time_stamps: bool = False) -> Morning:
    """`losses`: the seed of what the line loses, and when it is cut."""
    quality = replace(QUALITIES[name], seed=losses)
    share = 0.5 if quality.loss else 1.0
    bytes_of = {way: papers(root / way, int(count * share), seed) for way, (count, seed) in COUNTS.items()}
    offices = Offices(root, quality, time_stamps)
    try:
        up, down = offices.begin(root / "up", root / "down")
        at_district = offices.run_engine("district")
        at_commune = offices.run_engine("commune")
        assert wait_until(lambda: bool(at_commune.told) and bool(at_district.told), 60)
        time.sleep(random.uniform(2.0, 3.0))
        wire, began, cuts = offices.lab.wire(), time.monotonic(), offices.lab.count()["cuts"]
        offices.lab.up()
        all_there = lambda: at_district.has("complete", set(up)) and at_commune.has("complete", set(down))  # noqa: E731
        if not wait_until(all_there, GIVEN_UP_S):
            missing = len(up) + len(down) - len(at_district.told) - len(at_commune.told)
            raise AssertionError(f"{missing} not there after {GIVEN_UP_S:.0f} s")
        took_s = time.monotonic() - began
        time.sleep(0.5)  # the last acknowledgements
        sent = sum(offices.lab.wire().values()) - sum(wire.values())
        for side, ids, way in (("district", up, "up"), ("commune", down, "down")):
            _check_files(root, side, ids, root / way)
        return Morning(
            name,
            took_s,
            took_s / least_s(quality, max(bytes_of.values())),
            sent / sum(bytes_of.values()),
            at_district.at("complete", list(up)[-1]) - began,
            at_commune.at("complete", list(down)[-1]) - began,
            offices.lab.count()["cuts"] - cuts,
            os.getloadavg()[0],
        )
    finally:
        offices.close()


def _check_files(root: Path, side: str, ids: dict[str, str], papers: Path) -> None:
    """Every file that was sent lies whole in the receiver's store."""
    for name in ids.values():
        sha256 = hashlib.sha256((papers / name).read_bytes()).hexdigest()
        stored = root / side / "files" / sha256[:2] / sha256
        assert hashlib.sha256(stored.read_bytes()).hexdigest() == sha256, f"{name} is not what was sent"
