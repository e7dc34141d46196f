"""The subjects of 5,334 real documents pass every door."""

import unicodedata

import pytest

from sync.rules.documents import check_subject
from sync.rules.limits import Limits
from sync.rules.text import folded, one_line
from tests.support.shared_data import real_subjects


@pytest.fixture(scope="module")
def subjects() -> list[str]:
    return real_subjects()


def test_all_real_subjects_pass(subjects: list[str]) -> None:
    assert len(subjects) == 5334
    limits = Limits()
    assert [s for s in subjects if check_subject(s, limits)] == []


def test_real_subjects_are_stored_composed_and_found_without_their_marks(subjects: list[str]) -> None:
    assert sum(not unicodedata.is_normalized("NFC", s) for s in subjects) == 97
    for subject in subjects:
        line = one_line(subject)
        assert unicodedata.is_normalized("NFC", line)
        assert folded(line) == folded(subject) == folded(unicodedata.normalize("NFD", line.upper()))
