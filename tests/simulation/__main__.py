"""The simulation by command: `dev.py sim`.

sim --seeds N [--first S]   N seeds from S on (1 unless said otherwise), as many at once as there are processors
sim --seed S                one seed, everything that happened in it
sim --plant NAME            plant a fault and say which seed catches it by which invariant; `all` for every one
sim --plants                the table of them, without running: name, seed, invariant, what was thought
sim --steps N               so many steps a seed, 100 unless said otherwise
sim --postgresql            the server's data in a PostgreSQL of the simulation's own
sim --s3                    the server's files in a store apart, which fails now and then
"""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.simulation import plants
from tests.simulation.run import STEPS, failure, run
from tests.support import on_s3
from tests.support.on_postgresql import cluster

TELL_EVERY = 500


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py sim", description=__doc__)
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--plant", choices=["all", *plants.PLANTS])
    parser.add_argument("--plants", action="store_true")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--s3", action="store_true")
    asked = parser.parse_args()
    if asked.plants:
        print(plants.table())
        return 0
    if asked.s3:
        on_s3.ask_for_one_apart()
    if asked.postgresql:
        with cluster():
            return _play(asked)
    return _play(asked)


def _play(asked: argparse.Namespace) -> int:
    if asked.plant:
        return plants.show(asked.plant)
    if asked.seed is not None:
        return _one(asked.seed, asked.steps)
    return _many(range(asked.first, asked.first + asked.seeds), asked.steps)


def _one(seed: int, steps: int) -> int:
    if said := failure(seed, steps):
        print(said)
        return 1
    world = run(seed, steps)
    print("\n".join(world.trace), f"\nseed {seed}: {world.wire.exchanges} exchanges, digest {world.digest}")
    return 0


def _many(seeds: range, steps: int) -> int:
    began, failed = time.monotonic(), 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        asked = {pool.submit(failure, seed, steps): seed for seed in seeds}
        for n, done in enumerate(as_completed(asked), 1):
            if said := done.result():
                failed += 1
                print(f"seed {asked[done]}: {said.splitlines()[0]}", flush=True)
            if n % TELL_EVERY == 0 and n < len(seeds):
                print(f"  {n} of {len(seeds)}, {failed} failed, {time.monotonic() - began:.0f} s", flush=True)
    took_s = time.monotonic() - began
    print(f"{len(seeds)} seeds of {steps} steps in {took_s:.0f} s, {failed} failed; each by `dev.py sim --seed S`")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
