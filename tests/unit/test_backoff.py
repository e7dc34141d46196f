"""When to try again: often while nothing answers, less and less often later, never sooner than the server wishes."""

import random

import pytest

from sync.engine.backoff import pause_s
from tests.support.fakes import NoChance

SILENT = ["line.refused", "line.timeout", "line.reset", "line.no_name", "line.unreachable"]
CHANCE = NoChance()


@pytest.mark.parametrize("code", SILENT)
def test_while_nothing_answers_it_is_tried_every_second_for_ten_minutes(code: str) -> None:
    assert {pause_s(code, tries, tries, None, CHANCE) for tries in range(1, 600)} == {1.0}


@pytest.mark.parametrize("code", SILENT)
def test_then_less_and_less_often_up_to_five_minutes(code: str) -> None:
    pauses = [pause_s(code, 600 + n, 600.0 + 60 * n, None, CHANCE) for n in range(120)]
    assert pauses[0] == 2.0
    assert pauses == sorted(pauses)
    assert pauses[-1] == 300.0


@pytest.mark.parametrize("code", ["line.portal", "server.busy", "tls.untrusted"])
def test_what_answers_wrongly_is_asked_less_often_from_the_start(code: str) -> None:
    pauses = [pause_s(code, tries, 0.0, None, CHANCE) for tries in range(1, 40)]
    assert pauses[:3] == [2.0, pytest.approx(3.4), pytest.approx(5.78)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 300.0
    assert pause_s(code, 10**6, 10.0**9, None, CHANCE) == 300.0


@pytest.mark.parametrize("code", [*SILENT, "server.busy"])
def test_a_servers_own_wish_is_honoured_and_never_undercut(code: str) -> None:
    chance = random.Random(7)
    pauses = [pause_s(code, 1, 0.0, 30.0, chance) for _ in range(200)]
    assert all(30.0 <= pause <= 37.5 for pause in pauses)
    assert len(set(pauses)) > 100


def test_pcs_that_lost_the_line_together_do_not_come_back_together() -> None:
    chance = random.Random(7)
    pauses = [pause_s("server.busy", 4, 20.0, None, chance) for _ in range(200)]
    middle = 2.0 * 1.7**3
    assert all(0.75 * middle <= pause <= 1.25 * middle for pause in pauses)
    assert max(pauses) - min(pauses) > 0.4 * middle
