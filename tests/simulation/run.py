"""One seed is one run: a world, a hundred steps of whatever may happen, and then peace, in which all must agree."""

import random
import traceback
from collections.abc import Callable

from sync.engine.hands import DOWN, UP
from tests.simulation import people
from tests.simulation.convergence import converge
from tests.simulation.network import FAULTS, UNREACHED
from tests.simulation.world import World

STEPS = 100
TURNS = 16  # of a copy and its model
Misfortune = Callable[[World, random.Random, str], None]
SHAPES = (
    ("district", "clerk"),
    ("district", "clerk", "second"),
    ("district", "clerk", "next"),
    ("district", "clerk", "second", "leader"),
    ("district", "clerk", "leader"),
    ("district", "clerk", "second", "next", "next-2"),
)
FEW = SHAPES[:3]  # where there will be copies and heirs of each


def run(seed: int, steps: int = STEPS) -> World:
    """Play a seed to its end; the world is closed, its trace tells what happened. Raises: Violation, or whatever the
    product raised where it must not; the trace so far is its note."""
    chance = random.Random(f"seed {seed}")
    befalls = MORE.get(seed % 5, ())
    world = World(seed, chance.choice(FEW if befalls is ANEW else SHAPES))
    try:
        if chance.random() < 0.4:
            world.back_up()
        for _ in range(steps):
            _step(world, chance, (*MISFORTUNES, *befalls))
        converge(world)
        if befalls is ANEW:
            for name in list(world.pcs):
                world.enrol_anew(name)
            converge(world)
            if seed % 10 == 5 and world.server.backups:
                _lose_all_once_more(world, chance)
    except BaseException as error:
        error.add_note(f"seed {seed}, step {len(world.trace)}:\n" + "\n".join(world.trace[-40:]))
        raise
    finally:
        world.close()
    return world


def _lose_all_once_more(world: World, chance: random.Random) -> None:
    """What was done by PCs that others have become, and what these have done since, is offered together."""
    for _ in range(2 * len(world.pcs)):
        world.act(chance.choice(list(world.pcs)))
    converge(world)
    world.restore(0)
    converge(world)


def _step(world: World, chance: random.Random, may_befall: tuple[tuple[Misfortune, int], ...]) -> None:
    name = chance.choice(list(world.pcs))
    luck = chance.random()
    if luck < 0.30:
        world.act(name)
    elif luck < 0.80:
        alike = chance.choices(ALIKE, (4, 4, 2, 2))[0]
        world.work(name, alike[len(world.trace) % len(alike)])
    elif luck < 0.83:
        world.watch(name)
    elif luck < 0.86:
        world.pass_time(chance.choice((0.2, 3.0, 11.0, 70.0, 3600.0)))
    elif luck < 0.91:
        world.spoil(name, chance.choice(FAULTS))
    else:
        misfortune, _ = may_befall[chance.choices(range(len(may_befall)), [often for _, often in may_befall])[0]]
        misfortune(world, chance, name)


def _line(world: World, chance: random.Random, name: str) -> None:
    world.mend(name) if name in world.wire.cut else world.cut(name, chance.choice(UNREACHED))


def _strike(world: World, chance: random.Random, name: str) -> None:
    how = chance.choice(("before", "after", "torn"))
    world.strike(chance.choice((name, name, "")), how, chance.randrange(4), power=chance.random() < 0.5)


def _all_on(world: World, chance: random.Random, name: str) -> None:
    for who in [*world.pcs, ""]:
        world.start(who)


def _disk(world: World, chance: random.Random, name: str) -> None:
    who, is_bad = chance.choice((name, name, "")), chance.random() < 0.5
    if who and chance.random() < 0.4:
        world.lock(who, is_locked=is_bad)
    else:
        world.fill(who, is_full=is_bad)


def _clock(world: World, chance: random.Random, name: str) -> None:
    world.jump(chance.choice((name, name, "")), chance.choice((-90_000, -700, -30, 30, 700, 90_000)))


def _restore(world: World, chance: random.Random, name: str) -> None:
    if world.server.backups:
        world.restore(chance.randrange(len(world.server.backups)))


def _twins(world: World, chance: random.Random, name: str) -> None:
    """A copy and its model take turns, by line and by stick: what the one hands over stands in the places of the
    other."""
    world.clone(name)
    pair = [one for one in (name, f"{name}-copy") if one in world.pcs]
    steps: tuple[Callable[[str], object], ...] = (
        lambda who: world.act(who, people.dispatch),
        lambda who: world.work(who, "push"),
        lambda who: world.work(who, "listen"),
        lambda who: world.write_stick(who),
        lambda who: world.write_stick(world.pcs[who].who.office),
        lambda who: world.read_stick("", len(world.sticks) - 1),
        lambda who: world.read_stick(who, len(world.sticks) - 1),
        lambda who: world.back_up(),
        lambda who: _restore(world, chance, who),
    )
    for step in chance.choices(steps, (4, 4, 2, 2, 2, 2, 2, 1, 1), k=TURNS):
        step(chance.choice(pair))


ALIKE = (("push",), ("listen",), UP, DOWN)  # workers that do the same take turns
MISFORTUNES: tuple[tuple[Misfortune, int], ...] = (
    (_line, 16),
    (_strike, 14),
    (_all_on, 20),
    (_disk, 8),
    (_clock, 4),
    (_restore, 9),
    (lambda world, chance, name: world.back_up(), 7),
    (lambda world, chance, name: world.deliver_late(), 8),
    (lambda world, chance, name: world.clone(name), 4),
    (lambda world, chance, name: world.lose(name), 2),
    (lambda world, chance, name: world.revoke(name), 2),
    (lambda world, chance, name: world.bring(world.pcs[name].who.office), 4),
    (lambda world, chance, name: world.update(name), 2),
)

STICKS: tuple[tuple[Misfortune, int], ...] = (  # of every fifth seed: a bundle costs as much as many exchanges
    (lambda world, chance, name: world.write_stick(chance.choice((name, name, world.pcs[name].who.office))), 40),
    (lambda world, chance, name: world.read_stick(chance.choice((name, "", "")), chance.randrange(50)), 40),
)

BACKUPS: tuple[tuple[Misfortune, int], ...] = (
    (lambda world, chance, name: world.keep(name), 40),
    (lambda world, chance, name: world.bring_back(name, is_lost=chance.random() < 0.7), 40),
)
ANEW: tuple[tuple[Misfortune, int], ...] = (  # who is at two places is enrolled anew, and sticks go to and fro
    (_twins, 40),
    (lambda world, chance, name: world.enrol_anew(name), 30),
    (lambda world, chance, name: world.keep(name), 10),
    (lambda world, chance, name: world.bring_back(name, is_lost=chance.random() < 0.3), 10),
    *((misfortune, often // 2) for misfortune, often in STICKS),
    (_restore, 12),
    (lambda world, chance, name: world.back_up(), 12),
)
MORE = {4: STICKS, 2: BACKUPS, 0: ANEW}  # of every fifth seed, by what is left of it


def failure(seed: int, steps: int = STEPS) -> str:
    """What a seed fails of, and the end of its trace; "" where it holds."""
    try:
        run(seed, steps)
    except Exception as error:
        where = "" if isinstance(error, AssertionError) else "".join(traceback.format_exception(error, limit=-8))
        return "\n".join([f"{type(error).__name__} {error}", *getattr(error, "__notes__", []), where])
    return ""
