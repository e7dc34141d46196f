"""Where pages lie, whatever their sizes and the window's."""

import pytest

from app.ui.reading.preview.sheets import PIXELS_A_POINT, STEPS, Sheets, next_step

A4, LANDSCAPE = (595.0, 842.0), (842.0, 595.0)


def test_the_usual_page_fills_the_width_and_a_broader_one_is_made_smaller() -> None:
    sheets = Sheets([A4, LANDSCAPE, A4], 600, 0.0, 16, 12)
    assert [sheet.width for sheet in sheets.sheets] == [568, 568, 568]
    assert sheets.sheets[1].height < 568
    assert sheets.width == 600


def test_a_chosen_size_is_the_same_for_every_page() -> None:
    sheets = Sheets([A4, LANDSCAPE], 600, 1.0, 16, 12)
    assert [sheet.width for sheet in sheets.sheets] == [round(w * PIXELS_A_POINT) for w, _ in (A4, LANDSCAPE)]
    assert sheets.width == sheets.sheets[1].width + 32


def test_pages_lie_one_below_the_other_and_never_overlap() -> None:
    sheets = Sheets([A4] * 50, 471, 0.0, 16, 12)
    for one, other in zip(sheets.sheets, sheets.sheets[1:], strict=False):
        assert other.top == one.bottom + 12
    assert sheets.height == sheets.sheets[-1].bottom + 12


def test_what_is_seen_between_two_heights() -> None:
    sheets = Sheets([A4] * 400, 471, 0.0, 16, 12)
    third = sheets[2]
    assert sheets.seen(third.top, third.bottom) == range(2, 3)
    assert sheets.seen(third.top - 12 - 1, third.top + 1) == range(1, 3)
    assert sheets.seen(0, sheets.height) == range(400)
    assert sheets.page_at(third.top + 5) == 2
    assert sheets.page_at(third.bottom) == 3
    assert sheets.page_at(sheets.height + 1000) == 399


@pytest.mark.parametrize("room", [1, 30, 200, 4000])
def test_no_window_is_too_small_or_too_large(room: int) -> None:
    sheets = Sheets([A4, (1.0, 14_400.0)], room, 0.0, 16, 12)
    assert all(sheet.width >= 1 and sheet.height >= 1 for sheet in sheets.sheets)


def test_a_file_without_pages_has_no_height() -> None:
    assert Sheets([], 500, 0.0, 16, 12).height == 0


def test_the_steps_go_from_the_smallest_to_the_largest_and_back() -> None:
    factor, seen = STEPS[0], [STEPS[0]]
    while (factor := next_step(factor, up=True)) != seen[-1]:
        seen.append(factor)
    assert tuple(seen) == STEPS
    while factor > STEPS[0]:
        factor = next_step(factor, up=False)
        seen.pop()
    assert seen == [STEPS[0]]
    assert next_step(0.72, up=True) == 0.8
    assert next_step(0.72, up=False) == 0.67
