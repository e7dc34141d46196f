"""Years of one commune, each by its seed: what was played, and where program and ledger differ."""

import sys
import tempfile
import time
from pathlib import Path

from tests.year.compare import compared
from tests.year.script import Year

SEEDS = range(1, 6)
HEADINGS = ("seed", "s", "came", "went", "acts", "refused", "numbers", "void", "rows", "on paper", "differ")


def years() -> None:
    """`--seed N` in the command's words plays that one alone, and tells what differs."""
    words = sys.argv[1:]
    seeds = [int(words[words.index("--seed") + 1])] if "--seed" in words else SEEDS
    print(" ".join(f"{heading:>8}" for heading in HEADINGS))
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            year = Year(Path(folder), seed)
            took, ledger = time.perf_counter() - began, year.ledger
            found = compared(year, Path(folder))
            counts = (found.counts[name] for name in ("numbers", "void in a range", "rows", "rows on paper"))
            done = (len(ledger.came), len(ledger.went), sum(ledger.acts.values()), sum(ledger.said_no.values()))
            figures = (seed, round(took), *done, *counts, len(found.differs))
            print(" ".join(f"{figure:8,}" for figure in figures), flush=True)
            year.close()
        for line in found.differs[:20]:
            print("   ", line)
