"""The page of threats names tests and sources that are there, and leaves no threat without an answer."""

import re

import pytest

from tests.architecture.pages import missing, names_in, spans
from tests.architecture.test_shape import ROOT

TEXT = (ROOT / "THREATS.md").read_text(encoding="utf-8")
THREATS = [line.strip("|").split("|") for line in TEXT.splitlines() if line.startswith("| **")]


def test_the_page_is_short() -> None:
    assert len(TEXT.split()) <= 1600


def test_every_test_and_source_that_it_names_is_there() -> None:
    assert missing(TEXT) == []
    named = [span for span in spans(TEXT) if re.fullmatch(r"[A-Z]\w+", span)]
    assert set(named) <= names_in("app/*.py", "sync/*.py")


@pytest.mark.parametrize("cells", THREATS, ids=lambda cells: str(cells[0]).split("**")[1])
def test_every_threat_has_an_answer_a_proof_and_what_stays_open(cells: list[str]) -> None:
    who, answer, proof, still_open = cells
    assert all(cell.strip() for cell in (who, answer, still_open))
    assert any(span.startswith("test_") for span in spans(proof))


def test_no_threat_is_forgotten() -> None:
    assert len(THREATS) >= 13
    assert TEXT.count("\n| **") == len(THREATS)
