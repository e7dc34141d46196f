"""5,334 real subjects in the lists: what a clerk types finds them, with marks or without, as a plain look does."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from sync.rules.text import folded
from tests.benchmarks.queries import TYPED, decomposed, filled, found
from tests.support.places import Pc
from tests.support.shared_data import real_rows

PLAIN = [typed for alike in TYPED for typed in alike if re.fullmatch(r"[^\d/]+", typed)]


@pytest.fixture
def raw(commune: Pc) -> Iterator[Any]:
    made = filled(commune)
    yield made
    made.close()


def words_of_each() -> list[set[str]]:
    texts = (folded(f"{row['number']} {row['subject']} {row['kind']}") for row in real_rows())
    return [set(re.findall(r"\w+", text)) for text in texts]


def counted(typed: str, documents: list[set[str]]) -> int:
    """Documents that have each word; the last may be a beginning: they are read one by one."""
    *whole, last = (_either(word) for word in folded(typed).split())
    return sum(
        all(forms & has for forms in whole) and any(word.startswith(form) for word in has for form in last)
        for has in documents
    )


def _either(word: str) -> set[str]:
    """i and y at the end of such a word sound alike, and are found alike."""
    return {f"{word[:-1]}i", f"{word[:-1]}y"} if re.fullmatch(r"(h|k|l|m|s|t|v|qu)[iy]", word) else {word}


def test_what_is_typed_finds_the_same_with_marks_and_without(raw: Any) -> None:
    numbers = {typed: [line.id for line in found(raw, typed)] for alike in TYPED for typed in alike}
    for alike in TYPED:
        for typed in alike:
            assert numbers[typed] == numbers[alike[0]], typed
            assert [line.id for line in found(raw, decomposed(typed))] == numbers[typed], typed
    assert sum(bool(numbers[alike[0]]) for alike in TYPED) >= 17
    assert numbers["không có văn bản nào như thế"] == []


def test_it_finds_all_that_a_plain_look_finds(raw: Any) -> None:
    documents = words_of_each()
    assert len(documents) == 5334
    assert len(PLAIN) > 20
    assert {typed: len(found(raw, typed)) for typed in PLAIN} == {typed: counted(typed, documents) for typed in PLAIN}
