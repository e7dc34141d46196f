"""What a clerk types becomes a question that finds what he means."""

import pytest

from sync.replica.question import question


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("đất đai", '"dat" AND "dai"'),
        ("12/TB", '"12/tb"'),
        ("3/tb", '("3/tb" OR "03/tb")'),
        ("03/TB-UBND", '("3/tb-ubnd" OR "03/tb-ubnd")'),
        ("số 1248", '"1248"'),
        ("Số: 12/QÐ", '"12/qd"'),
        ("ngày 7/5/2026", '("07/05/2026" OR "07/5/2026" OR "7/05/2026" OR "7/5/2026" OR "\ue000d20260507")'),
        ("31/2/2026", '"31/2/2026"'),
        ("cơ sở", '"co" AND "so"'),
        ("kĩ thuật", '("ki" OR "ky") AND "thuat"'),
        ("quý I", '("qui" OR "quy") AND "i"'),
        ("", ""),
        (" – / ", ""),
        ('"; DROP', '"drop"'),
    ],
)
def test_finished_words(typed: str, asked: str) -> None:
    assert question(typed, unfinished=False) == asked


def test_the_last_word_may_be_a_beginning_and_facets_are_words_of_their_own() -> None:
    assert question("dat da", unfinished=True) == '"dat" AND "da"*'
    assert question("li", unfinished=True) == '("li"* OR "ly"*)'
    assert question("dat", unfinished=True, facets=("\ue000bincoming",)) == '"dat"* AND "\ue000bincoming"'
    assert question("", unfinished=True, facets=("\ue000bincoming",)) == '"\ue000bincoming"'
