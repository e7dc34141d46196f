"""A year of one commune on three PCs that are offline as they please: the books are right, and explain themselves.

The suite plays a short one, with working days further apart and everything happening in it that happens in a full one;
`-m long` plays full ones. `dev.py bench year` plays more of them; a seed that fails is played again by
`dev.py bench year --seed N`.
"""

from pathlib import Path

import pytest

from tests.year.compare import compared
from tests.year.script import Year

SHORT, SHORT_SEED = 4, 1
SEEDS = (1, 2, 3)
# What has to have been played for a full year to say anything; of a short one, each of it at least once.
PLAYED = {
    "enter": 330, "take in": 100, "present": 100, "direct": 100, "accept": 100, "finish": 100, "reply": 20,
    "number": 120, "release": 110, "submit a draft": 20, "approve a draft": 10, "return a draft": 3,
    "refuse": 3, "district refuses": 3, "recall": 3, "recall to us": 2, "district answers": 2, "answer recall": 1,
    "withdraw": 2, "void": 3, "void a gap": 1, "letter": 5, "remind": 5, "take over": 4,
    "join": 15, "join and give a number up": 2, "put right to us": 5, "corrects": 2, "supersedes": 2,
    "number with a letter": 2, "number a gap": 1, "acting clerk": 1, "hand over": 1,
    "print a book": 25, "correct on paper": 30,
}  # fmt: skip


def check(year: Year, root: Path, least: dict[str, int], came: int, went: int, rows: int) -> None:
    print(f"seed {year.seed}")  # shown where it fails
    acts = year.ledger.acts
    assert {act: acts[act] for act, few in least.items() if acts[act] < few} == {}
    assert len(year.ledger.came) >= came
    assert len(year.ledger.went) >= went
    found = compared(year, root)
    assert found.differs == [], "\n".join(found.differs[:20])
    assert found.counts["rows on paper"] > rows


@pytest.mark.timeout(900)
def test_a_year_on_three_pcs_leaves_books_that_an_independent_count_confirms(tmp_path: Path) -> None:
    year = Year(tmp_path, SHORT_SEED, SHORT)
    try:
        check(year, tmp_path, dict.fromkeys(PLAYED, 1), came=120, went=60, rows=250)
    finally:
        year.close()


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", SEEDS)
def test_full_years_do_too(tmp_path: Path, seed: int) -> None:
    year = Year(tmp_path, seed)
    try:
        check(year, tmp_path, PLAYED, came=400 if seed == 1 else 350, went=120, rows=700)
    finally:
        year.close()
