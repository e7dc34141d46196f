"""Which page goes on which sheet, and where."""

import pytest

from app.ui.doing.print_sheets import Paper, place, sheets

DPI = 300
A4 = Paper(2480, 3508, 50, 50, 2380, 3408)


def test_files_follow_each_other_in_one_job() -> None:
    assert sheets([2, 0, 1], 0, 0, 1, collate=True, backwards=False) == [(0, 0), (0, 1), (2, 0)]


def test_a_range_copies_and_the_other_order() -> None:
    assert [s.page for s in sheets([5], 2, 3, 1, collate=True, backwards=False)] == [1, 2]
    assert [s.page for s in sheets([2], 0, 0, 2, collate=True, backwards=False)] == [0, 1, 0, 1]
    assert [s.page for s in sheets([2], 0, 0, 2, collate=False, backwards=False)] == [0, 0, 1, 1]
    assert [s.page for s in sheets([3], 0, 0, 1, collate=True, backwards=True)] == [2, 1, 0]


def test_a_page_of_the_paper_s_size_keeps_its_own_size() -> None:
    where = place(595, 842, A4, DPI)
    assert (where.width, where.height, where.turned) == (2479, 3508, False)
    assert where.left <= 1
    assert where.top == 0


def test_a_small_page_is_not_blown_up_and_stands_in_the_middle() -> None:
    where = place(297, 420, A4, DPI)
    assert (where.width, where.height) == (1238, 1750)
    assert abs(where.left - (2480 - 1238) / 2) <= 1
    assert abs(where.top - (3508 - 1750) / 2) <= 1


@pytest.mark.parametrize("size", [(842, 1191), (1191, 842), (3000, 300), (614, 1008)])
def test_a_larger_page_is_made_to_fit_where_the_printer_reaches(size: tuple[float, float]) -> None:
    where = place(*size, A4, DPI)
    across, down = (where.height, where.width) if where.turned else (where.width, where.height)
    assert where.left >= 50
    assert where.top >= 50
    assert where.left + across <= 2430
    assert where.top + down <= 3458
    assert abs(where.width / where.height - size[0] / size[1]) < 0.05 * size[0] / size[1]


def test_a_scan_that_is_hardly_larger_than_the_paper_is_hardly_shrunk() -> None:
    where = place(603, 846, A4, DPI)
    assert where.width >= 0.98 * 603 * DPI / 72


def test_a_broad_page_is_turned_to_lie_along_the_paper() -> None:
    where = place(842, 595, A4, DPI)
    assert where.turned
    assert (where.width, where.height) == (3508, 2479)
