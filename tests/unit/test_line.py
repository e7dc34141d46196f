"""How the line stands: every cell of its table."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sync.engine.backoff import pause_s
from sync.engine.line import Event, Halted, Heard, Hindered, Line, TryFailed, TryNow, step
from tests.support.fakes import NoChance
from tests.unit.scene import NOW

TABLE = """
state     heard   hindered      failed        refused   now
unknown   up      down(pause)   down(pause)   halted    -
up        -       down(pause)   down(pause)   halted    -
down      up      -             down(longer)  halted    trying
trying    up      down(longer)  down(longer)  halted    -
halted    -       -             -             halted    trying
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [(row[0], event, cell) for row in ROWS[1:] for event, cell in zip(ROWS[0][1:], row[1:], strict=True)]
THEN, NOW_S, CHANCE = NOW - timedelta(hours=1), 5_000.0, NoChance()
BEFORE = {
    "unknown": Line(),
    "up": Line(state="up", since=THEN),
    "down": Line("down", THEN, "server.busy", {"was": "so"}, tries=3, down_since_s=4_990.0, next_try_s=4_999.0),
    "trying": Line("trying", THEN, "server.busy", {"was": "so"}, tries=3, down_since_s=4_990.0, next_try_s=4_999.0),
    "halted": Line("halted", THEN, "device.revoked", {"was": "so"}),
}
EVENTS: dict[str, Event] = {
    "heard": Heard(),
    "hindered": Hindered("line.portal", {"detail": "x"}),
    "failed": TryFailed("line.portal", {"detail": "x"}),
    "refused": Halted("device.forked", {"detail": "x"}),
    "now": TryNow(),
}


@pytest.mark.parametrize(("state", "event", "cell"), CELLS)
def test_every_cell_of_the_table(state: str, event: str, cell: str) -> None:
    before = BEFORE[state]
    after = step(before, EVENTS[event], NOW, NOW_S, CHANCE)
    if cell == "-":
        assert after == before
    elif cell == "up":
        assert after == Line(state="up", since=NOW)
    elif cell == "trying":
        assert after == replace(before, state="trying")
    elif cell == "halted":
        assert after == Line("halted", NOW, "device.forked", {"detail": "x"})
    elif cell == "down(pause)":
        pause = pause_s("line.portal", 1, 0.0, None, CHANCE)
        assert after == Line("down", NOW, "line.portal", {"detail": "x"}, 1, NOW_S, NOW_S + pause)
    else:
        assert cell == "down(longer)"
        assert (after.state, after.since, after.tries, after.down_since_s) == ("down", THEN, 4, 4_990.0)
        assert (after.code, after.facts) == ("line.portal", {"detail": "x"})
        assert after.next_try_s == NOW_S + pause_s("line.portal", 4, 10.0, None, CHANCE)
        assert after.next_try_s > NOW_S + pause_s("line.portal", 3, 10.0, None, CHANCE)


@pytest.mark.parametrize(("state", "is_open"), [(s, s in ("unknown", "up", "trying")) for s in BEFORE])
def test_work_is_tried_while_the_line_is_not_known_to_be_bad(state: str, is_open: bool) -> None:
    assert BEFORE[state].is_open is is_open


def test_the_same_refusal_again_changes_nothing_not_even_since_when() -> None:
    refusal = Halted("device.revoked", {"other": "words"})
    assert step(BEFORE["halted"], refusal, NOW, NOW_S, CHANCE) == BEFORE["halted"]


def test_a_bad_time_began_with_its_first_failure_and_ends_with_a_word_from_the_server() -> None:
    line = step(Line(state="up", since=THEN), Hindered("line.timeout"), NOW, NOW_S, CHANCE)
    for n in range(1, 700):
        line = step(line, TryNow(), NOW, NOW_S, CHANCE)
        line = step(line, TryFailed("line.timeout"), NOW + timedelta(seconds=n), NOW_S + n, CHANCE)
    assert (line.since, line.tries) == (NOW, 700)
    assert line.next_try_s - (NOW_S + 699) > 1.0
    assert step(line, Heard(), NOW, NOW_S, CHANCE) == Line(state="up", since=NOW)


def test_a_servers_wish_to_be_left_alone_is_kept() -> None:
    line = step(Line(), Hindered("server.busy", wish_s=30.0), NOW, NOW_S, CHANCE)
    assert line.next_try_s >= NOW_S + 30.0


def test_several_workers_that_fail_at_once_count_as_one_failure() -> None:
    first = step(BEFORE["up"], Hindered("line.reset"), NOW, NOW_S, CHANCE)
    late = step(first, Hindered("line.timeout"), NOW + timedelta(seconds=5), NOW_S + 5, CHANCE)
    assert late == first
