"""The search's figures at 100,000 documents, two thirds of them with text inside their files.

The texts are made of real subjects where the shared data is here, so that words are as common as they are in life.
"""

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from sync.replica import finding
from sync.replica.facets import facets
from sync.replica.line import Line
from sync.replica.replica import Replica
from sync.replica.sought import Sought
from sync.rules.text import folded
from tests.benchmarks.many import SUBJECTS, fill
from tests.support.places import DistrictPlace
from tests.support.sample_offices import COMMUNE
from tests.support.shared_data import FOLDER, real_subjects

DOCUMENTS, SENTENCES = 100_000, 25
TYPED = (
    "dat dai",
    "giai phong mat bang",
    "quy che quan ly",
    "phong chong thien tai",
    "12/ubnd",
    "ruou bia hoi nghi",
    "thong bao",
    "covid hoc sinh",
)
NARROWED: tuple[dict[str, Any], ...] = (
    {},
    {"box": "incoming", "year": 2024},
    {"kind": "TB", "is_open": False},
    {"is_open": True},
    {"office": "06455", "year": 2025, "is_open": False},
)


def texts(place: DistrictPlace, documents: int = DOCUMENTS) -> None:
    pc = place.enrol(COMMUNE)
    fill(pc.replica, tuple(f"{n:05d}" for n in range(6450, 6472)), documents)
    began = time.perf_counter()
    _fill_texts(pc.replica)
    size = sum(path.stat().st_size for path in Path(pc.folder).glob("office.db*")) / 1e6
    print(f"texts indexed:           {time.perf_counter() - began:.0f} s, the office's file {size:.0f} MB")
    raw = pc.replica.database.raw()
    keys = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    print("as one types, fields:   ", _spread([_took(lambda k=k: _fields(raw, k)) for k in keys]))  # type: ignore[misc]
    asked = [Sought(typed=typed, **narrowed) for typed in TYPED for narrowed in NARROWED for _ in range(5)]
    print("inside files, filtered: ", _spread([_took(lambda s=s: finding.found_inside(raw, s, 100)) for s in asked]))  # type: ignore[misc]
    print("both, filtered:         ", _spread([_took(lambda s=s: _both(raw, s)) for s in asked]))  # type: ignore[misc]
    raw.close()


def _fields(raw: Any, typed: str) -> object:
    return finding.found(raw, Sought(typed=typed), 200)


def _both(raw: Any, sought: Sought) -> object:
    return finding.found(raw, sought, 200), finding.found_inside(raw, sought, 100)


def _fill_texts(replica: Replica) -> None:
    chance = random.Random(1)
    sentences = [folded(one) for one in (real_subjects() if (FOLDER / "subjects.csv.gz").is_file() else SUBJECTS)]
    with replica.database.write() as connection:
        for n, data in connection.exec_driver_sql("SELECT n, data FROM listing").all():
            if n % 3:
                line = msgspec.json.decode(data, type=Line)
                words = f"{folded(f'{line.notation} {line.subject}')} {facets(line, line.posted_at)}"
                inside = " ".join(chance.choices(sentences, k=SENTENCES))
                query = "INSERT INTO inside(rowid, words, texts) VALUES (?, ?, ?)"
                connection.exec_driver_sql(query, (n, words, inside))


def _took(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1000


def _spread(took: list[float]) -> str:
    ordered = sorted(took)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms of {len(ordered)}"
