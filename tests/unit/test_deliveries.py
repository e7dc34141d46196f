"""How far a document has come with each recipient: states move on, never back."""

from datetime import timedelta
from itertools import permutations, product

import pytest

from sync.rules.deliveries import Delivery, advanced, least_advanced
from sync.rules.rows import Event
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.unit.scene import NOW

LADDER = ["waiting", "sent", "arrived", "opened", "registered", "assigned", "in_progress", "done"]
FINAL = ["refused", "recalled", "closed"]


def delivery(state: str, office: str = DISTRICT) -> Delivery:
    return Delivery(
        id=f"doc@{office}", document="doc", sender=COMMUNE, office=office, state=state, at=NOW, posted_at=NOW
    )


def event(code: str, hours: int = 1) -> Event:
    return Event(code=code, at=NOW + timedelta(hours=hours), office=DISTRICT)


@pytest.mark.parametrize(("state", "code"), list(product(LADDER + FINAL, LADDER + FINAL)))
def test_a_late_or_repeated_code_never_moves_a_state_back(state: str, code: str) -> None:
    after = advanced(delivery(state), event(code), final_reason="vì sao")
    if state in FINAL:
        expected = state
    elif code in FINAL:
        expected = code
    else:
        expected = LADDER[max(LADDER.index(state), LADDER.index(code))]
    assert after.state == expected
    assert after.at == (NOW if expected == state else NOW + timedelta(hours=1))
    assert after.reason == ("" if expected == state else "vì sao")
    assert after.history == (event(code),)


def test_whatever_the_order_of_the_codes_the_furthest_one_stands_and_all_are_kept() -> None:
    for order in permutations(["sent", "arrived", "opened", "registered", "arrived"]):
        reached = delivery("waiting")
        for hours, code in enumerate(order):
            reached = advanced(reached, event(code, hours))
        assert reached.state == "registered"
        assert [e.code for e in reached.history] == list(order)


@pytest.mark.parametrize("state", FINAL)
def test_a_final_state_stands_past_everything(state: str) -> None:
    assert all(delivery(state).rank > delivery(other).rank for other in LADDER)


@pytest.mark.parametrize(
    ("states", "word"),
    [
        (["registered", "arrived", "done"], "arrived"),
        (["waiting", "done"], "waiting"),
        (["done", "done"], "done"),
        (["refused", "opened"], "opened"),
        (["recalled", "refused", "registered"], "registered"),
        (["refused", "refused"], "refused"),
        (["recalled", "recalled"], "recalled"),
        (["refused", "recalled"], "refused"),
        ([], "waiting"),
    ],
)
def test_a_document_has_the_word_of_its_least_advanced_recipient(states: list[str], word: str) -> None:
    for order in set(permutations(states)):
        assert least_advanced([delivery(state, f"office-{n}") for n, state in enumerate(order)]) == word


@pytest.mark.parametrize(
    ("offices", "outside", "word"),
    [
        ([], ["waiting"], "waiting"),
        ([], ["closed"], "closed"),
        ([], ["closed", "waiting"], "waiting"),
        (["arrived"], ["closed"], "arrived"),
        (["refused"], ["closed"], "closed"),
        (["refused"], ["waiting"], "waiting"),
    ],
)
def test_an_outside_recipient_counts_as_waiting_until_it_is_closed(
    offices: list[str], outside: list[str], word: str
) -> None:
    inside = [delivery(state, f"office-{n}") for n, state in enumerate(offices)]
    assert least_advanced([*inside, *(delivery(state, "") for state in outside)]) == word
