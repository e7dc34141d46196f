"""When a file in a folder is whole: every cell of the table in `scan_settling`."""

import pytest

from app.actions.scan_settling import (
    HELD_LONG_S,
    LONGEST_REST_S,
    PATIENCE_S,
    QUIET_S,
    Seen,
    Settling,
    is_passing,
    is_wanted,
)

ONE, OTHER = Seen(100, 1), Seen(200, 2)


def test_a_file_is_due_when_it_has_been_quiet_for_a_second() -> None:
    settling = Settling()
    assert settling.look({"a.pdf": ONE}, 0.0) == []
    assert settling.look({"a.pdf": ONE}, QUIET_S - 0.1) == []
    assert settling.look({"a.pdf": ONE}, QUIET_S) == ["a.pdf"]


@pytest.mark.parametrize("change", [Seen(101, 1), Seen(100, 2)])
def test_a_change_of_size_or_time_begins_the_second_anew(change: Seen) -> None:
    settling = Settling()
    settling.look({"a.pdf": ONE}, 0.0)
    assert settling.look({"a.pdf": change}, QUIET_S) == []
    assert settling.look({"a.pdf": change}, 2 * QUIET_S) == ["a.pdf"]


def test_what_is_held_is_tried_after_longer_and_longer_rests() -> None:
    settling, now, rests = Settling(), 1.0, []
    settling.look({"a.pdf": ONE}, 0.0)
    for _ in range(7):
        assert settling.look({"a.pdf": ONE}, now) == ["a.pdf"]
        settling.rest("a.pdf", now, held=True)
        due = settling.next_s()
        assert due is not None
        assert settling.look({"a.pdf": ONE}, due - 0.01) == []
        rests.append(due - now)
        now = due
    assert rests == [1.0, 2.0, 4.0, 8.0, LONGEST_REST_S, LONGEST_REST_S, LONGEST_REST_S]
    assert settling.held_long(HELD_LONG_S + 1.0) == ["a.pdf"]


def test_what_is_let_go_is_not_said_to_be_held() -> None:
    settling = Settling()
    settling.look({"a.pdf": ONE}, 0.0)
    settling.rest("a.pdf", 1.0, held=True)
    settling.rest("a.pdf", 50.0, held=False)
    assert settling.held_long(100.0) == []


def test_patience_ends_half_a_minute_after_the_last_change() -> None:
    settling = Settling()
    settling.look({"a.pdf": ONE}, 0.0)
    settling.look({"a.pdf": OTHER}, 20.0)
    assert not settling.is_out_of_patience("a.pdf", PATIENCE_S + 10)
    assert settling.is_out_of_patience("a.pdf", 20.0 + PATIENCE_S)


def test_what_has_gone_or_is_known_is_forgotten() -> None:
    settling = Settling()
    settling.look({"a.pdf": ONE, "b.pdf": ONE}, 0.0)
    assert settling.look({"b.pdf": ONE}, 1.0) == ["b.pdf"]
    settling.forget(["b.pdf", "never seen"])
    assert (len(settling), settling.next_s()) == (0, None)


@pytest.mark.parametrize("name", ["~$a.docx", "~a.tmp", ".a.pdf", "a.pdf.part", "A.PDF.CRDOWNLOAD", "a.tmp", "$a.pdf"])
def test_passing_names(name: str) -> None:
    assert is_passing(name)
    assert not is_wanted(name)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("a.pdf", True), ("SCAN.PDF", True), ("a.tar.gz", False), ("a.exe", False), ("pdf", False), ("Ảnh.JPG", True)],
)
def test_wanted_names(name: str, wanted: bool) -> None:
    assert is_wanted(name) is wanted
