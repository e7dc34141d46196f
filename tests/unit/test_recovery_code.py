"""A recovery key on paper: a typing error is found at once, and in which group."""

import os

import pytest

from sync.protocol.codes import ALPHABET
from sync.protocol.recovery_code import GROUPS, RANDOM_BYTES, make_recovery_code, normal_recovery_code, wrong_group


def test_a_key_is_read_however_it_was_typed() -> None:
    code = make_recovery_code(bytes(range(RANDOM_BYTES)))
    assert [len(group) for group in code.split("-")] == [5] * GROUPS
    for typed in (code.lower(), code.replace("-", " "), f" {code}\n", code.replace("0", "o").replace("1", "l")):
        assert normal_recovery_code(typed) == code


@pytest.mark.parametrize("seed", range(20))
def test_every_wrong_character_is_found_in_its_group(seed: int) -> None:
    code = make_recovery_code(os.urandom(RANDOM_BYTES))
    for at, letter in enumerate(code):
        if letter == "-":
            continue
        other = ALPHABET[(ALPHABET.index(letter) + 1 + seed) % 32]
        assert wrong_group(code[:at] + other + code[at + 1 :]) == at // 6 + 1


def test_groups_that_change_places_and_keys_cut_short_are_found() -> None:
    code = make_recovery_code(bytes(range(7, 7 + RANDOM_BYTES)))
    groups = code.split("-")
    assert normal_recovery_code("-".join([groups[1], groups[0], *groups[2:]])) is None
    for typed in ("", code[:-1], code[:10], f"{code}-{groups[0]}"):
        assert wrong_group(typed) == GROUPS + 1
