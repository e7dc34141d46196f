"""A year of one commune on three PCs that are offline as they please: the books are right, and explain themselves.

`dev.py bench year` plays more of them; a seed that fails is played again by `dev.py bench year --seed N`.
"""

from pathlib import Path

import pytest

from tests.year.compare import compared
from tests.year.script import Year

SEED = 1
MORE = (2, 3)
# What has to have been played for the year to say anything.
PLAYED = {
    "enter": 330, "take in": 100, "present": 100, "direct": 100, "accept": 100, "finish": 100, "reply": 20,
    "number": 120, "release": 110, "submit a draft": 20, "approve a draft": 10, "return a draft": 3,
    "refuse": 3, "district refuses": 3, "recall": 3, "recall to us": 2, "district answers": 2, "answer recall": 1,
    "withdraw": 2, "void": 3, "void a gap": 1, "letter": 5, "remind": 5, "take over": 4,
}  # fmt: skip


def check(root: Path, seed: int, came: int, went: int) -> None:
    print(f"seed {seed}")  # shown where it fails
    year = Year(root, seed)
    try:
        acts = year.ledger.acts
        assert {act: acts[act] for act, least in PLAYED.items() if acts[act] < least} == {}
        assert len(year.ledger.came) >= came
        assert len(year.ledger.went) >= went
        found = compared(year, root)
        assert found.differs == [], "\n".join(found.differs[:20])
        assert found.counts["rows on paper"] > 700
    finally:
        year.close()


@pytest.mark.timeout(900)
def test_a_year_on_three_pcs_leaves_books_that_an_independent_count_confirms(tmp_path: Path) -> None:
    check(tmp_path, SEED, came=400, went=120)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", MORE)
def test_other_years_do_too(tmp_path: Path, seed: int) -> None:
    check(tmp_path, seed, came=350, went=120)
