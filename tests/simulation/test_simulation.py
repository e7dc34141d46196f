"""Hundreds of worlds in which everything breaks that may: nothing is lost, doubled or misreported, and all agree."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sync.errors import LocalHindrance
from sync.replica.meta import write_meta
from tests.simulation.plants import PLANTS, caught
from tests.simulation.run import failure, run
from tests.simulation.seeds import KEPT
from tests.simulation.world import World

SEEDS, IN_ONE = 500, 10
MANY = 10_000
ROOT = Path(__file__).resolve().parents[2]
PRINT_DIGESTS = "from tests.simulation.run import run\nprint(*[run(seed).digest for seed in (3, 4, 20, 54, 58)])"


@pytest.mark.parametrize("seed", KEPT)
def test_a_seed_that_has_failed_once_holds(seed: int) -> None:
    assert failure(seed) == ""


@pytest.mark.parametrize("first", range(1, SEEDS + 1, IN_ONE))
def test_a_hundred_steps_of_misfortune_lose_double_and_misreport_nothing(first: int) -> None:
    assert {seed: said for seed in range(first, first + IN_ONE) if (said := failure(seed))} == {}


@pytest.mark.long
@pytest.mark.parametrize("first", range(SEEDS + 1, MANY + 1, IN_ONE))
def test_thousands_of_seeds_hold(first: int) -> None:
    assert {seed: said for seed in range(first, first + IN_ONE) if (said := failure(seed))} == {}


@pytest.mark.parametrize("seed", [3, 4])
def test_a_disk_that_is_full_or_locked_takes_nothing(seed: int) -> None:
    """One of a plain world and one of an encrypted one: SQLite itself refuses."""
    world = World(seed, ("district", "clerk"))
    with closing(world):
        pc = world.pcs["clerk"]
        for make_bad, code in ((pc.disk.full, "disk.full"), (pc.disk.read_only, "disk.read_only")):
            make_bad(True)
            with pytest.raises(LocalHindrance, match=code), pc.replica.write() as t:
                write_meta(t.connection, "much", "x" * 1_000_000)
            make_bad(False)
            with pc.replica.write() as t:
                write_meta(t.connection, "little", "x")


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_caught(name: str) -> None:
    plant = PLANTS[name]
    assert caught(plant, plant.seed) == plant.by


def test_the_table_of_plants_tells_each_with_its_seed_and_invariant() -> None:
    asked = [sys.executable, "-m", "tests.simulation", "--plants"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split("  ")[0].strip() for line in told] == list(PLANTS)
    assert all(f" {one.seed}  {one.by} " in line for line, one in zip(told, PLANTS.values(), strict=True))


def test_a_seed_is_the_same_run_in_every_process() -> None:
    here = " ".join(run(seed).digest for seed in (3, 4, 20, 54, 58))
    asked, hashing = [sys.executable, "-c", PRINT_DIGESTS], {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run(asked, env=hashing, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == here
