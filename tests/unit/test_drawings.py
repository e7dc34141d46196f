"""Drawn pages that are kept: never more than so many bytes, the latest seen the longest."""

from PySide6.QtGui import QImage

from app.documents.page_protocol import Draw
from app.ui.reading.preview.drawings import PART, WHOLE, Drawings, parts


def image(part: Draw) -> QImage:
    return QImage(part.part_width, part.part_height, QImage.Format.Format_RGB32)


def only(page: int, side: int = 100) -> Draw:
    [part] = parts(page, side, side, 0xFFFFFF)
    return part


def test_an_ordinary_page_is_one_drawing_and_a_huge_one_many_that_cover_it() -> None:
    assert len(list(parts(0, 1588, 2246, 0))) == 1
    made = list(parts(0, 5000, 7000, 0))
    assert sum(part.pixels for part in made) == 5000 * 7000
    assert all(part.part_width <= PART and part.part_height <= PART for part in made)
    assert 1588 * 2246 <= WHOLE < 5000 * 7000


def test_never_more_is_kept_than_there_is_room_for() -> None:
    kept = Drawings(most_bytes=3 * 100 * 100 * 4)
    for page in range(50):
        kept.put(only(page), image(only(page)))
        assert kept.bytes <= 3 * 100 * 100 * 4
    assert [page for page in range(50) if only(page) in kept] == [47, 48, 49]


def test_what_is_looked_at_is_kept_longest() -> None:
    kept = Drawings(most_bytes=3 * 100 * 100 * 4)
    for page in range(3):
        kept.put(only(page), image(only(page)))
    assert kept.get(only(0)) is not None
    kept.put(only(3), image(only(3)))
    assert [page for page in range(4) if only(page) in kept] == [0, 2, 3]


def test_a_page_in_another_size_stands_in_until_the_right_one_has_come() -> None:
    kept = Drawings()
    kept.put(only(0, 50), image(only(0, 50)))
    assert only(0, 100) not in kept
    stand_in = kept.whole(0)
    assert stand_in is not None
    assert stand_in.width() == 50


def test_a_page_that_cannot_be_drawn_is_known_as_such_and_the_others_are_not() -> None:
    kept = Drawings()
    kept.put(only(0), None)
    kept.put(only(1), image(only(1)))
    assert kept.is_refused(0)
    assert not kept.is_refused(1)
    assert not kept.is_refused(2)
