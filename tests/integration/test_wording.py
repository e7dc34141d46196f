"""The sentences themselves: the same blanks in both languages, one spelling, no clerk addressed as a chum."""

import re

import pytest

from app.cli.commands import COMMANDS as OFFICE_COMMANDS
from sync.server.cli import COMMANDS as SERVER_COMMANDS
from sync.wording import LANGUAGES, Wording, _load
from tests.support.house_words import lapses

BLANK = re.compile(r"\{(\w+)\}")
PART = re.compile(r"\[([^\[\]]*)\]")


def test_both_languages_have_the_same_blanks_and_the_same_parts_that_may_be_left_out() -> None:
    vi, en = (_load(language) for language in ("vi", "en"))
    assert vi.keys() == en.keys()
    for code, sentence in vi.items():
        assert sorted(set(BLANK.findall(sentence))) == sorted(set(BLANK.findall(en[code]))), code
        parts = [[sorted(BLANK.findall(part)) for part in PART.findall(text)] for text in (sentence, en[code])]
        assert parts[0] == parts[1], code
        assert all(parts[0]), f"{code}: a part without a blank would always be said"


def test_vietnamese_is_polite_and_spelt_one_way() -> None:
    assert {code: lapses(sentence) for code, sentence in _load("vi").items() if lapses(sentence)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_is_said_only_where_its_blanks_are_known(language: str) -> None:
    wording = Wording(language)
    known, unknown = wording.say("line.refused", {"waiting": "3"}), wording.say("line.refused")
    assert ": 3)" in known
    assert known.startswith(unknown)
    assert not re.search(r"[\[\]{}…]", known + unknown)
    told = wording.say("line.refused", {"waiting": "[{then}]"})  # what a fact holds is said as it is
    assert "[{then}]" in told


# What only a command line says: its own pages, and what arises from its options or at the server.
COMMAND_LINE = ("help.", "option.", "usage.", "page.", "done.", "engine.", "server.", "backup.", "then.", "slips.")
COMMAND_LINE_CODES = {"person.which", "bundle.nothing", "remedy.check.server_not_serving"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_window_says_speaks_of_no_options(language: str) -> None:
    known = _load(language)
    said = {c: known.get(f"window.{c}", s) for c, s in known.items() if not c.startswith(COMMAND_LINE)}
    assert {code for code, sentence in said.items() if "--" in sentence} == COMMAND_LINE_CODES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_told_of(language: str) -> None:
    known = _load(language)
    for program, commands in (("eoffice", OFFICE_COMMANDS), ("eoffice-server", SERVER_COMMANDS)):
        told = {f"help.{program}.{'_'.join(command.words)}" for command in commands if command.words}
        assert told - known.keys() == set()
