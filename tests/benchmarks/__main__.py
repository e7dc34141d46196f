"""Figures of this machine: `python3 dev.py bench [NAME]`. Medians and worst of several runs, with the load.

save     an action from the click to "saved" (numbers and releases, no new file), against one bare disk sync
fanout   one document to 3,300 offices: judged and committed at the server
search   100,000 documents: a question as a clerk types it
texts    100,000 documents with text inside their files: found as one types, found inside, narrowed
first    a new PC of an office with 5,000 documents: everything pulled and listed
preview  the pages of a typeset file and of a scan, 36 pages each: the first, any other, words found on all
window   100,000 documents: start to the first page, paint of the list, search as one types
papers   the shared real documents: what is suggested, against what a person has read off them
queries  the shared real documents: what a clerk types, with and without marks, and what is found
year     years of one commune on three PCs, against an independent ledger; `year --seed N` plays one again
below    10,000 documents to 21 offices below: the monitor's numbers, one office, the matrix
morning  a morning's sync over three poor lines, the urgent document queued last; `--line L1 --runs 1` for less
one      one document of 100 KB between two offices that are connected, from the click to its arrival
idle     bytes an hour of an office where nothing happens; takes fifty minutes
resume   from the return of the line to the server's first answer
cuts     a document of 20 MB over a line that is up for 20 s and down for 10 s; takes ten minutes
fair     one office hands over 10,000 acts at once: what another office's push waits for meanwhile
capacity memory of a connected office (3,300 and 10,600; `--offices N` for it alone), one document to 3,300, disk and
         memory a document (`--documents` for it alone)
frames   gaps between frames, idle and while a morning's sync runs in the window's own process
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sync.engine import exchange
from sync.replica import finding
from sync.replica.sought import Sought
from sync.rules.text import folded
from tests.benchmarks import lines, preview, suggestions
from tests.benchmarks.below import below
from tests.benchmarks.capacity import capacity
from tests.benchmarks.fairness import fairness
from tests.benchmarks.queries import queries
from tests.benchmarks.texts import texts
from tests.benchmarks.year import years
from tests.support.papers import pdf
from tests.support.places import DistrictPlace
from tests.support.sample_offices import COMMUNE, DISTRICT

FEW = 5


def timed(run: Callable[[], object], times: int = FEW) -> str:
    """Median and worst of several runs, in milliseconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        took.append((time.perf_counter() - began) * 1000)
    return f"median {statistics.median(took):.2f} ms, worst {max(took):.2f} ms of {times}"


def save(place: DistrictPlace, root: Path) -> None:
    pc = place.enrol(COMMUNE)
    probe = (root / "probe").open("wb")

    def sync_disk() -> None:
        probe.write(b"x" * 4096)
        probe.flush()
        os.fsync(probe.fileno())

    print("one disk sync:          ", timed(sync_disk, 50))
    print("number, saved:          ", timed(lambda: pc.number("Thông báo nghỉ lễ"), 50))
    probe.close()


def fanout(place: DistrictPlace, root: Path) -> None:
    pc = place.enrol(DISTRICT)
    paper = pdf(root / "a.pdf", 20_000)

    def once() -> None:
        pc.dispatch("Thông báo", to=["all"], file=paper)
        exchange.push_once(pc.replica, pc.port, pc.heard)

    began = time.perf_counter()
    pc.dispatch("Thông báo", to=["all"], file=paper)
    print(f"saved on the PC:         {(time.perf_counter() - began) * 1000:.0f} ms")
    print("handed over and judged: ", timed(lambda: exchange.push_once(pc.replica, pc.port, pc.heard), 1))
    print("both, again:            ", timed(once, 3))


