"""The pages of the help: the same in both languages, and buttons are called in them what they are called on screen."""

import re

import pytest

from app.ui.help.topics import FOLDER, topics
from app.ui.words.speech import speech
from tests.support.house_words import lapses
from tests.support.window_texts import english

PAGES = sorted(path.name for path in FOLDER.glob("*.md"))
PICTURE = re.compile(r"!\[[^\]]*\]\((\S+)\)")
NAMED = re.compile(r"\*{1,2}([^*]+)\*{1,2}")
KEYS = re.compile(r"\b(?:F\d+|Esc|(?:Ctrl|Shift|Alt)\+\S)")


def text(page: str, language: str = "vi") -> str:
    return ((FOLDER if language == "vi" else FOLDER / language) / page).read_text("utf-8")


def test_every_page_is_there_in_english() -> None:
    assert sorted(path.name for path in (FOLDER / "en").glob("*.md")) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_show_the_same_pictures_and_name_the_same_keys(page: str) -> None:
    for what in (PICTURE, KEYS, re.compile(r"^(?:#+|- |\d+\. |\|)", re.MULTILINE)):
        assert what.findall(text(page)) == what.findall(text(page, "en"))


@pytest.mark.parametrize("page", PAGES)
def test_what_the_window_calls_by_a_name_the_help_calls_by_the_same(page: str) -> None:
    known, other = english(), text(page, "en")
    named = {part.strip(" .:") for found in NAMED.findall(text(page)) for part in re.split(r"[·›:]", found)}
    assert [name for name in sorted(named) if name in known and known[name].casefold() not in other.casefold()] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_vietnamese_is_polite_and_spelt_one_way(page: str) -> None:
    assert lapses(text(page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_the_english_is_english(page: str) -> None:
    said = text(page, "en")
    for name in ("Tiếng Việt", "28/2018/QĐ-TTg"):  # a language and a regulation as they are called
        said = said.replace(name, "")
    assert re.findall(r"\S*[À-ỹ]\S*", said) == []


def test_the_help_speaks_the_language_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    assert topics()[0].title == "Ngày đầu tiên"
    monkeypatch.setattr(speech, "language", "en")
    assert topics()[0].title == "The first day"
