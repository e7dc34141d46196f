"""Faults planted in the product on purpose, to see that the simulation sees them.

A plant is a small patch: in one function, one text takes the place of another. Where the product has moved on and the
text is no longer there, planting fails, so no plant rots. `seed` is one that catches it, `by` the invariant that does.
"""

import importlib
import inspect
import os
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from tests.simulation.ledger import Violation
from tests.simulation.run import run
from tests.simulation.store_apart import StoreApart
from tests.simulation.template import template

WIDTH = 28  # of a name in the table
SEARCHED = 40  # seeds, when `show` looks for one that catches a plant


@dataclass(frozen=True)
class Plant:
    """`where`: module and function, `sync.files:FileStore.put_bytes`. `why`: what a programmer might have thought."""

    where: str
    old: str
    new: str
    why: str
    seed: int
    by: str


PLANTS: dict[str, Plant] = {
    "cursor too far": Plant(
        "sync.replica.pulled:store_rows",
        "for row in rows:",
        "for row in list(rows)[: 3 * len(list(rows)) // 4 + 1]:",
        "the page's end is its cursor, whatever was stored of it",
        *(42, "equal"),
    ),
    "leases begin at one place": Plant(
        "sync.rules.granting:lease",
        "max(highest_granted(work, series, year), WINDOW,",
        "max(WINDOW,",
        "leases begin behind the first window",
        *(36, "numbers"),
    ),
    "nothing offered again": Plant(
        "sync.replica.offering_again:_hand_over_again",
        "in_(AGAIN)",
        'in_(("acknowledged",))',
        "what is settled is safe",
        *(1, "kept"),
    ),
    "what it touched forgotten": Plant(
        "sync.replica.offering_again:_hand_over_again",
        "connection.execute(_TOUCH_TOO",
        "connection.execute(_touched.delete().where(_touched.c.intent == row.id)); connection.execute(_TOUCH_TOO",
        "what is offered again is laid anew, so nobody asks what it touched before",
        *(34, "settled"),
    ),
    "epoch kept": Plant(
        "sync.server.restoring:_renew",
        'meta.write(connection, "epoch", epoch)',
        "pass",
        "it is the same server",
        *(1, "kept"),
    ),
    "clone not seen": Plant(
        "sync.server.judging:Sitting._verdict",
        "if not is_new and self._handed(item) not in (own, borne):",
        "if False:",
        "a sequence says which intent it is",
        *(7, "clones"),
    ),
    "sent without its files": Plant(
        "sync.replica.listing:_outgoing",
        "released and not document.stored_at and any(d.office and d.state not in FINAL for d in deliveries)",
        'released and any(d.office and d.state == "waiting" for d in deliveries)',
        "what has arrived is not waiting",
        *(1, "honest"),
    ),
    "green while something waits": Plant(
        "app.ui.shell.strip_words:_line_words",
        "if page.waiting or page.files_up or page.files_down:",
        "if page.files_down:",
        "what is handed over is as good as sent",
        *(1, "honest"),
    ),
    "lanes overtake": Plant(
        "sync.replica.outbox:give_sequences",
        "if not busy & tied.get(row.about, {row.about}):",
        "if True:",
        "what is ready may go",
        *(61, "order"),
    ),
    "not asked where it stands": Plant(
        "sync.engine.exchange:push_once",
        "pushes.EMPTY if counters_wanted else pushes.next_push",
        "pushes.next_push",
        "its last backup is the one that it was restored from",
        *(123, "order"),
    ),
    "last one not shown": Plant(
        "sync.replica.transaction:Transaction.store_push_answer",
        'if read_meta(self.connection, "expected_due"):',
        "if False:",
        "what the server has counted of this PC is this PC's",
        *(655, "clones"),
    ),
    "refusal out of sight": Plant(
        "sync.replica.outbox:settle",
        '"dismissed" if is_put_away else "refused"',
        '"dismissed"',
        "the server has said no, so it is over",
        *(34, "once"),
    ),
    "upload begins anew": Plant(
        "sync.engine.exchange:upload_once",
        "offset = state.durable",
        "offset = 0",
        "a file goes up from its start",
        *(23, "settled"),
    ),
    "page begins one late": Plant(
        "sync.server.pulling:page",
        "after=after,",
        "after=after + min(after, 1),",
        "the cursor is the next one that is wanted",
        *(1, "equal"),
    ),
    "what has left stays": Plant(
        "sync.server.pulling:page",
        "None if is_gone else data",
        "data",
        "a row is a row",
        *(30, "equal"),
    ),
    "acknowledged is enough": Plant(
        "sync.replica.transaction:Transaction.store_page",
        "self._settle_acknowledged()",
        "pass",
        "the verdict has settled it",
        *(1, "settled"),
    ),
    "past left behind": Plant(
        "sync.replica.carrying_over:left_behind",
        "(*outbox.PENDING, *_STANDING)",
        "outbox.PENDING",
        "who is enrolled anew needs what has not gone out yet",
        *(5, "carried"),
    ),
    "its files left behind": Plant(
        "sync.replica.carrying_over:left_behind",
        "row.id in lacking",
        "False",
        "what the server has taken has gone out",
        *(340, "arrived"),
    ),
    "its earlier acts behind": Plant(
        "sync.replica.offering_again:what_may_be_lost",
        "return _hand_over_again(connection, younger | earlier_selves)",
        "about = _hand_over_again(connection, younger | earlier_selves)\n"
        '    among = earlier_selves & (_outbox.c.state == "sent")\n'
        '    connection.execute(update(_outbox).where(among).values(state="ready"))\n'
        "    return about",
        "what has no lane any more goes with the rest",
        *(555, "order"),
    ),
    "nothing waits for its earlier acts": Plant(
        "sync.engine.engine:Engine._push",
        "not self._earlier.holds_back",
        "True",
        "what is done now can go now",
        *(3150, "order"),
    ),
    "a copy's verdict by stick": Plant(
        "sync.replica.carried:are_of_a_copy",
        "own is not None and own != verdict.intent",
        "False",
        "the verdicts on a stick are of the PC that it names",
        *(895, "kept"),
    ),
    "audit line left out": Plant(
        "sync.server.judging:Sitting._remember",
        "audit.record(",
        '(audit.record if verdict.outcome == "applied" else lambda *a, **k: None)(',
        "only what was done is of interest",
        *(36, "audit"),
    ),
}


