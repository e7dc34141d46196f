"""Words found as they are typed, at the places where they stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.folded_places import FoldedPlaces
from sync.rules.text import folded

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậÀẢÃÁẠĐĂÂÊÔƠƯỄỘỪÐð0123456789 \r\n\t.,:;/-_()«»…ﬁ\u0301\u0323"
TEXT = st.text(st.sampled_from(LETTERS), max_size=80)


def shown(text: str, wanted: str) -> list[str]:
    return [text[start:end] for start, end in FoldedPlaces.of(text).found(folded(wanted))]


@given(TEXT)
def test_it_folds_as_the_search_of_documents_does(text: str) -> None:
    assert FoldedPlaces.of(text).text.strip() == folded(text)


@given(TEXT)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    made = FoldedPlaces.of(text)
    assert len(made.places) == len(made.text)
    assert list(made.places) == sorted(made.places)
    for place, character in zip(made.places, made.text, strict=True):
        if character != " ":
            assert character in folded(text[place])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dat dai", "đất đai"),
        ("ĐẤT ĐAI", "đất đai"),
        ("ho ngheo", "hộ nghèo"),
        ("hộ nghèo", "hộ nghèo"),
        ("hoa", "Hòa"),
        ("1247/UBND-NN", "1247/UBND-NN"),
        ("247", "247"),
    ],
)
def test_what_is_typed_without_marks_is_found_with_them(form: str, typed: str, found: str) -> None:
    text = unicodedata.normalize(form, "Số: 1247/UBND-NN về đất đai, hộ nghèo xã Hòa Bình")
    assert [unicodedata.normalize("NFC", one) for one in shown(text, typed)] == [found]


def test_words_that_go_on_in_the_next_line_are_found() -> None:
    assert shown("quản lý đất\r\n   đai trên địa bàn", "dat dai") == ["đất\r\n   đai"]


def test_a_word_is_found_by_its_beginning_and_not_in_the_middle_of_another() -> None:
    assert shown("ban An nam, toàn dân, an toàn", "an") == ["An", "an"]


def test_every_place_is_found_and_none_twice() -> None:
    assert len(FoldedPlaces.of("đất đất đất đất").found("dat dat")) == 2


def test_nothing_typed_finds_nothing() -> None:
    assert FoldedPlaces.of("đất đai").found("") == []
