"""Every no of the program is said in words that help, in both languages, and some test has heard it.

A new refusal that fails here wants: its sentence in resources/wording/vi.toml and en.toml - what happened, what is
safe, what to do -, and a test that provokes it and names its code.
"""

import ast
import re

import pytest

from sync.wording import LANGUAGES, _load
from tests.architecture.refusals import ROOT, Said, said

HERE = ("test_refusals.py", "refusals.py")
# Where somebody says no to what a person or a PC asked; what the world does to a PC (disks, lines) is tested by kind.
JUDGES = ("sync/rules/", "sync/server/", "sync/replica/", "app/actions/")
NO = ("Refusal", "Refused")
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s")
OPTIONAL = re.compile(r"\[[^\[\]]*\]")
# Words of ours that a clerk has no use for.
OURS = re.compile(r"\b(intent|outbox|replica|epoch|hash|sha256|token|lane|scope|payload|exception|null|None)\b", re.I)


def by_code(judges: tuple[str, ...] = ("",)) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for one in said():
        if one.module.startswith(judges):
            found.setdefault(one.code, []).append(one)
    return found


def refused(found: dict[str, list[Said]]) -> set[str]:
    return {code for code, places in found.items() if any(one.by in NO for one in places)}


def none_of(found: dict[str, list[Said]], codes: set[str], wanted: str) -> None:
    """Fails with a line for each code and where it is said."""
    lines = [f"{code}: {', '.join(sorted({one.module for one in found[code]}))}" for code in sorted(codes)]
    assert not lines, f"{wanted}:\n" + "\n".join(lines)


def named_by_tests() -> set[str]:
    """All texts of the tests; of one with spaces no part counts."""
    texts: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        if path.name not in HERE:
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            texts |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return texts


def test_the_codes_are_found_however_they_are_put_together() -> None:
    found = by_code()
    assert len(found) > 230
    assert {"document.void", "document.already_released"} <= found.keys()  # held by a variable
    assert {"document.already_refused", "document.already_recalled"} <= found.keys()  # put together
    assert "row.not_yours" in found or "message.unreadable" in found
    unknown = {code for code in found if code.endswith("…")}
    none_of(found, unknown, "a code is put together here: say of what in PUT_TOGETHER of refusals.py")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_no_has_a_sentence(language: str) -> None:
    found, sentences = by_code(), _load(language)
    none_of(found, found.keys() - sentences.keys(), f"no sentence in resources/wording/{language}.toml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_says_what_happened_and_then_what_is_safe_or_to_be_done(language: str) -> None:
    found, sentences = by_code(JUDGES), _load(language)
    texts = {code: OPTIONAL.sub("", sentences[code]) for code in refused(found) if code in sentences}
    too_short = {code: text for code, text in texts.items() if len(SENTENCE_ENDS.split(text.strip())) < 2}
    lines = "\n".join(f"{code}: {text}" for code, text in sorted(too_short.items()))
    assert not lines, f"what happened is one sentence; what is safe and what to do is another:\n{lines}"


def test_the_vietnamese_speaks_a_clerks_words() -> None:
    sentences, found = _load("vi"), by_code(JUDGES)
    spoken = {c: re.sub(r"\{\w+\}|--[\w-]+", "", sentences[c]) for c in found if c in sentences}
    assert {code: text for code, text in spoken.items() if OURS.search(text)} == {}


def test_every_no_has_been_heard_by_a_test() -> None:
    found = by_code(JUDGES)
    none_of(found, refused(found) - named_by_tests(), "write a test that provokes it and names its code")