def table() -> str:
    """Every plant: its name, the seed that catches it, the invariant that does, and what a programmer had thought."""
    return "\n".join(f"{name:<{WIDTH}} {one.seed:>5}  {one.by:<8} {one.why}" for name, one in PLANTS.items())


@contextmanager
def planted(plant: Plant) -> Iterator[None]:
    """The fault is in the product inside the block. Raises: LookupError where its text is not there."""
    module_name, _, path = plant.where.partition(":")
    module = importlib.import_module(module_name)
    *parents, name = path.split(".")
    owner: Any = module
    for parent in parents:
        owner = getattr(owner, parent)
    source = textwrap.dedent(inspect.getsource(getattr(owner, name)))
    if source.count(plant.old) != 1:
        raise LookupError(f"{plant.where} has this {source.count(plant.old)} times: {plant.old}")
    namespace: dict[str, Any] = {}
    exec(compile(source.replace(plant.old, plant.new), module.__file__ or "", "exec"), module.__dict__, namespace)
    with ExitStack() as stack:
        for place in _places(owner, name):
            before = getattr(place, name)
            stack.callback(setattr, place, name, before)
            setattr(place, name, namespace[name])
        yield


def _places(owner: Any, name: str) -> list[Any]:
    """Where a function is known by its name: its module, and those that have imported it."""
    function = getattr(owner, name)
    if inspect.isclass(owner):
        return [owner]
    ours = [m for n, m in sys.modules.items() if n.startswith(("sync.", "app.")) and m is not None]
    return [m for m in ours if getattr(m, name, None) is function]


def caught(plant: Plant, seed: int) -> str:
    """By which invariant a seed catches a plant: its name, or the error that the product ran into; "" if not at all."""
    for is_plain in (True, False):
        template(is_plain=is_plain)  # before anything is planted
    with planted(plant), StoreApart.reliable():
        try:
            run(seed)
        except Violation as violation:
            return violation.invariant
        except Exception as error:
            return type(error).__name__
    return ""


def finding(name: str) -> str:
    """Which of the first seeds catches a plant, and by what; "" where none does."""
    plant = PLANTS[name]
    for seed in dict.fromkeys([plant.seed, *range(1, SEARCHED + 1)]):
        if by := caught(plant, seed):
            return f"seed {seed}, by {by}"
    return ""


def show(name: str) -> int:
    """Say what catches a plant, or every one for `all`; 1 where one stays hidden."""
    missed = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        asked = {pool.submit(finding, each): each for each in ([*PLANTS] if name == "all" else [name])}
        for done in as_completed(asked):
            missed += not done.result()
            print(f"{asked[done]}: {done.result() or f'by no seed up to {SEARCHED}'}", flush=True)
    return 1 if missed else 0
