"""Rows of a list with headings: which row holds what, both ways."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.documents.rows import Rows

GROUPS = st.lists(st.tuples(st.integers(min_value=1, max_value=5), st.booleans()), max_size=8)


def test_headings_stand_before_their_documents() -> None:
    rows = Rows([(2, True), (3, True)])
    assert rows.headings == [0, 3]
    assert [rows.document_in(row) for row in range(8)] == [None, 0, 1, None, 2, 3, 4, None]


@given(GROUPS)
def test_every_document_has_one_row_and_every_row_one_document_or_a_heading(groups: list[tuple[int, bool]]) -> None:
    rows = Rows(groups)
    assert [rows.document_in(rows.row_of(n)) for n in range(rows.documents)] == list(range(rows.documents))
    held = [rows.document_in(row) for row in range(rows.total)]
    assert [n for n in held if n is not None] == list(range(rows.documents))
    assert [row for row, n in enumerate(held) if n is None] == rows.headings


def test_past_the_end_there_is_nothing() -> None:
    assert Rows().document_in(0) is None
    assert Rows([(1, False)]).document_in(5) is None
