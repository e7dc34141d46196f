"""Enrolment codes: read over the telephone, typed by hand; typing errors are found without the server."""

import random
from itertools import pairwise

import pytest

from sync.protocol.codes import ALPHABET, make_code, normalised, slip_and_secret

CODES = [make_code(random.Random(seed).randbytes(11)) for seed in range(40)]
LOOKALIKES = {"O": "0", "I": "1", "L": "1"}


def test_a_code_has_three_groups_of_four_without_letters_that_are_taken_for_digits() -> None:
    for code in CODES:
        assert [len(group) for group in code.split("-")] == [4, 4, 4]
        assert not set(code) & set("ILOU")
    assert len(set(CODES)) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_known_however_it_is_typed(code: str) -> None:
    plain = code.replace("-", "")
    alike = [plain.replace("0", zero).replace("1", one) for zero in "0Oo" for one in "1IilL"]
    spaced = [code.replace("-", between) for between in (" ", "–", ".", " - ", "")]
    for typed in (code, code.lower(), f"  {code}\n", *spaced, *alike):
        assert normalised(typed) == code


@pytest.mark.parametrize("code", CODES)
def test_every_single_wrong_character_is_found(code: str) -> None:
    plain = code.replace("-", "")
    for at, right in enumerate(plain):
        for wrong in set(ALPHABET + "OILU") - {right}:
            if LOOKALIKES.get(wrong) != right:
                assert normalised(plain[:at] + wrong + plain[at + 1 :]) is None


def test_every_swap_of_neighbours_is_found_but_that_of_the_first_and_last_character_of_the_alphabet() -> None:
    missed = set()
    for code in CODES + [make_code(bytes([a, b] * 6)) for a in range(32) for b in range(32)]:
        plain = code.replace("-", "")
        for at, (one, two) in enumerate(pairwise(plain)):
            if one != two and normalised(plain[:at] + two + one + plain[at + 2 :]) is not None:
                missed.add(frozenset((one, two)))
    assert missed <= {frozenset("0Z")}


@pytest.mark.parametrize(
    "typed", ["", "-", "ABCD", CODES[0][:-1], CODES[0] + "0", CODES[0] * 2, "ÀBCD-EFGH-JKMN", "U" * 12]
)
def test_what_cannot_be_a_code_is_not_taken_for_one(typed: str) -> None:
    assert normalised(typed) is None


def test_the_slip_and_its_secret_are_parts_of_the_code() -> None:
    for code in CODES:
        slip, secret = slip_and_secret(code)
        assert (len(slip), len(secret)) == (4, 7)
        assert code.replace("-", "").startswith(slip + secret)


def test_every_character_of_the_secret_comes_from_chance() -> None:
    for at in range(11):
        seen = {make_code(bytes(at) + bytes([n]) + bytes(10 - at)).replace("-", "")[at] for n in range(256)}
        assert seen == set(ALPHABET)