def search_(place: DistrictPlace, root: Path) -> None:
    pc = place.enrol(COMMUNE)
    subjects = ["giải phóng mặt bằng đất đai", "phòng chống thiên tai", "họp giao ban", "cải cách hành chính"]
    with pc.replica.database.write() as connection:
        for n in range(100_000):
            words = folded(f"{n}/TB-UBND Về việc {subjects[n % 4]} năm {2000 + n % 25} thôn {n % 997}")
            connection.exec_driver_sql("INSERT INTO search(rowid, words) VALUES (?, ?)", (n + 1, words))
    typed = "dat dai thon 12"
    raw = pc.replica.database.raw()
    for end in range(3, len(typed) + 1, 3):
        asked = Sought(typed=typed[:end])
        print(f"{asked.typed!r:24}", timed(lambda a=asked: finding.found(raw, a, 50), 20))  # type: ignore[misc]
    raw.close()


def texts_(place: DistrictPlace, root: Path) -> None:
    texts(place)


def first(place: DistrictPlace, root: Path) -> None:
    pc = place.enrol(COMMUNE)
    for n in range(5_000):
        pc.number(f"Văn bản số {n}")
        if n % 50 == 49:
            pc.sync()
    print("pulled and listed:      ", timed(lambda: place.enrol(COMMUNE), 1))


def preview_(place: DistrictPlace, root: Path) -> None:
    preview.measure(root, timed)


def papers(place: DistrictPlace, root: Path) -> None:
    suggestions.report()


def queries_(place: DistrictPlace, root: Path) -> None:
    queries(place.enrol(COMMUNE))


def year_(place: DistrictPlace, root: Path) -> None:
    years()


def window_(place: DistrictPlace, root: Path) -> None:
    from tests.benchmarks.window import window  # Qt is of no use to the others

    window(place, root)


def frames_(place: DistrictPlace, root: Path) -> None:
    from tests.benchmarks.window import frames

    frames(place, root)


def saving_(place: DistrictPlace, root: Path) -> None:
    from tests.benchmarks.window import saving

    saving(place, root)


def below_(place: DistrictPlace, root: Path) -> None:
    below(place, timed)


def on_a_line(measure: Callable[[], None]) -> Callable[[DistrictPlace, Path], None]:
    return lambda place, root: lines.alone(measure)


def fair(place: DistrictPlace, root: Path) -> None:
    fairness(place)


def capacity_(place: DistrictPlace, root: Path) -> None:
    capacity(sys.argv[2:])


BENCHMARKS = {
    "save": (save, 0),
    "fanout": (fanout, 3_300),
    "search": (search_, 0),
    "texts": (texts_, 0),
    "first": (first, 0),
    "preview": (preview_, 0),
    "papers": (papers, 0),
    "queries": (queries_, 0),
    "year": (year_, 0),
    "window": (window_, 0),
    "below": (below_, 18),
    "morning": (on_a_line(lines.mornings), 0),
    "one": (on_a_line(lines.one_document), 0),
    "idle": (on_a_line(lines.idle), 0),
    "resume": (on_a_line(lines.resume), 0),
    "cuts": (on_a_line(lines.cuts), 0),
    "fair": (fair, 0),
    "capacity": (capacity_, 0),
    "frames": (frames_, 0),
    "saving": (saving_, 0),
}
WITH_A_VALUE = ("--line", "--runs", "--times", "--seed")


def named(words: list[str]) -> list[str]:
    """The benchmarks that were asked for, all where none is named; ends with a sentence where none is so called."""
    names, rest = [], iter(words)
    for word in rest:
        if word in WITH_A_VALUE:
            next(rest, "")
        elif not word.startswith("--") and not word.isdigit():
            names.append(word)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        sys.exit(f"There is no benchmark {unknown[0]}. There are: {', '.join(BENCHMARKS)}.")
    return names or [*BENCHMARKS]


def main(words: list[str]) -> None:
    names = named(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    for name in names:
        run, communes = BENCHMARKS[name]
        with tempfile.TemporaryDirectory() as folder:
            place = DistrictPlace(Path(folder), extra_communes=communes)
            print(f"\n{name}")
            run(place, Path(folder))
            for pc in place.pcs:
                pc.close()
            place.close()


if __name__ == "__main__":
    main(sys.argv[1:])
